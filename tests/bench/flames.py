"""A flame graph as text: what the processes of some work spend their time in, each call beneath what called it."""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_LEAST = 0.01
"""Of a program's whole time; what takes less is left out."""
_SAMPLING = Path(__file__).parent / "sampling"


@dataclass
class Call:
    """What is called from one place."""

    seconds: float = 0.0
    """Processor time, with all that is called from it."""
    calls: dict[str, Call] = field(default_factory=dict)

    def add(self, stack: Sequence[str], seconds: float) -> None:
        """Take in one stack, outermost call first."""
        place = self
        place.seconds += seconds
        for name in stack:
            place = place.calls.setdefault(name, Call())
            place.seconds += seconds


def flame(work: Callable[[Mapping[str, str]], object]) -> str:
    """Let some work be done and return where its processes spent their time; it hands them on the environment that it is given."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        before = [path] if (path := os.environ.get("PYTHONPATH")) else []
        work({"DATELINE_SAMPLES": folder, "PYTHONPATH": os.pathsep.join([str(_SAMPLING), *before])})
        return "\n".join(lines_of(Path(folder)))


def lines_of(folder: Path) -> Iterator[str]:
    """Yield the lines of the flame graphs of all processes, those of one program together, the busiest program first."""
    programs: dict[str, list[tuple[float, list[tuple[list[str], float]]]]] = defaultdict(list)
    for path in folder.glob("*.json"):
        told = json.loads(path.read_text(encoding="utf-8"))
        programs[_program(told["command"])].append((told["seconds"], told["stacks"]))
    for program, processes in sorted(programs.items(), key=lambda one: -sum(seconds for seconds, _ in one[1])):
        whole, root = sum(seconds for seconds, _ in processes), Call()
        for _, stacks in processes:
            for stack, seconds in stacks:
                root.add(stack, seconds)
        others = max(0.0, whole - root.seconds)
        yield f"{program}: {whole:.2f} s of processor time in {len(processes)} of its processes, {others:.2f} s of it outside of Python"
        yield from _told(root.calls, root.seconds or 1.0, 0)
        yield ""


def _told(calls: Mapping[str, Call], whole: float, depth: int) -> Iterator[str]:
    for name, call in sorted(calls.items(), key=lambda one: -one[1].seconds):
        if call.seconds >= _LEAST * whole:
            share = call.seconds / whole
            yield f"{'█' * round(40 * share):<40} {share:6.1%} {'  ' * depth}{name}"
            yield from _told(call.calls, whole, depth + 1)


def _program(command: Iterable[str]) -> str:
    """Return a program's name: the module that Python was told to run, with its first word."""
    return " ".join(word for word in command if not word.startswith(("-", "/")))
