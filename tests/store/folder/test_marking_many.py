"""Many stories are marked at once: every program sees it, nobody waits for the index, and nothing is understood again for it."""

from __future__ import annotations

import pytest

from store.api.views import Selection
from store.folder.archive import FolderArchive
from tests.conftest import Archives, story

ALL = Selection()
STORIES = [story(f"Report number {nth} of the tour", f"2025-0{nth % 6 + 1}-10") for nth in range(60)]


@pytest.fixture
def archive(open_folder: Archives, monkeypatch: pytest.MonkeyPatch) -> FolderArchive:
    """Return an archive whose index takes in few marks at a time."""
    monkeypatch.setattr("store.folder.writer._MARKS_AT_ONCE", 15)
    archive = open_folder()
    archive.add(STORIES)
    archive.understand()
    archive.refresh()
    return archive


def test_the_index_takes_marks_in_a_few_at_a_time_and_everybody_sees_them(
    archive: FolderArchive, open_folder: Archives
) -> None:
    archive.mark_all(archive.promise_all(Selection(unread=True), read=True), read=True)

    left = []
    while archive._overlay.kept:
        assert archive.counts(ALL).unread == 0
        assert not archive.refresh().changed
        left.append(len(archive._overlay.kept))
    assert left == [40, 20, 0]

    archive.undo()
    assert archive.counts(ALL).unread == 60
    archive.refresh()
    other = open_folder()
    other.refresh()
    assert other.counts(ALL).unread == archive.counts(ALL).unread == 60


def test_one_who_leaves_before_that_leaves_it_to_the_next(
    archive: FolderArchive, open_folder: Archives, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.folder.archive._SETTLED_AT_CLOSE", 10)
    archive.mark_all([one.id for one in STORIES], read=True)
    archive.refresh()
    archive.close()
    next_one = open_folder()
    next_one.refresh()

    assert next_one.counts(ALL).unread == 0


def test_what_only_marks_changed_is_not_understood_again(archive: FolderArchive, open_folder: Archives) -> None:
    other = open_folder()
    other.refresh()
    other.mark(STORIES[0].id, starred=True)
    other.close()

    change = archive.refresh()

    assert change.pending == 0
    assert archive.counts(Selection(starred=True)).total == 1
    stored = archive._index.get(STORIES[6].id)
    assert stored is not None
    assert stored.entry.understood
