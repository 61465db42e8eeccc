"""Spans told from the day of publication or from what was spoken of last."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import Side, find_dates
from tests.store.dates.tagging import PUBLISHED, only, told_in, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last week it rained.", "Last week = 2025-W23"),
        ("Next month it will rain.", "Next month = 2025-07"),
        ("This year it rained.", "This year = 2025"),
        ("The following week it rained.", "–"),
        ("On 3 May 2019 they met. The following week they parted.", "3 May 2019 = 2019-05-03; The following week = 2019-W19"),
        ("In 2015 the mill closed. The next year it burned.", "2015 = 2015; The next year = 2016"),
        ("In March 2015 it closed. The previous month it had burned.", "March 2015 = 2015-03; The previous month = 2015-02"),
        ("In 1998 he won. That year she left.", "1998 = 1998; That year = 1998"),
        ("Later this week they meet.", "Later this week = 2025-W24 END"),
        ("Earlier this month they met.", "Earlier this month = 2025-06 START"),
        ("Early in the year they met.", "Early in the year = 2025 START"),
        ("They met two days ago.", "two days ago = 2025-06-09"),
        ("They met three weeks ago.", "three weeks ago = 2025-W21"),
        ("They met two and a half years ago.", "two and a half years ago = 2022-12"),
        ("They met half a century ago.", "half a century ago = 1975"),
        ("They met a year and a half ago.", "a year and a half ago = 2023-12"),
        ("They met a century ago.", "a century ago = 1925"),
        ("They met 48 hours ago.", "48 hours ago = 2025-06-09"),
        ("They met five minutes ago.", "five minutes ago = PT5M"),
        ("They met a few years ago.", "a few years ago = PAST_REF"),
        ("They met several days ago.", "several days ago = PAST_REF"),
        ("They meet three weeks from now.", "three weeks from now = 2025-W27"),
        ("They meet two months from today.", "two months from today = 2025-08-11"),
        ("A year ago they met.", "A year ago = 2024"),
        ("A month ago they met.", "A month ago = 2025-05"),
        ("Over the weekend they met.", "the weekend = 2025-W23-WE"),
        ("This weekend they meet.", "This weekend = 2025-W23-WE"),
        ("At year-end they meet.", "year-end = 2025 END"),
        ("Since year-end they met.", "year-end = 2024 END to 2025-06-11"),
        ("The latest quarter was dull.", "The latest quarter = 2025-Q1"),
        ("In the year to March 2025 sales rose.", "the year = P1Y (2024-04-01); March 2025 = 2025-03"),
        ("In the week to 9 May sales rose.", "the week = P1W (2025-05-03); 9 May = 2025-05-09"),
        ("In the quarter ended July 31 sales rose.", "the quarter = 2024-Q2; July 31 = 2024-07-31"),
        (
            "In the nine months ended September 30 sales rose. A year ago they fell.",
            "the nine months = P9M; September 30 = 2024-09-30; A year ago = 2024",
        ),
        ("The coming decade will be hard.", "The coming decade = P10Y"),
        ("The past decade was hard.", "The past decade = P10Y"),
        ("The past month was hard.", "The past month = P1M"),
        ("In the upcoming week they meet.", "the upcoming week = P1W"),
        ("Next century it will be gone.", "Next century = 21"),
        ("The week of 3 March was wet.", "The week of 3 March = 2025-W10"),
        ("The year-ago quarter was better.", "The year-ago quarter = 2024-Q1"),
        ("Profit in the 2012 period rose.", "the 2012 period = 2012-Q1"),
    ],
)
def test_a_relative_span_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


DAYS = st.dates(date(1500, 1, 1), date(8000, 12, 31))
UNITS = st.sampled_from(["week", "month", "quarter", "year", "decade"])


@given(DAYS, UNITS)
def test_last_this_and_next_stand_in_a_row(published: date, unit: str) -> None:
    last, this, following = (only(f"It was {which} {unit} that they met.", published) for which in ("last", "this", "next"))

    assert last.last is not None
    assert this.first is not None
    assert this.last is not None
    assert following.first is not None
    assert this.first <= published <= this.last
    assert last.last + timedelta(days=1) == this.first
    assert this.last + timedelta(days=1) == following.first
    assert (last.side, this.side, following.side) == (Side.PAST, Side.PRESENT, Side.FUTURE)


@pytest.mark.parametrize(
    "which",
    [
        "last",
        "past",
        "previous",
        "preceding",
        "this",
        "current",
        "next",
        "coming",
        "upcoming",
        "following",
        "latest",
        "that",
        "same",
    ],
)
@pytest.mark.parametrize(
    "unit", ["day", "week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight", "millennium"]
)
def test_every_word_before_every_unit_is_answered(which: str, unit: str) -> None:
    """The upcoming week once ended the reading of a whole story."""
    for text in (f"They met the {which} {unit}.", f"On 3 May 2019 they met. It was {which} {unit} that they parted."):
        assert all(value for value in values(text))


@given(DAYS, st.integers(1, 400))
def test_days_ago_are_counted(published: date, number: int) -> None:
    assert only(f"They met {number} days ago.", published).first == published - timedelta(days=number)
    assert only(f"They meet {number} days from now.", published).first == published + timedelta(days=number)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("They met a month ago.", date(2025, 1, 31), "2024-12"),
        ("They met last weekend.", date(2025, 6, 8), "2025-W22-WE"),
        ("They met over the weekend.", date(2025, 6, 8), "2025-W23-WE"),
        ("They met this weekend.", date(2025, 6, 9), "2025-W23-WE"),
        ("They will meet this weekend.", date(2025, 6, 9), "2025-W24-WE"),
        ("They met this weekend.", date(2025, 6, 13), "2025-W24-WE"),
        ("They met 30 hours ago.", date(2025, 1, 1), "2024-12-31"),
        ("They met ten decades ago.", date(2025, 1, 1), "1925"),
    ],
)
def test_spans_seen_from_other_days(text: str, published: date, expected: str) -> None:
    assert "".join(values(text, published)) == expected


def test_a_span_told_to_its_end_has_its_days() -> None:
    year, _ = find_dates("In the year to March 2025 sales rose.", PUBLISHED)

    assert (year.first, year.last) == (date(2024, 4, 1), date(2025, 3, 31))
