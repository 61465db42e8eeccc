"""Stretches of time in a search line: whatever a date may be typed as, and two of them with `..` between."""

from __future__ import annotations

import calendar
from datetime import date

from store.dates.spans import Span, parse_span


def time_of(text: str, today: date) -> Span | None:
    """Return the stretch that a text means, seen from a day; an end left out of `a..b` is left open."""
    if ".." not in text:
        return parse_span(text, today)
    one, _, other = text.partition("..")
    first = parse_span(one, today) if one.strip() else (date.min, date.min)
    last = parse_span(other, today) if other.strip(" .") else (date.max, date.max)
    if first is None or last is None or not (one.strip() or other.strip(" .")):
        return None
    return min(first[0], last[0]), max(first[1], last[1])


def iso(first: date, last: date) -> str:
    """Return a stretch as a search line has it: `2025`, `2025-06`, `2025-06-02` or `2025-06-02..2025-07-01`."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    if _is_month(first, last):
        return f"{first:%Y-%m}" if first.year > 999 else first.isoformat()[:7]
    begin = "" if first == date.min else first.isoformat()
    return f"{begin}..{'' if last == date.max else last.isoformat()}"


def spoken(first: date, last: date) -> str:
    """Return a stretch as a person says it: `2025`, `Jun 2025`, `2 Jun 2025`, `2 Jun 2025 – 1 Jul 2025`."""
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if _is_month(first, last):
        return f"{first:%b} {first.year}"
    if first == date.min or last == date.max:
        return f"up to {_day(last)}" if first == date.min else f"since {_day(first)}"
    return f"{_day(first)} – {_day(last)}"


def _is_month(first: date, last: date) -> bool:
    whole = first.day == 1 and last.day == calendar.monthrange(first.year, first.month)[1]
    return whole and (first.year, first.month) == (last.year, last.month)


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
