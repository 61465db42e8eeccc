"""A terminal that is closed ends Dateline, whatever it was about, and nothing that was done is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.tui.terminal.walks import started


@pytest.mark.parametrize("about", [b"j", b"|sleep 2\r"], ids=["reading", "while a command has the terminal"])
def test_a_closed_terminal_ends_it_and_keeps_what_was_done(tmp_path: Path, about: bytes) -> None:
    with started(tmp_path, (100, 30)) as seat:
        seat.press(b"s")
        seat.wait_for("Starred")
        seat.press(about)
        seat.settle(0.5, 1.5)
        seat.hang_up()

    archive = FolderArchive(Paths.find(), seeded=False)
    archive.refresh()
    assert archive.counts(Selection(starred=True)).total == 1
    archive.close()
