"""What came for the person is desktop notices, where that is asked for and only if there is something."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from store.api.feeds import Feed, FeedId, FeedUpdate, Outcome, Updated
from store.api.views import Selection
from store.folder.archive import FolderArchive
from tests.conftest import story
from tui.screens.timeline.feed_notices import tell_of_new
from tui.state.arrivals import watched

FEED = Feed(FeedId("1" * 16), "Harbour news", "https://harbour.test/feed")


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop that writes its notices into a file."""
    notices = tmp_path / "notices.txt"
    program = tmp_path / "bin" / "notify-send"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nfor word; do printf "%s\\n" "$word"; done >> "{notices}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/bin:/usr/bin")
    return notices


def came(archive: FolderArchive, title: str, feed: Feed = FEED) -> Updated:
    added = archive.add([story(title)]).added
    return Updated((FeedUpdate(feed, Outcome.CAME, tuple(added)),))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no notify-send")
def test_new_stories_of_watch_lists_and_of_feeds_that_are_to_be_told(archive: FolderArchive, told: Path) -> None:
    archive.watches.put("Rivers", "river")
    before = watched(archive)
    assert before == {"Rivers": 0}

    tell_of_new(archive, before, came(archive, "The river is high"))
    assert told.read_text().splitlines()[-2:] == ["Dateline: 1 new story", "Rivers: 1"]

    tell_of_new(archive, {}, came(archive, "Ships leave", replace(FEED, notify=True)))
    assert told.read_text().splitlines()[-1] == "Harbour news: 1"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no notify-send")
def test_nothing_is_told_of_nothing(archive: FolderArchive, told: Path) -> None:
    archive.watches.put("Rivers", "river")
    before = watched(archive)

    tell_of_new(archive, before, came(archive, "Ships leave"))
    tell_of_new(archive, before, Updated())

    assert not told.exists()
    assert archive.counts(Selection()).total == 1
