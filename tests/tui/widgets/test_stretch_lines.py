"""How stretches of time look from far away."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from store.api.themes import Theme
from tests.tui.widgets.stage import row
from tui.widgets.time_units import TimeUnit
from tui.widgets.timeline.line_painter import LineStyles, line_styles
from tui.widgets.timeline.lines import Group
from tui.widgets.timeline.stretch_lines import bar, stretch_lines

THEMES = [
    Theme("digital-finance", "Digital finance", "#3366cc"),
    Theme("water", "Water", "#cc6633"),
    Theme("space", "Space", "#999999"),
]
YEAR = Group(date(2025, 1, 1).toordinal(), date(2025, 1, 2).toordinal(), 0, 12)
HEADLINES = [row("Dam opens", "2025-02-03"), row("Wallets for all", "2025-11-30", "digital-finance", reports=3)]


def styles(width: int) -> LineStyles:
    """Return the styles of a timeline so many columns wide."""
    return line_styles(lambda _: Style(), Style(), THEMES, width, one_theme=False)


def painted(width: int = 60, shares: dict[str, int] | None = None, most: int = 12, unit: TimeUnit = TimeUnit.YEAR) -> list[str]:
    """Return the lines of a year with two headlines."""
    known = {"water": 9, "digital-finance": 3} if shares is None else shares
    return [strip.text.rstrip() for strip in stretch_lines(YEAR, unit, styles(width), known, most, HEADLINES, 3, here=False)]


def test_a_stretch_says_how_much_of_what_and_which_headlines_tell_it() -> None:
    assert painted() == [
        "   2025  12 stories  WAT▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇DIG▇▇▇▇▇▇▇",
        "        3 Feb  WAT Dam opens",
        "       30 Nov  DIG Wallets for all  3 reports",
    ]


def test_a_short_bar_has_its_themes_beside_it() -> None:
    assert painted(most=120)[0].split()[-2:] == ["WAT", "DIG"]


@pytest.mark.parametrize(
    ("first", "name"),
    [
        (date(2025, 6, 2), "2–8 Jun 2025"),
        (date(2025, 3, 31), "31 Mar – 6 Apr 2025"),
        (date(2025, 12, 29), "29 Dec – 4 Jan 2026"),
    ],
)
def test_a_week_is_called_by_its_first_and_its_last_day(first: date, name: str) -> None:
    week = Group(first.toordinal(), first.toordinal() + 1, 0, 2)

    [line] = stretch_lines(week, TimeUnit.WEEK, styles(60), {}, 2, (), 1, here=False)

    assert line.text.startswith(f"   {name:<20}  2 stories  ▇")


def test_days_are_told_as_the_stretch_leaves_open() -> None:
    assert painted(unit=TimeUnit.MONTH)[1].startswith("       Mon  3  WAT")
    assert painted(unit=TimeUnit.DECADE)[1].startswith("       Feb 2025  WAT")


def test_headlines_that_are_still_looked_for_have_their_lines() -> None:
    waiting = stretch_lines(YEAR, TimeUnit.YEAR, styles(60), {}, 12, None, 3, here=True)

    assert [strip.text.strip() for strip in waiting[1:]] == ["▌      …", "▌      …"]


@given(
    st.dictionaries(st.sampled_from(["water", "space", "digital-finance"]), st.integers(1, 500), min_size=1), st.integers(1, 90)
)
def test_a_bar_is_shared_out_among_the_themes_and_as_long_as_it_should_be(shares: dict[str, int], width: int) -> None:
    parts = bar(list(shares.items()), width, styles(120))

    assert sum(part.cell_length for part in parts) == width
    assert len(parts) <= len(shares)
    assert all(part.cell_length < 4 or part.text[:3].isalpha() for part in parts)
