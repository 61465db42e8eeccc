"""How a story is set for reading, and how it is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.style import Style
from rich.text import Text

from store.api.search import NOTHING_MATCHED, Matched
from store.api.story import Carried, Story
from store.api.story_details import ChangedText
from store.api.themes import Theme
from store.api.times import Mention
from store.api.when import When
from tests.conftest import story
from tests.tui.widgets.stage import on_stage
from tui.widgets.story.story_layout import DATE, Dates, Inks, page, when_label
from tui.widgets.story.story_view import StoryView

INKS = Inks(Style(bold=True), Style(dim=True), Style(underline=True), Style(), Style(italic=True), Style(reverse=True))
THEMES = {"water": Theme("water", "Water", "#3366cc")}
CONSOLE = Console(width=200)
TALKS = replace(
    story("Talks in Lindau", "2025-06-02", "On 4 March 2025 the dam opened.", "Both sides meet on 20 June 2025."),
    place="LINDAU", source="Herald", themes=("water", "odd"), highlights=("Both sides come",), caption="The dam", credit="AP",
    link="https://example.org/a", updated=When("2025-06-04T09:30"),
)  # fmt: skip


def mention(part: str, index: int, start: int, end: int, day: date | None) -> Mention:
    return Mention(part, index, start, end, "", "date", "", day, day, "day", "past", 1.0, "", "", "")


MENTIONS = [
    mention("paragraph", 0, 3, 15, date(2025, 3, 4)),
    mention("paragraph", 1, 19, 31, date(2025, 6, 20)),
]


def lines(story: Story = TALKS, width: int = 60, **more: object) -> list[str]:
    """Return a story's lines as they are read."""
    matched = more.pop("matched", NOTHING_MATCHED)
    return [line.plain for line in page(story, THEMES, INKS, matched, width, CONSOLE, **more)]  # type: ignore[arg-type]


def test_a_story_is_set_from_its_headline_to_its_link() -> None:
    assert lines() == [
        "Talks in Lindau",
        "LINDAU · Monday 2 June 2025 · Herald",
        "Updated Wednesday 4 June 2025, 09:30",
        "Water · odd · 1 min",
        "",
        "• Both sides come",
        "",
        "▕ The dam (AP)",
        "",
        "On 4 March 2025 the dam opened.",
        "",
        "Both sides meet on 20 June 2025.",
        "",
        "https://example.org/a",
    ]


@given(st.lists(st.text(st.sampled_from("ab 界é\n"), max_size=200), max_size=5), st.integers(1, 200))
def test_no_line_is_wider_than_the_measure(paragraphs: list[str], width: int) -> None:
    told = replace(TALKS, body=tuple(paragraphs), highlights=tuple(paragraphs))

    set_lines = page(told, THEMES, INKS, NOTHING_MATCHED, width, CONSOLE)

    assert max(line.cell_len for line in set_lines) <= max(16, min(72, width))


@pytest.mark.parametrize(
    ("iso", "label"),
    [
        ("2025", "2025"),
        ("2025-06", "June 2025"),
        ("2025-06-02", "Monday 2 June 2025"),
        ("2025-06-02T14:05", "Monday 2 June 2025, 14:05"),
    ],
)
def test_a_point_in_time_is_said_as_precisely_as_it_is_known(iso: str, label: str) -> None:
    assert when_label(When(iso)) == label


def test_a_date_that_the_story_does_not_write_is_told_as_such() -> None:
    assert "Monday 2 June 2025 (the file's date)" in lines(replace(TALKS, undated=True))[1]
    assert "Monday 2 June 2025 (from its age)" in lines(replace(TALKS, derived=True))[1]


def test_an_update_on_the_same_day_is_not_told() -> None:
    assert not any("Updated" in line for line in lines(replace(TALKS, updated=When("2025-06-02T18:00"))))


def test_what_an_update_changed_stands_beneath_the_head_and_long_changes_are_cut() -> None:
    told = lines(changed=ChangedText(("nine dead", "in Lindau"), ("x" * 400,)), width=72)

    assert "+ nine dead … in Lindau" in told
    assert next(line for line in told if line.startswith("−"))
    assert sum(line.count("x") for line in told if "example" not in line) == 300


def test_searched_words_are_marked_in_every_part() -> None:
    marked = [
        line.plain[span.start : span.end]
        for line in page(TALKS, THEMES, INKS, Matched(frozenset({"dam", "lindau"})), 60, CONSOLE)
        for span in line.spans
        if isinstance(span.style, Style) and span.style == INKS.match
    ]

    assert marked == ["Lindau", "LINDAU", "dam", "dam"]


