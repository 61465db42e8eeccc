"""All measurements of speed and size, one after the other: `python -m tests.bench [--large] [--work DIR]`.

Each part runs by its own command as well; `--large` adds the archive of a million stories, which takes about an hour to make.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.start import surroundings


def main() -> None:
    """Run the parts and let each print its table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--work", type=Path, default=None)
    asked = parser.parse_args()
    work = (asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))).absolute()
    sizes = ["100000", "1000000"] if asked.large else ["100000"]
    parts = [
        ["adding", "--number", "100000", "--one-to", sizes[-1], "--work", str(work)],
        ["feeds", "--entries", "100000", "--runs", "1", "--work", str(work)],
        ["exporting", "--number", "10000", "--work", str(work)],
        ["page"],
        ["start", "--sizes", "1000", *sizes, "--work", str(work)],
        ["paging", "--sizes", *sizes, "--work", str(work)],
        ["relating", "--sizes", *sizes, "--work", str(work)],
        ["searching", "--sizes", *sizes, "--work", str(work)],
        ["page"],
        ["known_item", "--archive", str(work / "archive-100000")],
    ]
    for part in parts:
        print(f"\n{part[0]}", flush=True)
        subprocess.run([sys.executable, "-m", f"tests.bench.{part[0]}", *part[1:]], check=False, env=surroundings(work))


if __name__ == "__main__":
    main()
