"""A server as a person starts it, and a browser that notes what is painted in it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.store.exports.html_page.browser import Browser, missing

ROOT = Path(__file__).parents[4]
_NOTES_WHAT_IS_PAINTED = """
window.painted = "";
window.sockets = [];
const Native = window.WebSocket;
window.WebSocket = class extends Native {
  constructor(...given) {
    super(...given);
    sockets.push(this);
    painted = "";
    const letters = new TextDecoder();
    this.addEventListener("message", (event) => {
      if (event.data instanceof ArrayBuffer) painted += letters.decode(event.data, { stream: true });
    });
  }
};
"""


class Served:
    """A server that runs."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "tui", "serve", "--port", "0", *options]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout is not None
        told = self.process.stdout.readline()
        found = re.search(r"http://\S+", told)
        assert found, told
        self.address = found[0]
        """Where it is, with its token."""

    def sessions(self) -> int:
        """Return how many programs it has running."""
        number = self.process.pid
        return len(Path(f"/proc/{number}/task/{number}/children").read_text().split())

    def break_off(self) -> tuple[int, str]:
        """Press Ctrl+C, and return the exit status and what was complained of."""
        self.process.send_signal(signal.SIGINT)
        _, complaints = self.process.communicate(timeout=30)
        return self.process.returncode, complaints


@contextmanager
def served(*options: str) -> Iterator[Served]:
    """Return a server that runs, and end it at last."""
    server = Served(*options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.process.kill()
            server.process.communicate()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a running browser."""
    if reason := missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    browser = Browser(tmp_path_factory.mktemp("profile"))
    browser.command("Page.addScriptToEvaluateOnNewDocument", source=_NOTES_WHAT_IS_PAINTED)
    yield browser
    browser.driver.quit()
