"""Times as they are written in a line, and as they are said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.query.offered_times import times_from
from store.query.time_spans import iso, spoken, time_of
from tests.store.query.test_parser import TODAY

DAYS = st.dates(date(1000, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "said"),
    [
        ("2025", "2025-01-01", "2025-12-31", "2025"),
        ("2025-06", "2025-06-01", "2025-06-30", "Jun 2025"),
        ("2 june 2025", "2025-06-02", "2025-06-02", "2 Jun 2025"),
        ("yesterday", "2026-03-13", "2026-03-13", "13 Mar 2026"),
        ("2025-05..2025-07", "2025-05-01", "2025-07-31", "1 May 2025 – 31 Jul 2025"),
        ("2025-07..2025-05", "2025-05-01", "2025-07-31", "1 May 2025 – 31 Jul 2025"),
        ("..2025", "0001-01-01", "2025-12-31", "up to 31 Dec 2025"),
        ("2025-06-02..", "2025-06-02", "9999-12-31", "since 2 Jun 2025"),
    ],
)
def test_a_time_is_understood_and_said_again(text: str, first: str, last: str, said: str) -> None:
    span = time_of(text, TODAY)

    assert span == (date.fromisoformat(first), date.fromisoformat(last))
    assert spoken(*span) == said
    assert time_of(iso(*span), TODAY) == span


@pytest.mark.parametrize("text", ["", "..", ". .", "soon", "soon..2025", "2025..soon", "2025-13", "2025-02-30"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert time_of(text, TODAY) is None


@given(DAYS, st.integers(0, 800))
def test_any_stretch_is_read_from_what_it_is_written_as(first: date, days: int) -> None:
    last = first + timedelta(days=days)

    assert time_of(iso(first, last), TODAY) == (first, last)
    assert spoken(first, last)


@given(st.text("0123456789-. adefhijlmnorstuvwy", max_size=9))
def test_offered_times_go_on_from_what_is_typed(typed: str) -> None:
    low = typed.rpartition("..")[2].lower().split()
    for offered in list(times_from(typed, TODAY))[:20]:
        assert offered.rpartition("..")[2].startswith(" ".join(low))
        assert time_of(offered, TODAY)


def test_the_nearest_times_are_offered_first() -> None:
    assert list(times_from("2026-", TODAY)) == ["2026-03", "2026-02", "2026-01"]
    assert next(times_from("202", TODAY)) == "2026"
    assert next(times_from("", TODAY)) == "today"
    assert list(times_from("april", TODAY)) == ["april 2025"]
