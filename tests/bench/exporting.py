"""Exporting an archive in every form, and backing it up and restoring it: seconds, peak memory, and the size of what is written.

    python -m tests.bench.exporting [--number 10000] [--work DIR] [--forms json html …]

The commands run as a person runs them, each in a process of its own; the peak is the most memory that was resident, which the
index's pages that are mapped in count towards.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from store.exports.export_table import STORY_FORMS
from tests.bench.start import prepare_archive, surroundings


@dataclass(frozen=True)
class Run:
    """One run of a program."""

    seconds: float
    peak: float
    """Megabytes."""


def run(command: Sequence[str], env: dict[str, str]) -> Run:
    """Run a program to its end and return how long it took and its peak memory."""
    begin = perf_counter()
    pid = os.posix_spawnp(command[0], list(command), env)
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise RuntimeError(f"{command[0]} ended with status {status}")
    return Run(perf_counter() - begin, usage.ru_maxrss / 1024)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--work", type=Path, default=None)
    parser.add_argument("--forms", nargs="*", default=list(STORY_FORMS))
    asked = parser.parse_args()
    work = (asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))).absolute()
    prepare_archive(work, asked.number)
    archive = work / f"archive-{asked.number}"
    print(f"| {asked.number:,} stories | seconds | peak, MB | written, MB |\n|---|---|---|---|")
    for form in asked.forms:
        path = work / f"out-{form}"
        _measure(work, archive, form, path, ["export", "--to", form, "-o", str(path)])
    zipped = work / "out.zip"
    _measure(work, archive, "backup", zipped, ["backup", str(zipped)], keep=True)
    _measure(work, archive, "restore", work / "out-restored", ["restore", str(zipped), "--into", str(work / "out-restored")])
    zipped.unlink()


def _measure(work: Path, archive: Path, name: str, path: Path, command: Sequence[str], *, keep: bool = False) -> None:
    done = run([sys.executable, "-m", "tui", "--archive", str(archive), *command], surroundings(work))
    files = path.rglob("*") if path.is_dir() else [path]
    size = sum(file.stat().st_size for file in files)
    print(f"| {name} | {done.seconds:.1f} | {done.peak:.0f} | {size / 1e6:.1f} |", flush=True)
    if path.is_dir():
        shutil.rmtree(path)
    elif not keep:
        path.unlink()


if __name__ == "__main__":
    main()
