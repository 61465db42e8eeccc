"""A process that fuzzes what it is asked for: a target a line on standard input, or those that are named."""

from __future__ import annotations

import argparse
import gc
import json
import mmap
import resource
import sys
import tempfile
from pathlib import Path

from tests.hardening.fuzz import branches

_MOST_MEMORY = 3 * 1024**3
"""Bytes that the process may address: what eats more is told as a fault."""
_LENGTH = 8


def main() -> None:
    """Fuzz, and print a line of JSON for each target."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("targets", nargs="*")
    asked.add_argument("--inputs", type=int, default=2_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--last", type=Path, help="a file that has the input being tried, for whoever finds this ended")
    wanted = asked.parse_args()
    branches.watch()
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    note = _noting(wanted.last) if wanted.last else lambda _: None
    from tests.hardening.fuzz.growing import grow
    from tests.hardening.fuzz.targets import all_targets

    lines = ((name, wanted.inputs, wanted.seed) for name in wanted.targets) if wanted.targets else map(json.loads, sys.stdin)
    for name, inputs, seed in lines:
        with tempfile.TemporaryDirectory(prefix="dateline-fuzz-") as folder:
            grown = grow(all_targets()[name], Path(folder), inputs, seed=seed, taken=branches.taken, note=note)
        told = {part: getattr(grown, part) for part in ("name", "inputs", "seconds", "slowest", "kept", "blocks", "megabytes")}
        faults = [[place, raw.hex(), said] for place, (raw, said) in grown.faults.items()]
        print(json.dumps({**told, "faults": faults}), flush=True)
        gc.collect()


def _noting(path: Path):  # type: ignore[no-untyped-def]
    """Return what writes an input where it can be found if this process is ended by it."""
    from tests.hardening.fuzz.mutator import LONGEST

    path.write_bytes(bytes(LONGEST + _LENGTH))
    file = path.open("r+b")
    shared = mmap.mmap(file.fileno(), 0)

    def note(raw: bytes) -> None:
        raw = raw[:LONGEST]
        shared[:_LENGTH] = len(raw).to_bytes(_LENGTH, "big")
        shared[_LENGTH : _LENGTH + len(raw)] = raw

    return note


if __name__ == "__main__":
    main()