def test_dates_are_underlined_where_they_stand_and_the_one_the_person_is_on_stands_out() -> None:
    set_lines = page(TALKS, THEMES, INKS, NOTHING_MATCHED, 60, CONSOLE, dates=Dates(MENTIONS, 1))
    dates = {
        span.style.meta[DATE]: (line.plain[span.start : span.end], bool(span.style.reverse))
        for line in set_lines
        for span in line.spans
        if isinstance(span.style, Style) and DATE in span.style.meta
    }

    assert dates == {0: ("4 March 2025", False), 1: ("20 June 2025", True)}


def test_a_date_without_a_day_is_not_underlined() -> None:
    dates = Dates([mention("title", 0, 0, 5, None)])

    assert not dates.underline(Text("Today it rains"), "title", 0, INKS).spans


def test_a_text_without_end_says_where_the_rest_is_read() -> None:
    told = lines(replace(TALKS, body=("word " * 50_000,) * 4))

    assert any("The text goes on; read it whole with" in line for line in told)
    assert "https://example.org/a" not in told


async def test_a_story_is_scrolled_by_lines_and_pages() -> None:
    long = replace(TALKS, body=tuple(f"Paragraph {nth}." for nth in range(60)))
    async with on_stage(StoryView(), 60, 12) as staged:
        staged.widget.show(long)
        tops = []
        for key in ("j", "pagedown", "k", "pageup"):
            await staged.press(key)
            tops.append(staged.widget.scroll_offset.y)

        assert tops == [1, 11, 10, 0]
        assert len(staged.told(StoryView.Touched)) == 2


async def test_dates_are_walked_with_tab_and_enter_leads_to_their_time() -> None:
    async with on_stage(StoryView(), 60, 12) as staged:
        staged.widget.set_themes(list(THEMES.values()))
        staged.widget.show(TALKS)
        staged.widget.show_dates(MENTIONS)
        walked = [staged.widget.mention]
        for key in ("tab", "tab", "enter", "tab"):
            await staged.press(key)
            walked.append(staged.widget.mention)

        assert walked == [None, MENTIONS[0], MENTIONS[1], MENTIONS[1], None]
        assert [each.mention for each in staged.told(StoryView.DateChosen)] == [MENTIONS[1]]


async def test_a_date_out_of_sight_is_scrolled_to() -> None:
    long = replace(TALKS, body=(*[f"Paragraph {nth}." for nth in range(40)], "On 4 March 2025 it opened."))
    async with on_stage(StoryView(), 60, 12) as staged:
        staged.widget.show(long)
        staged.widget.show_dates([mention("paragraph", 40, 3, 15, date(2025, 3, 4))])
        await staged.press("tab")

        assert any("4 March 2025" in line for line in staged.lines())


async def test_another_story_begins_at_its_top_and_the_same_one_stays_where_it_was_read() -> None:
    long = replace(TALKS, body=tuple(f"Paragraph {nth}." for nth in range(60)))
    async with on_stage(StoryView(), 60, 12) as staged:
        staged.widget.show(long)
        staged.widget.show_changes(ChangedText(("nine dead",), ()))
        await staged.press("pagedown")
        staged.widget.show(long, Matched(frozenset({"paragraph"})))
        assert staged.widget.scroll_offset.y == 10
        staged.widget.show(replace(story("Another"), body=long.body))
        await staged.pilot.pause()
        assert staged.widget.scroll_offset.y == 0
        assert "nine dead" not in "\n".join(staged.lines())
        staged.widget.show(None)
        assert staged.lines() == [""] * 12


def test_other_sources_and_sections_stand_above_the_text_and_their_links_below() -> None:
    carried = replace(
        TALKS,
        also=(Carried("Gazette", "https://gazette.test/a"), Carried("", "https://courier.test/b"), Carried("Wire", "")),
        sections=("World", "Lakes"),
    )

    shown = lines(carried)

    assert shown[4:6] == ["Also in Gazette, Wire", "Filed under World, Lakes"]
    assert shown[-3:] == [
        "https://example.org/a [1]",
        "Gazette: https://gazette.test/a [2]",
        "https://courier.test/b [3]",
    ]


def test_of_many_sections_some_are_named_and_the_rest_counted() -> None:
    many = replace(TALKS, sections=tuple(f"Section {number}" for number in range(1, 9)))

    assert "and 3 more" in " ".join(lines(many))
