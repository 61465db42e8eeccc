"""Words that bend a time, and the days they leave of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import Mod
from store.dates.modifiers import narrowed
from tests.store.dates.tagging import only


@pytest.mark.parametrize(
    ("text", "mention", "mod"),
    [
        ("It was the end of April 2024.", "the end of April 2024", Mod.END),
        ("It was at the close of 2024.", "the close of 2024", Mod.END),
        ("It was the beginning of 2024.", "the beginning of 2024", Mod.START),
        ("It was the start of April 2024.", "the start of April 2024", Mod.START),
        ("It was the middle of April 2024.", "the middle of April 2024", Mod.MID),
        ("It was in late April 2024.", "late April 2024", Mod.END),
        ("It was in the early 1990s.", "the early 1990s", Mod.START),
        ("It was in mid-2024.", "mid-2024", Mod.MID),
        ("It was in the late-1990s.", "the late-1990s", Mod.END),
        ("It was earlier this year.", "earlier this year", Mod.START),
        ("It was later that month.", "later that month", Mod.END),
        ("It took no more than two weeks.", "no more than two weeks", Mod.EQUAL_OR_LESS),
        ("It took more than two weeks.", "more than two weeks", Mod.MORE_THAN),
        ("It took less than two weeks.", "less than two weeks", Mod.LESS_THAN),
        ("It took at least two weeks.", "at least two weeks", Mod.EQUAL_OR_MORE),
        ("It took at most two weeks.", "at most two weeks", Mod.EQUAL_OR_LESS),
        ("It took up to two weeks.", "up to two weeks", Mod.EQUAL_OR_LESS),
        ("It took over a week.", "over a week", Mod.MORE_THAN),
        ("It took nearly two weeks.", "nearly two weeks", Mod.APPROX),
        ("It took about two weeks.", "about two weeks", Mod.APPROX),
        ("It took two weeks or so.", "two weeks or so", Mod.APPROX),
        ("It took two weeks or more.", "two weeks or more", Mod.EQUAL_OR_MORE),
        ("It lasts until 2030 and beyond.", "2030 and beyond", Mod.ON_OR_AFTER),
        ("It comes in 2030 or later.", "2030 or later", Mod.ON_OR_AFTER),
        ("It came in 1930 or earlier.", "1930 or earlier", Mod.ON_OR_BEFORE),
        ("It came at about 5 p.m. on Monday.", "about 5 p.m. on Monday", Mod.APPROX),
        ("It came around 1930.", "around 1930", Mod.APPROX),
    ],
)
def test_a_time_takes_in_the_words_that_bend_it(text: str, mention: str, mod: Mod) -> None:
    found = only(text)

    assert (found.text, found.mod) == (mention, mod)


@pytest.mark.parametrize(
    "text",
    [
        "They got around Wednesday's ruling.",
        "It rained over the last week.",
        "It rained over two weeks.",
        "It is now or later.",
        "At the end it was Friday.",
        "It was late, on Friday.",
    ],
)
def test_the_same_words_bend_nothing_elsewhere(text: str) -> None:
    assert only(text).mod is Mod.NONE


@given(st.dates(date(1000, 1, 1), date(8000, 1, 1)), st.integers(0, 40_000), st.sampled_from([Mod.START, Mod.MID, Mod.END]))
def test_a_part_of_a_span_lies_in_it(first: date, length: int, mod: Mod) -> None:
    last = first + timedelta(days=length)
    if last.year - first.year > 3:
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)

    begin, end = narrowed(first, last, mod, None)

    assert first <= begin <= end <= last
    assert (mod is Mod.START) <= (begin == first)
    assert (mod is Mod.END) <= (end == last)


@pytest.mark.parametrize("mod", [Mod.NONE, Mod.APPROX, Mod.MORE_THAN, Mod.ON_OR_AFTER])
def test_other_bends_leave_a_span_as_it_is(mod: Mod) -> None:
    span = date(2024, 4, 1), date(2024, 4, 30)

    assert narrowed(*span, mod, date(2024, 4, 11)) == span
    assert narrowed(date(1990, 1, 1), date(1999, 12, 31), mod, None) == (date(1990, 1, 1), date(1999, 12, 31))


def test_of_a_running_span_early_is_over_and_late_is_to_come() -> None:
    june, today = (date(2025, 6, 1), date(2025, 6, 30)), date(2025, 6, 11)

    assert narrowed(*june, Mod.START, today) == (june[0], today)
    assert narrowed(*june, Mod.END, today) == (today, june[1])
    assert narrowed(*june, Mod.END, date(2025, 7, 1)) == (date(2025, 6, 21), june[1])
