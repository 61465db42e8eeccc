"""Variants of one name: when two spellings name the same, and for whom a family name stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from store.names.gazetteer import is_place
from store.names.single_words import is_people
from store.names.word_lists import CONNECTORS, NOT_IN_PERSON_NAMES, ORDINARY_WORDS, STOP_WORDS
from store.text.phonetics import phonetic_key

_MAX_FAMILY = 40
"""More names than this with one last word are no family's."""
_BEGIN_PLACES = frozenset(("el", "san", "santa", "saint", "st", "los", "las"))
"""Words that begin the names of places; within a name, or before a family name alone, they are a person's."""
_LONG, _VERY_LONG = 5, 8
"""Letters a word must have before another spelling of it is taken for the same."""


def same_name(one: str, other: str) -> bool:
    """Return whether two names, given as folded keys, are one: the same words however transliterated, some perhaps left out.

    `zelensky` is `volodymyr zelenskyy`, `bhutto zardari` is `bilawal bhutto zardari`; `bilawal bhutto zardari` is not `asif ali zardari`.
    """
    if one == other:
        return True
    short, long = sorted((one.split(), other.split()), key=len)
    if not short or not _alike(short[-1], long[-1], alone=len(short) == 1):
        return False
    if len(short) == len(long):
        return (len(short) > 1 or not is_place(one)) and all(
            _alike(*pair, alone=False) for pair in zip(short, long, strict=True)
        )
    plain = len(short) == 1 and (short[0] in STOP_WORDS or short[0] in ORDINARY_WORDS or is_people(short[0]))
    return not plain and may_be_person(long) and not is_place(" ".join(short)) and _within(short, long)


_same_again = lru_cache(4_000)(same_name)
"""The same for names of one story, which come again in others."""


def may_be_person(parts: Sequence[str]) -> bool:
    """Return whether a name's words may be a person's full name: two to five words, none an organisation's, nor a place."""
    telling = len(parts) - sum(map(CONNECTORS.__contains__, parts))
    if not (2 <= len(parts) <= 9 and 1 <= telling <= 5) or parts[0] in _BEGIN_PLACES or is_place(" ".join(parts)):
        return False
    return NOT_IN_PERSON_NAMES.isdisjoint(parts) and not any(map(str.isdigit, parts))


def full_names(keys: Sequence[str]) -> dict[str, str]:
    """Return which of some names are short for another of them, and for which: `zardari` for `bilawal bhutto zardari`.

    A name that may be short for two different ones is short for neither.
    """
    found: dict[str, str] = {}
    for family in _families(keys):
        lengths = [key.count(" ") for key in family]
        if min(lengths) == max(lengths):
            continue
        for key, length in zip(family, lengths, strict=True):
            longer = [other for other, its in zip(family, lengths, strict=True) if its > length and _same_again(key, other)]
            if longer:
                longest = max(longer, key=len)
                if all(_same_again(longest, other) for other in longer):
                    found[key] = longest
    return found


def canonical_names(keys: Iterable[str]) -> Mapping[str, str]:
    """Return each of some names, given as folded keys, with the one key that stands for all its spellings among them."""
    known = list(dict.fromkeys(keys))
    stands = {key: key for key in known} | full_names(known)
    for family in _families(known):
        heads: list[str] = []
        for key in family:
            if stands[key] != key:
                continue
            stands[key] = next((head for head in heads if head.count(" ") == key.count(" ") and same_name(head, key)), key)
            if stands[key] == key:
                heads.append(key)
    return {key: stands.get(full, full) for key, full in stands.items()}


def _families(keys: Sequence[str]) -> list[list[str]]:
    """Return the names that end in one word, however spelled, where there are several and not too many to be a family's."""
    by_last: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_last[_family_of(key)].append(key)
    return [family for family in by_last.values() if 1 < len(family) <= _MAX_FAMILY]


@lru_cache(2_000)
def _family_of(key: str) -> str:
    """Return what the last word of a name has in common with its other spellings."""
    last = key.rsplit(" ", 1)[-1]
    return phonetic_key(last) if len(last) >= _LONG else last


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Return whether all of a short name's words stand in the long one, in order."""
    rest = iter(long)
    return all(any(_alike(word, other, alone=False) for other in rest) for word in short if word not in CONNECTORS)


def _alike(one: str, other: str, *, alone: bool) -> bool:
    """Return whether two words are spellings of one; a word alone must sound the same, one among others may have a letter wrong."""
    shorter = min(len(one), len(other))
    if one == other or (shorter >= _LONG and phonetic_key(one) == phonetic_key(other)):
        return True
    if alone or one[0] != other[0]:
        return False
    wrong = 1 if shorter < _VERY_LONG else 2
    return shorter == 1 or (shorter >= _LONG and OSA.distance(one, other, score_cutoff=wrong) <= wrong)
