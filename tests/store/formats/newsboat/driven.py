"""newsboat itself, driven by its keys in a terminal of its own, so that its files are real ones."""

from __future__ import annotations

import fcntl
import os
import select
import shutil
import signal
import struct
import subprocess
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PATIENCE = 20.0
"""Seconds after which newsboat is taken to hang."""


def needs_newsboat() -> None:
    """Skip a test where newsboat is missing; fail it where everything is to be tested."""
    if shutil.which("newsboat") is None:
        if os.environ.get("CI"):
            pytest.fail("newsboat is missing: apt-get install newsboat")
        pytest.skip("newsboat is not installed, and only it makes a real cache")


def command(folder: Path) -> list[str]:
    """Return how newsboat is started on a folder with its list of feeds and its cache."""
    (folder / "config").touch()
    return ["newsboat", "-q", "-C", str(folder / "config"), "-u", str(folder / "urls"), "-c", str(folder / "cache.db")]


def reload(folder: Path) -> None:
    """Let newsboat fetch its feeds."""
    subprocess.run([*command(folder), "-x", "reload"], check=True, timeout=PATIENCE)


@dataclass
class Newsboat:
    """newsboat on the screen."""

    folder: Path
    process: int = 0
    terminal: int = 0
    seen: bytes = field(default=b"", repr=False)

    def __enter__(self) -> Newsboat:
        self.process, self.terminal = os.forkpty()
        if self.process == 0:
            os.environ["TERM"] = "xterm"
            os.execvp("newsboat", command(self.folder))
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)

    def press(self, keys: str, shows: str) -> None:
        """Press keys and wait until newsboat has shown a text."""
        self.seen = b""
        os.write(self.terminal, keys.encode())
        deadline = time.monotonic() + PATIENCE
        while shows.encode() not in self.seen:
            ready, _, _ = select.select([self.terminal], [], [], 0.2)
            self.seen += os.read(self.terminal, 65_536) if ready else b""
            assert time.monotonic() < deadline, self.seen
