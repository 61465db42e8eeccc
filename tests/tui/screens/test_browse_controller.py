"""Stories shown, counted and fetched as the person moves among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from store.api.views import Cursor, Selection
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.tui.test_screen import STORIES
from tui.widgets.time_units import TimeUnit
from tui.widgets.timeline.timeline import Timeline

sitting = paper_sitting(STORIES)
TREATY, ENVOYS, RECORD, RESERVOIR, ODD = (story.title for story in STORIES)


def test_it_begins_on_the_newest_story_with_its_text_beside(sitting: PaperSitting) -> None:
    assert sitting.here == ODD
    assert sitting.paper.story.title == ODD
    assert sitting.paper.title_bar.shown[:3] == ("all themes", 5, 5)
    assert sitting.paper.histogram.marked == STORIES[4].published.first_day.toordinal()
    assert sitting.paper.timeline.focused


def test_another_selection_keeps_the_story_one_is_on_if_it_is_among_it(sitting: PaperSitting) -> None:
    sitting.go_to(RESERVOIR)
    theme = sitting.row.theme if sitting.row else ""

    sitting.on.browse.select(Selection(themes=frozenset({theme})), sitting.on.browse.story_id)
    sitting.settle()

    assert sitting.here == RESERVOIR
    assert sitting.paper.timeline.one_theme
    assert sitting.session.counts.total < 5


def test_counts_that_come_late_are_not_shown_over_what_is_shown_by_then(sitting: PaperSitting) -> None:
    sitting.on.browse.select(Selection(starred=True), None)
    sitting.room.change(replace(sitting.session, selection=Selection(unread=True)))
    sitting.settle()

    assert sitting.paper.timeline.counts.total == 5


def test_where_nothing_is_shown_the_column_is_empty(sitting: PaperSitting) -> None:
    sitting.on.browse.select(Selection(starred=True), None)
    sitting.settle()

    assert sitting.paper.timeline.counts.total == 0
    assert sitting.paper.story.story is None
    assert sitting.paper.related.related == ()
    assert sitting.session.position is None


def test_the_same_counts_are_not_laid_out_anew(sitting: PaperSitting) -> None:
    before = sitting.paper.timeline.generation

    sitting.on.browse.count(STORIES[0].id)
    sitting.settle()

    assert sitting.here == TREATY
    assert sitting.paper.timeline.generation == before


def test_next_unread_goes_round_and_says_so(sitting: PaperSitting) -> None:
    sitting.press("unread.next")

    assert sitting.here == TREATY
    assert sitting.notices[-1] == "Unread stories: none after this one; this is the first"

    sitting.press("unread.previous")

    assert sitting.here == ODD
    assert sitting.notices[-1] == "Unread stories: none before this one; this is the last"


def test_the_next_of_the_theme_is_looked_for_in_what_is_shown(sitting: PaperSitting) -> None:
    sitting.go_to(TREATY)
    sitting.press("theme.next")

    assert sitting.here in (TREATY, ENVOYS, RESERVOIR)
    if sitting.here == TREATY:
        assert sitting.notices[-1] == "No other story of this theme that way"


def test_a_step_while_reading_brings_the_text_along(sitting: PaperSitting) -> None:
    sitting.send(Timeline.Opened(STORIES[4].id))
    sitting.press("unread.next")

    assert sitting.here == sitting.paper.story.title == TREATY


def test_shares_are_counted_in_the_stretch_that_is_asked_for(sitting: PaperSitting) -> None:
    sitting.send(Timeline.SharesWanted(sitting.paper.timeline.generation, TimeUnit.YEAR))

    shares = sitting.paper.timeline.shares
    assert [sum(themes.values()) for _, themes in sorted(shares.items())] == [1, 4]

    sitting.send(Timeline.SharesWanted(sitting.paper.timeline.generation, TimeUnit.WEEK))

    assert sum(sum(themes.values()) for themes in sitting.paper.timeline.shares.values()) == 5


def test_headlines_are_found_for_the_stretches_in_sight_once_the_person_rests(sitting: PaperSitting) -> None:
    first, last = date(2025, 1, 1).toordinal(), date(2025, 12, 31).toordinal()

    sitting.on.browse.wanted_headlines(Timeline.HeadlinesWanted(1, TimeUnit.YEAR, ((1, 365),)))
    sitting.on.browse.wanted_headlines(Timeline.HeadlinesWanted(1, TimeUnit.YEAR, ((first, last),)))
    sitting.settle()

    assert list(sitting.paper.timeline.headlines) == [first]
    assert {row.title for row in sitting.paper.timeline.headlines[first]} < {ENVOYS, RECORD, RESERVOIR, ODD}


def test_rows_are_supplied_for_the_counts_they_were_wanted_for(sitting: PaperSitting) -> None:
    first = STORIES[0].published.first_day.toordinal()
    sitting.send(Timeline.RowsWanted(sitting.paper.timeline.generation, Cursor(first, 0), 2))

    assert [row.title for at, row in sorted(sitting.paper.timeline.rows.items(), key=lambda one: one[0].day)][:2] == [
        TREATY,
        ENVOYS,
    ]

    sitting.paper.timeline.rows.clear()
    sitting.send(Timeline.RowsWanted(sitting.paper.timeline.generation - 1, Cursor(first, 0), 2))

    assert Cursor(first, 0) not in sitting.paper.timeline.rows


def test_arriving_at_a_story_that_is_not_shown_shows_everything(sitting: PaperSitting) -> None:
    sitting.on.browse.select(Selection(starred=True), None)
    sitting.settle()

    sitting.on.browse.arrive(STORIES[1].id)
    sitting.settle()

    assert sitting.session.selection == Selection()
    assert sitting.here == ENVOYS


def test_arriving_at_a_story_that_is_gone_changes_nothing(sitting: PaperSitting) -> None:
    sitting.on.browse.arrive(type(STORIES[0].id)("no-such-story"))
    sitting.settle()

    assert sitting.here == ODD
    assert not sitting.notices


def test_while_a_search_is_typed_the_histogram_waits(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    marked = sitting.paper.histogram.marked
    sitting.paper.timeline.go_to_day(STORIES[0].published.first_day.toordinal())
    sitting.settle()

    assert sitting.paper.histogram.marked == marked
