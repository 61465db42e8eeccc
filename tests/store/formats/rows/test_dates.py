"""Dates as columns have them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.formats.rows.dates import Order, is_ambiguous, order_of, when_of
from store.formats.source import ReadStory
from tests.store.formats.rows.conftest import ReadFile, reasons


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2025-06-02", "2025-06-02"),
        ("2025-06-02 14:05:09", "2025-06-02T14:05"),
        ("2025-06-02T14:05:09.123Z", "2025-06-02T14:05Z"),
        ("2025-06-02T14:05:09+0530", "2025-06-02T14:05+05:30"),
        ("Mon, 02 Jun 2025 14:05:00 GMT", "2025-06-02T14:05Z"),
        ("June 2, 2025", "2025-06-02"),
        ("2 June 2025", "2025-06-02"),
        ("2025", "2025"),
        (2025, "2025"),
        (20250602, "2025-06-02"),
        ("20250602T120000Z", "2025-06-02T12:00Z"),
        (1748865900, "2025-06-02T12:05Z"),
        ("1748865900", "2025-06-02T12:05Z"),
        (1748865900.5, "2025-06-02T12:05Z"),
        (1748865900123, "2025-06-02T12:05Z"),
        ("1748865900123", "2025-06-02T12:05Z"),
        (1748865900123456, "2025-06-02T12:05Z"),
        ("02.06.2025", "2025-06-02"),
        ("02/06/2025", "2025-06-02"),
        ("2/6/25", "2025-06-02"),
        ("25/06/2025", "2025-06-25"),
        ("06/25/2025", "2025-06-25"),
        ("02-06-2025 02:05 pm", "2025-06-02T14:05"),
        ("02/06/2025, 12:05 AM", "2025-06-02T00:05"),
        ("soon", None),
        ("31/31/2025", None),
        ("30/02/2025", None),
        (7, None),
        (-1, None),
        (10**30, None),
        ("9" * 50, None),
        (True, None),
        ({}, None),
    ],
)
def test_dates_in_every_usual_form(value: object, iso: str | None) -> None:
    when = when_of(value, Order.DAY)

    assert (when.iso if when else None) == iso


def test_the_month_may_stand_first() -> None:
    assert str(when_of("02/06/2025", Order.MONTH)) == "When(iso='2025-02-06')"
    assert str(when_of("02.06.2025", Order.MONTH)) == "When(iso='2025-06-02')"


def test_a_column_tells_its_order_by_any_day_over_twelve() -> None:
    assert order_of(["02/06/2025", "03/06/2025", "25/06/2025"]) is Order.DAY
    assert order_of(["02/06/2025", "06/25/2025"]) is Order.MONTH
    assert order_of(["02/06/2025", "2025-06-25", "25.06.2025", None, 7]) is None
    assert is_ambiguous("02/06/2025")
    assert not is_ambiguous("06/06/2025")
    assert not is_ambiguous("25/06/2025")


def test_the_whole_column_decides_before_the_first_row_is_read(read_file: ReadFile) -> None:
    rows = "".join(f"Day {day},06/{day:02d}/2025\n" for day in range(1, 29))
    found = read_file("x.csv", f"title,date\n{rows}")

    assert [one.story.published.iso for one in found if isinstance(one, ReadStory)] == [
        f"2025-06-{day:02d}" for day in range(1, 29)
    ]
    assert not any(one.doubt for one in found if isinstance(one, ReadStory))


def test_in_json_too(read_file: ReadFile) -> None:
    found = read_file("x.json", '[{"title": "A", "date": "06/02/2025"}, {"title": "B", "date": "06/20/2025"}]')

    assert [one.story.published.iso for one in found if isinstance(one, ReadStory)] == ["2025-06-02", "2025-06-20"]


def test_where_nothing_tells_it_is_said_what_was_taken(read_file: ReadFile) -> None:
    (one,) = read_file("x.csv", "title,date\nRain,02/06/2025\n")

    assert isinstance(one, ReadStory)
    assert one.story.published.iso == "2025-06-02"
    assert one.doubt == (
        "dates such as 02/06/2025 can be read in two ways, and none in this file tells which;"
        " the day was taken to stand first; if that is wrong, write them as 2025-06-02"
    )


def test_no_date_is_no_fault_and_a_wrong_one_is(read_file: ReadFile) -> None:
    found = read_file("x.csv", "title,date,saved at\nA,,2025-06-02\nB,n/a,\nC,null,0\nD,in spring,\n")

    stories = [one.story for one in found if isinstance(one, ReadStory)]
    assert [(story.title, story.undated) for story in stories] == [("A", False), ("B", True), ("C", True)]
    assert reasons(found) == ["5: “in spring” is no date that can be read; write it as 2025-06-02"]


@given(st.text(max_size=30) | st.integers() | st.floats() | st.text(st.sampled_from("0123456789/-:. T"), max_size=24))
def test_no_value_does_harm(value: object) -> None:
    when_of(value, Order.MONTH)
    is_ambiguous(value)
    order_of([value])
