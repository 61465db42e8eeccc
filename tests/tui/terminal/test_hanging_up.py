"""A terminal that is closed ends Dateline, whatever it was about, and nothing that was done is lost."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.hardening.line import Line, dateline
from tests.tui.terminal.walks import prepare, started


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


@pytest.mark.parametrize("name", ["SIGQUIT", "SIGTERM"])
def test_a_signal_keeps_what_was_done_and_gives_the_terminal_back(tmp_path: Path, name: str) -> None:
    prepare()
    with Line(dateline(), os.environ) as line:
        line.wait_for(b"2025")
        line.read(0.2)
        assert line.is_taken()
        line.type(b"s")
        line.wait_for(b"Starred")
        os.kill(line.pid, getattr(signal, name))

        assert line.wait()
        assert (line.left_behind(), line.status) == ("", 128 + getattr(signal, name))

    archive = FolderArchive(Paths.find(), seeded=False)
    archive.refresh()
    assert archive.counts(Selection(starred=True)).total == 1
    archive.close()
