"""The lines at the top and at the bottom of the screen, and the colours of it all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.widgets.stage import Staged, on_stage
from tui.widgets.notice import Notice
from tui.widgets.status_bar import StatusBar, trail_line
from tui.widgets.title_bar import TitleBar

KEYS = [("↵", "read", ""), ("/", "find", "search"), ("g", "date", "go_to_date"), ("?", "help", "help")]


def shown(staged: Staged[StatusBar] | Staged[TitleBar]) -> str:
    return str(staged.widget.render()).rstrip()


async def test_the_title_bar_says_what_is_shown_and_how_much_of_it() -> None:
    async with on_stage(TitleBar(), 100, 1) as staged:
        staged.widget.show("All stories", 1_205, 31, 2)
        assert shown(staged).split("  ")[0] == "Dateline"
        assert shown(staged).endswith("1,205 stories · 2 threads · 31 unread   ? help")
        staged.widget.show("Water", 1, 0)
        assert shown(staged).endswith("1 story · 0 unread   ? help")
        staged.widget.show_progress("making the archive…")
        assert shown(staged).endswith("making the archive…")
        staged.widget.show_progress("")
        assert "1 story" in shown(staged)


async def test_where_there_is_little_room_the_unread_are_told_alone_and_the_rest_is_cut() -> None:
    async with on_stage(TitleBar(), 40, 1) as staged:
        staged.widget.show("A search line that is much too long for this", 1_205, 31, 2)

        assert shown(staged).endswith("… 31 unread")
        assert cell_len(shown(staged)) == 40


async def test_a_click_tells_which_part_of_the_line_it_was_on() -> None:
    async with on_stage(TitleBar(), 100, 1) as staged:
        staged.widget.show("All stories", 5, 1)
        await staged.click(20, 0)
        await staged.click(98, 0)

        assert [told.part for told in staged.told(TitleBar.Clicked)] == ["shown", "help"]


async def test_keys_are_shown_as_far_as_there_is_room_for_them() -> None:
    async with on_stage(StatusBar(), 60, 1) as staged:
        staged.widget.show_keys(KEYS)
        assert shown(staged).endswith("↵ read  / find  g date  ? help")
        await staged.pilot.resize_terminal(26, 1)
        staged.widget.show_message("Ministers sign a treaty")
        await staged.pilot.pause()
        assert shown(staged) == "Ministers sign a…   ↵ read"


async def test_what_stays_is_shown_before_what_is_said_and_that_before_the_trail() -> None:
    async with on_stage(StatusBar(), 100, 1) as staged:
        staged.widget.show_trail(["Signed", "Suspended"])
        assert shown(staged) == "trail  Signed › Suspended › here"
        staged.widget.show_message("Reading 5 of 9")
        assert shown(staged) == "Reading 5 of 9"
        staged.widget.hold_message("Another program is writing")
        staged.widget.show_message("Reading 6 of 9")
        assert shown(staged) == "Another program is writing"
        staged.widget.hold_message("")
        assert shown(staged) == "Reading 6 of 9"
        staged.widget.show_message("")
        assert shown(staged).startswith("trail")


async def test_what_stays_takes_the_keys_room_where_it_needs_it() -> None:
    async with on_stage(StatusBar(), 60, 1) as staged:
        staged.widget.show_keys(KEYS)
        staged.widget.hold_message("Another program is writing: 1 change of yours waits")

        assert "1 change of yours waits" in shown(staged)


async def test_a_click_on_a_key_runs_it_and_one_that_runs_nothing_does_nothing() -> None:
    async with on_stage(StatusBar(), 60, 1) as staged:
        staged.widget.show_keys(KEYS)
        line = str(staged.widget.render())
        for word in ("↵", "find", "?"):
            await staged.click(line.index(word), 0)
        await staged.click(0, 0)

        assert [each.action for each in staged.told(StatusBar.Clicked)] == ["search", "help"]


@given(st.lists(st.text(st.sampled_from("ab 界"), max_size=60), max_size=6), st.integers(20, 200))
def test_the_trail_tells_the_last_three_stops(titles: list[str], width: int) -> None:
    line = trail_line(titles, width)

    assert line.count(" › ") == min(3, len(titles))
    assert bool(line) == bool(titles)


async def test_a_notice_takes_the_line_for_a_while_and_more_lines_only_if_it_needs_them() -> None:
    async with on_stage(StatusBar(), 60, 6) as staged:
        staged.widget.styles.height = "auto"
        staged.widget.show_keys(KEYS)
        staged.widget.show_message("Reading 5 of 9")
        staged.widget.tell(Notice("Starred"), 60)
        assert shown(staged).startswith("Starred  ")
        assert shown(staged).endswith("? help")

        staged.widget.tell(
            Notice("The disk is full, so that nothing more can be kept until some of it is free again", "error"), 60
        )
        await staged.pilot.pause()
        assert shown(staged).split("\n")[0] == "Starred"
        assert staged.widget.size.height == 3

        staged.widget.hush()
        await staged.pilot.pause()
        assert staged.widget.size.height == 1
        assert shown(staged).startswith("Reading 5 of 9")
        assert [notice.text[:8] for notice in staged.widget.all_told] == ["Starred", "The disk"]


async def test_a_notice_as_wide_as_the_line_is_told_whole() -> None:
    async with on_stage(StatusBar(), 40, 1) as staged:
        staged.widget.show_keys(KEYS)
        width = staged.widget.content_size.width
        for longer in range(4):
            text = "Removed the story on tolls, U takes it back"[-(width - longer) :]
            staged.widget.hush()
            staged.widget.tell(Notice(text), 60)

            assert shown(staged) == text


async def test_of_plain_notices_that_come_at_once_the_newer_stays_where_both_have_no_room() -> None:
    async with on_stage(StatusBar(), 60, 4) as staged:
        staged.widget.styles.height = "auto"
        staged.widget.tell(Notice("3 new stories"), 60)
        staged.widget.tell(Notice("Starred · U takes it back"), 60)
        assert shown(staged) == "3 new stories   Starred · U takes it back"

        staged.widget.tell(Notice("Removed “Ferry to Lindau sails again” · U takes it back"), 60)
        await staged.pilot.pause()
        assert shown(staged) == "Removed “Ferry to Lindau sails again” · U takes it back"
        assert staged.widget.size.height == 1
        assert len(staged.widget.all_told) == 3


async def test_keys_that_are_being_typed_come_before_a_notice() -> None:
    async with on_stage(StatusBar(), 60, 1) as staged:
        staged.widget.tell(Notice("One line\nand another"), 60)
        staged.widget.show_typed("5 …")

        assert shown(staged).startswith("5 …")
        staged.widget.show_typed("")
        assert shown(staged) == "One line\nand another"


@given(st.text(max_size=600), st.integers(1, 200))
def test_a_notice_is_never_more_than_a_few_lines_and_none_is_too_wide(text: str, width: int) -> None:
    lines = Notice(text).lines(width)

    assert len(lines) <= 4
    assert all(line.cell_length <= max(8, width) for line in lines)


def test_what_is_told_again_at_once_is_told_once_and_the_graver_colour_stays() -> None:
    both = Notice("1 new").after(Notice("The feed is gone", "warning"))

    assert both == Notice("The feed is gone\n1 new", "warning")
    assert Notice("1 new").after(both) == both


async def test_keys_that_may_follow_are_told_whole_where_the_line_is_short() -> None:
    async with on_stage(StatusBar(), 40, 4) as staged:
        staged.widget.styles.height = "auto"
        staged.widget.show_typed("y …  t copy the text  y copy the title  l copy the link")
        await staged.pilot.pause()

        assert shown(staged).endswith("l copy the link")
        assert staged.widget.size.height == 2
        staged.widget.show_typed("")
        await staged.pilot.pause()
        assert staged.widget.size.height == 1
