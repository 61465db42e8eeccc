"""Narrowing a search line and widening it again."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from store.query import parse
from store.query.line_filters import narrowed, widened
from tests.store.query.test_parser import LINES, TODAY

FIELDS = st.sampled_from(["theme", "place", "source", "on"])
VALUES = st.one_of(st.text(), st.sampled_from(["digital-finance", "New York", "2025-06", "2025", "a | b", '"', "sort:time"]))


@pytest.mark.parametrize(
    ("line", "field", "value", "narrow"),
    [
        ("", "theme", "digital-finance", "theme:digital-finance "),
        ("binance ", "place", "New York", 'binance place:"New York" '),
        ("rate binan", "place", "New York", 'rate place:"New York" binan'),
        ("binan", "theme", "water", "theme:water binan"),
        ("binance ", "source", "Dawn", 'binance source:"Dawn" '),
        ("dam | canal ", "theme", "water", "(dam | canal) theme:water "),
        ("after:last month dam ", "on", "2026", "after:last month dam on:2026 "),
        ('"the river', "on", "2025-06", '"the river" on:2025-06 '),
        ("dam sort:time", "theme", "water", "dam sort:time theme:water "),
        ("dam ", "theme", "my own", 'dam theme:"my own" '),
        ("dam ", "is", "unread", "dam is:unread "),
        ("theme:water dam", "theme", "water", "theme:water dam"),
        ("dam ", "place", "“—”", "dam "),
        ("dam ", "on", "never", "dam "),
    ],
)
def test_a_line_asks_for_one_thing_more(line: str, field: str, value: str, narrow: str) -> None:
    assert narrowed(line, field, value, TODAY) == narrow


@pytest.mark.parametrize(
    ("line", "wide"),
    [
        ('binance theme:water place:"New York" ', "binance theme:water "),
        ("binance theme:water ", "binance "),
        ("theme:water binan", "binan"),
        ("theme:water binance ", "binance "),
        ("after:last month dam on:2026 ", "after:last month dam "),
        ("theme:water ", ""),
        ("binance !theme:water after:2025", "binance !theme:water after:2025 "),
        ("theme:a | theme:b ", "theme:a | theme:b "),
        ("theme:0 THEME:1", "THEME:1"),
        ("", ""),
    ],
)
def test_the_last_narrowing_is_taken_off(line: str, wide: str) -> None:
    assert widened(line, TODAY) == wide


@given(LINES, FIELDS, VALUES)
def test_any_line_is_narrowed_and_widened_back(line: str, field: str, value: str) -> None:
    narrow = narrowed(line, field, value, TODAY)
    wide = widened(narrow, TODAY)

    before, within, after = (parse(one, TODAY) for one in (line, narrow, wide))
    assume(within.tree != before.tree)
    assert after.tree == before.tree
    assert before.tree is None or after.sort == before.sort
    assert all(not one or one.endswith(" ") or parse(one, TODAY).unfinished for one in (narrow, wide))


def test_a_line_without_room_stays_as_it_is() -> None:
    long = "water " * 333

    assert narrowed(long, "theme", "water", TODAY) == long
