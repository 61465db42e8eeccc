"""Files of the index cut off while a screen reads them: it is noticed, or the system ends the program and the terminal is as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.hardening.line import Line, dateline
from tests.hardening.trial import Tried

_ENDINGS = (".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term")
_UNSEEN = "from store.index import soundness\nsoundness.Files.are_other = lambda self: False"
"""As if a file were cut off between the look at it and the reading of it: to read behind a mapped file's end ends a program."""
_KEYS = (b"j", b"j", b"/water\r", b"t", b"j")


def cut_off_under_a_screen(folder: Path) -> Iterator[Tried]:
    """Cut off all files of one kind under an open screen, then press keys; then ask in the shell."""
    own = {f"DATELINE_{name}": str(folder / "screen" / name.lower()) for name in ("ARCHIVE", "CACHE", "CONFIG")}
    surroundings = {name: value for name, value in os.environ.items() if name not in ("DATELINE_RAISE", "TEXTUAL_DRIVER")} | own
    whole = _found(surroundings)
    for what, fault in (("seen at the next look", ""), ("read before it is seen", _UNSEEN)):
        lost = [
            f"{ending}: {why}" for ending in _ENDINGS if (why := _lost(surroundings, folder / "screen", ending, fault, whole))
        ]
        yield Tried(f"cut off under an open screen, {what}", len(_ENDINGS), len(lost), lost[0] if lost else "")


def _lost(surroundings: Mapping[str, str], folder: Path, ending: str, fault: str, whole: int) -> str:
    with Line(dateline(before=fault), surroundings) as line:
        line.wait_for(b"\x1b[?1049h")
        line.wait_for(b"2025")
        for path in (folder / "cache").rglob(f"*{ending}"):
            os.truncate(path, 0)
        for keys in _KEYS:
            if line.status is None:
                line.type(keys)
                line.read(0.3)
        line.read(1.0)
        if not line.wait(0.1):
            os.kill(line.pid, signal.SIGTERM)
        elif not fault:
            return f"it ended with {line.status}"
        if not line.wait():
            return "it did not end"
        if left := line.left_behind():
            return f"left behind: {left}"
        if line.status != 128 + signal.SIGTERM and b"dateline: " not in line.seen:
            return f"it ended with {line.status}, untold"
        if b"Traceback" in line.seen:
            return "a traceback"
    found = _found(surroundings)
    return "" if found == whole else f"{found} of {whole} stories are found"


def _found(surroundings: Mapping[str, str]) -> int:
    asked = [sys.executable, "-m", "tui", "find", "--limit", "100", "water"]
    ended = subprocess.run(asked, env=dict(surroundings), capture_output=True, check=False)
    return -1 if ended.returncode else len(ended.stdout.splitlines())
