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
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import orjson

from tests.bench.cold import forget, our_program, program
from tests.bench.feeds import Run, behind, dateline_run, newsboat_run, stories_found
from tests.bench.figures import NotMeasuredError
from tests.bench.maker import make_feed
from tests.bench.news_text import make_news_text
from tests.bench.start import environment

_SILENT = 2.0
"""Seconds for which a command may work without telling what it does."""


def prepare(work: Path, number: int, *, shuffled: bool = False) -> list[str]:
    """Write the stories as news text, unless they are there, and return the files."""
    folder = work / f"news-{number}{'-shuffled' if shuffled else ''}"
    work.mkdir(parents=True, exist_ok=True)
    if not folder.exists():
        make_news_text(number, folder, shuffled=shuffled)
    return [str(path) for path in sorted(folder.glob("*.txt"))]


def different(number: int) -> int:
    """Return how many of so many stories are there in any case: a few made-up titles come twice, and are one story."""
    return number - number // 1_000


def add(home: Path, number: int, files: Sequence[str], *, cold: bool = False) -> Run:
    """Add files of so many stories to an empty archive, until all are found with their themes and understood.

    `cold`: nothing of the files and the program is in memory when it begins.
    """
    if cold:
        forget(*files, *our_program())
    return dateline_run(home, different(number), ["add", *files], themed=True)


def reload(work: Path, number: int, *, cold: bool = False) -> Run:
    """Let newsboat read the same stories."""
    folder = work / f"feed-{number}"
    if not (folder / "feed.xml").exists():
        make_feed(number, folder)
    if cold:
        forget(folder, *program("newsboat"))
    return newsboat_run(work / "newsboat", [f"file://{folder / 'feed.xml'}"])


def measure(work: Path, number: int, runs: int) -> list[tuple[Run, Run]]:
    """Return pairs of runs of both programs, in turn."""
    files = prepare(work, number)
    return [(add(work / "dateline", number, files), reload(work, number)) for _ in range(runs)]


def seconds_until_found(home: Path, path: Path, word: str, *, cold: bool = False) -> tuple[float, float]:
    """Return the seconds of `dateline add` of a file, and those until `dateline find` in the same archive has found a word of it.

    `cold`: nothing of the archive, its index and the program is in memory when it begins. Raises NotMeasuredError if it is not found.
    """
    if cold:
        forget(home, path, *our_program())
    begin = perf_counter()
    command(["add", str(path)], home)
    added = perf_counter() - begin
    if word not in command(["find", word], home):
        raise NotMeasuredError(f"{word} was added and is not found")
    return added, perf_counter() - begin


def command(arguments: Sequence[str], home: Path) -> str:
    """Run Dateline from the shell on the archive of a home and return what it prints."""
    return _ran(arguments, home).stdout


def _ran(arguments: Sequence[str], home: Path) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, "-m", "tui", *arguments]
    return subprocess.run(asked, env=environment(home), capture_output=True, text=True, check=True)


def seconds_after_a_kill(work: Path, number: int, files: Sequence[str]) -> tuple[float, str]:
    """Return the seconds that the next `dateline find` takes when an import was killed at six tenths, and what it told.

    Raises NotMeasuredError if there was nothing to kill, or if `find` was silent for long or did not answer rightly.
    """
    home = work / "killed"
    shutil.rmtree(home, ignore_errors=True)
    importing = [sys.executable, "-m", "tui", "add", *files]
    with subprocess.Popen(importing, env=environment(home), stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while (ended := process.poll()) is None and stories_found(home) < number * 6 // 10:
            sleep(0.02)
        if ended is not None:
            raise NotMeasuredError("the import was over before it could be killed")
        os.killpg(process.pid, signal.SIGKILL)
    begin = perf_counter()
    ran = _ran(["find", "the"], home)
    took = perf_counter() - begin
    end_behind(home)
    told = ran.stderr.strip()
    if took > _SILENT and not told:
        raise NotMeasuredError(f"after a kill, `find` worked for {took:.1f} s and told nothing of it")
    if not ran.stdout.strip() or (kept := stories_kept(home)) != (found := stories_found(home)):
        raise NotMeasuredError(f"after a kill, `find` answered {ran.stdout[:80]!r}: {kept} stories kept, {found} found")
    return took, told


def stories_kept(home: Path) -> int:
    """Return how many stories stand in the files of an archive."""
    parts = (home / "archive").glob("????-??*.json")
    tables = (orjson.loads(part.read_bytes()).get("stories", {}) for part in parts)
    return sum("title" in row for table in tables for row in table.values())


def end_behind(home: Path) -> None:
    """End what works on the archive of a home behind a command."""
    while working := list(behind(home)):
        for pid in working:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        sleep(0.1)


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
