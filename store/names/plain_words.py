"""Capitalised words by themselves: what can be said of a word wherever it stands, so that it is looked into once and not at each place.

Most runs of capitals are one word, or several that are in no list: `Vellberg`, `Ada Finch`. Of these nothing needs to be weighed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.names.boundaries import (
    BEFORE_TITLES,
    NAMING_DAYS,
    NUMBER_WORDS,
    OFFICES,
    ONLY_CONNECT,
    OWN_POSSESSIVES,
    POSSESSIVE,
    uncontracted,
)
from store.names.common_words import is_common
from store.names.gazetteer import is_country, is_place
from store.names.kept import Kept
from store.names.name import Name, name_of
from store.names.other_languages import BEFORE_NAMES
from store.names.run_parts import PARTING, is_belonging
from store.names.sentence_openers import may_only_open
from store.names.single_words import NAMED_LETTERS, is_nobodys, is_people, is_plain
from store.names.word_lists import CALENDAR_WORDS, CONNECTORS, NEVER_FIRST, PARTICLES, SENTENCE_OPENERS, TITLES

_TIED = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)+")
_MOST_WORDS = 8_000
"""Words of which it is kept what is known of them."""
_TOLD_APART = (
    CALENDAR_WORDS
    | CONNECTORS
    | NUMBER_WORDS
    | OFFICES
    | PARTICLES
    | SENTENCE_OPENERS
    | TITLES
    | PARTING
    | BEFORE_NAMES
    | {"will"}
)
"""Words that begin, end or part names, so that it matters what stands around them."""
_AT_ITS_PLACE = NUMBER_WORDS | PARTICLES | NAMING_DAYS | frozenset(word.lower() for word in NAMED_LETTERS)
"""Those of them that are a part of some names that they begin."""


class WordAlone(NamedTuple):
    """What is known of a capitalised word that stands alone."""

    name: Name
    """The name that it may be."""
    low: str
    """The word in small letters, without a verb that is written together with it."""
    surely: bool
    """Whether it is a name wherever it stands."""
    is_plain: bool
    """Whether nothing but its capital makes it more than a common word."""
    is_known_word: bool
    """Whether it is a common word, and no country's name."""
    is_foreign_word: bool
    """Whether another language has it before names."""
    is_told_apart: bool
    """Whether it begins, ends or parts names in a run of words."""


TELLING = "t"
"""The class of a word in a list that tells where names begin or end, or that may be: what stands around it is to be weighed."""
PLAIN = "p"
"""That of a part of a name, unless a sentence begins with it."""
SURE = "s"
"""That of a part of a name even there, if the text has it nowhere in small letters."""
LETTERS = "c"
"""That of capitals that are a part of a name, but for the place that they may stand beside: `OSCE Chechnya`."""
LEADING = "l"
"""That of a word that a name may follow of which it is no part: `The`, `Mr`."""
OPENING = "o"
"""That of one that is no part of it where it opens a sentence: `Meanwhile`."""


def _class_of(word: str) -> str:
    low = word.lower()
    if not word.isalpha() and not _is_tied(word, low):
        return TELLING
    if low not in _TOLD_APART and not is_people(low):
        if word.isupper() and len(word) > 2:
            return LETTERS
        return PLAIN if may_only_open(low) else SURE
    if low in _AT_ITS_PLACE or is_people(low) or is_place(low) or (word.isupper() and len(word) > 2):
        return TELLING
    if low in NEVER_FIRST or low in TITLES:
        return LEADING
    return OPENING if low in SENTENCE_OPENERS else TELLING


def _is_tied(word: str, low: str) -> bool:
    """Return whether a word is of parts that are letters, and no adjective, office or verb is one of them: `Jean-Claude`, `O'Neill`."""
    if not _TIED.fullmatch(word) or low.startswith(BEFORE_TITLES) or low.endswith(POSSESSIVE):
        return False
    return uncontracted(low) == low and not is_belonging(word)


def _alone(word: str) -> WordAlone | None:
    """Return what is known of a word that stands alone; nothing if it is nowhere a name."""
    if is_belonging(word):
        return None
    low = word.lower()
    if not word.isalpha():
        if word.endswith(POSSESSIVE) and low not in OWN_POSSESSIVES:
            word, low = word[:-2], low[:-2]
        low = uncontracted(low)
    name, surely = name_of(word), word in NAMED_LETTERS
    if len(name.key) < 2 or low in ONLY_CONNECT:
        return None
    if not surely and (low in NEVER_FIRST or is_nobodys(word, low)):
        return None
    is_known_word = is_common(low) and not is_country(low)
    return WordAlone(name, low, surely, is_plain(word, low), is_known_word, low in BEFORE_NAMES, low in _TOLD_APART)


words_alone = Kept(_alone, _MOST_WORDS)
"""What is known of each word that stands alone; nothing of those that are no names."""
word_classes = Kept(_class_of, _MOST_WORDS)
"""The class of each word."""
