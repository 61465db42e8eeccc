"""A story is a page: calm margins, quotes set off, words found within it, and how far one has read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.segment import Segment
from rich.style import Style

from tests.conftest import story
from tests.tui.widgets.stage import on_stage
from tests.tui.widgets.test_story_layout import MENTIONS, lines
from tui.widgets.story.found_words import FOUND
from tui.widgets.story.line_marks import with_found
from tui.widgets.story.reading_time import minutes_to_read
from tui.widgets.story.story_view import StoryView

PIERS = [f"The pier number {nth} stands." for nth in range(12)]
LONG = story("Piers of the lake", "2025-12-08", "\n\n".join([*PIERS, "A café opens.", "Piers and PIÈRS everywhere."]))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("One word", 1), ("word " * 460, 2), ("湖" * 1200, 3), ("Wörter " * 690, 3)],
    ids=["short", "english", "chinese", "german"],
)
def test_reading_takes_as_long_as_the_text_is(text: str, minutes: int) -> None:
    assert minutes_to_read(story("Pier", "2025-12-08", text)) == minutes


@pytest.mark.parametrize(
    ("paragraph", "set_off"),
    [
        ("“We can't turn people away on a Saturday,” said the head.", True),
        ("„Das geht nicht so weiter“, sagte er.", True),
        ("> What is built here will be seen.", True),
        ("“No,” said the mayor, and went home to his garden.", False),
        ("He said “never” at once.", False),
    ],
)
def test_what_somebody_said_is_set_off(paragraph: str, set_off: bool) -> None:
    shown = next(line for line in lines(replace(LONG, body=(paragraph,))) if paragraph[2:12] in line)

    assert shown.startswith("│ ") == set_off
    assert ">" not in shown


@pytest.mark.parametrize(("width", "margin"), [(60, 2), (77, 2), (120, 23), (200, 63)])
async def test_the_text_stands_in_the_middle_of_a_wide_window(width: int, margin: int) -> None:
    async with on_stage(StoryView(), width, 12) as staged:
        staged.widget.show(LONG)
        title = next(line for line in staged.lines() if "Piers" in line)

        assert abs(len(title) - len(title.lstrip()) - margin) <= 1


async def test_how_far_one_has_read_is_known_while_one_scrolls() -> None:
    async with on_stage(StoryView(), 60, 12) as staged:
        staged.widget.show(LONG)
        assert staged.widget.progress == "38% of 1 min"
        assert not staged.widget.is_at_end
        await staged.press("end")
        assert staged.widget.progress == "100% of 1 min"
        assert staged.widget.is_at_end
        assert len(staged.told(StoryView.Scrolled)) >= 2
        staged.widget.show(None)
        assert staged.widget.progress == ""


async def test_words_are_found_whatever_their_case_and_accents_and_gone_through_round() -> None:
    async with on_stage(StoryView(), 60, 12) as staged:
        staged.widget.show(LONG)

        assert staged.widget.find("cafe") == (0, 1)
        assert any("café opens" in line for line in staged.lines())
        assert staged.widget.find("piers") == (1, 3)
        assert staged.widget.step_found(1) == (2, 3)
        assert staged.widget.step_found(1) == (0, 3)
        assert staged.widget.top == 0
        assert staged.widget.step_found(-1) == (2, 3)
        assert "Piers and PI" in staged.lines()[staged.widget.spot.y]
        await staged.press("home")
        assert staged.widget.spot.y == 0


def test_the_place_one_is_on_stands_out_among_the_others() -> None:
    places = [Segment(f"pier {nth}", Style(underline=True, meta={FOUND: nth})) for nth in range(3)]
    marked = with_found([Segment("The "), *places], 1, Style(reverse=True))

    assert [bool(segment.style and segment.style.reverse) for segment in marked] == [False, False, True, False]
    assert marked[2].style == Style(underline=True, reverse=True, meta={FOUND: 1})


async def test_words_that_wrap_over_a_line_are_one_place() -> None:
    async with on_stage(StoryView(), 60, 12) as staged:
        staged.widget.show(replace(LONG, body=("word " * 10 + "second harbour pier " * 3,)))

        assert staged.widget.find("second  harbour") == (0, 3)


async def test_what_is_not_there_is_not_found_and_nothing_moves() -> None:
    async with on_stage(StoryView(), 60, 12) as staged:
        staged.widget.show(LONG)
        await staged.press("pagedown")
        before = staged.widget.top

        assert staged.widget.find("glacier (") == (-1, 0)
        assert staged.widget.find("  ") == (-1, 0)
        assert staged.widget.step_found(1) == (-1, 0)
        assert staged.widget.top == before


async def test_n_is_the_storys_only_while_words_are_looked_for_in_it() -> None:
    async with on_stage(StoryView(), 60, 12) as staged:
        staged.widget.show(LONG)
        await staged.press("n")
        staged.widget.find("pier")
        await staged.press("n", "N")
        assert [told.by for told in staged.told(StoryView.FoundStepped)] == [1, -1]
        staged.widget.show(replace(LONG, id=story("Other", "2025-12-08").id))
        await staged.press("n")
        assert len(staged.told(StoryView.FoundStepped)) == 2


async def test_a_click_on_a_date_goes_to_its_time() -> None:
    async with on_stage(StoryView(), 60, 12) as staged:
        staged.widget.show(replace(LONG, body=("On 4 March 2025 the pier opened.",)))
        staged.widget.show_dates(MENTIONS[:1])
        at = next(nth for nth, line in enumerate(staged.lines()) if "4 March" in line)
        await staged.click(staged.lines()[at].index("March"), at)
        await staged.click(staged.lines()[at].index("opened"), at)

        assert [told.mention for told in staged.told(StoryView.DateChosen)] == MENTIONS[:1]
