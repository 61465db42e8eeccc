"""The rows that have been fetched for the timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from store.api.views import Counts, Cursor, StoryRow
from tests.tui.widgets.stage import row
from tui.widgets.timeline.lines import USUAL_ZOOM, ZOOMS, Lines
from tui.widgets.timeline.row_cache import RowCache

FIRST = date(2025, 6, 1).toordinal()


def lines(days: int, *, newest_first: bool = False) -> Lines:
    """Return the lines of so many days with two stories each, all in one month or two."""
    counts = Counts({FIRST + nth: 2 for nth in range(days)}, {"water": 2 * days}, 2 * days)
    return Lines(counts, ZOOMS[USUAL_ZOOM], newest_first=newest_first)


def rows(days: int) -> list[StoryRow]:
    """Return the stories of so many days."""
    return [row(f"{day} {nth}", date.fromordinal(FIRST + day).isoformat()) for day in range(days) for nth in range(2)]


def test_rows_stand_where_they_follow_one_another_from_the_first() -> None:
    cache = RowCache()

    cache.put(Cursor(FIRST, 1), rows(3)[1:])

    assert cache.get(Cursor(FIRST, 0)) is None
    assert [cache.get(Cursor(FIRST + day, nth)) for day in (1, 2) for nth in (0, 1)] == rows(3)[2:]


def test_what_is_in_sight_is_asked_for_once_with_a_page_to_either_side() -> None:
    cache, shown = RowCache(), lines(30)

    first = cache.wanted(shown, 20, 10)

    assert first == (Cursor(FIRST + 4, 1), 31)
    assert cache.wanted(shown, 20, 10) is None


def test_when_what_is_in_sight_is_here_more_pages_are_fetched_ahead() -> None:
    cache, shown = RowCache(), lines(30)
    cache.put(Cursor(FIRST, 0), rows(15))

    assert not cache.lacks(shown, 10, 10)
    assert cache.wanted(shown, 20, 10) == (Cursor(FIRST, 0), 60)
    cache.put(Cursor(FIRST, 0), rows(30))
    assert cache.wanted(shown, 20, 10) is None


def test_newest_first_the_oldest_in_sight_is_where_to_fetch_from() -> None:
    wanted = RowCache().wanted(lines(30, newest_first=True), 0, 5)

    assert wanted == (Cursor(FIRST + 25, 0), 10)


def test_other_counts_make_everything_old() -> None:
    cache, shown = RowCache(), lines(3)
    cache.put(Cursor(FIRST, 0), rows(3))

    cache.renew()

    assert cache.generation == 1
    assert cache.lacks(shown, 0, 7)
    assert cache.wanted(shown, 0, 7) is not None


def test_a_changed_row_takes_the_place_of_the_old_one() -> None:
    cache = RowCache()
    cache.put(Cursor(FIRST, 0), rows(2))
    starred = replace(rows(2)[3], starred=True)

    assert cache.replace(starred)
    assert cache.get(Cursor(FIRST + 1, 1)) == starred
    assert not cache.replace(row("not here"))


def test_headings_and_days_that_are_spoken_of_need_no_rows() -> None:
    spoken = Lines(
        Counts({FIRST: 1}, {"water": 1}, 1), ZOOMS[USUAL_ZOOM], newest_first=False, event_days={FIRST + 1, FIRST + 2}
    )
    cache = RowCache()
    cache.put(Cursor(FIRST, 0), rows(1)[:1])

    assert not cache.lacks(spoken, 0, len(spoken))


def test_both_ends_are_asked_for_once_and_stay_when_the_cache_is_emptied() -> None:
    cache, shown = RowCache(), lines(3_000)

    assert cache.wanted_at_ends(shown, 5) == [(Cursor(FIRST, 0), 4), (Cursor(FIRST + 2_997, 1), 5)]
    assert cache.wanted_at_ends(shown, 5) == []
    for start in range(0, 3_000, 500):
        cache.put(Cursor(FIRST + start, 0), rows(start + 500)[2 * start :])
    cache.put(Cursor(FIRST + 2_500, 0), rows(2_501)[5_000:])

    assert not cache.lacks(shown, 0, 5)
    assert cache.get(Cursor(FIRST + 1_000, 0)) is None


def test_a_page_that_may_come_into_sight_is_asked_for_unless_it_is_here() -> None:
    cache, shown = RowCache(), lines(30)

    assert cache.wanted_on(shown, 21, 4) == (Cursor(FIRST + 10, 0), 4)
    cache.put(Cursor(FIRST + 10, 0), rows(12)[20:])
    assert cache.wanted_on(shown, 21, 4) is None


def test_a_full_cache_is_emptied_before_it_takes_more() -> None:
    cache = RowCache()
    for day in range(2_002):
        cache.put(Cursor(FIRST + day, 0), [row("a", date.fromordinal(FIRST + day).isoformat())] * 2)

    assert cache.get(Cursor(FIRST, 0)) is None
    assert cache.get(Cursor(FIRST + 2_001, 1)) is not None
