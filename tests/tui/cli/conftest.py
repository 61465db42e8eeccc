"""Commands run in this process, as they are typed."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tui.cli import run


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a command."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it answered for programs; nothing but that may have been said."""
        assert not self.err
        return json.loads(self.out)


Typed = Callable[..., Done]


@pytest.fixture
def typed(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return a function that runs a command: its line, cut at spaces, then words that are taken as they are."""

    def run_it(line: str, *words: str, given: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["dateline", *line.split(), *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        capfd.readouterr()
        status = run()
        printed = capfd.readouterr()
        return Done(status, printed.out, printed.err)

    return run_it


def at_terminal(patch: pytest.MonkeyPatch) -> None:
    """Let answers go to a terminal of 60 columns that wants colour."""
    patch.setattr(sys.stdout, "isatty", lambda: True)
    patch.setenv("COLUMNS", "60")
    patch.delenv("NO_COLOR", raising=False)
