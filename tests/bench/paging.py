"""From a key to the painted lines on the timeline: a page down, the ends, a date, in a large archive.

    python -m tests.bench.paging [--sizes 1000000] [--times 40] [--work DIR]

A key counts as answered when the timeline looks as it will stay, all of its stories there.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyte

from tests.bench.searching import COLUMNS, LINES, at, replayed, settled
from tests.bench.start import PAINTED, dateline_terminal, made_archive, prepare_archive
from tests.bench.terminal import Terminal

_QUIET = 0.25
_PAGE_DOWN, _PAGE_UP, _END, _HOME = b"\x1b[6~", b"\x1b[5~", b"\x1b[F", b"\x1b[H"


def stories(lines: Sequence[str]) -> object:
    """Return the timeline's part of the screen."""
    return [line[:57] for line in lines[4:-1]]


def measure(terminal: Terminal, times: int) -> dict[str, list[float]]:
    """Return how long each kind of key took, in milliseconds."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    stream.feed(terminal.seen)

    def press(keys: bytes) -> float:
        return settled(replayed(terminal.press(keys, quiet=_QUIET), stream, screen), stories)

    rng = random.Random(3)
    taken: dict[str, list[float]] = {
        "PageUp": [press(_PAGE_UP) for _ in range(times)],
        "PageDown": [press(_PAGE_DOWN) for _ in range(times)],
        "Home, End": [press(_END if nth % 2 else _HOME) for nth in range(times // 2)],
        "go to date": [],
    }
    for _ in range(times // 2):
        press(b"g")
        press(f"{rng.randrange(2011, 2026)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}".encode())
        taken["go to date"].append(press(b"\r"))
    return taken


def measure_archive(work: Path, number: int, times: int) -> dict[str, list[float]]:
    """Return the same for an archive of a size that was prepared."""
    terminal = dateline_terminal(made_archive(work, number))
    terminal.wait_for(PAINTED)
    terminal.idle(3.0)
    taken = measure(terminal, times)
    terminal.close()
    return taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000])
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--work", type=Path, default=None)
    asked = parser.parse_args()
    work = asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))
    print("  stories  key           median      p95  slowest")
    for number in asked.sizes:
        prepare_archive(work, number)
        for key, times in measure_archive(work, number, asked.times).items():
            figures = " ".join(f"{at(times, share):>5.1f} ms" for share in (0.5, 0.95, 1.0))
            print(f"{number:>9,}  {key:<11} {figures}", flush=True)


if __name__ == "__main__":
    main()
