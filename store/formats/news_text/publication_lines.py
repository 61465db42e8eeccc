"""Publication lines: `Updated 02 June 2025`, `Published: June 2, 2025 14:05`, `Mon, 02 Jun 2025 14:05 GMT`, and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from store.api.when import Precision, When, kept_when
from store.dates.gregorian.calendar_names import MONTH_NUMBERS, MONTH_PATTERN, WEEKDAY_PATTERN
from store.dates.spans import latest_day
from store.formats.news_text.bylines import is_person
from store.formats.news_text.date_hints import may_hold_date
from store.formats.news_text.date_translation import in_english
from store.formats.news_text.patterns import part_of
from store.formats.news_text.plain_dates import plain_date
from store.text.fold import fold
from store.text.late_pattern import LatePattern

_LONGEST = 140
_DIGIT = re.compile(r"\d")
_CLOCK = r"""(?:(?P<hour1>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d))(?::[0-5]\d)?(?:\.\d+)?\s*(?P<half1>[ap]\.?m\b\.?)?
    |(?P<hour2>1[0-2]|[1-9])\s*(?P<half2>[ap]\.?m\b\.?))\s*(?P<zone>Z\b|GMT\b|UTC\b|[+-]\d\d:?\d\d)?"""
_DAY = LatePattern(
    rf"""(?<![\w/])(?:
      (?P<year1>\d{{4}})[-/](?P<month1>\d\d?)[-/](?P<day1>\d\d?)(?:T|\b)
    | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[\s\-]+(?:of\s+)?(?P<month2>{MONTH_PATTERN})\b\.?,?(?:[\s\-]+(?P<year2>\d{{4}}))?
    | (?P<month3>{MONTH_PATTERN})\b\.?\s+(?P<day3>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:\s*,?\s+(?P<year3>\d{{4}}))?
    | (?P<numbers>(?P<day4>\d{{1,2}})[/.](?P<month4>\d{{1,2}})[/.](?P<year4>\d{{4}}))
    | (?P<month5>{MONTH_PATTERN})\b\.?,?\s+(?P<year5>\d{{4}})
    | (?P<year6>(?:19|20)\d\d)\b(?!\s*\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = LatePattern(rf"\s*(?:at|on|,|\||-|–|—|·|•|T)*\s*{_CLOCK}", re.IGNORECASE | re.VERBOSE)
_TIME_FIRST = LatePattern(rf"{_CLOCK}\s*(?:[A-Z]{{2,4}}\b)?\s*(?:on|,|\||-|–|—|·|•)*\s*$", re.IGNORECASE | re.VERBOSE)
_LABEL = LatePattern(
    r"""\b(?:(?P<updated>(?:last\s+|recently\s+)?(?:updated?|modified|edited|revised))
    | (?P<published>(?:first\s+|originally\s+)?(?:published?|posted|created|issued|release[ds]?|publication)(?:\s+date)?|date|dated))
    (?:\s+(?:on|at|date))?\s*[:\-–—]?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_PADDING = LatePattern(
    r"""\b(?:on|at|of|the|[A-Z]{2,4}T|GMT|UTC|Z|IST|BST|CET|EET|ET|hrs?|hours?
    | local\s+time|am|pm)\b\.?|[\s,|·•:;()\[\]/\-–—.]+""",
    re.VERBOSE,
)
_GLUED = LatePattern(rf"\b((?:19|20)\d\d)(?=\d\d?(?::\d\d|\s+(?:{MONTH_PATTERN})\b))", re.IGNORECASE)
_GLUED_LABEL = LatePattern(r"\b([A-Z]{2,4}|(?:19|20)\d\d|\d:\d\d)(?=(?:Updated|Published|Modified)\b)")
_AMERICAN = LatePattern(r"\b(?:[ECMP][SD]T|[EP]T)\b")
"""Time zones of North America, where the month comes first in `03/07/2024`."""
_FROM = LatePattern(r"(?:source|quelle|fuente|fonte|来源|來源|出处)\s*[:：]\s*", re.IGNORECASE)
_AGO = LatePattern(
    r"(?:[|·•,\s]*\b(?:last\s+)?(?:updated|published|posted)\s*:?\s*)?\b(?:\d+|an?)\s+(?:minute|min|hour|hr|day|week|month)s?\s+ago\b",
    re.IGNORECASE,
)
_UPDATED_AT = LatePattern(
    rf"[\s|·•,\-–—]*\b(?:last\s+)?updated\s*(?:at|:)?\s*{_CLOCK}\s*(?:[A-Z]{{2,4}})?(?:\s*[-–—]\s*[A-Z]\w+)?\s*$",
    re.IGNORECASE | re.VERBOSE,
)
_WEEKDAYS = LatePattern(rf"\b(?:{WEEKDAY_PATTERN})\b", re.IGNORECASE)
_SMALL = ("by", "of", "and", "the", "for", "&", "de", "al", "van")
_LAST_WEEKDAY = LatePattern(rf"\b(?:{WEEKDAY_PATTERN})\b[\s,.]*$", re.IGNORECASE)


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
    if len(line) > _LONGEST or not _DIGIT.search(line):
        return None
    if plain := plain_date(line):
        label, when = plain
        return Publication(None, when, labelled=True) if label == "updated" else Publication(when, None, labelled=bool(label))
    if not may_hold_date(line):
        return None
    clock = _UPDATED_AT.compiled.search(line)
    if clock and clock.start() < 6:
        clock = None
    line = line[: clock.start()] if clock else line
    found = _publication(line, latest)
    if clock and found and found.published and found.published.precision is not Precision.YEAR:
        return replace(found, updated=_timed(found.published.iso[:10], clock))
    if found is None and (english := in_english(line)):
        return _publication(english, latest)
    return found


def _publication(line: str, latest: date) -> Publication | None:
    line = _GLUED.compiled.sub(r"\1 ", _AGO.compiled.sub("", _GLUED_LABEL.compiled.sub(r"\1 ", line)))
    dates = list(_dates(line, latest))
    labelled = any(found.label for found in dates)
    if not dates or (not labelled and len(dates[0].when.iso) == 4):
        return None
    rest, source = _rest(line, dates), ""
    if label := _FROM.compiled.match(rest):
        rest, source = "", rest[label.end() :]
    elif rest and not _is_beside(line, rest, labelled=labelled):
        return None
    if len(dates) == 2 and not labelled:
        return Publication(dates[0].when, dates[1].when, rest, source=source)
    published = next((found.when for found in dates if found.label != "updated"), None)
    updated = next((found.when for found in reversed(dates) if found.label == "updated"), None)
    return Publication(published, updated, rest, labelled, source=source)


def _dates(line: str, latest: date) -> Iterator[_Found]:
    """Yield the dates of a line, each with its label and its time of day, which may stand on either side of it."""
    at = 0
    while match := _DAY.compiled.search(line, at):
        before = _LAST_WEEKDAY.compiled.sub("", line[at : match.start()])
        label = _LABEL.compiled.search(line[: at + len(_LAST_WEEKDAY.compiled.sub("", _TIME_FIRST.compiled.sub("", before)))])
        day = _day(match, latest, labelled=label is not None)
        start, end = match.span()
        if day:
            if time := _TIME.compiled.match(line, end):
                end = time.end()
            elif time := _TIME_FIRST.compiled.search(before):
                start = at + time.start()
            when = _timed(day, time) if len(day) == 10 else kept_when(day)
            kind = "" if label is None else "updated" if label["updated"] else "published"
            yield _Found(label.start() if label else start, end, when, kind)
        at = end


def _day(match: re.Match[str], latest: date, *, labelled: bool) -> str:
    """Return the matched date in ISO form, or nothing if there is no such day."""
    year, month, day = part_of(match, "year"), part_of(match, "month"), part_of(match, "day")
    if not labelled and not (year and day):
        return ""
    if month and not month.isdigit():
        month = str(MONTH_NUMBERS[fold(month)])
    if not year:
        try:
            return latest_day(latest, int(month), int(day)).isoformat()
        except ValueError:
            return ""
    orders = [(month, day), (day, month)] if match["numbers"] else [(month, day)]
    if _AMERICAN.compiled.search(match.string):
        orders.reverse()
    return next((iso for month, day in orders if (iso := _iso(year, month, day))), "")


def _iso(year: str, month: str, day: str) -> str:
    text = "-".join((f"{int(year):04d}", *(f"{int(number):02d}" for number in (month, day) if number)))  # ٢ is a digit too
    try:
        return kept_when(text).iso
    except ValueError:
        return ""


def _timed(day: str, time: re.Match[str] | None) -> When:
    if time is None:
        return kept_when(day)
    hour, minute = int(time["hour1"] or time["hour2"]), int(time["minute"] or 0)
    if half := (time["half1"] or time["half2"] or "").lower():
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    zone = (time["zone"] or "").upper()
    if zone in ("GMT", "UTC"):
        zone = "Z"
    elif zone[1:].isdigit():
        zone = f"{zone[:3]}:{zone[3:]}"
    try:
        return kept_when(f"{day}T{hour:02d}:{minute:02d}{zone}")
    except ValueError:
        return kept_when(day)


def _rest(line: str, dates: list[_Found]) -> str:
    """Return what a line has beside its dates, their labels and what merely joins them."""
    edges = [0, *(edge for found in dates for edge in (found.start, found.end)), len(line)]
    pieces = (_WEEKDAYS.compiled.sub(" ", line[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return " ".join(" ".join(piece for piece in pieces if _PADDING.compiled.sub("", piece)).split()).strip(" |·•,:;-–—/()")


def _is_beside(line: str, rest: str, *, labelled: bool) -> bool:
    """Return whether a name beside a date is set off from it, as `AGENCY | 2 June 2025` is, and no sentence goes on."""
    if line.rstrip().endswith((".", "!", "?", "。", "۔")):
        return False
    first, *_ = words = rest.split()
    if first.lower() in ("by", "von", "par", "por", "di", "oleh"):
        return is_person(rest.partition(" ")[2])
    named = all(not word[0].islower() or word.lower() in _SMALL for word in words)
    uncased = sum(not word[0].isupper() and word[0].isalpha() for word in words)
    return named and len(words) <= 5 and uncased <= 3 and (any(sign in line for sign in "|·•—–") or labelled or rest.isupper())
