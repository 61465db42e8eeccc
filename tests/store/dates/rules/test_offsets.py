"""Times counted from another one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.dates.tagging import only, told_in, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The week before last it rained.", "The week before last = 2025-W22"),
        ("The week after next it will rain.", "The week after next = 2025-W26"),
        ("The Friday before last it rained.", "The Friday before last = 2025-05-30"),
        ("The Friday after next it will rain.", "The Friday after next = 2025-06-20"),
        ("The night before last it rained.", "The night before last = 2025-06-09TNI"),
        ("The winter before last was mild.", "The winter before last = XXXX"),
        ("They meet a week from Tuesday.", "a week from Tuesday = 2025-06-24"),
        ("They meet two weeks on Friday.", "two weeks on Friday = 2025-06-27"),
        ("They meet a fortnight today.", "a fortnight today = 2025-06-25"),
        ("They meet Tuesday week.", "Tuesday week = 2025-06-24"),
        ("They meet tomorrow week.", "tomorrow week = 2025-06-19"),
        ("A week ago Friday they met.", "A week ago Friday = 2025-05-30"),
        ("Two years ago on 3 May they met.", "Two years ago on 3 May = 2023-05-03"),
        ("Ten years ago this month they met.", "Ten years ago this month = 2015-06"),
        ("A year ago today they met.", "A year ago today = 2024-06-11"),
        ("The Friday before Christmas 2024 was cold.", "The Friday before Christmas 2024 = 2024-12-20"),
        ("The week after Easter 2024 was cold.", "The week after Easter 2024 = 2024-W14"),
        ("The second Sunday after 3 May 2024 was cold.", "The second Sunday after 3 May 2024 = 2024-05-12"),
        ("The day before 3 May 2024 was cold.", "The day before 3 May 2024 = 2024-05-02"),
        ("The month after May 2024 was cold.", "The month after May 2024 = 2024-06"),
        ("The night before Christmas 2024 was cold.", "The night before Christmas 2024 = 2024-12-24TNI"),
        ("The morning after 3 May 2024 was cold.", "The morning after 3 May 2024 = 2024-05-04TMO"),
        ("The night before the vote was cold.", "The night = XXXX"),
        ("The day before the vote was cold.", "–"),
        ("The same month last year was cold.", "The same month last year = 2024-06"),
        ("This time next year they meet.", "This time next year = 2026-06"),
        ("The week of 3 March 2025 was cold.", "The week of 3 March 2025 = 2025-W10"),
        ("The week ending 7 March 2025 was cold.", "The week ending 7 March 2025 = 2025-W10"),
        ("The week beginning 3 March 2025 was cold.", "The week beginning 3 March 2025 = 2025-W10"),
        ("The weekend of 14 June 2025 was cold.", "The weekend of 14 June 2025 = 2025-W24-WE"),
        ("On Monday the 32nd it rained.", "Monday the 32nd = XXXX"),
    ],
)
def test_a_time_beside_another_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


DAYS = st.dates(date(1500, 1, 1), date(2150, 12, 31))
WEEKDAYS = st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


@given(DAYS, WEEKDAYS)
def test_a_weekday_before_or_after_a_day_is_the_nearest(day: date, weekday: str) -> None:
    written = f"{day.day} {day:%B} {day.year}"
    before, after = (only(f"It was the {weekday} {way} {written} at last.").first for way in ("before", "after"))

    assert before is not None
    assert after is not None
    assert f"{before:%A}" == f"{after:%A}" == weekday
    assert 1 <= (day - before).days <= 7
    assert 1 <= (after - day).days <= 7


@given(DAYS)
def test_a_week_told_by_its_end_has_seven_days(day: date) -> None:
    ending = only(f"In the week ending {day.day} {day:%B} {day.year} it rained.")
    beginning = only(f"In the week beginning {day.day} {day:%B} {day.year} it rained.")

    assert (ending.first, ending.last) == (day - timedelta(days=6), day)
    assert (beginning.first, beginning.last) == (day, day + timedelta(days=6))


@given(st.dates(date(1500, 1, 1), date(8000, 12, 31)), WEEKDAYS)
def test_the_one_before_last_is_a_week_before_the_last(published: date, weekday: str) -> None:
    last, before = only(f"It was last {weekday}.", published), only(f"It was the {weekday} before last.", published)

    assert last.first is not None
    assert before.first == last.first - timedelta(weeks=1)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("They met a week ago Sunday.", date(2025, 6, 8), "2025-06-01"),
        ("They meet Sunday week.", date(2025, 6, 8), "2025-06-22"),
        ("They met a year ago today.", date(2024, 2, 29), "2023-02-28"),
        ("They met the week before last.", date(2025, 1, 1), "2024-W51"),
        ("They meet the month after next.", date(2025, 11, 30), "2026-01"),
        ("On Friday the 13th they met.", date(2024, 9, 15), "2024-09-13"),
        ("On Friday the 13th they will meet.", date(2024, 9, 15), "2024-12-13"),
    ],
)
def test_times_beside_others_seen_from_other_days(text: str, published: date, expected: str) -> None:
    assert values(text, published) == [expected]


def test_what_it_is_counted_from_may_be_unknown() -> None:
    mention = only("The night before the vote was cold.")

    assert (mention.value, mention.doubt) == ("XXXX", "no one knows what it is counted from")
