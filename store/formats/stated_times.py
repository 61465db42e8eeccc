"""Points in time as programs and people state them beside a text: ISO 8601, mail's form, days in words, seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from store.api.when import Precision, When
from store.formats.news_text.publication_lines import publication

_LONGEST = 100
_ISO = re.compile(
    r"""(?P<year>\d{4})(?:[-/](?P<month>\d\d?)(?:[-/](?P<day>\d\d?)
    (?:(?:[T\s,]|\s-\s)+(?P<hour>\d\d?):(?P<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?)?)?
    (?:\s*\[[\w/+-]+\])?""",
    re.VERBOSE | re.IGNORECASE,
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(Z|[+-]\d{4})?)?")
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+|\d{3})?")


def stated_time(text: str) -> When | None:
    """Return the point in time that a text states and nothing else, as precisely as it does; None if it states none.

    The day stays the one that is stated, in the time zone it is stated in.
    """
    text = text.strip().removeprefix("[[").removesuffix("]]").strip()
    if not text or len(text) > _LONGEST:
        return None
    if match := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, zone = match.groups()
        return _when(year, month, day, hour, minute, zone)
    if match := _SECONDS.fullmatch(text):
        return _of(datetime.fromtimestamp(int(match[1]), UTC))
    if match := _ISO.fullmatch(text):
        return _when(*match.groups())
    return _mail_time(text) or _day_in_words(text)


def in_readers_zone(when: When | None) -> When | None:
    """Return a point in time in the reader's time zone, as those of feeds are, if it states a zone of its own."""
    if when is None or when.precision is not Precision.MINUTE:
        return when
    moment = datetime.fromisoformat(when.iso)
    return (local(moment) or when) if moment.tzinfo else when


def local(moment: datetime) -> When | None:
    """Return a moment in the reader's time zone, known to the minute; None if it lies outside the years that can be told."""
    try:
        here = moment.astimezone()
        return When(here.isoformat(timespec="minutes"))
    except (ValueError, OverflowError, OSError):
        return None


def _when(year: str, month: str | None, day: str | None, hour: str | None, minute: str | None, zone: str | None) -> When | None:
    iso = "-".join((year, *(f"{int(part):02d}" for part in (month, day) if part)))
    for text in (f"{iso}T{int(hour):02d}:{minute}{_zone(zone)}" if hour else iso, iso):
        try:
            return When(text)
        except ValueError:
            continue
    return None


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return "Z"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return "Z" if digits == "0000" else f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _mail_time(text: str) -> When | None:
    try:
        return _of(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _of(time: datetime) -> When | None:
    try:
        return When(time.isoformat(timespec="minutes").replace("+00:00", "Z"))
    except ValueError:
        return None


def _day_in_words(text: str) -> When | None:
    found = publication(f"Published {text}", date.today())
    return (found.published or found.updated) if found and not found.rest else None
