"""Any end leaves a sane terminal, and what was done on disk: signals at many moments, faults in any part, other programs in between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from tests.hardening.line import Line, as_job, dateline, job_of
from tests.hardening.trial import Scale, Tried

SIGNALS = (
    "SIGTERM",
    "SIGHUP",
    "SIGQUIT",
    "SIGINT",
    "SIGKILL",
    "SIGUSR1",
    "SIGALRM",
    "SIGSEGV",
    "SIGABRT",
    "SIGPIPE",
    "SIGXCPU",
)
_IGNORED = ("SIGPIPE",)
"""Signals that end nothing."""
_ORDERLY = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT", "SIGUSR1", "SIGALRM", "SIGXCPU")
"""Those at which what was done is kept."""
_FROM_KEYS = ("SIGQUIT", "SIGINT")
"""Those that end another program which has the terminal, and not this one, unless it reads keys as they are: then none sends a signal."""
_ON_A_KEY = """
from tui.screens.timeline.screen import TimelineScreen as Screen
import os
def pressed(self, key):
    {}
Screen.key_pressed = pressed
"""
FAULTS = {
    "a key's handler": _ON_A_KEY.format("raise ValueError('a fault')"),
    "memory at an end": _ON_A_KEY.format("raise MemoryError"),
    "endless recursion": _ON_A_KEY.format("pressed(self, key)"),
    "a generator's end": _ON_A_KEY.format("raise GeneratorExit"),
    "a worker": _ON_A_KEY.format("self.run_worker(lambda: 1 / 0, thread=True)"),
    "a hard exit": _ON_A_KEY.format("os._exit(3)"),
    "an abort": _ON_A_KEY.format("os.abort()"),
    "composing": "from tui.screens.timeline.screen import TimelineScreen as Screen\nScreen.compose = lambda self: 1 / 0",
    "mounting": "from tui.screens.timeline.screen import TimelineScreen as Screen\nScreen.on_mount = lambda self: 1 / 0",
    "the way in of keys": "from textual.drivers.linux_driver import LinuxDriver\nLinuxDriver.process_message = lambda self, message: 1 / 0",
    "the screen's beginning": "from tui.app import DatelineApp\nDatelineApp.get_line_filters = lambda self: 1 / 0",
}
"""Lines of Python that bring about a fault, by where it is."""
_SLOWLY = """
from store.folder.archive import FolderArchive as Archive
from time import sleep
def add(self, stories, progress=None):
    for nth in range(3_000):
        if progress: progress("Reading", nth, 3_000)
        sleep(0.02)
