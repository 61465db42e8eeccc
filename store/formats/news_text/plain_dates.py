"""Date lines in the plainest forms, such as `Updated 02 June 2025` or `June 2, 2025 14:05`: the most, and read at once."""

from __future__ import annotations

import re

from store.api.when import When, kept_when
from store.dates.gregorian.calendar_names import MONTH_NUMBERS

_LONGEST = 40
_PLAIN = re.compile(
    r"""(?:(?P<label>Updated|Published|Posted):?\ )?
    (?:(?P<year1>[0-9]{4})-(?P<month1>[0-9]{2})-(?P<day1>[0-9]{2})
    |(?P<day2>[0-9]{1,2})\ (?P<month2>[A-Z][a-z]{2,8})\ (?P<year2>[0-9]{4})
    |(?P<month3>[A-Z][a-z]{2,8})\ (?P<day3>[0-9]{1,2}),\ (?P<year3>[0-9]{4}))
    (?:,?\ (?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9]))?""",
    re.VERBOSE,
)


def plain_date(line: str) -> tuple[str, When] | None:
    """Return the label of a plain date line, in small letters or nothing, and what it says; None if it is none, or there is no such day."""
    match = _PLAIN.fullmatch(line) if len(line) <= _LONGEST else None
    if match is None:
        return None
    label, year1, month1, day1, day2, month2, year2, month3, day3, year3, hour, minute = match.groups()
    month = month1 or MONTH_NUMBERS.get((month2 or month3).lower())
    if month is None:
        return None
    try:
        day = f"{year1 or year2 or year3}-{int(month):02d}-{int(day1 or day2 or day3):02d}"
        return (label or "").lower(), kept_when(f"{day}T{hour}:{minute}" if hour else day)
    except ValueError:
        return None
