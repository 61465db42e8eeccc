"""Texts that are to stand in XML."""

from __future__ import annotations

import re

from store.text.clean import STEERING

_NEVER = re.compile(f"{STEERING.pattern}|[\ufffe\uffff]")
"""What steers, and what no XML may hold beside it."""


def xml_text(text: str) -> str:
    """Return a text without what no XML may hold, and without what steers."""
    return text if text.isprintable() else _NEVER.sub("", text)
