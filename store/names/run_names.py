"""Runs of capitalised words within sentences, which mostly tell their names by themselves: such a run is looked into once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from store.names.boundaries import NAMING_DAYS, uncontracted
from store.names.capitalisation import Capitalisation, capitalisation_of
from store.names.name import Name
from store.names.pieces import cut
from store.names.sentence_names import in_sentence
from store.names.single_words import is_plain
from store.names.word_lists import PARTICLES

_WEIGHED = NAMING_DAYS | PARTICLES | {"'"}
"""Words and signs of which the text around the run tells what they are in it."""


class NameInRun(NamedTuple):
    """A name in a run of words."""

    name: Name
    start: int
    """Which word of the run it begins with."""
    end: int
    """Which word is the first after it."""
    plain: str
    """The word in small letters that is no name where the text has it so; empty for most."""


class NamesInRun(NamedTuple):
    """The names in a run of words."""

    names: tuple[NameInRun, ...]
    length: int
    """How many words the run has."""


@lru_cache(4_000)
def names_in_run(run: str) -> NamesInRun | None:
    """Return the names that a run of words has within an English sentence; nothing if the run alone does not tell."""
    words = run.split(" ")
    if not _WEIGHED.isdisjoint(map(str.lower, words)):
        return None
    found = in_sentence(["said", *words], _of_english())
    names = [NameInRun(name, start - 1, end - 1, _plain(name.text) if end - start == 1 else "") for name, start, end in found]
    return NamesInRun(tuple(names), len(words))


def _plain(word: str) -> str:
    low = uncontracted(word.lower())
    return low if is_plain(word, low) else ""


@lru_cache(1)
def _of_english() -> Capitalisation:
    """Return how a text capitalises its words of which no more is known than that it is English."""
    return capitalisation_of(cut(["the"]))
