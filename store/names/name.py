"""A name, as it is printed and as it is compared."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from store.text.fold import words

_AS_PRINTED = ((" . ", ". "), ("s ' ", "s' "), ("s ’ ", "s’ "), ("t ' ", "t' "), ("t ’ ", "t’ "), (" ' ", " '"), (" ’ ", " ’"))
"""Signs with blanks around them, and how a name has them."""
LONGEST_NAME = 150
"""Characters that a name has at most; what is longer is none."""


class Name(NamedTuple):
    """A name as a story prints it."""

    text: str
    """How it is printed."""
    key: str
    """What its spellings have in common: folded words."""


def named(parts: Sequence[str]) -> Name | None:
    """Return the name that words make; nothing if they are too many for one."""
    text = _printed(parts) if len(parts) > 1 else parts[0]
    return name_of(text) if len(text) <= LONGEST_NAME else None


@lru_cache(2_000)
def name_of(text: str) -> Name:
    """Return the name that is printed so."""
    return Name(text, " ".join(words(text)))


def _printed(parts: Sequence[str]) -> str:
    """Return a name's words as they stood, with no blank before a stop or after an apostrophe."""
    text = " ".join(parts)
    if not text.replace(" ", "").isalpha():
        for parted, printed in _AS_PRINTED:
            text = text.replace(parted, printed)
    return text
