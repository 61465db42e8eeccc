"""Rows that were read of a damaged file with letters missing: signs stand there that say so, and a whole text elsewhere is better."""

from __future__ import annotations

from typing import Any

_LOST = "\ufffd"
"""Stands where a letter could not be read."""


def is_spoilt(value: Any) -> bool:
    """Return whether a row, or anything in it, lacks letters; some stories came so, and lack them wherever they stand."""
    if isinstance(value, str):
        return _LOST in value
    if isinstance(value, dict):
        return any(map(is_spoilt, value.values()))
    return isinstance(value, list) and any(map(is_spoilt, value))
