"""How a line of the timeline looks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from store.api.search import NOTHING_MATCHED, Matched
from store.api.themes import Theme
from store.api.times import Event
from tests.tui.widgets.stage import row
from tui.widgets.time_units import TimeUnit
from tui.widgets.timeline.line_painter import (
    LineStyles,
    day_label,
    event_line,
    heading_line,
    line_styles,
    story_lines,
    waiting_line,
)
from tui.widgets.timeline.lines import Group
from tui.widgets.timeline.stretch_lines import stretch_lines

THEMES = [Theme("digital-finance", "Digital finance", "#3366cc"), Theme("water", "Water", "#cc6633")]
INKS = {"dim": Style(dim=True), "match": Style(underline=True), "here": Style(reverse=True), "strong": Style(bold=True)}
SHARES = {"water": 10, "digital-finance": 2}
JUNE = Group(date(2025, 6, 1).toordinal(), date(2025, 6, 2).toordinal(), 0, 12, 2)


def styles(width: int, *, two_lines: bool = False) -> LineStyles:
    """Return the styles of a timeline so many columns wide."""
    ink = lambda name: INKS.get(name, Style())  # noqa: E731
    return line_styles(ink, Style(), THEMES, width, one_theme=False, two_lines=two_lines)


def test_columns_come_as_there_is_room_for_them() -> None:
    story = row("Wallets for all", theme="digital-finance", place="KARACHI")

    painted = {
        width: story_lines(story, styles(width), NOTHING_MATCHED, here=False, day="Mon  2")[0].text
        for width in (28, 60, 80, 110)
    }

    assert painted[28].rstrip() == " ● Mon  2  Wallets for all"
    assert painted[60].rstrip() == " ● Mon  2  DIG Wallets for all"
    assert painted[80].rstrip() == " ● Mon  2  Digital finance  Wallets for all"
    assert painted[110].rstrip().endswith("KARACHI")
    assert {len(text) for text in painted.values()} == {28, 60, 80, 110}


@given(st.text(st.sampled_from("abc 界\U0001f600ا"), min_size=1, max_size=80), st.integers(24, 140), st.booleans())
def test_every_line_fills_its_width_exactly(title: str, width: int, here: bool) -> None:
    painted = [
        *story_lines(row(title, place=title), styles(width), NOTHING_MATCHED, here=here, day="Mon  2"),
        *story_lines(row(title, reports=3), styles(width, two_lines=True), NOTHING_MATCHED, here=here, day="Mon  2"),
        event_line(
            Event(date(2025, 6, 2), date(2025, 6, 2), title, (), ahead=True), styles(width), here=here, day="Mon  2", stories=12
        ),
        *stretch_lines(JUNE, TimeUnit.MONTH, styles(width), SHARES, 12, [row(title, reports=4)], 3, here=here),
        *stretch_lines(JUNE, TimeUnit.DECADE, styles(width), {}, 24, None, 2, here=here),
        heading_line(JUNE, TimeUnit.MONTH, styles(width)),
        waiting_line("Mon  2", styles(width), here=here),
    ]

    assert [strip.cell_length for strip in painted] == [width] * len(painted)
    assert [sum(segment.cell_length for segment in strip) for strip in painted] == [width] * len(painted)


@pytest.mark.parametrize(
    ("fields", "sign"), [({}, "●"), ({"read": True}, " "), ({"starred": True}, "★"), ({"starred": True, "read": True}, "★")]
)
def test_the_sign_tells_what_the_person_did(fields: dict[str, Any], sign: str) -> None:
    painted = story_lines(row("A", **fields), styles(60), NOTHING_MATCHED, here=False, day="Mon  2")[0]

    assert painted.text[1] == sign


def test_the_best_hits_are_numbered_and_the_line_one_is_on_is_marked_instead() -> None:
    def first(rank: int, *, here: bool) -> str:
        return story_lines(row("A"), styles(60), NOTHING_MATCHED, here=here, rank=rank, day="Mon  2")[0].text[0]

    assert [first(1, here=False), first(9, here=False), first(10, here=False)] == ["1", "9", " "]
    assert first(1, here=True) == "▌"


def test_searched_words_are_marked_and_unread_titles_are_strong() -> None:
    [painted] = story_lines(row("Water for Multan"), styles(60), Matched(frozenset({"multan"})), here=False, day="Mon  2")

    assert [segment.text for segment in painted if segment.style and segment.style.underline] == ["Multan"]
    assert next(segment.text for segment in painted if segment.style and segment.style.bold) == "Water for "


def test_reports_of_one_news_are_counted_behind_the_title() -> None:
    long = row("A long title " * 9, reports=4)
    [alone] = story_lines(long, styles(60), NOTHING_MATCHED, here=False, day="Mon  2")
    _, second = story_lines(long, styles(60, two_lines=True), NOTHING_MATCHED, here=False, day="Mon  2")

    assert alone.text.rstrip().endswith("…  4 reports")
    assert second.text.rstrip().endswith("… 4 reports")


def test_a_long_headline_goes_on_beneath_itself_and_a_short_one_does_not() -> None:
    def painted(title: str, *, here: bool = False) -> list[str]:
        strips = story_lines(row(title), styles(40, two_lines=True), NOTHING_MATCHED, here=here, day="Mon  2")
        return [strip.text.rstrip() for strip in strips]

    assert painted("Reservoir falls to a low") == [" ● Mon  2  WAT Reservoir falls to a low"]
    assert painted("Reservoir falls to a low in June", here=True) == [
        "▌● Mon  2  WAT Reservoir falls to a low",
        "▌              in June",
    ]
    assert painted("界" * 20)[1].strip() == "界" * 8


def test_an_event_says_whether_it_is_ahead_and_how_many_tell_it() -> None:
    def event(*, ahead: bool) -> Event:
        return Event(date(2025, 6, 2), date(2025, 6, 2), "The dam opens.", (), ahead=ahead)

    def painted(what: Event | None, stories: int) -> str:
        return event_line(what, styles(50), here=False, day="Mon  2", stories=stories).text.rstrip()

    assert painted(event(ahead=False), 1) == " ◇ Mon  2  The dam opens."
    assert painted(event(ahead=True), 3).startswith(" ▷ Mon  2  The dam opens.")
    assert painted(event(ahead=True), 3).endswith(" 3 stories")
    assert painted(None, 3) == " ◇ Mon  2  …"


def test_a_heading_counts_its_stories_once_they_are_counted() -> None:
    assert heading_line(JUNE, TimeUnit.MONTH, styles(40)).text.rstrip().endswith("─ 10 stories")
    assert heading_line(JUNE, TimeUnit.MONTH, styles(40), is_counted=False).text.rstrip().endswith("──")
    assert heading_line(JUNE, TimeUnit.MONTH, styles(40)).text.startswith("   June 2025 ─")


def test_days_are_named_as_their_heading_leaves_open() -> None:
    monday = date(2025, 6, 2).toordinal()

    assert day_label(monday, TimeUnit.MONTH) == "Mon  2"
    assert day_label(monday, TimeUnit.YEAR) == " 2 Jun"
