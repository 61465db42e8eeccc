"""What a stretch of time was about, in the column while the timeline is looked at from far away."""

from __future__ import annotations

from datetime import date

from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.screens.timeline.columns import divide
from tui.widgets.time_units import TimeUnit
from tui.widgets.timeline.timeline import Timeline

sitting = paper_sitting(STORIES)
YEAR = TimeUnit.YEAR, date(2025, 1, 1), date(2025, 12, 31)
YEAR_BEFORE = TimeUnit.YEAR, date(2024, 1, 1), date(2024, 12, 31)


def rest_on(sitting: PaperSitting, *places: tuple[TimeUnit, date, date] | None) -> None:
    """Go over some stretches and rest on the last."""
    for place in places:
        sitting.paper.timeline.stretch = place
        sitting.on.browse.moved(Timeline.Moved(sitting.paper.timeline.cursor, None))
    sitting.settle()


def test_resting_on_a_stretch_sums_it_up_and_then_tells_its_key_dates(sitting: PaperSitting) -> None:
    rest_on(sitting, YEAR_BEFORE, YEAR)

    told = sitting.paper.stretch.told
    assert told
    assert (told[0], told[1].count) == (TimeUnit.YEAR, 4)
    assert sitting.session.shows_stretch
    assert sitting.paper.stretch.dates is not None


def test_what_belongs_to_a_story_gives_way_and_comes_back(sitting: PaperSitting) -> None:
    assert divide(sitting.session, 200, 50).aside

    rest_on(sitting, YEAR)
    assert not divide(sitting.session, 200, 50).aside

    rest_on(sitting, None)
    assert divide(sitting.session, 200, 50).aside
    assert not sitting.session.shows_stretch


def test_space_pages_the_summary_and_marks_no_story_read(sitting: PaperSitting) -> None:
    rest_on(sitting, YEAR)

    sitting.press("story.read-on")

    assert sitting.paper.stretch.pages == 1
    assert not any(row.read for row in sitting.paper.timeline.rows.values())


def test_a_narrow_window_asks_for_no_summary(sitting: PaperSitting) -> None:
    sitting.on.browse.room.change(sitting.session.__class__(narrow=True))
    rest_on(sitting, YEAR)

    assert sitting.paper.stretch.told is None
