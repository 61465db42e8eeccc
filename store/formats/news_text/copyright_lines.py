"""Whose a page or picture is: lines that begin with "copyright", and headlines about it, which begin so too."""

from __future__ import annotations

import re

_OWNED = frozenset("© (c) notice notices".split())
"""What follows in a notice."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?,?")
_LONGEST_NAME, _LONGEST_CREDIT = 3, 8
"""Words of an owner's name, and of one that a year or an agency stands behind."""
_PLAIN = frozenset("of the and for via by de".split())
"""Words of a name that are written small."""


def is_copyright_line(line: str) -> bool:
    """Return whether a line that begins with "copyright" says who owns something: with a sign, a year, an agency, or a short name.

    Anything else, such as "Copyright law passes parliament", may be a headline.
    """
    words = [word for word in line.replace(":", " ").split() if word not in "-–—.,"][1:]
    if not words or words[0].lower() in _OWNED or _YEAR.fullmatch(words[0]) or "all rights reserved" in line.lower():
        return True
    if not all(word in _PLAIN or not word[0].islower() for word in words):
        return False
    told = bool(_YEAR.fullmatch(words[-1])) or "via" in words or any("/" in word for word in words)
    return sum(word not in _PLAIN for word in words) <= (_LONGEST_CREDIT if told else _LONGEST_NAME)
