"""Time across the screen, with the archive behind it."""

from __future__ import annotations

from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.screens.timeline.lane_choice import By
from tui.widgets.across.across import Across

sitting = paper_sitting(STORIES)
TREATY, ENVOYS, RECORD, RESERVOIR, ODD = (story.title for story in STORIES)


def view(sitting: PaperSitting) -> str:
    return sitting.session.view.value


def lanes(sitting: PaperSitting) -> list[str]:
    return [one.lane.name for one in sitting.paper.across.table.lanes]


def stand_on(sitting: PaperSitting, nth: int) -> None:
    """Stand on a story, as the widget tells it."""
    row = sitting.ask(lambda archive: archive.row(STORIES[nth].id))
    lane = next(one.lane for one in sitting.paper.across.table.lanes if one.lane.key == row.theme)
    sitting.paper.across.row, sitting.paper.across.lane = None, lane
    sitting.send(Across.Moved(1, (lane, row.day, row.day), [(lane, 1, 4_000_000 - 400_000)]))


def test_time_goes_across_from_where_one_was_and_back_to_where_one_is(sitting: PaperSitting) -> None:
    sitting.go_to(ENVOYS)
    row = sitting.row
    sitting.press("view.across")

    assert view(sitting) == "across"
    assert sitting.paper.across.focused
    assert row is not None
    assert (sitting.paper.across.day, sitting.paper.across.lane and sitting.paper.across.lane.key) == (row.day, row.theme)
    assert sum(one.total for one in sitting.paper.across.table.lanes) == len(STORIES)

    stand_on(sitting, 0)
    assert sitting.here == TREATY
    assert sitting.paper.story.title == TREATY
    assert [row.title for row in sitting.paper.across.lane_rows["water"][2]] == [TREATY, RESERVOIR]
    sitting.press("screen.leave")
    assert view(sitting) == "stream"
    assert sitting.here == TREATY


def test_a_story_is_read_there_and_several_are_gone_to_in_the_stream(sitting: PaperSitting) -> None:
    sitting.press("view.across")
    stand_on(sitting, 1)
    sitting.send(Across.Opened(STORIES[1].id, 1))
    assert sitting.session.reading
    assert sitting.session.alone
    sitting.press("screen.leave")
    assert view(sitting) == "across"
    assert sitting.paper.across.focused

    sitting.send(Across.Opened(STORIES[1].id, 3))
    assert view(sitting) == "stream"
    assert sitting.here == ENVOYS


def test_lanes_and_time_across_are_two_forms_of_the_same(sitting: PaperSitting) -> None:
    sitting.press("view.lanes", "lanes.by")
    sitting.answer(list(By).index(By.SOURCE))
    sitting.press("view.across")
    assert sitting.paper.across.table.by == "source"

    sitting.press("lanes.by")
    sitting.answer(list(By).index(By.THEME))
    names = lanes(sitting)
    sitting.paper.across.lane = sitting.paper.across.table.lanes[0].lane
    sitting.press("lanes.move-right")
    assert lanes(sitting) == [names[1], names[0], *names[2:]]
    sitting.press("lanes.hide")
    assert lanes(sitting) == [names[1], *names[2:]]

    sitting.press("view.lanes")
    assert view(sitting) == "lanes"
    assert [lane.name for lane in sitting.paper.lanes.table.lanes] == [names[1], *names[2:]]


def test_a_lane_alone_a_filter_and_a_date_hold_across_the_screen_too(sitting: PaperSitting) -> None:
    sitting.press("view.across")
    sitting.press("filter.state", "filter.state")
    assert lanes(sitting) == []
    sitting.press("filter.state")
    assert len(lanes(sitting)) == 4

    sitting.press("time.today")
    assert sitting.paper.across.went_to
    sitting.send(Across.LaneChosen(sitting.paper.across.table.lanes[0].lane))
    assert view(sitting) == "stream"
    assert len(sitting.session.selection.themes) == 1


def test_a_corrected_theme_moves_the_story_to_its_lane(sitting: PaperSitting) -> None:
    sitting.press("view.across")
    stand_on(sitting, 1)
    row = sitting.row
    assert row is not None
    sitting.on.story.mark(row, "moved", theme="water")
    sitting.settle()

    water = next(one for one in sitting.paper.across.table.lanes if one.lane.key == "water")
    assert water.total == 3