Archive.add = add
"""
_AT_WORK = (
    ("a password is asked for", ("feeds", "add", "https://example.org/x", "--user", "me", "--ask-password"), b"assword", ""),
    ("progress is told", ("add", str(Path(__file__).parents[2] / "README.md")), b"Reading", _SLOWLY),
    ("pages are served", ("serve", "--port", "0"), b"Ctrl+C", ""),
)
"""What a command is about, its arguments, what it has said by then, and lines of Python that come first."""
_ENDED_WELL = ("SIGTERM", "SIGINT")
"""Signals that end a server as it should end."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """End Dateline in every way, at many moments, and look at the terminal each time."""
    surroundings = _surroundings(folder)
    begun = subprocess.run([sys.executable, "-m", "tui", "themes"], env=surroundings, capture_output=True, check=False)
    if begun.returncode:
        yield Tried("an archive to begin with", 1, 1, begun.stderr.decode()[-300:])
        return
    if scale is Scale.MOMENT:
        yield _tried("killed (SIGKILL) while it is open", 1, partial(_by_signal, surroundings, "SIGKILL", b""))
        return
    for name in SIGNALS:
        yield _tried(f"{name} while it is open", scale.of(1, 1, 10), partial(_by_signal, surroundings, name, b"j"))
        yield _tried(f"{name} as it starts", scale.of(1, 6, 60), partial(_as_it_starts, surroundings, name))
    for name in _ORDERLY:
        yield _tried(f"{name} in --plain", 1, partial(_plain, surroundings, name))
        for what, keys in (("an editor", b"e"), ("a pipe", b"|sleep 60\r")):
            if name in _FROM_KEYS and what == "a pipe":
                continue
            attempt = partial(_by_signal, surroundings, name, keys, after=2.0)
            yield _tried(f"{name} while {what} has the terminal", scale.of(1, 1, 5), attempt)
    for what, arguments, words, fault in _AT_WORK:
        for name in SIGNALS:
            attempt = partial(_at_work, surroundings, arguments, words, fault, name)
            yield _tried(f"{name} while {what}", scale.of(1, 1, 5), attempt)
    for what, arguments, words, fault in _AT_WORK:
        attempt = partial(_stopped_at_work, surroundings, arguments, words, fault)
        yield _tried(f"stopped while {what}, and gone on with", scale.of(1, 2, 20), attempt)
    yield _tried("stopped and gone on with (SIGTSTP, SIGCONT)", scale.of(1, 2, 20), partial(_stopped, surroundings))
    for where, fault in FAULTS.items():
        yield _tried(f"a fault in {where}", scale.of(1, 1, 5), partial(_by_fault, surroundings, fault))


def _tried(what: str, times: int, attempt: Callable[[], str]) -> Tried:
    wrong = [told for _ in range(times) if (told := attempt())]
    return Tried(what, times, len(wrong), wrong[0] if wrong else "")


def _by_signal(surroundings: Mapping[str, str], name: str, keys: bytes, after: float = 0.3) -> str:
    """Star a story, press keys, send a signal; return what is wrong then."""
    with Line(dateline(), surroundings) as line:
        line.wait_for(b"\x1b[?1049h")
        line.wait_for(b"2025")
        line.type(keys)
        line.read(after)
        os.kill(line.pid, getattr(signal, name))
        if name in _IGNORED:
            line.read(0.3)
            return "" if line.status is None and line.is_taken() else f"{name} ended it"
        return _wrong(line, ends_by=name)


def _as_it_starts(surroundings: Mapping[str, str], name: str) -> str:
    with Line(dateline(), surroundings) as line:
        line.read(random.uniform(0.0, 1.5))
        os.kill(line.pid, getattr(signal, name))
        if name in _IGNORED:
            os.kill(line.pid, signal.SIGKILL)
        return _wrong(line)


def _plain(surroundings: Mapping[str, str], name: str) -> str:
    with Line(dateline("--plain"), surroundings) as line:
        line.wait_for(b"> ")
        line.type(b"star\n")
        line.wait_for(b"Type undo")
        os.kill(line.pid, getattr(signal, name))
        return _wrong(line, ends_by=name)


def _at_work(surroundings: Mapping[str, str], arguments: Sequence[str], words: bytes, fault: str, name: str) -> str:
    """Send a signal to a command that is at work, or waits for the person."""
    with Line(dateline(*arguments, before=fault), surroundings) as line:
        line.wait_for(words)
        line.read(0.1)
        os.kill(line.pid, getattr(signal, name))
        if name in _IGNORED:
            line.read(0.3)
            return f"{name} ended it" if line.status is not None else ""
        is_done = arguments[0] == "serve" and name in _ENDED_WELL
        return _wrong(line, ends_by="" if is_done else name)


def _stopped_at_work(surroundings: Mapping[str, str], arguments: Sequence[str], words: bytes, fault: str) -> str:
    """Stop a command as ctrl+z does, look at the terminal, go on, look again, and end it."""
    with Line(as_job(dateline(*arguments, before=fault)), surroundings) as line:
        line.wait_for(words)
        line.read(0.1)
        before, pid = line.left_behind(), job_of(line)
        os.kill(pid, signal.SIGTSTP)
        line.wait_for(b"[stopped]")
        wrong = line.left_behind()
        os.kill(pid, signal.SIGCONT)
        line.read(0.5)
        now = line.left_behind()
        os.kill(pid, signal.SIGTERM)
        if wrong:
            return f"while it stands still: {wrong}"
        return _wrong(line) if now == before else f"after it goes on: {now or 'seen'}, before: {before or 'seen'}"


def _stopped(surroundings: Mapping[str, str]) -> str:
    """Stop it as ctrl+z does elsewhere, look at the terminal, go on, and leave."""
    with Line(dateline(), surroundings) as line:
        line.wait_for(b"2025")
        os.kill(line.pid, signal.SIGTSTP)
        os.waitpid(line.pid, os.WUNTRACED)
        line.read(0.3)
        if wrong := line.left_behind():
            return f"while it stands still: {wrong}"
        os.kill(line.pid, signal.SIGCONT)
        line.read(1.5)
        if not line.is_taken():
            return "it did not come back"
        os.kill(line.pid, signal.SIGTERM)
        return _wrong(line, ends_by="SIGTERM")


def _by_fault(surroundings: Mapping[str, str], fault: str) -> str:
    with Line(dateline(before=fault), surroundings) as line:
        for _ in range(100):
            line.read(0.1)
            if line.status is None and line.is_taken():
                line.type(b"j")
            if line.wait(0.1):
                break
        return _wrong(line)


def _wrong(line: Line, ends_by: str = "") -> str:
    """Return what is wrong once a program has ended, in words."""
    if not line.wait():
        return "it did not end"
    if left := line.left_behind():
        return f"left behind: {left}"
    if b"Traceback" in line.seen and b"in main" in line.seen:  # before that, it is Python's own
        return f"a traceback: {line.seen[-300:]!r}"
    number = int(getattr(signal, ends_by)) if ends_by else 0
    if number and line.status not in (128 + number, -number):
        return f"exit status {line.status}"
    return "" if line.status or not number else "exit status 0"


def _surroundings(folder: Path) -> dict[str, str]:
    own = {f"DATELINE_{name}": str(folder / name.lower()) for name in ("ARCHIVE", "CACHE", "CONFIG")}
    editor = {"VISUAL": str(_slow_editor(folder)), "EDITOR": "", "TMPDIR": str(folder)}
    kept = {name: value for name, value in os.environ.items() if name not in ("DATELINE_RAISE", "TEXTUAL_DRIVER")}
    return {**kept, **own, **editor}


def _slow_editor(folder: Path) -> Path:
    """Return an editor that makes the terminal its own, and takes its time."""
    editor = folder / "editor"
    editor.write_text("#!/bin/sh\nstty raw -echo\nexec sleep 60\n")
    editor.chmod(0o700)
    return editor
