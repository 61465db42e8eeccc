"""From a story to the stories that belong with it, in a large archive.

    python -m tests.bench.relating [--sizes 100000] [--stories 100] [--work DIR]

Every story is asked for once, after ten others that are not counted: what was looked up for one serves the next, as in a sitting.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from store.api.story import StoryId
from store.api.views import Cursor, Selection
from store.opening import open_archive
from tests.bench.maker import YEARS
from tests.bench.start import prepare_archive, surroundings

_UNCOUNTED = 10


def measure(work: Path, number: int, stories: int) -> Sequence[float]:
    """Return how long the related stories of each of some stories took, in milliseconds, sorted."""
    os.environ.update(surroundings(work))
    archive = open_archive(work / f"archive-{number}")
    days = sorted(archive.counts(Selection()).days)
    rng = random.Random(7)
    taken = []
    for nth in range(stories + _UNCOUNTED):
        row = rng.choice(archive.rows(Selection(), Cursor(rng.choice(days), 0), 20))
        start = perf_counter()
        archive.related(StoryId(row.id))
        if nth >= _UNCOUNTED:
            taken.append((perf_counter() - start) * 1000)
    archive.close()
    return sorted(taken)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000])
    parser.add_argument("--stories", type=int, default=100)
    parser.add_argument("--work", type=Path, default=None)
    asked = parser.parse_args()
    work = (asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))).absolute()
    print(f"related stories of {asked.stories} stories over {YEARS} years\n  stories    median       p95   slowest")
    for number in asked.sizes:
        prepare_archive(work, number)
        taken = measure(work, number, asked.stories)
        figures = " ".join(f"{taken[int(share * (len(taken) - 1))]:>6.1f} ms" for share in (0.5, 0.95, 1.0))
        print(f"{number:>9,} {figures}", flush=True)


if __name__ == "__main__":
    main()
