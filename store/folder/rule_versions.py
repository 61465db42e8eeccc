"""The versions of all rules that something is derived by: what stands for them in the index, and beside it."""

from __future__ import annotations

from zlib import crc32

from store.dates import VERSION as DATE_RULES
from store.themes.lexicon import ThemeLexicon
from store.threads.db import RULES as THREAD_RULES

_THEME_RULES = 9
"""Raised whenever the choosing of themes changes."""
_NAME_RULES = 9
"""Raised whenever the finding of names changes; the rules of dates have a version of their own."""
READ_BY = crc32(f"{_NAME_RULES}|{DATE_RULES}".encode()) or 1
"""What stands for the rules that find names and times, in the index as well."""


def rules_of(lexicon: ThemeLexicon) -> int:
    """Return what stands for the rules that choose by a lexicon of themes."""
    return crc32(f"{_THEME_RULES}|{lexicon.fingerprint}".encode()) or 1


def all_rules(lexicon: ThemeLexicon) -> str:
    """Return what stands for all rules together, those of threads as well."""
    return f"{rules_of(lexicon)}|{READ_BY}|{THREAD_RULES}"
