"""Whenever a change, or the taking back of it, is killed: nothing that was written is lost, and no other change is taken back for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from store.api.views import MarkedStory, Marks, Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import examples, story
from tests.store.killing import killed_at

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed there in another way")
HARBOUR, FERRY = story("Harbour opens", "2025-06-12"), story("Ferry comes back", "2025-07-14")
RAIN = MarkedStory(story("Rain in the hills", "2025-07-20"), Marks(starred=True, note="It was wet."))
DEEDS: dict[str, Callable[[FolderArchive], Any]] = {
    "star": lambda archive: archive.mark(HARBOUR.id, starred=True),
    "many": lambda archive: archive.mark_all([HARBOUR.id, FERRY.id], read=True),
    "remove": lambda archive: archive.remove(HARBOUR.id),
    "add": lambda archive: archive.add([RAIN, story("Snow in the hills", "2025-06-21")]),
    "update": lambda archive: archive.add([story("Ferry comes back", "2025-07-14", *FERRY.body, "Fares stay as they were.")]),
    "watch": lambda archive: archive.watches.put("Ports", "harbour"),
    "join": lambda archive: archive.threads.join(HARBOUR.id, FERRY.id),
}


def opened(folder: Path, act: Callable[[FolderArchive], Any]) -> Any:
    """Do something as a program that opens the archive for that."""
    archive = FolderArchive(Paths(folder / "archive", folder / "index", folder / "config"), seeded=False)
    try:
        archive.refresh()
        return act(archive)
    finally:
        archive.close()


def state(folder: Path) -> Any:
    """Return all that an archive answers with: stories with their marks, watch lists, what was said of threads."""

    def look(archive: FolderArchive) -> Any:
        stories = [(one.story, one.marks) for one in archive.stories(Selection(unfolded=True))]
        return stories, archive.watches.all(), archive._writer().thread_sync.corrections()

    return opened(folder, look)


@settings(max_examples=examples(2))
@given(some.sampled_from(list(DEEDS)), some.integers(0, 90), some.integers(0, 90))
def test_a_killed_change_is_taken_back_wholly_and_nothing_else_is(deed: str, moment: int, undo_moment: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        opened(folder, lambda archive: archive.add([HARBOUR, FERRY]))
        opened(folder, lambda archive: archive.mark(FERRY.id, tags=("sea",)))
        before = state(folder)

        killed_at(moment, lambda: opened(folder, DEEDS[deed]))
        was_done = state(folder) != before
        killed_at(undo_moment, lambda: opened(folder, lambda archive: archive.undo() if was_done else None))
        if state(folder) != before:
            opened(folder, lambda archive: archive.undo())

        assert state(folder) == before
        undone = opened(folder, lambda archive: archive.undo())
        assert undone.told == "tags of “Ferry comes back”"
