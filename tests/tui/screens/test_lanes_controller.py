"""Themes and watch lists side by side."""

from __future__ import annotations

from store.api.views import Selection
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.screens.timeline.session import View
from tui.widgets.lanes.lanes import Lanes

sitting = paper_sitting(STORIES)
TREATY, ENVOYS, RECORD, RESERVOIR, ODD = (story.title for story in STORIES)


def watch(sitting: PaperSitting, name: str, line: str) -> None:
    sitting.ask(lambda archive: archive.watches.put(name, line))


def watch_lanes(sitting: PaperSitting) -> list[str]:
    return [lane.key for lane in sitting.paper.lanes.table.lanes if lane.key.startswith("watch:")]


def test_lanes_begin_where_one_was_and_the_stream_where_one_is(sitting: PaperSitting) -> None:
    sitting.go_to(ENVOYS)
    row = sitting.row
    sitting.press("view.lanes")

    assert sitting.session.view is View.LANES
    assert row is not None
    assert sitting.paper.lanes.toward == (row.day, row.theme)
    assert sitting.paper.lanes.focused
    assert sum(sitting.paper.lanes.sums.values()) == 5

    sitting.paper.lanes.row = sitting.ask(lambda archive: archive.row(STORIES[0].id))
    sitting.press("view.lanes")

    assert sitting.session.view.value == "stream"
    assert sitting.here == TREATY
    assert sitting.paper.timeline.focused


def test_watch_lists_have_lanes_unless_something_else_is_searched_for(sitting: PaperSitting) -> None:
    watch(sitting, "Treaty", "treaty")
    sitting.press("view.lanes")

    assert watch_lanes(sitting) == ["watch:Treaty"]
    assert sitting.paper.lanes.sums["watch:Treaty"] == 2

    sitting.press("screen.leave", "lane.alone", "view.lanes")

    assert watch_lanes(sitting) == []


def test_the_first_stories_of_months_in_sight_are_fetched_by_their_lanes(sitting: PaperSitting) -> None:
    watch(sitting, "Treaty", "treaty")
    sitting.press("view.lanes")
    table = sitting.paper.lanes.table
    months = sorted(table.months)
    sitting.send(Lanes.RowsWanted(1, [(month, lane, 4) for month in months for lane in table.lanes]))
    rows = sitting.paper.lanes.rows

    assert {row.title for lane in rows.values() for row in lane} == {story.title for story in STORIES}
    assert [[row.title for row in rows[month, "watch:Treaty"]] for month in months if rows[month, "watch:Treaty"]] == [
        [TREATY],
        [ENVOYS],
    ]


def test_moving_in_the_lanes_shows_the_story(sitting: PaperSitting) -> None:
    sitting.press("view.lanes")
    row = sitting.ask(lambda archive: archive.row(STORIES[1].id))
    sitting.paper.lanes.row = row
    sitting.send(Lanes.Moved(row.day, row))

    assert sitting.paper.story.title == ENVOYS
    assert sitting.paper.histogram.marked == row.day
    assert sitting.here == ENVOYS


def test_marks_change_the_numbers_of_watch_lists_and_a_new_theme_the_lanes(sitting: PaperSitting) -> None:
    watch(sitting, "Unread", "is:unread")
    sitting.press("view.lanes")
    sitting.paper.lanes.row = sitting.ask(lambda archive: archive.row(STORIES[1].id))
    shown = sitting.paper.lanes.shown
    sitting.press("story.toggle-read")

    assert sitting.paper.lanes.sums["watch:Unread"] == 4
    assert sitting.paper.lanes.shown > shown  # another story stands in that lane now

    shown = sitting.paper.lanes.shown
    sitting.press("story.star")

    assert sitting.paper.lanes.shown == shown
    assert sitting.session.watched[0].stories == 4


def test_a_selection_shows_its_lanes_too(sitting: PaperSitting) -> None:
    sitting.press("view.lanes", "filter.state")

    assert sitting.session.selection == Selection(unread=True)
    assert sum(sitting.paper.lanes.sums.values()) == 5

    sitting.press("filter.state")

    assert sum(sitting.paper.lanes.sums.values()) == 0


def test_one_theme_alone_and_all_again(sitting: PaperSitting) -> None:
    sitting.go_to(RECORD)
    sitting.press("lane.alone")

    assert sitting.here == RECORD
    assert len(sitting.session.selection.themes) == 1

    sitting.press("lane.alone")

    assert sitting.here == RECORD
    assert sitting.session.selection == Selection()


def test_a_search_that_was_chosen_is_shown_in_lanes_where_they_are(sitting: PaperSitting) -> None:
    sitting.press("view.lanes", "filter.add")
    sitting.paper.lanes.row = sitting.ask(lambda archive: archive.row(STORIES[1].id))
    sitting.answer(("place", "LAHORE"))

    assert sitting.session.view is View.LANES
    assert sum(sitting.paper.lanes.sums.values()) == 1
    assert sitting.paper.lanes.toward is not None
    assert sitting.paper.lanes.toward[0] == STORIES[1].published.first_day.toordinal()
