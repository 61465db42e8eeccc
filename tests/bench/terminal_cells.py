"""What a real terminal shows, cell by cell: Dateline is run in tmux, keys are pressed, and the pane is read with its colours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic, sleep

import pyte
from pyte.screens import Char

Cells = Sequence[Sequence[Char]]
"""Lines of cells; the one after a wide letter is empty."""
_QUIET = 0.5
"""Seconds in which nothing changes until a state is taken for settled."""
_MOST = 20.0


class TerminalError(Exception):
    """There is no tmux, or Dateline did not come up in it."""


class Terminal:
    """Dateline's real command in a terminal of so many columns and lines, on an archive of its own."""

    def __init__(self, columns: int, lines: int, folder: Path, surroundings: Mapping[str, str] | None = None) -> None:
        """Start it. Raises TerminalError."""
        if shutil.which("tmux") is None:
            raise TerminalError("pictures are taken in tmux: install it (apt-get install tmux)")
        self._size = columns, lines
        self._socket = f"dateline-{os.getpid()}-{folder.name}"
        homes = {f"DATELINE_{name}": str(folder / name.lower()) for name in ("ARCHIVE", "CACHE", "CONFIG")}
        told = [f"{name}={value}" for name, value in {"COLORTERM": "truecolor", **homes, **(surroundings or {})}.items()]
        command = ["env", "-u", "NO_COLOR", *told, sys.executable, "-m", "tui"]
        self._tmux("-f", os.devnull, "new-session", "-d", "-x", str(columns), "-y", str(lines), *command)
        self._tmux("set", "-g", "status", "off")
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def close(self) -> None:
        """End it."""
        self._tmux("kill-server")

    def press(self, keys: Sequence[str]) -> None:
        """Press keys, each as tmux names it (`Enter`, `C-e`, `j`); what begins with `=` is typed as it stands."""
        for key in keys:
            self._tmux("send-keys", *(["-l", key[1:]] if key.startswith("=") else [key]))
            self.settled()

    def settled(self) -> str:
        """Return what is shown, with its colours, once it stays so."""
        shown, since, end = "", monotonic(), monotonic() + _MOST
        while monotonic() < end and (not shown.strip() or monotonic() - since < _QUIET):
            now = self._tmux("capture-pane", "-e", "-p", "-N")
            if now != shown:
                shown, since = now, monotonic()
            sleep(0.05)
        if not shown.strip():
            raise TerminalError("Dateline did not come up")
        return shown

    def cells(self) -> Cells:
        """Return what is shown once it stays so."""
        columns, lines = self._size
        screen = pyte.Screen(columns, lines)
        stream = pyte.Stream(screen)
        for at, line in enumerate(self.settled().split("\n")[:lines]):
            stream.feed(f"\x1b[{at + 1};1H\x1b[0m{line}")
        return [[screen.buffer[line][column] for column in range(columns)] for line in range(lines)]

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(["tmux", "-L", self._socket, *arguments], capture_output=True, text=True, check=False)
        return done.stdout


def shown_after(size: tuple[int, int], keys: Sequence[str], surroundings: Mapping[str, str] | None = None) -> Cells:
    """Return what a terminal shows after some keys, Dateline being started on its starting archive. Raises TerminalError."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # its helper may still write
        terminal = Terminal(*size, Path(folder), surroundings)
        try:
            terminal.settled()
            terminal.press(keys)
            return terminal.cells()
        finally:
            terminal.close()
