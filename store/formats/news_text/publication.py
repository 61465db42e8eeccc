"""Publication lines: `Updated 02 June 2025`, `Published: June 2, 2025 14:05`, `Mon, 02 Jun 2025 14:05 GMT`, and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from store.api.when import Precision, When
from store.dates.gregorian.calendar_names import MONTH_NUMBERS, MONTH_PATTERN, WEEKDAY_PATTERN
from store.dates.spans import latest_day
from store.formats.news_text.bylines import is_person
from store.formats.news_text.foreign import in_english

_LONGEST = 140
_CLOCK = r"""(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d))(?::[0-5]\d)?(?:\.\d+)?\s*(?P<half>[ap]\.?m\b\.?)?"""
_HOUR = r"""(?P<hour2>1[0-2]|[1-9])\s*(?P<half2>[ap]\.?m\b\.?)"""
_ZONE = r"""(?P<zone>Z\b|GMT\b|UTC\b|[+-]\d\d:?\d\d)?"""
_DAY = re.compile(
    rf"""(?<![\w/])(?:
      (?P<iso>\d{{4}})[-/](?P<iso_month>\d\d?)[-/](?P<iso_day>\d\d?)(?:T|\b)
    | (?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s\-]+(?:of\s+)?(?P<month>{MONTH_PATTERN})\b\.?,?(?:[\s\-]+(?P<year>\d{{4}}))?
    | (?P<month2>{MONTH_PATTERN})\b\.?\s+(?P<day2>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:\s*,?\s+(?P<year2>\d{{4}}))?
    | (?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year3>\d{{4}})
    | (?P<month4>{MONTH_PATTERN})\b\.?,?\s+(?P<year4>\d{{4}})
    | (?P<year5>(?:19|20)\d\d)\b(?!\s*\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(rf"\s*(?:at|on|,|\||-|–|—|·|•|T)*\s*(?:{_CLOCK}|{_HOUR})\s*{_ZONE}", re.IGNORECASE | re.VERBOSE)
_CLOCK_FIRST = re.compile(
    rf"(?:{_CLOCK}|{_HOUR})\s*{_ZONE}\s*(?:[A-Z]{{2,4}}\b)?\s*(?:on|,|\||-|–|—|·|•)*\s*$", re.IGNORECASE | re.VERBOSE
)
_LABEL = re.compile(
    r"""\b(?:(?P<updated>(?:last\s+|recently\s+)?(?:updated?|modified|edited|revised))
    | (?P<published>(?:first\s+|originally\s+)?(?:published?|posted|created|issued|release[ds]?|publication)(?:\s+date)?|date|dated))
    (?:\s+(?:on|at|date))?\s*[:\-–—]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_PADDING = re.compile(
    r"""\b(?:on|at|of|the|[A-Z]{2,4}T|GMT|UTC|Z|IST|BST|CET|EET|ET|hrs?|hours?
    | local\s+time|am|pm)\b\.?|[\s,|·•:;()\[\]/\-–—.]+""",
    re.VERBOSE,
)
_GLUED = re.compile(rf"\b((?:19|20)\d\d)(?=\d\d?(?::\d\d|\s+(?:{MONTH_PATTERN})\b))", re.IGNORECASE)
_GLUED_LABEL = re.compile(r"\b([A-Z]{2,4}|(?:19|20)\d\d|\d:\d\d)(?=(?:Updated|Published|Modified)\b)")
_AMERICAN = re.compile(r"\b(?:[ECMP][SD]T|[EP]T)\b")
"""Time zones of North America, where the month comes first in `03/07/2024`."""
_FROM = re.compile(r"(?:source|quelle|fuente|fonte|来源|來源|出处)\s*[:：]\s*", re.IGNORECASE)
_AGO = re.compile(
    r"(?:[|·•,\s]*\b(?:last\s+)?(?:updated|published|posted)\s*:?\s*)?\b(?:\d+|an?)\s+(?:minute|min|hour|hr|day|week|month)s?\s+ago\b",
    re.IGNORECASE,
)
_UPDATED_AT = re.compile(
    rf"[\s|·•,\-–—]*\b(?:last\s+)?updated\s*(?:at|:)?\s*(?:{_CLOCK}|{_HOUR})\s*{_ZONE}\s*(?:[A-Z]{{2,4}})?(?:\s*[-–—]\s*[A-Z]\w+)?\s*$",
    re.IGNORECASE | re.VERBOSE,
)
_WEEKDAYS = re.compile(rf"\b(?:{WEEKDAY_PATTERN})\b", re.IGNORECASE)
_LAST_WEEKDAY = re.compile(rf"\b(?:{WEEKDAY_PATTERN})\b[\s,.]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Publication:
    """What a publication line says."""

    published: When | None
    """When the story was published, if it says so."""
    updated: When | None
    """When it was updated, if it says so."""
    rest: str = ""
    """Who else is named on the line: an author or a publisher."""
    labelled: bool = False
    """Whether a word such as "Published" stands before a date."""
    derived: bool = False
    """Whether its times were worked out from ages such as "3 days ago"."""
    source: str = ""
    """Who published it, where a label says so."""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    when: When
    label: str


def publication(line: str, latest: date) -> Publication | None:
    """Return what a line says if it is a publication line, else None.

    A date without a year is the latest such day that is not after `latest`. In `02/06/2025` the day comes first, unless
    only the other reading is a date, or a time zone of North America stands beside it.
    A line may hold two dates ("Published … Updated …") and a name beside them. Lines in the
    larger languages are put into English words first.
    """
    if len(line) > _LONGEST or not any(char.isdigit() for char in line):
        return None
    line, clock = _later_clock(line)
    told = _publication(_unglued(line), latest)
    if clock and told and told.published and told.published.precision is not Precision.YEAR:
        return replace(told, updated=_timed(told.published.iso[:10], clock))
    if told is None and (english := in_english(line)):
        return _publication(_unglued(english), latest)
    return told


def _later_clock(line: str) -> tuple[str, re.Match[str] | None]:
    """Return a line without a time of its update on the same day, `Updated 08:15 am IST`, and that time."""
    match = _UPDATED_AT.search(line)
    return (line, None) if match is None or match.start() < 6 else (line[: match.start()], match)


def _publication(line: str, latest: date) -> Publication | None:
    dates = list(_dates(line, latest))
    if not dates:
        return None
    rest = _rest(line, dates)
    labelled = any(found.label for found in dates)
    source = ""
    if label := _FROM.match(rest):
        rest, source = "", rest[label.end() :]
    elif rest and not _is_beside(line, rest, dates):
        return None
    if not labelled and dates[0].when.iso[4:] == "":
        return None
    published = next((found.when for found in dates if found.label != "updated"), None)
    updated = next((found.when for found in reversed(dates) if found.label == "updated"), None)
    if len(dates) == 2 and not labelled:
        published, updated = dates[0].when, dates[1].when
    return Publication(published, updated, rest, labelled, source=source)


def _unglued(line: str) -> str:
    """Return a line with a time or second date that a page's columns had glued to a year set apart, without "3 hours ago"."""
    line = _AGO.sub("", _GLUED_LABEL.sub(r"\1 ", line))
    return _GLUED.sub(r"\1 ", line)


def _dates(line: str, latest: date) -> Iterator[_Found]:
    at = 0
    while match := _DAY.search(line, at):
        label = _LABEL.search(line[: _clock_start(line, match.start(), at)])
        day = _day(match, latest, labelled=label is not None)
        if day is None:
            at = match.end()
            continue
        time = _TIME.match(line, match.end()) or _CLOCK_FIRST.search(_LAST_WEEKDAY.sub("", line[at : match.start()]))
        end = time.end() if time and time.re is _TIME else match.end()
        start = at + time.start() if time and time.re is _CLOCK_FIRST else match.start()
        when = _timed(day, time) if len(day) == 10 else When(day)
        if label:
            start = label.start()
        yield _Found(start, end, when, _label(label))
        at = end


def _clock_start(line: str, before: int, at: int) -> int:
    """Return where the label of a date must end: before its weekday and its time of day, if these come first."""
    head = _CLOCK_FIRST.sub("", _LAST_WEEKDAY.sub("", line[at:before]))
    return at + len(_LAST_WEEKDAY.sub("", head))


def _label(match: re.Match[str] | None) -> str:
    return "" if match is None else "updated" if match["updated"] else "published"


def _day(match: re.Match[str], latest: date, *, labelled: bool) -> str | None:
    """Return the matched date in ISO form, or None if there is no such day."""
    part = match.groupdict()
    if part["iso"]:
        return _iso(part["iso"], part["iso_month"], part["iso_day"])
    if part["first"]:
        ways = [(part["second"], part["first"]), (part["first"], part["second"])]
        if _AMERICAN.search(match.string):
            ways.reverse()
        return next((iso for month, day in ways if (iso := _iso(part["year3"], month, day))), None)
    if part["year4"]:
        return _iso(part["year4"], str(MONTH_NUMBERS[part["month4"].lower()]), None) if labelled else None
    if part["year5"]:
        return part["year5"] if labelled else None
    month = str(MONTH_NUMBERS[(part["month"] or part["month2"]).lower()])
    day, year = part["day"] or part["day2"], part["year"] or part["year2"]
    if year is None:
        if not labelled:
            return None
        try:
            return latest_day(latest, int(month), int(day)).isoformat()
        except ValueError:
            return None
    return _iso(year, month, day)


def _iso(year: str, month: str, day: str | None) -> str | None:
    text = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    try:
        When(text)
    except ValueError:
        return None
    return text


def _timed(day: str, time: re.Match[str] | None) -> When:
    if time is None:
        return When(day)
    hour, minute = int(time["hour"] or time["hour2"]), int(time["minute"] or 0)
    half = (time["half"] or time["half2"] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    zone = (time["zone"] or "").upper()
    if zone in ("Z", "GMT", "UTC"):
        zone = "Z"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    try:
        return When(f"{day}T{hour:02d}:{minute:02d}{zone}")
    except ValueError:
        return When(day)


def _rest(line: str, dates: list[_Found]) -> str:
    """Return what a line has beside its dates, their labels and what merely joins them."""
    kept, at = [], 0
    for found in dates:
        kept.append(line[at : found.start])
        at = max(at, found.end)
    kept.append(line[at:])
    pieces = [_WEEKDAYS.sub(" ", piece) for piece in kept]
    pieces = [piece for piece in pieces if _PADDING.sub("", piece)]
    return " ".join(" ".join(pieces).split()).strip(" |·•,:;-–—/()")


def _is_beside(line: str, rest: str, dates: list[_Found]) -> bool:
    """Return whether a name beside a date is set off from it, as `AGENCY | 2 June 2025` is, and no sentence goes on."""
    if line.rstrip().endswith((".", "!", "?", "。", "۔")):
        return False
    words = rest.split()
    labelled = any(found.label for found in dates)
    if words[0].lower() in ("by", "von", "par", "por", "di", "oleh"):
        return is_person(rest.partition(" ")[2])
    named = all(
        not word[0].islower() or word.lower() in ("by", "of", "and", "the", "for", "&", "de", "al", "van") for word in words
    )
    uncased = sum(not word[0].isupper() and word[0].isalpha() for word in words)
    return named and len(words) <= 5 and uncased <= 3 and (any(sign in line for sign in "|·•—–") or labelled or rest.isupper())
