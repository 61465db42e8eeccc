"""Marks of this sitting lie over what the engine says, and a selection means the stories it says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.story import StoryId
from store.api.views import Counts, Marks, Selection, StoryRow
from store.api.when import When
from store.engine.terms import EVERYTHING, Between, Has, HasAny, Scored, without
from store.timeline.marks_overlay import Overlay
from store.timeline.selection_query import days_query, filtered, state_query
from store.timeline.time_queries import published_on, said_on, said_query

DAM, BANK = StoryId("dam"), StoryId("bank")
ROW = StoryRow(DAM, "Dam opens", When("2025-06-02"), "", "", ("water", "economy"))


def test_a_mark_is_shown_until_the_engine_has_taken_it_in() -> None:
    overlay = Overlay()
    overlay.put(DAM, Marks(read=True))

    assert overlay.over(ROW).read
    assert not overlay.over(StoryRow(BANK, "Bank", ROW.published, "", "", ("other",))).read
    overlay.settle({DAM: Marks(read=True)})
    assert overlay.over(ROW) == ROW


def test_a_mark_made_while_the_engine_took_in_the_one_before_stays() -> None:
    overlay = Overlay()
    overlay.put(DAM, Marks(read=True))
    overlay.put(DAM, Marks(read=True, starred=True))

    overlay.settle({DAM: Marks(read=True)})

    assert overlay.over(ROW).starred


def test_a_promise_holds_until_every_change_of_it_was_made() -> None:
    overlay = Overlay()
    overlay.promise(DAM, Marks(starred=True))
    overlay.promise(DAM, Marks(starred=True, read=True, theme="economy"))

    shown = overlay.over(ROW)
    assert (shown.starred, shown.read, shown.themes) == (True, True, ("economy", "water"))
    overlay.redeem(DAM)
    assert overlay.over(ROW).starred
    overlay.redeem(DAM)
    overlay.redeem(DAM)
    assert overlay.over(ROW) == ROW


def test_every_change_makes_another_version() -> None:
    overlay = Overlay()
    seen = {overlay.version}
    overlay.put(DAM, Marks(read=True))
    seen.add(overlay.version)
    overlay.promise(BANK, Marks())
    seen.add(overlay.version)
    overlay.redeem(BANK)
    seen.add(overlay.version)
    overlay.settle({DAM: Marks(read=True)})
    seen.add(overlay.version)

    assert len(seen) == 5


def test_a_story_that_stands_for_several_reports_says_so() -> None:
    overlay = Overlay(reports={DAM: 3})

    assert overlay.over(ROW).reports == 3


def test_a_selection_is_what_narrows_it_one_after_the_other() -> None:
    overlay = Overlay()

    assert filtered(Selection(), None, overlay, lambda _: ()) == EVERYTHING
    words = Has("title", "dam")
    assert filtered(Selection(words="dam"), words, overlay, lambda _: ()) == words
    unread = filtered(Selection(unread=True), None, overlay, lambda _: ())
    assert "read" in str(unread)
    thread = filtered(Selection(thread=7), None, overlay, lambda number: [DAM] if number == 7 else [])
    assert HasAny("id", ["dam"]) in _parts(thread)


def test_reports_that_fold_are_left_out_unless_they_are_asked_for() -> None:
    folded = Overlay(reports={DAM: 2})

    assert filtered(Selection(), None, folded, lambda _: ()) == without(EVERYTHING, Has("copy", 1))
    assert filtered(Selection(unfolded=True), None, folded, lambda _: ()) == EVERYTHING
    assert filtered(Selection(words="dam"), Has("title", "dam"), folded, lambda _: ()) == Has("title", "dam")


def test_a_state_is_asked_of_the_engine_but_for_what_was_marked_in_this_sitting() -> None:
    overlay = Overlay()
    assert state_query("read", overlay) == Scored(Has("read", 1), 0.0)
    assert state_query("unread", overlay) == Scored(Has("read", 0), 0.0)
    assert state_query("undated", overlay) == Has("undated", 1)

    overlay.put(DAM, Marks(starred=True))

    assert HasAny("id", ["dam"]) in _parts(state_query("starred", overlay))
    assert state_query("read", overlay) == Scored(without(Has("read", 1), HasAny("id", ["dam"])), 0.0)


@pytest.mark.parametrize(
    ("side", "first", "last"),
    [("after", 3, None), ("before", None, 0), ("on", 1, 2)],
)
def test_days_are_bounded_by_where_they_stand_to_a_time(side: str, first: int | None, last: int | None) -> None:
    assert days_query(side, date.fromordinal(1), date.fromordinal(2)) == Between("day", first, last)


def test_a_wide_span_is_spoken_of_by_its_months_and_years_too() -> None:
    one_day = str(said_query(date(2025, 6, 2), date(2025, 6, 2)))
    month = str(said_query(date(2025, 6, 1), date(2025, 6, 30)))
    year = str(said_query(date(2025, 1, 1), date(2025, 12, 31)))

    assert "said_day" in one_day
    assert "said_month" not in one_day
    assert "said_month" in month
    assert "said_year" not in month
    assert "said_year" in year
    assert said_on([1]) == Scored(HasAny("said_day", [1]), 0.0)
    assert published_on([1]) == Scored(HasAny("day", [1]), 0.0)


@given(st.lists(st.tuples(st.sampled_from(["put", "promise", "redeem", "settle"]), st.booleans()), max_size=12))
def test_whatever_is_promised_and_redeemed_what_was_put_last_is_shown_in_the_end(steps: list[tuple[str, bool]]) -> None:
    overlay, kept, waiting = Overlay(), None, 0
    for step, read in steps:
        if step == "put":
            kept = Marks(read=read)
            overlay.put(DAM, kept)
        elif step == "promise":
            waiting += 1
            overlay.promise(DAM, Marks(read=read))
        elif step == "redeem" and waiting:
            waiting -= 1
            overlay.redeem(DAM)
        elif step == "settle" and kept is not None:
            overlay.settle({DAM: kept})
            kept = None
    for _ in range(waiting):
        overlay.redeem(DAM)

    assert overlay.over(ROW).read == (kept.read if kept else False)


def test_counts_of_unread_stories_follow_marks_of_this_sitting() -> None:
    assert Overlay().corrected(None, EVERYTHING, Counts(unread=3)).unread == 3  # type: ignore[arg-type]  # asks nobody


def _parts(query: object) -> list[object]:
    """Return a query and all it is made of."""
    inner = [getattr(query, name, ()) for name in ("every", "some", "none")]
    below = [part for parts in inner for part in parts] + ([query.query] if hasattr(query, "query") else [])
    return [query, *(part for one in below for part in _parts(one))]
