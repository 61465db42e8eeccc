"""The article extraction benchmark's measure: precision and recall of runs of four words, averaged over pages, and their F1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

_WORD = re.compile(r"\w+")
_SIZE = 4


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of a text was found, and how much of what was found belongs to it."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Both in one figure."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.precision + self.recall else 0.0


def overlap(true: str, found: str) -> Overlap:
    """Return how far a text that was found is the true one."""
    wanted, got = _shingles(true), _shingles(found)
    both = (wanted & got).total()
    return Overlap(both / got.total(), both / wanted.total())


def average(overlaps: Iterable[Overlap]) -> Overlap:
    """Return the mean precision and recall of several texts, each counted alike whatever its length."""
    listed = list(overlaps)
    return Overlap(mean(one.precision for one in listed), mean(one.recall for one in listed))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + _SIZE]) for at in range(max(1, len(words) - _SIZE + 1)))
