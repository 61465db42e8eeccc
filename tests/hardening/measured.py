"""What a command takes of the machine, with every process it begins: processor time and memory, sampled while it runs."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic, sleep
from typing import IO

_OFTEN = 0.02
"""Seconds between two looks."""
_PAGE, _TICK = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a command took, and what it said."""

    seconds: float
    """Processor time of all its processes: other work on the machine does not count."""
    resident: int
    """Bytes of all its processes together, at the worst moment; what they share counts for each."""
    code: int
    """How it ended; -9 if it was given up."""
    out: str
    """What it printed."""
    told: str
    """What it complained of."""


def taken(
    command: Sequence[str], given: IO[bytes] | None = None, most: float = 60, env: Mapping[str, str] | None = None
) -> Taken:
    """Run a command, for at most so many seconds on the clock, and return what it took."""
    seen: dict[int, float] = {}
    worst, begun = 0, monotonic()
    with TemporaryFile() as out, TemporaryFile() as told:
        running = subprocess.Popen(
            list(command), stdin=given or subprocess.DEVNULL, stdout=out, stderr=told, env=dict(env) if env else None
        )
        while running.poll() is None:
            resident = 0
            for pid in _family(running.pid):
                with suppress(OSError, IndexError):
                    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
                    seen[pid] = max(seen.get(pid, 0), (int(fields[11]) + int(fields[12])) / _TICK)
                    resident += int(fields[21]) * _PAGE
            worst = max(worst, resident)
            if monotonic() - begun > most:
                for pid in reversed(_family(running.pid)):
                    with suppress(OSError):
                        os.kill(pid, 9)
            sleep(_OFTEN)
        for stream in (out, told):
            stream.seek(0)
        return Taken(
            sum(seen.values()),
            worst,
            running.returncode,
            out.read().decode("utf-8", "replace"),
            told.read().decode("utf-8", "replace"),
        )


def _family(pid: int) -> list[int]:
    """Return a process and all that it or they began."""
    found = [pid]
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            children = (task / "children").read_text(encoding="ascii").split()
            found += [one for child in children for one in _family(int(child))]
    return found
