"""What the first painted screen needs of an archive."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.api.views import Counts, Cursor
from store.paths import Paths
from tests.conftest import Archives, story
from tests.tui.test_waiting import held_elsewhere
from tui.state.opened_archive import cursor_from_end, open_at_newest

DAYS = st.dictionaries(st.integers(700_000, 740_000), st.integers(1, 9), max_size=40)


def test_the_newest_stories_come_with_the_archive(open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([story(f"Story {nth}", f"2025-{1 + nth // 28:02}-{1 + nth % 28:02}") for nth in range(245)])
    archive.close()

    opened = open_at_newest(None)
    opened.archive.close()

    assert opened.counts.total == 245
    assert [row.title for row in opened.rows] == [f"Story {nth}" for nth in range(5, 245)]
    assert opened.start == Cursor(opened.rows[0].day, 0)
    assert not opened.fresh
    assert opened.themes[-1].key == "other"


def test_a_new_archive_comes_with_the_starting_stories() -> None:
    opened = open_at_newest(None)
    opened.archive.close()

    assert opened.fresh
    assert (len(opened.rows), opened.counts.total) == (161, 161)


def test_an_archive_that_another_program_is_making_has_no_stories_yet() -> None:
    with held_elsewhere(Paths.find().index):
        opened = open_at_newest(None)
        opened.archive.close()

    assert opened.fresh
    assert (opened.rows, opened.counts.total) == ((), 0)


@given(DAYS, st.integers(1, 60))
def test_so_many_stories_lie_from_the_cursor_to_the_end(days: dict[int, int], wanted: int) -> None:
    counts = Counts(dict(sorted(days.items())), {}, sum(days.values()))

    cursor = cursor_from_end(counts, wanted)

    beyond = sum(count for day, count in days.items() if day > cursor.day)
    assert beyond + days.get(cursor.day, 0) - cursor.nth == min(wanted, counts.total)
