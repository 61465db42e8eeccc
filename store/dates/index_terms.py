"""The times a story speaks of, in the numbers an index keeps: each as precisely as it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from store.api.story import Story
from store.api.times import Mention
from store.dates.mention import SET
from store.dates.story_dates import times_of
from store.dates.word_mention import WordMention

DAYS, MONTHS, YEARS = "said_day", "said_month", "said_year"
"""Days as ordinals, months since year 0, years."""
TOLD = "told_day"
"""Days, as ordinals, on which a story says something happened or will: told to the day, and not the day of the report itself."""
SURE = 0.5
"""What is less sure than this is not kept: it would show a story where it does not belong."""
LONGEST = 31
"""A stretch of so many days is kept as its days, a longer one as its months and the two days it stands between."""
_MOST_MONTHS, _MOST_YEARS = 24, 30
_REMEMBERED = 4_096
_GRAIN = {"minute": DAYS, "part of day": DAYS, "day": DAYS, "week": DAYS}
_GRAIN |= {"month": MONTHS, "season": MONTHS, "quarter": MONTHS, "half": MONTHS, "year": YEARS, "decade": YEARS}


def date_terms(story: Story) -> Mapping[str, Sequence[int]]:
    """Return the days, months and years a story speaks of; what recurs, and what has no days, is left out."""
    found: dict[str, set[int]] = {}
    day_of_report = story.published.first_day
    for mention in times_of(story):
        first, last, precision = mention.first, mention.last, mention.precision
        if first is None or last is None or mention.certainty < SURE or mention.kind is SET:
            continue
        for grain, numbers in _kept_by(first, last, precision):
            if grain != TOLD or first != day_of_report:
                found.setdefault(grain, set()).update(numbers)
    return {grain: sorted(numbers) for grain, numbers in found.items()}


@lru_cache(_REMEMBERED)  # the same days are told over and over
def _kept_by(first: date, last: date, precision: str) -> tuple[tuple[str, Sequence[int]], ...]:
    """Return the numbers a time is kept by, with what they are."""
    grain = _grain(first, last, precision)
    if not grain:
        return ()
    number = _NUMBERS[grain]
    kept: list[tuple[str, Sequence[int]]] = [(grain, range(number(first), number(last) + 1))]
    if grain != DAYS and precision in ("day", "minute"):
        kept.append((DAYS, (first.toordinal(), last.toordinal())))
    if grain == DAYS and precision != "week":
        kept.append((TOLD, (first.toordinal(),)))
    return tuple(kept)


def granularity_of(mention: Mention | WordMention) -> str:
    """Return by what a mention is kept: `DAYS`, `MONTHS` or `YEARS`; empty if it is not."""
    first, last = mention.first, mention.last
    if first is None or last is None or mention.certainty < SURE or mention.kind == SET:
        return ""
    return _grain(first, last, mention.precision)


def _grain(first: date, last: date, precision: str) -> str:
    if last < first:
        return ""
    grain = _GRAIN.get(precision, "")
    if grain == DAYS and (last - first).days >= LONGEST:
        grain = MONTHS
    if grain == MONTHS and _month(last) - _month(first) >= _MOST_MONTHS:
        grain = YEARS
    return "" if grain == YEARS and last.year - first.year >= _MOST_YEARS else grain


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


_NUMBERS: dict[str, Callable[[date], int]] = {DAYS: date.toordinal, MONTHS: _month, YEARS: lambda day: day.year}
