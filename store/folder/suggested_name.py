"""What a theme that is suggested could be called: what most of its stories share, and what is a thing rather than a quality."""

from __future__ import annotations

import re
from collections.abc import Mapping

from store.names.common_words import common_words, only_describes
from store.names.single_words import is_people
from store.names.word_lists import CALENDAR_WORDS, ORDINARY_WORDS, STOP_WORDS

_MEANS_LITTLE = STOP_WORDS | ORDINARY_WORDS | CALENDAR_WORDS
_NEGATED = re.compile("(?:ai|ca|could|did|do|does|had|has|have|is|must|need|should|was|were|wo|would)nt")
_SMALL = frozenset("of the and for in on at to de la le du des del der den und van von".split())
_PHRASE = 1.5
"""How much more two words and more that stand together tell than one."""
_OFTEN = 0.4
"""In so many of the stories they have to stand."""
_OF_A_PEOPLE = 0.5
"""How much less a people tells: their news is of many themes."""


def means_something(word: str) -> bool:
    """Return whether a folded word, or words, may say what stories are about: no small word, no adverb, no adjective."""
    return " " in word or not (word in _MEANS_LITTLE or _NEGATED.fullmatch(word) or _describes(word))


def suggested_name(shares: Mapping[str, float]) -> str:
    """Return a name for stories that share words, each given with the share of the stories that have it."""
    best = max(shares, key=lambda word: _worth(word, shares[word]))
    small = (part if at and part in _SMALL else part[:1].upper() + part[1:] for at, part in enumerate(best.split()))
    return " ".join(small) if " " in best else best[:1].upper() + best[1:]


def _worth(word: str, share: float) -> float:
    if " " in word:
        return share * (_PHRASE if share >= _OFTEN else 0.5)
    return share * (_OF_A_PEOPLE if is_people(word) else 1.0)


def _describes(word: str) -> bool:
    """Return whether a word is an adjective, an adverb, or tells in passing what somebody does or did: `shared`, `playing`."""
    return only_describes(word) and (word.endswith(("ed", "ing", "ly")) or common_words().kinds.get(word, "verbs") != "verbs")
