"""Runs of capitalised words within sentences, which mostly tell their names by themselves: such a run is looked into once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from store.names.boundaries import NAMING_DAYS, uncontracted
from store.names.capitalisation import Capitalisation, capitalisation_of
from store.names.name import Name
from store.names.occurrence import Occurrence
from store.names.pieces import cut
from store.names.sentence_names import in_run
from store.names.single_words import is_plain
from store.names.word_lists import PARTICLES

_WEIGHED = NAMING_DAYS | PARTICLES | {"'"}
"""Words and signs of which the text around the run tells what they are in it."""


def in_run_within(tokens: Sequence[str], start: int, end: int, capitals: Capitalisation) -> Iterator[Occurrence]:
    """Yield the names of a run of capitalised words that stands where nothing opens."""
    known = _names_of(" ".join(tokens[start:end])) if capitals.is_english else None
    if known is None:
        yield from in_run(tokens, start, end, capitals)
        return
    for name, begin, beyond, plain in known:
        if not (plain and capitals.has_small(plain)):
            yield Occurrence(name, tokens, start + begin, start + beyond)


@lru_cache(3_000)
def _names_of(run: str) -> tuple[tuple[Name, int, int, str], ...] | None:
    """Return the names in a run of words and signs: each with where it begins and ends; nothing if the run alone does not tell.

    Last comes the word in small letters that is no name where the text has it so; empty for most.
    """
    words = run.split(" ")
    if not _WEIGHED.isdisjoint(map(str.lower, words)):
        return None
    found = in_run(["said", *words], 1, len(words) + 1, _of_english())
    return tuple((name, start - 1, end - 1, _plain(name.text) if end - start == 1 else "") for name, _, start, end in found)


def _plain(word: str) -> str:
    low = uncontracted(word.lower())
    return low if is_plain(word, low) else ""


@lru_cache(1)
def _of_english() -> Capitalisation:
    """Return how a text capitalises its words of which no more is known than that it is English."""
    return capitalisation_of(cut(["the"]))
