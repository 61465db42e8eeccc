"""What people type for a date, and the days they mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.gregorian.calendar_names import MONTH_NUMBERS, WEEKDAY_NUMBERS
from store.dates.spans import latest_day, parse_span

TODAY = date(2025, 6, 18)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2025-6-2", "2025-06-02", "2025-06-02"),
        ("june 2025", "2025-06-01", "2025-06-30"),
        ("Jun 2024", "2024-06-01", "2024-06-30"),
        ("february 2024", "2024-02-01", "2024-02-29"),
        ("june", "2025-06-01", "2025-06-30"),
        ("december", "2024-12-01", "2024-12-31"),
        ("22 april", "2025-04-22", "2025-04-22"),
        ("April 22, 2024", "2024-04-22", "2024-04-22"),
        ("22nd april", "2025-04-22", "2025-04-22"),
        ("today", "2025-06-18", "2025-06-18"),
        ("yesterday", "2025-06-17", "2025-06-17"),
        ("last week", "2025-06-09", "2025-06-15"),
        ("this week", "2025-06-16", "2025-06-22"),
        ("last month", "2025-05-01", "2025-05-31"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("3 months ago", "2025-03-01", "2025-03-31"),
        ("two weeks ago", "2025-06-02", "2025-06-08"),
        ("a year ago", "2024-01-01", "2024-12-31"),
        ("1990s", "1990-01-01", "1999-12-31"),
        ("q3 2024", "2024-07-01", "2024-09-30"),
        ("2024q1", "2024-01-01", "2024-03-31"),
        ("monday", "2025-06-16", "2025-06-16"),
        ("last wednesday", "2025-06-11", "2025-06-11"),
    ],
)
def test_a_typed_date_means_a_span_of_days(text: str, first: str, last: str) -> None:
    assert parse_span(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "soon", "2025-13", "31 february 2025", "99999 years ago", "0000", "some weeks ago"])
def test_what_is_no_date_means_nothing(text: str) -> None:
    assert parse_span(text, TODAY) is None


@given(st.text())
def test_no_time_that_can_be_typed_begins_with_g_which_is_a_key_there(more: str) -> None:
    assert parse_span(f"g{more}", TODAY) is None
    assert not any(name.startswith("g") for name in (*MONTH_NUMBERS, *WEEKDAY_NUMBERS))


@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    span = parse_span(text, TODAY)

    assert span is None or span[0] <= span[1]


def test_the_last_of_february_is_that_of_the_latest_leap_year() -> None:
    assert latest_day(date(2025, 6, 11), 2, 29) == date(2024, 2, 29)
    assert latest_day(date(1903, 1, 1), 2, 29) == date(1896, 2, 29)


DAYS = st.dates(date(1100, 1, 1), date(8999, 12, 31))


@given(DAYS, DAYS)
def test_a_full_date_is_read_in_every_form_whatever_the_day(day: date, today: date) -> None:
    year = f"{day.year:04}"
    forms = (day.isoformat(), f"{day.day} {day:%B} {year}", f"{day:%B} {day.day}, {year}", f"{day.day}th {day:%b} {year}")

    assert {parse_span(form, today) for form in forms} == {(day, day)}


@given(DAYS, st.sampled_from(["day", "week", "month", "year", "decade"]))
def test_last_this_and_next_stand_in_a_row(today: date, unit: str) -> None:
    last, this, following = (parse_span(f"{which} {unit}", today) for which in ("last", "this", "next"))

    assert last is not None
    assert this is not None
    assert following is not None
    assert this[0] <= today <= this[1]
    assert last[1] + timedelta(days=1) == this[0]
    assert this[1] + timedelta(days=1) == following[0]


@given(DAYS, st.sampled_from("monday tuesday wednesday thursday friday saturday sunday mon thurs sun".split()))
def test_a_weekday_is_the_latest_and_last_is_before_today(today: date, name: str) -> None:
    latest, last = parse_span(name, today), parse_span(f"last {name}", today)

    assert latest is not None
    assert last is not None
    assert 0 <= (today - latest[0]).days <= 6
    assert 1 <= (today - last[0]).days <= 7
    assert (latest[0] - last[0]).days in (0, 7)


@given(DAYS, st.integers(1, 300), st.sampled_from(["day", "week", "month", "year"]))
def test_so_long_ago_is_before_today(today: date, number: int, unit: str) -> None:
    span = parse_span(f"{number} {unit}s ago", today)

    assert span is not None
    assert span[1] < today or unit != "day"
    assert span == parse_span(f" {number}  {unit} AGO ", today)


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        ("march", date(2025, 3, 1), "2025-03-01", "2025-03-31"),
        ("march", date(2025, 2, 28), "2024-03-01", "2024-03-31"),
        ("29 february", date(2025, 6, 18), "2024-02-29", "2024-02-29"),
        ("december", date(2025, 12, 1), "2025-12-01", "2025-12-31"),
        ("yesterday", date(2025, 1, 1), "2024-12-31", "2024-12-31"),
        ("tomorrow", date(2024, 2, 28), "2024-02-29", "2024-02-29"),
        ("last month", date(2025, 1, 31), "2024-12-01", "2024-12-31"),
        ("next year", date(2025, 1, 1), "2026-01-01", "2026-12-31"),
        ("this decade", date(2029, 12, 31), "2020-01-01", "2029-12-31"),
        ("on monday", date(2025, 6, 16), "2025-06-09", "2025-06-09"),
        ("last on friday", date(2025, 6, 18), "2025-06-13", "2025-06-13"),
        ("zero days ago", date(2025, 6, 18), "2025-06-18", "2025-06-18"),
        ("ten weeks ago", date(2025, 6, 18), "2025-04-07", "2025-04-13"),
        ("an year ago", date(2025, 6, 18), "2024-01-01", "2024-12-31"),
        ("2024 q1", date(2025, 6, 18), "2024-01-01", "2024-03-31"),
        ("SEPT 1999", date(2025, 6, 18), "1999-09-01", "1999-09-30"),
        ("2025-6", date(2025, 6, 18), "2025-06-01", "2025-06-30"),
    ],
)
def test_typed_times_seen_from_other_days(text: str, today: date, first: str, last: str) -> None:
    assert parse_span(text, today) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "12 may 13",
        "may 32",
        "may 31 0000",
        "eleven days ago",
        "last hour",
        "q5 2024",
        "2024-",
        "1 2 3",
        "sixties",
        "next",
        "on",
        "mondays",
    ],
)
def test_what_is_nearly_a_date_means_nothing(text: str) -> None:
    assert parse_span(text, TODAY) is None


@given(
    st.lists(st.sampled_from("last this next 3 may june 2024 q1 monday week ago days on 31 a 1990s -".split()), max_size=5),
    DAYS,
)
def test_any_heap_of_words_is_answered(words: list[str], today: date) -> None:
    span = parse_span(" ".join(words), today)

    assert span is None or span[0] <= span[1]


def test_a_year_without_such_a_day_is_no_answer() -> None:
    with pytest.raises(ValueError, match="no month 2 has a day 30"):
        latest_day(TODAY, 2, 30)
    assert latest_day(TODAY, TODAY.month, TODAY.day) == TODAY
