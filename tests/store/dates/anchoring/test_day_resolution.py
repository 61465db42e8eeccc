"""Which day is meant where a year or a date is missing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import Side
from store.dates.anchoring.day_resolution import nearest
from tests.store.dates.tagging import PUBLISHED, only, values

DAYS = st.dates(date(1001, 1, 1), date(8998, 12, 31))
WEEKDAYS = st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
NAMES = "January February March April May June July August September October November December".split()


@given(DAYS, WEEKDAYS)
def test_a_weekday_that_was_is_the_latest_one(published: date, weekday: str) -> None:
    mention = only(f"They met on {weekday}.", published)

    assert mention.first is not None
    assert f"{mention.first:%A}" == weekday
    assert 0 <= (published - mention.first).days <= 6


@given(DAYS, WEEKDAYS)
def test_a_weekday_to_come_is_the_next_one_or_today(published: date, weekday: str) -> None:
    mention = only(f"They will meet on {weekday}.", published)

    assert mention.first is not None
    assert f"{mention.first:%A}" == weekday
    assert 0 <= (mention.first - published).days <= 6


@given(DAYS, WEEKDAYS, st.sampled_from(["last", "next"]))
def test_last_and_next_never_mean_today(published: date, weekday: str, which: str) -> None:
    mention = only(f"It was {which} {weekday}.", published)

    assert mention.first is not None
    assert f"{mention.first:%A}" == weekday
    assert 1 <= (mention.first - published).days * (1 if which == "next" else -1) <= 7


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_its_year_is_one_of_three(published: date, month: int, number: int) -> None:
    mention = only(f"They met on {number} {NAMES[month - 1]}.", published)

    assert mention.first is not None
    assert (mention.first.month, mention.first.day) == (month, number)
    assert abs(mention.first.year - published.year) <= 1


@given(DAYS, st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_a_full_date_means_itself_whenever_it_is_read(published: date, day: date) -> None:
    (value,) = values(f"It was {day.day} {NAMES[day.month - 1]} {day.year} when they met.", published)

    assert value == day.isoformat()


@given(DAYS, st.sampled_from([("yesterday", -1), ("today", 0), ("tomorrow", 1)]))
def test_a_neighbour_of_today_is_counted_from_publication(published: date, neighbour: tuple[str, int]) -> None:
    word, shift = neighbour

    assert values(f"It rains {word}.", published) == [(published + timedelta(days=shift)).isoformat()]


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("He came on 3 June.", "2025-06-03", ""),
        ("He will come on 3 March.", "2026-03-03", ""),
        ("He will come on 10 June.", "2025-06-10", ""),
        ("He came on 20 June.", "2025-06-20", ""),
        ("He came on 20 December.", "2024-12-20", ""),
        ("It was 29 February again.", "2024-02-29", ""),
        ("It was Wednesday, 10 June.", "2026-06-10", ""),
        ("It was last June 3.", "2025-06-03", ""),
        ("It was Sunday 3 June 2024.", "2024-06-03", "says Sunday 3 June, but 3 June 2024 was a Monday"),
        ("The 1 December notice", "2025-12-01", "no verb says which year: the nearer is taken"),
        ("The 3 June notice", "2025-06-03", ""),
    ],
)
def test_a_days_year_is_told_by_tense_weekday_and_nearness(text: str, value: str, doubt: str) -> None:
    mention = only(text)

    assert (mention.value, mention.doubt) == (value, doubt)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 12 May 2019 they met. They parted the following Friday.", ["2019-05-12", "2019-05-17"]),
        ("On 12 May 2019 they met. They had written the previous Sunday.", ["2019-05-12", "2019-05-05"]),
        ("On 12 May 2019 they met. They ate that Sunday.", ["2019-05-12", "2019-05-12"]),
        ("On 12 May 2019 they met. They ate the same Friday.", ["2019-05-12", "2019-05-10"]),
        ("They parted the following Friday.", ["2025-06-06"]),
    ],
)
def test_some_weekdays_lean_on_the_day_last_spoken_of(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("days", "side", "expected"),
    [
        ([-300, 65], Side.PAST, -300),
        ([-300, 65], Side.FUTURE, 65),
        ([-300, 65], Side.NONE, 65),
        ([-360, 5], Side.PAST, 5),
        ([-5, 360], Side.FUTURE, -5),
        ([-400, -35], Side.FUTURE, -35),
        ([0, 365], Side.PAST, 0),
        ([0, 365], Side.FUTURE, 0),
    ],
)
def test_the_nearest_day_is_on_the_side_told_unless_that_is_far(days: list[int], side: Side, expected: int) -> None:
    given_days = [PUBLISHED + timedelta(days=day) for day in days]

    assert nearest(given_days, PUBLISHED, side) == PUBLISHED + timedelta(days=expected)
