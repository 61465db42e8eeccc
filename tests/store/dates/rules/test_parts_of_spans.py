"""Times told as a part of a longer one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import find_dates
from tests.store.dates.tagging import PUBLISHED, only, told_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They meet on the third Friday of March 2024.", "the third Friday of March 2024 = 2024-03-15"),
        ("They meet on the last Thursday of this month.", "the last Thursday of this month = 2025-06-26"),
        ("They met on the penultimate Sunday of May 2024.", "the penultimate Sunday of May 2024 = 2024-05-19"),
        ("They met on the fifth Friday of May 2025.", "the fifth Friday of May 2025 = 2025-05-30"),
        ("They met on the sixth Friday of May 2025.", "the sixth Friday of May 2025 = XXXX"),
        ("They met on the third Friday.", "the third Friday = XXXX"),
        (
            "They met on the first and third Fridays of March 2024.",
            "the first = 2024-03-01; third Fridays of March 2024 = 2024-03-15",
        ),
        (
            "They met on the first Monday and the last Friday of May 2024.",
            "the first Monday = 2024-05-06; the last Friday of May 2024 = 2024-05-31",
        ),
        ("They meet on Friday next week.", "Friday next week = 2025-06-20"),
        ("They met on Tuesday of last week.", "Tuesday of last week = 2025-06-03"),
        ("They met on Tuesday last week.", "Tuesday last week = 2025-06-03"),
        ("They met on a Tuesday in March.", "a Tuesday in March = XXXX"),
        ("They met on Tuesday of last month.", "Tuesday of last month = XXXX"),
        ("They met on Friday night last week.", "Friday night last week = 2025-06-06TNI"),
        ("The second week of May 2024 was cold.", "The second week of May 2024 = 2024-W19"),
        ("The last week of May 2024 was cold.", "The last week of May 2024 = 2024-W22"),
        ("The first weekend of May 2024 was cold.", "The first weekend of May 2024 = 2024-W18-WE"),
        ("The last day of next month is free.", "The last day of next month = 2025-07-31"),
        ("The tenth day of May 2024 was cold.", "The tenth day of May 2024 = 2024-05-10"),
        ("The first decade of the 19th century was cold.", "The first decade of the 19th century = 180"),
        ("The first month of 2024 was cold.", "The first month of 2024 = 2024-01"),
        ("The last quarter of 2024 was cold.", "The last quarter of 2024 = 2024-Q4"),
        ("The second year of the 1990s was cold.", "The second year of the 1990s = 1991"),
        ("The first half of May 2024 was cold.", "The first half of May 2024 = 2024-05 START"),
        ("The second half of May 2024 was cold.", "The second half of May 2024 = 2024-05 END"),
        ("The second half of the 1990s was cold.", "The second half of the 1990s = 199 END"),
        ("The first two weeks of May 2024 were cold.", "The first two weeks = P2W (2024-05-01); May 2024 = 2024-05"),
        ("The last three days of May 2024 were cold.", "The last three days = P3D (2024-05-29); May 2024 = 2024-05"),
        ("The first ten months of 2024 were cold.", "The first ten months = P10M (2024-01-01); 2024 = 2024"),
        ("The first forty days of May 2024 were cold.", "The first forty days = P40D; May 2024 = 2024-05"),
        ("The 8th of this month is free.", "The 8th of this month = 2025-06-08"),
        ("The 31st of next month is free.", "The 31st of next month = 2025-07-31"),
        ("The 30th of last month was free.", "The 30th of last month = 2025-05-30"),
        ("14 August of last year was cold.", "14 August of last year = 2024-08-14"),
        ("29 February of last year was cold.", "29 February of last year = 2024-02-29"),
        ("29 February of this year was cold.", "29 February of this year = XXXX"),
        ("March of the same year was cold.", "March of the same year = 2025-03"),
        ("Last week on Tuesday they met.", "Last week on Tuesday = 2025-06-03"),
        ("Next month on the 8th they meet.", "Next month on the 8th = 2025-07-08"),
        ("Last year on 3 May they met.", "Last year on 3 May = 2024-05-03"),
        ("This month's last Thursday is free.", "This month = 2025-06; last Thursday = 2025-06-26"),
        ("Last year's May was cold.", "Last year = 2024; May = 2024-05"),
        ("The month of May 2024 was cold.", "The month of May 2024 = 2024-05"),
        ("The year of 2019 was cold.", "The year of 2019 = 2019"),
    ],
)
def test_a_part_of_a_longer_time_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


ORDINALS = ["first", "second", "third", "fourth", "fifth"]
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()


@given(st.integers(1500, 2150), st.integers(1, 12), st.integers(0, 6), st.integers(1, 5))
def test_the_nth_weekday_of_a_month_is_the_nth_that_one_counts(year: int, month: int, weekday: int, nth: int) -> None:
    days = [date(year, month, 1) + timedelta(days=at) for at in range(31)]
    counted = [day for day in days if day.month == month and day.weekday() == weekday]

    told = only(f"They met on the {ORDINALS[nth - 1]} {WEEKDAYS[weekday]} of {MONTHS[month - 1]} {year} in Rome.")
    last = only(f"They met on the last {WEEKDAYS[weekday]} of {MONTHS[month - 1]} {year} in Rome.")

    assert told.first == (counted[nth - 1] if nth <= len(counted) else None)
    assert last.first == counted[-1]


@given(
    st.dates(date(1500, 1, 1), date(8000, 12, 31)), st.integers(0, 6), st.sampled_from([("last", -1), ("this", 0), ("next", 1)])
)
def test_a_weekday_of_a_week_lies_in_it(published: date, weekday: int, which: tuple[str, int]) -> None:
    word, step = which
    monday = published - timedelta(days=published.weekday())

    for text in (f"They met on {WEEKDAYS[weekday]} {word} week.", f"They met {word} week on {WEEKDAYS[weekday]}."):
        assert only(text, published).first == monday + timedelta(days=weekday, weeks=step)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("They met on the sixth Friday of May 2025.", "the time it is a part of has no such part"),
        ("They met on the third Friday.", "no one knows of what it is the one told"),
        ("They met on a Tuesday in March.", "which of several days is not told"),
        ("They met on the 31st of next month.", ""),
        ("They met on the 31st of this month.", "the time it is a part of has no such part"),
        ("They met on 29 February of this year.", "the time it is a part of has no such part"),
        ("On the last day of the siege they met.", "no one knows of what it is the last"),
    ],
)
def test_a_part_that_is_not_known_says_why(text: str, doubt: str) -> None:
    mention = find_dates(text, PUBLISHED)[0]

    assert mention.doubt == doubt
    assert (mention.value == "XXXX") == bool(doubt)


def test_the_first_weeks_of_a_month_have_their_days() -> None:
    weeks, month = find_dates("The first two weeks of May 2024 were dry.", PUBLISHED)

    assert (weeks.first, weeks.last) == (date(2024, 5, 1), date(2024, 5, 14))
    assert month.value == "2024-05"


def test_halves_of_a_month_meet() -> None:
    first, second = (only(f"The {half} half of May 2024 was dry.") for half in ("first", "second"))

    assert (first.first, second.last) == (date(2024, 5, 1), date(2024, 5, 31))
    assert first.last is not None
    assert second.first == first.last + timedelta(days=1)
