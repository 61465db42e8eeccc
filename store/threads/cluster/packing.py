"""Features and their weights as a few bytes, for whatever keeps many of them."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

_FINE = 20
"""Steps in a weight of 1, as it is kept: the weights of single mentions are whole numbers of them."""
_EACH = 5
"""Bytes of a feature and its weight."""


def packed(weights: Mapping[int, float]) -> bytes:
    """Return features and weights, which are at most 9, in five bytes each."""
    steps = bytes([int(weight * _FINE + 0.5) or 1 for weight in weights.values()])
    return array("I", weights).tobytes() + steps


def unpacked(raw: bytes) -> dict[int, float]:
    """Return the features and weights that `packed` wrote."""
    return dict(zip(features_in(raw), [step / _FINE for step in raw[len(raw) // _EACH * 4 :]], strict=True))


def features_in(raw: bytes) -> array[int]:
    """Return the features alone that `packed` wrote."""
    return array("I", raw[: len(raw) // _EACH * 4])
