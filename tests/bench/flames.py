"""A flame graph as text: which calls a command of Dateline spends its time in, each beneath what called it."""

from __future__ import annotations

import pstats
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_LEAST = 0.01
"""Of the whole time; what takes less is left out."""
_DEEPEST = 24
_Call = tuple[str, int, str]


def flame(arguments: Sequence[str], env: dict[str, str]) -> str:
    """Run a command of Dateline under a profiler, which makes it slower, and return where its own process spent its time."""
    with tempfile.TemporaryDirectory() as folder:
        taken = Path(folder) / "profile"
        command = [sys.executable, "-m", "cProfile", "-o", str(taken), "-m", "tui", *arguments]
        subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False)
        return "\n".join(lines_of(pstats.Stats(str(taken)).stats))  # type: ignore[attr-defined]


def lines_of(stats: Mapping[_Call, tuple[Any, ...]]) -> list[str]:
    """Return the lines of a flame graph: a bar, the share of all time, and the call, set in beneath its caller."""
    called: dict[_Call, dict[_Call, float]] = {}
    for call, (*_, callers) in stats.items():
        for caller, (_, _, _, seconds) in callers.items():
            called.setdefault(caller, {})[call] = seconds
    roots = {call: figures[3] for call, figures in stats.items() if not figures[4]}
    whole = max(roots.values(), default=0.0) or 1.0
    lines: list[str] = []

    def tell(calls: Mapping[_Call, float], way: tuple[_Call, ...]) -> None:
        for call, seconds in sorted(calls.items(), key=lambda one: -one[1]):
            if seconds >= _LEAST * whole and call not in way and len(way) < _DEEPEST:
                lines.append(f"{'█' * round(40 * seconds / whole):<40} {seconds / whole:6.1%} {'  ' * len(way)}{_name(call)}")
                tell(called.get(call, {}), (*way, call))

    tell(roots, ())
    return lines


def _name(call: _Call) -> str:
    path, line, name = call
    return f"{Path(path).parent.name}/{Path(path).name}:{line} {name}" if line else name
