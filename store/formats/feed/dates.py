"""Dates of feeds: in the reader's time zone, as precisely as they are stated, and none that a wrong clock made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from time import struct_time

from store.api.when import MINUTES_A_DAY, When
from store.formats.news_text.publication_lines import publication
from store.formats.news_text.relative_times import relative_times
from store.formats.stated_times import local

_ZONES = "GMT|UTC|UT|Z|[ECMP][SD]T"
PLAIN_DATE = re.compile(
    rf"(?:[A-Z][a-z]{{2}}, )?\d{{1,2}} [A-Z][a-z]{{2}} \d{{4}} \d\d:\d\d:\d\d (?:{_ZONES}|[+-]\d{{4}})"
    r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d)"
)
"""A date and time as the rules of RSS and Atom want them, which every parser understands alike."""
_HAS_CLOCK = re.compile(r"\d[:.h]\d\d|T\d{4}")
_LONGEST = 100


def of_iso(iso: str) -> When | None:
    """Return the moment of a date and time in ISO 8601 in the reader's time zone; a day alone stays the day it is."""
    try:
        if len(iso) <= 10:
            return When(iso)
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return local(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def of_struct(parsed: struct_time | None, stated: str) -> When | None:
    """Return a moment that was worked out in Universal Time from what a feed states; a stated day alone stays the day it is."""
    if parsed is None:
        return None
    try:
        if not _HAS_CLOCK.search(stated):
            return When.of_day(date(*parsed[:3]))
        return local(datetime(*parsed[:5], tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def in_words(stated: str, kept: When) -> tuple[When | None, bool]:
    """Return the time that words such as `2 hours ago` or `3 juin 2025` mean, and whether it was counted back from when they were kept."""
    line = " ".join(stated.split())
    if not line or len(line) > _LONGEST:
        return None, False
    found = relative_times(line, kept) or publication(f"Published {line}", kept.first_day)
    return (found.published or found.updated, found.derived) if found else (None, False)


def is_of_events(dates: Iterable[When | None], latest: int) -> bool:
    """Return whether most of a feed's dates are later than a minute: then it tells what is to come."""
    known = [when.minute > latest for when in dates if when]
    return len(known) > 1 and sum(known) * 2 > len(known)


def latest_minute(kept: When) -> int:
    """Return the last minute that a story can have been published in: a day after it was kept, or after today where that is later.

    Files that were packed up long ago, or by a machine that knew no time, say that they are older than they are.
    """
    return max(kept.minute, When(datetime.now().isoformat(timespec="minutes")).minute) + MINUTES_A_DAY
