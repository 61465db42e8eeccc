"""Adding many stories from news text beside newsboat reloading the same as a feed, and what belongs to it.

    python -m tests.bench.adding [--number 100000] [--runs 3] [--work DIR]

Dateline runs `dateline add FILES` on an empty archive, until all stories can be found with their themes, and until their names and
dates are there too: until what works behind the command has ended. newsboat reads the same stories from an RSS file into an empty
cache. Both run as processes of their own, in turn; memory is the most that all processes of a command held together.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from tests.bench.feeds import Run, behind, dateline_run, newsboat_run, stories_found
from tests.bench.maker import make_feed
from tests.bench.news_text import make_news_text
from tests.bench.start import surroundings


def prepare(work: Path, number: int, *, shuffled: bool = False) -> list[str]:
    """Write the stories as news text, unless they are there, and return the files."""
    folder = work / f"news-{number}{'-shuffled' if shuffled else ''}"
    work.mkdir(parents=True, exist_ok=True)
    if not folder.exists():
        make_news_text(number, folder, shuffled=shuffled)
    return [str(path) for path in sorted(folder.glob("*.txt"))]


def add(work: Path, number: int, files: Sequence[str]) -> Run:
    """Add files to an empty archive."""
    return dateline_run(work / "dateline", number, ["add", *files])


def reload(work: Path, number: int) -> Run:
    """Let newsboat read the same stories."""
    folder = work / f"feed-{number}"
    if not (folder / "feed.xml").exists():
        make_feed(number, folder)
    return newsboat_run(work / "newsboat", [f"file://{folder / 'feed.xml'}"])


def measure(work: Path, number: int, runs: int) -> list[tuple[Run, Run]]:
    """Return pairs of runs of both programs, in turn."""
    files = prepare(work, number)
    return [(add(work, number, files), reload(work, number)) for _ in range(runs)]


def seconds_until_found(home: Path, path: Path, word: str) -> float:
    """Return the seconds from `dateline add` of a file until `dateline find` finds a word of it in the archive of a home."""
    begin = perf_counter()
    command([*"add".split(), str(path)], home)
    assert word in command(["find", word], home)
    return perf_counter() - begin


def command(arguments: Sequence[str], home: Path) -> str:
    """Run Dateline from the shell on the archive of a home and return what it prints."""
    ran = subprocess.run(
        [sys.executable, "-m", "tui", *arguments], env=environment(home), capture_output=True, text=True, check=True
    )
    return ran.stdout


def environment(home: Path) -> dict[str, str]:
    """Return the environment in which the archive of a home is the person's."""
    return surroundings(home) | {"DATELINE_ARCHIVE": str(home / "archive")}


def seconds_after_a_kill(work: Path, number: int, files: Sequence[str]) -> float:
    """Return the seconds that the next `dateline find` takes when an import was killed after about half of its stories."""
    home = work / "killed"
    shutil.rmtree(home, ignore_errors=True)
    importing = [sys.executable, "-m", "tui", "add", *files]
    with subprocess.Popen(importing, env=environment(home), stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while process.poll() is None and stories_found(home) < number // 2:
            sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
    begin = perf_counter()
    command(["find", "the"], home)
    took = perf_counter() - begin
    wait_for_quiet(home)
    return took


def wait_for_quiet(home: Path) -> None:
    """Wait until nothing works on the archive of a home behind a command any more."""
    while list(behind(home)):
        sleep(0.1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--number", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, default=None)
    asked = parser.parse_args()
    if shutil.which("newsboat") is None:
        sys.exit("newsboat is not installed: apt-get install newsboat")
    work = (asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))).absolute()
    pairs = measure(work, asked.number, asked.runs)
    for name, unit in (("found", "s"), ("understood", "s"), ("peak", "MB")):
        us, them = (median(getattr(pair[at], "understood" if at and unit == "s" else name) for pair in pairs) for at in (0, 1))
        print(f"{name:<10} {asked.number:>9,}  dateline {us:>7.1f} {unit}  newsboat {them:>7.1f} {unit}  ratio {us / them:.2f}")


if __name__ == "__main__":
    main()
