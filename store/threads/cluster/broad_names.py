"""Broad names: places, peoples, institutions, names of one word: many threads share them, so alone they bring no stories together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from store.names import is_place
from store.names.word_lists import DEMONYMS, ORGANISATION_WORDS, PLACE_WORDS
from store.text.fold import words

_OWN_SUBJECT = PLACE_WORDS - {
    "city", "coast", "county", "district", "emirates", "kingdom", "province", "region", "republic", "territories", "territory", "desert",
    "island", "islands", "gulf", "sea", "ocean", "peninsula", "mountains", "highlands", "hills",
}  # fmt: skip
"""Words of places that are what a thread is about rather than where it happens: `Strait of Vesh`, `Alder River`."""


def is_broad(key: str) -> bool:
    """Return whether a name, given as its folded key, may stand in many threads."""
    parts = key.split()
    if len(parts) < 2:
        return True
    if is_place(key):
        return not (parts[-1] in _OWN_SUBJECT or parts[0] in _OWN_SUBJECT)
    return parts[-1] in ORGANISATION_WORDS or parts[0] in ORGANISATION_WORDS


def broad_words(names: Iterable[str], place: str) -> set[str]:
    """Return the words of broad names, given as folded keys, and of the place a story was written at."""
    found = {word for key in names if " " not in key or (is_broad(key) and is_place(key)) for word in key.split()}
    return found | set(words(place))


def broad_in_headline(folded: Sequence[str]) -> set[str]:
    """Return the words of a headline that are known places' and peoples'."""
    found = {word for word in folded if word in DEMONYMS or is_place(word)}
    for two in pairwise(folded):
        if is_place(" ".join(two)) and is_broad(" ".join(two)):
            found.update(two)
    return found
