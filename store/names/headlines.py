"""Headlines in Which Nearly All Words Have Capitals, and ALL CAPITALS: there a capital says nothing, so that a name needs other evidence.

A word of such a line is one of a name if running text of the story has it capitalised, or if it is known as one: as a place, a company,
a given name and what follows it, letters, or no word of the language at all. Verbs end a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from store.names.abbreviations import ONLY_LETTERS
from store.names.capitalisation import Capitalisation, capitals_tell
from store.names.common_words import is_common
from store.names.gazetteer import is_country_or_region, is_place
from store.names.verbs import is_headline_verb
from store.names.word_lists import (
    CALENDAR_WORDS,
    CONNECTORS,
    ORDINARY_WORDS,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    STOP_WORDS,
    TITLES,
)
from store.text.fold import words

if TYPE_CHECKING:
    from store.names.kinds.listed import ListedNames

_LEAST_WORDS = 3
"""Words that a line has before its capitals are taken for nothing."""
_LONGEST_NAME = 4
"""Words of the longest name that is looked up."""
_ENGLISH, _SURELY = 0.3, 2
"""A line is English where so large a share of its words, and so many, are common English ones."""
_FIRMS = frozenset(
    """
    inc corp corporation ltd plc llc co gmbh holdings industries airlines airways bank bancorp university college council motors
    pharmaceuticals pharma technologies laboratories labs railway railways institute foundation academy hospital federation
    entertainment outfitters communications electronics stores insurance securities energy petroleum
    """.split()
)
"""Words that belong to the name before them."""
_NEVER_INSIDE = ORDINARY_WORDS - {"of", "and", "the", "for"}
"""Words that no listed name has between its others."""
_POSSESSIVE = ("'s", "’s", "'S", "’S")


def _listed() -> ListedNames:
    """Return the names that are known, whose lists are read when the first such headline comes."""
    from store.names.kinds.listed import listed

    return listed()


def is_headline(tokens: Sequence[str]) -> bool:
    """Return whether a line, cut into words and signs, is one whose capitals say nothing."""
    letters = [token for token in tokens if token[0].isalpha()]
    if len(letters) < _LEAST_WORDS or not any(token[0].isupper() for token in letters[1:]):
        return False
    return tokens[-1] != "." and not capitals_tell(tokens)


def recased(tokens: Sequence[str], prose: Capitalisation, *, alone: bool) -> list[str]:
    """Return a headline as a sentence would be written: its names capitalised, all else in small letters.

    `prose` is how the running text of the story capitalises words; `alone` is whether there is none. A line of another language is left as
    it is where there is none: such headlines are an English habit.
    """
    shouts = all(token.isupper() for token in tokens if token[0].isalpha() and len(token) > 1)
    inside = {token.lower(): token for token in sorted(prose.inside)}
    folded = [_bare(token).lower() for token in tokens]
    is_english = prose.is_english if not alone else _is_english(folded)
    if alone and not is_english and not shouts:
        return list(tokens)
    kept = [_is_name(token, low, inside, shouts, is_english) for token, low in zip(tokens, folded, strict=True)]
    if is_english:
        _keep_listed(folded, kept)
        _keep_beside(folded, kept)
    return [_written(token, kept[at], inside, shouts) for at, token in enumerate(tokens)]


def _is_name(token: str, low: str, inside: Mapping[str, str], shouts: bool, is_english: bool) -> bool:
    """Return whether a word alone is one of a name, wherever it stands."""
    if not token[0].isalpha() or low in ORDINARY_WORDS or low in CALENDAR_WORDS:
        return False
    if low in inside or token.lower() in inside:
        return True
    bare = _bare(token)
    if not shouts and len(bare) > 1 and (bare.isupper() or any(map(str.isupper, bare[1:]))):
        return bare not in ONLY_LETTERS
    if is_country_or_region(low):
        return True
    return is_english and token[0].isupper() and len(low) > 1 and not is_common(low) and not is_headline_verb(low)


def _keep_listed(folded: Sequence[str], kept: list[bool]) -> None:
    """Keep words that together, or before a verb or in the possessive, are known as a name."""
    for start in range(len(folded)):
        for end in range(min(len(folded), start + _LONGEST_NAME), start + 1, -1):
            if folded[start].isalnum() and folded[end - 1].isalnum() and _is_listed(" ".join(folded[start:end])):
                kept[start:end] = [True] * (end - start)
                break
        after = folded[start + 1] if start + 1 < len(folded) else ""
        if (
            not kept[start]
            and folded[start] in _listed().organisations
            and folded[start] not in STOP_WORDS
            and is_headline_verb(after)
        ):
            kept[start] = True


@lru_cache(20_000)
def _is_listed(text: str) -> bool:
    """Return whether several words are together known as a place's or an organisation's name."""
    known, key = _listed(), " ".join(words(text))
    if " " not in key or not _NEVER_INSIDE.isdisjoint(key.split()):
        return False
    is_known_place = is_place(key) and key.rsplit(" ", 1)[-1] not in PLACE_WORDS
    return is_known_place or key in known.organisations or key in known.clubs or key in known.towns


def _keep_beside(folded: Sequence[str], kept: list[bool]) -> None:
    """Keep what belongs to a name that was found: a family name after a given one, `Bank of` before, `Airlines` after."""
    known = _listed()
    for at in range(len(folded) - 1):
        word, after = folded[at], folded[at + 1]
        if not kept[at + 1] and word in known.given and after.isalpha():
            if (kept[at] and _may_be_family(folded, at + 1)) or (
                after in known.family and not is_common(after) and _may_be_given(word)
            ):
                kept[at] = kept[at + 1] = True
        elif kept[at + 1] and not kept[at] and word in known.given:
            kept[at] = _may_be_given(word) or (at == 0 and not is_common(after) and not is_place(after))
        if kept[at] and not kept[at + 1] and after in _FIRMS:
            kept[at + 1] = True
        if word in ORGANISATION_WORDS and after == "of" and at + 2 < len(folded) and kept[at + 2]:
            kept[at] = kept[at + 1] = True


def _may_be_given(word: str) -> bool:
    """Return whether a given name is not rather a small word or a verb: `Will`, `Said`."""
    return word not in ORDINARY_WORDS and word not in STOP_WORDS and word not in TITLES and not is_headline_verb(word)


def _may_be_family(folded: Sequence[str], at: int) -> bool:
    """Return whether a word after a given name is the family name, though it is a word of the language as well: `Taylor Swift`."""
    word = folded[at]
    if word in _listed().family and not (is_common(word) and is_place(folded[at - 1])):
        return True
    if (
        word in STOP_WORDS
        or word in ORDINARY_WORDS
        or word in CALENDAR_WORDS
        or is_headline_verb(word)
        or word.endswith(("ing", "ed"))
    ):
        return False
    after = folded[at + 1] if at + 1 < len(folded) else ""
    return is_headline_verb(after) or after in STOP_WORDS or after in ORDINARY_WORDS or not after.isalpha()


def _written(token: str, kept: bool, inside: Mapping[str, str], shouts: bool) -> str:
    """Return a word as a sentence would print it."""
    if not kept:
        return token if not token[0].isalpha() else token.lower()
    if token.lower() in CONNECTORS:
        return token.lower()
    if not shouts:
        return token
    bare = _bare(token)
    printed = inside.get(bare.lower()) or "-".join(part.capitalize() for part in bare.split("-"))
    return printed + token[len(bare) :].lower()


def _bare(token: str) -> str:
    """Return a word without the sign of a possessive."""
    return token[:-2] if token.endswith(_POSSESSIVE) else token


def _is_english(folded: Sequence[str]) -> bool:
    letters = [word for word in folded if word[0].isalpha()]
    common = sum(is_common(word) for word in letters if len(word) > 1)
    return common >= _SURELY and common >= _ENGLISH * len(letters)
