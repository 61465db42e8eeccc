"""Feeds in a real terminal: the page is painted whole at every size, and an update brings stories while one reads."""

from __future__ import annotations

from pathlib import Path

from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import story
from tests.tui.terminal.seat import Seat
from tests.tui.terminal.walks import started
from tests.web_server import FEED, Answer, WebServer

SIZES = [(60, 16), (120, 40)]
OTHER = FEED.replace(b"ferry<", b"second<").replace(b"The ferry sails again", b"A second ship is built")


def look(seat: Seat, keys: bytes, shown: str) -> None:
    """Press keys, and see that what they bring is painted whole."""
    seat.press(keys)
    seat.wait_for(shown)
    seat.settle(0.2)
    assert not seat.stale(patience=2)


def test_feeds_are_looked_at_and_updated_behind_the_screen(tmp_path: Path, web: WebServer) -> None:
    archive = FolderArchive(Paths.find(), seeded=False)
    archive.add([story("Reservoir falls", "2025-01-02")])
    archive.feeds.add(web.give("/feed", Answer(FEED)), allow_private=True)
    archive.close()
    web.give("/feed", Answer(OTHER))
    with started(tmp_path, (120, 40)) as seat:
        look(seat, b"F", "Harbour news")
        for size in SIZES:
            seat.resize(size)
            seat.settle(0.3)
            for keys, shown in (
                (b"e", "Show a desktop notice"),
                (b"\x1b", "Esc back"),
                (b"a", "Follow a feed"),
                (b"\x1b", "Esc back"),
            ):
                look(seat, keys, shown)

        look(seat, b"U", "1 new")
        look(seat, b"\r", "A second ship is built")
        assert "Harbour news" in seat.text.splitlines()[0]
