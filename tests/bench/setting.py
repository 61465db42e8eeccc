"""How much the rows of the table measure, and the archive that most of them share: filled by `dateline add` as a person fills it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bench import adding, start
from tests.bench.feeds import Run, behind, rules_today, stories_themed
from tests.bench.figures import Figure
from tests.bench.terminal import Terminal

BEGINS = 5.0
"""Seconds after which what works behind a screen has surely begun."""
_FILLED, _THREADS = "filled-with", "threads-are-found"
"""Files in the home of an archive: with how many stories it was filled, and that their threads are found."""


@dataclass(frozen=True)
class Setting:
    """How much is measured, and where."""

    work: Path
    """Where what is made for it stands."""
    number: int
    """Stories of an archive."""
    runs: int
    """Runs of each, where one takes seconds."""
    lines: int
    """Search lines that are typed."""
    is_large: bool = False
    """True for the rows of a million stories."""

    @property
    def files(self) -> list[str]:
        """The files of news text, made if they are not there; those of a million in any order of days, as one row wants them so."""
        return adding.prepare(self.work, self.number, shuffled=self.is_large)


Row = Callable[[Setting], Iterator[Figure]]


def fill(setting: Setting, files: list[str], *, cold: bool = False) -> Run:
    """Fill the archive that rows share, and return how it went."""
    home = setting.work / "dateline"
    run = adding.add(home, setting.number, files, cold=cold)
    (home / _FILLED).write_text(str(setting.number))
    return run


def filled(setting: Setting) -> Path:
    """Return the home of an archive of all stories, understood; the last one's if it is there and its themes are those of today."""
    home = setting.work / "dateline"
    told = (home / _FILLED).read_text() if (home / _FILLED).exists() else ""
    is_there = told == str(setting.number) and stories_themed(home, rules_today(home)) >= adding.different(setting.number)
    if not is_there:
        fill(setting, setting.files)
    adding.wait_for_quiet(home)
    return home


@contextmanager
def screen_of(home: Path) -> Iterator[Terminal]:
    """Open a screen on the archive of a home until it has painted; what works behind it ends with it."""
    terminal = start.dateline_terminal(start.environment(home))
    try:
        terminal.wait_for(start.PAINTED)
        yield terminal
    finally:
        terminal.close()
        adding.end_behind(home)


@contextmanager
def quiet_screen_of(home: Path) -> Iterator[Terminal]:
    """Open a screen behind which nothing works: what would, as threads are not found yet, is stopped."""
    with screen_of(home) as terminal:
        terminal.idle(3.0 if (home / _THREADS).exists() else BEGINS)
        stop_behind(home)
        yield terminal


def stop_behind(home: Path) -> None:
    """Have what works behind the screen stand still; it is ended with the screen."""
    for pid in list(behind(home)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGSTOP)


def without_threads(home: Path) -> None:
    """Forget what is known of the threads of an archive, so that they are found anew."""
    for path in [*(home / "cache").glob("index-*/threads.db*"), home / _THREADS]:
        path.unlink(missing_ok=True)


def note_threads(home: Path) -> None:
    """Note that all threads of an archive are found."""
    (home / _THREADS).touch()
