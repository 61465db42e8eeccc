"""The window is divided as the person likes it."""

from __future__ import annotations

from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.widgets.split_bar import SplitBar

sitting = paper_sitting(STORIES)


def test_z_gives_the_story_the_whole_window_and_back(sitting: PaperSitting) -> None:
    sitting.press("view.whole")
    assert sitting.session.alone
    assert sitting.paper.story.title == sitting.here
    assert sitting.paper.story.focused

    sitting.press("view.whole")
    assert not sitting.session.alone
    assert sitting.session.reading


def test_backing_out_of_the_whole_window_comes_back_to_the_timeline_step_by_step(sitting: PaperSitting) -> None:
    sitting.press("view.whole", "screen.leave")
    assert (sitting.session.reading, sitting.session.whole) == (True, False)
    sitting.press("screen.leave")
    assert not sitting.session.reading
    assert sitting.paper.timeline.focused


def test_where_a_narrow_window_has_the_story_alone_anyway_one_key_leads_out(sitting: PaperSitting) -> None:
    sitting.room.session = sitting.room.session.__class__(narrow=True, counts=sitting.session.counts)
    sitting.press("view.whole", "screen.leave")

    assert (sitting.session.reading, sitting.session.whole) == (False, False)


def test_the_split_moves_and_is_kept_for_the_next_sitting(sitting: PaperSitting) -> None:
    sitting.press("view.narrower", "view.narrower")
    assert (sitting.session.split, sitting.window.liked_columns) == (70, 70)
    sitting.press("view.wider")
    assert (sitting.session.split, sitting.window.liked_columns) == (66, 66)


def test_the_split_ends_where_a_column_would_be_too_small(sitting: PaperSitting) -> None:
    sitting.press(*["view.narrower"] * 9)

    assert sitting.session.split == 90
    assert sitting.notices[-1] == "The split goes no further"


def test_there_is_no_split_to_move_while_the_story_is_alone(sitting: PaperSitting) -> None:
    sitting.press("view.whole", "view.wider")

    assert sitting.session.split == 0
    assert sitting.notices[-1] == "z brings the timeline back"


def test_what_belongs_to_the_story_is_hidden_and_says_how_it_comes_back(sitting: PaperSitting) -> None:
    sitting.press("belongs.turn")
    assert not sitting.session.belongs_shown
    assert sitting.notices[-1].endswith("\\ shows them")
    sitting.press("belongs.turn")
    assert sitting.session.belongs_shown


def test_in_the_whole_window_what_belongs_is_shown_when_it_is_asked_for(sitting: PaperSitting) -> None:
    sitting.press("view.whole")
    assert not sitting.session.belongs_shown
    sitting.press("belongs.turn")
    assert sitting.session.belongs_shown
    sitting.press("view.whole", "view.whole")
    assert sitting.session.belongs_shown


def test_the_split_is_dragged_with_the_mouse_and_kept_when_it_is_let_go(sitting: PaperSitting) -> None:
    sitting.send(SplitBar.Dragged(50, done=False))
    assert (sitting.session.split, sitting.window.liked_columns) == (70, 0)
    sitting.send(SplitBar.Dragged(4, done=True))
    assert (sitting.session.split, sitting.window.liked_columns) == (90, 90)


def test_where_nothing_belongs_to_a_story_the_key_says_so(sitting: PaperSitting) -> None:
    sitting.press("belongs.turn", "belongs.turn")

    assert sitting.session.belonging == 0
    assert sitting.notices[-1] == "Nothing belongs to this story: no thread, no related stories"
