"""Where titles are written: beneath their lane's dots, in rows, so that none covers another."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from store.exports.svg_picture.gathering import Shown
from store.exports.svg_picture.time_scale import Stretch, place_of

_GAP = 14.0
"""Room between two titles in one row."""
_NEAR = 10.0
"""Titles closer than that are of one dot."""
_NARROW = frozenset("iljtfrI.,:;'’‘|!()[] ")


@dataclass(frozen=True, slots=True)
class Placed:
    """A title with its place."""

    story: Shown
    """The story."""
    x: float
    """Where its day stands, and where its title begins."""
    row: int
    """In which row it is written, from 0."""


def placed(shown: Sequence[Shown], scale: Sequence[Stretch], rows: int, right: float) -> list[Placed]:
    """Return the titles that find a place in some rows, left of an edge; of those that stand close, a few.

    They are placed from the right, so that most lines come down to their titles where no other title stands.
    """
    starts = [right + _GAP] * rows
    found: list[Placed] = []
    for one in _spread(shown, rows * 7, scale)[::-1]:
        x = place_of(scale, one.day)
        end = x + width_of(one.written) + _GAP
        row = next((row for row, start in enumerate(starts) if end <= start), None)
        near = sum(other.x - x < _NEAR for other in found[-rows:])
        if row is not None and near < max(2, rows // 3):
            found.append(Placed(one, x, row))
            starts[row] = x
    return found[::-1]


def width_of(text: str, size: float = 11.0) -> float:
    """Return about how wide a text is, rather too wide than too narrow."""
    return size * sum(_width(char) for char in text)


def _width(char: str) -> float:
    if char in _NARROW:
        return 0.36
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    return 0.74 if char.isupper() or char in "mwMW—%@" else 0.6


def _spread(shown: Sequence[Shown], most: int, scale: Sequence[Stretch]) -> list[Shown]:
    """Return so many titles at most, spread over the picture; starred ones first."""
    if len(shown) <= most:
        return list(shown)
    left, right = scale[0].left, scale[-1].left + scale[-1].width
    best: dict[int, Shown] = {}
    for one in shown:
        bucket = int((place_of(scale, one.day) - left) / (right - left) * most)
        known = best.setdefault(bucket, one)
        if one.starred and not known.starred:
            best[bucket] = one
    return [best[bucket] for bucket in sorted(best)]
