"""From the command to the first painted timeline, beside newsboat on the same stories.

    python -m tests.bench.start [--sizes 1000 10000 100000] [--runs 7] [--work DIR]

Both programs run on a pty of 120 by 40, in turn, pair by pair, after one run of each that is not counted. Dateline has
painted when the newest month is there with its stories; newsboat when its list shows the feed, for which it has read every story.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.cold import forget, program
from tests.bench.maker import LAST_DAY, make_feed
from tests.bench.terminal import Terminal

PAINTED = f"{LAST_DAY:%B %Y}".encode()
"""What Dateline has painted once its timeline is there: the newest month's heading, in one go with its stories."""
_NEWSBOAT_READS = 200_000
"""Larger archives are not given to newsboat, which takes minutes and gigabytes to read them in."""


@dataclass(frozen=True)
class Start:
    """One start of a program."""

    seconds: float
    megabytes: float


def made_archive(work: Path, number: int) -> dict[str, str]:
    """Return the environment in which an archive that was prepared is the person's."""
    return {"DATELINE_ARCHIVE": str(work / f"archive-{number}"), **_homes(work)}


def dateline_terminal(env: Mapping[str, str]) -> Terminal:
    """Start Dateline in an environment that names the archive."""
    return Terminal([sys.executable, "-m", "tui"], env)


def dateline_start(env: Mapping[str, str]) -> Start:
    """Start Dateline and wait for its timeline."""
    terminal = dateline_terminal(env)
    seconds = terminal.wait_for(PAINTED)
    terminal.idle(1.0)
    start = Start(seconds, terminal.resident())
    terminal.close()
    return start


def first_start(home: Path, newest: bytes) -> float:
    """Start Dateline where nothing of it is yet, and return the seconds until the newest of its starting stories is painted."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    terminal = dateline_terminal({"DATELINE_ARCHIVE": str(home / "archive"), **_homes(home)})
    seconds = terminal.wait_for(newest)
    terminal.idle(0.5)
    terminal.close()
    return seconds


def newsboat_start(work: Path, number: int) -> Start:
    """Start newsboat and wait for its list of feeds."""
    terminal = Terminal(_newsboat(work, number), {"LANG": "C.UTF-8"})
    seconds = terminal.wait_for(b"Synthetic news")
    terminal.idle(1.0)
    start = Start(seconds, terminal.resident())
    terminal.close()
    return start


def prepare_archive(work: Path, number: int, *, brief: bool = False) -> None:
    """Make Dateline's archive of so many stories, long or brief ones, unless it is there from an earlier run."""
    if not (work / f"archive-{number}").exists():
        command = [sys.executable, "-m", "tests.bench.maker", str(number), str(work / f"archive-{number}")]
        subprocess.run([*command, *(["--brief"] if brief else [])], check=True, env=surroundings(work))


def prepare(work: Path, number: int) -> None:
    """Make both programs' stores of so many stories, unless they are there from an earlier run."""
    prepare_archive(work, number)
    prepare_newsboat(work, number)


def prepare_newsboat(work: Path, number: int) -> None:
    """Make newsboat's cache of so many stories, unless it is there or too large for it."""
    feed_folder = work / f"newsboat-{number}"
    if number <= _NEWSBOAT_READS and not feed_folder.exists():
        feed = make_feed(number, feed_folder)
        (feed_folder / "urls").write_text(f"file://{feed}\n")
        (feed_folder / "config").write_text("max-items 0\n")
        subprocess.run([*_newsboat(work, number), "-x", "reload"], check=True)


def pairs(
    work: Path, number: int, runs: int, env: Mapping[str, str], forgotten: Sequence[Path] = ()
) -> tuple[list[Start], list[Start]]:
    """Return starts of both programs, in turn; none of newsboat where that takes minutes.

    The first of each is not counted, or nothing of what is to be `forgotten`, and of newsboat's, is in memory at any.
    """
    dateline, newsboat = [], []
    for run in range(runs + (not forgotten)):
        if forgotten:
            forget(work / f"newsboat-{number}", *program("newsboat"), *forgotten)
        ours, theirs = dateline_start(env), newsboat_start(work, number) if number <= _NEWSBOAT_READS else None
        if run or forgotten:
            dateline.append(ours)
            newsboat += [theirs] if theirs else []
    return dateline, newsboat


def measure(work: Path, number: int, runs: int) -> tuple[float, str]:
    """Return Dateline's median in seconds, and one line of the table."""
    dateline, newsboat = pairs(work, number, runs, made_archive(work, number))
    seconds, megabytes = median(start.seconds for start in dateline), median(start.megabytes for start in dateline)
    if not newsboat:
        return seconds, f"{number:>9,} {seconds:>9.2f} s {'-':>11} {'-':>7} {megabytes:>8.0f} MB"
    ratio = median(ours.seconds / theirs.seconds for ours, theirs in zip(dateline, newsboat, strict=True))
    peer = median(start.seconds for start in newsboat), median(start.megabytes for start in newsboat)
    return seconds, f"{number:>9,} {seconds:>9.2f} s {peer[0]:>9.2f} s {ratio:>7.2f} {megabytes:>8.0f} MB {peer[1]:>8.0f} MB"


def main() -> None:
    """Prepare, measure and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--work", type=Path, default=None)
    asked = parser.parse_args()
    if shutil.which("newsboat") is None:
        sys.exit("newsboat is not installed: apt-get install newsboat")
    work = asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))
    first = 0.0
    print("  stories  dateline    newsboat   ratio   dateline    newsboat   (medians; ratio of times, pair by pair)")
    for number in asked.sizes:
        prepare(work, number)
        seconds, line = measure(work, number, asked.runs)
        first = first or seconds
        print(f"{line}   {seconds / first:.2f} of the first size's time", flush=True)


def _newsboat(work: Path, number: int) -> list[str]:
    return newsboat_command(work / f"newsboat-{number}")


def newsboat_command(folder: Path) -> list[str]:
    """Return how newsboat is started on a folder with its settings, its list of feeds and its cache."""
    return ["newsboat", "-q", "-C", str(folder / "config"), "-u", str(folder / "urls"), "-c", str(folder / "cache.db")]


def _homes(work: Path) -> dict[str, str]:
    return {"DATELINE_CACHE": str(work / "cache"), "DATELINE_CONFIG": str(work / "config")}


def environment(home: Path) -> dict[str, str]:
    """Return the environment in which the archive of a home is the person's."""
    return surroundings(home) | {"DATELINE_ARCHIVE": str(home / "archive")}


def surroundings(work: Path) -> dict[str, str]:
    """Return the environment in which Dateline keeps everything in a folder."""
    return {**os.environ, **_homes(work)}


if __name__ == "__main__":
    main()
