"""Inputs that nobody thought of, for everything that reads: none ends it, takes a second, steers, or comes out differently.

In the short and the long form they grow by what they reach, in a process for each processor, and what fails is kept in `found/`.
Where `DATELINE_FUZZ_DONE` names a file, each round that is over is noted in it, and those noted there are not tried again: a long
run that was broken off goes on where it was.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from tests.hardening.fuzz import finds
from tests.hardening.fuzz.targets import all_targets, shared_out
from tests.hardening.trial import Scale, Tried

_LENGTH = 8
_Round = tuple[str, int, int]
"""A target, how many inputs of it are tried in a row, and the seed they are made of."""
_ROUND = 12_000
"""Inputs of a target that are tried in a row by one process: all processes have work to the end, and none grows old."""
_MOST_MEGABYTES = 700
"""By how much the memory of a process may grow while it tries the inputs of a target."""
_MOMENT = 150
"""Inputs that are tried in the usual check, in the process of the tests."""
_DEAR = frozenset(("search", "plain-mode", "undo-steps"))
"""Targets that take long to begin: the usual check tries what was found of them alone (`test_found.py`)."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Try inputs on every target, each in its share."""
    if scale is Scale.MOMENT:
        yield _in_this_process(folder)
    else:
        done = os.environ.get("DATELINE_FUZZ_DONE")
        seed = int(os.environ.get("DATELINE_FUZZ_SEED", "1"))
        yield from _in_processes(scale.of(0, 60_000, 1_000_000), seed, _Done(Path(done) if done else None))


def _in_this_process(folder: Path) -> Tried:
    from tests.hardening.fuzz.growing import grow

    inputs, faults = 0, []
    for name, number in shared_out(_MOMENT).items():
        if name in _DEAR:
            continue
        (folder / name).mkdir()
        grown = grow(all_targets()[name], folder / name, number, seed=_MOMENT, minimise=False)
        inputs += grown.inputs
        faults += [f"{name}: {told.splitlines()[0]} ({raw[:60]!r})" for raw, told in grown.faults.values()]
    return Tried("inputs of any kind", inputs, len(faults), "; ".join(faults[:3]))


@dataclass(slots=True)
class _Sum:
    """What became of the inputs of one target, over all its rounds."""

    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    blocks: int = 0
    megabytes: float = 0.0
    faults: int = 0
    first: str = ""

    def take(self, told: dict[str, Any]) -> None:
        """Take in a round, and keep what failed in it."""
        self.inputs += told["inputs"]
        self.seconds += told["seconds"]
        self.slowest = max(self.slowest, told["slowest"])
        self.blocks = max(self.blocks, told["blocks"])
        self.megabytes = max(self.megabytes, told["megabytes"])
        faults = [(bytes.fromhex(raw), said) for _, raw, said in told["faults"]]
        if told["megabytes"] > _MOST_MEGABYTES:
            self.faults, self.first = self.faults + 1, f"memory grew by {told['megabytes']:.0f} MB"
        for raw, said in faults:
            self.faults += 1
            path = finds.keep(told["name"], raw)
            path.with_name(f".{path.name}.told").write_text(said)
            self.first = self.first or f"{path.name}: {said.splitlines()[0]}"

    def tried(self, name: str) -> Tried:
        """Return the line of the table."""
        rate = self.inputs / max(self.seconds, 1e-9)
        told = f"{rate:,.0f} a second, slowest {self.slowest:.2f} s, {self.blocks:,} blocks, {self.megabytes:+.0f} MB"
        return Tried(name, self.inputs, self.faults, f"{told}; {self.first}" if self.first else told)


class _Done:
    """The rounds that are over, in a file if there is one."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        lines = file.read_text(encoding="utf-8").splitlines() if file and file.exists() else []
        self._known: dict[_Round, dict[str, Any]] = {
            (name, number, seed): told for name, number, seed, told in map(json.loads, lines)
        }

    def of(self, one: _Round) -> dict[str, Any] | None:
        """Return what became of a round; None if it is still to be tried."""
        return self._known.get(one)

    def note(self, one: _Round, told: dict[str, Any]) -> None:
        """Note what became of a round."""
        if self._file:
            with self._file.open("a", encoding="utf-8") as out:
                out.write(json.dumps([*one, told]) + "\n")


def _in_processes(number: int, seed: int, done: _Done) -> Iterator[Tried]:
    rounds: queue.SimpleQueue[_Round] = queue.SimpleQueue()
    told: queue.SimpleQueue[tuple[_Round, dict[str, Any]]] = queue.SimpleQueue()
    left: Counter[str] = Counter()
    for nth, name, most in sorted(
        (nth, name, min(_ROUND, wanted - begun))
        for name, wanted in shared_out(number).items()
        for nth, begun in enumerate(range(0, wanted, _ROUND))
    ):
        one = name, most, seed * 1_000 + nth
        left[name] += 1
        if known := done.of(one):
            told.put((one, known))
        else:
            rounds.put(one)
    for _ in range(os.cpu_count() or 1):
        Thread(target=_work, args=(rounds, told), daemon=True).start()
    sums = {name: _Sum() for name in left}
    for _ in range(left.total()):
        one, became = told.get()
        if not done.of(one):
            done.note(one, became)
        name = one[0]
        sums[name].take(became)
        left[name] -= 1
        if not left[name]:
            yield sums[name].tried(name)
    seconds = sum(one.seconds for one in sums.values())
    inputs = sum(one.inputs for one in sums.values())
    yield Tried("all inputs", inputs, 0, f"{inputs / max(seconds, 1e-9):,.0f} a second of processor time")


def _work(rounds: queue.SimpleQueue[_Round], told: queue.SimpleQueue[tuple[_Round, dict[str, Any]]]) -> None:
    """Give rounds to a process, one after the other, and begin another one where it ended."""
    with tempfile.TemporaryDirectory(prefix="dateline-fuzzing-") as folder:
        last, process = Path(folder) / "last", None
        while not rounds.empty():
            try:
                one = rounds.get_nowait()
            except queue.Empty:
                break
            process = process or _process(last)
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(one) + "\n")
            process.stdin.flush()
            if line := process.stdout.readline():
                told.put((one, json.loads(line)))
                continue
            status, process = process.wait(), None
            raw = last.read_bytes()
            raw = raw[_LENGTH : _LENGTH + int.from_bytes(raw[:_LENGTH], "big")]
            nothing = {"inputs": 1, "seconds": 0.0, "slowest": 0.0, "blocks": 0, "megabytes": 0.0}
            told.put((one, {"name": one[0], **nothing, "faults": [["ended", raw.hex(), f"the process ended with {status}"]]}))
        if process is not None and process.stdin:
            process.stdin.close()
            process.wait()


def _process(last: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.hardening.fuzz", "--last", str(last)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
