"""What a line must have to say when something was published: few lines do, and only those are looked at closely.

Each question is answered surely with no only for lines of plain letters, which may have the signs that news is full of.
"""

from __future__ import annotations

import re

from store.formats.news_text.date_translation import may_have_label
from store.text.fold import spaced_words, with_plain_signs

_YEAR = re.compile(r"\d{4}")
_LABELS = ("date", "publi", "posted", "issued", "release", "created", "edited", "revised", "modified", "ago")
"""What labels of dates have in them, and ages beside dates."""
_AGES = frozenset("vor il hace ago fa lalu yesterday gestern hier ayer ontem ieri just moments few second seconds".split())
"""One of these words is in every age that is told in plain letters."""


def may_tell_age(line: str) -> bool:
    """Return whether a line may say how long ago something was."""
    plain = with_plain_signs(line)
    return not plain.isascii() or not _AGES.isdisjoint(spaced_words(plain.lower()).split())


def may_hold_date(line: str) -> bool:
    """Return whether a line with a digit may hold a date as pages print it: with a year, or behind a label."""
    if _YEAR.search(line):
        return True
    plain = with_plain_signs(line)
    if not plain.isascii():
        return True
    plain = plain.lower()
    return any(label in plain for label in _LABELS) or may_have_label(plain)
