"""Adding many stories beside newsboat reloading the same as a feed, and one story to a large archive.

    python -m tests.bench.adding [--number 100000] [--one-to 1000000] [--runs 3] [--work DIR]

Dateline adds stories that were prepared in a file, record and index, until all can be found; themes and names are worked out
later, behind the screen. newsboat reads the same stories from an RSS file into an empty cache. Both run as processes of their
own, in turn; the peak is the most memory that was resident. One story is added to an archive that another process may have
open; the time runs from the call until a search finds it.
"""

from __future__ import annotations

import argparse
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from store.api.story import Story
from store.api.views import Selection
from store.api.when import When
from store.identity.ids import base_id
from store.opening import open_archive
from tests.bench.maker import Newsroom, make_feed
from tests.bench.start import newsboat_command, prepare_archive, surroundings

_CHUNK = 500


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


def prepare(work: Path, number: int) -> tuple[Path, Path]:
    """Write the stories for Dateline and the feed for newsboat, unless they are there, and return both."""
    stories, feed = work / f"stories-{number}.pickle", work / f"feed-{number}"
    work.mkdir(parents=True, exist_ok=True)
    if not stories.exists():
        room, part = Newsroom(), work / "stories.part"
        with part.open("wb") as file:
            for first in range(0, number, _CHUNK):
                pickle.dump([room.story(which, number) for which in range(first, min(number, first + _CHUNK))], file)
        part.rename(stories)
    if not (feed / "feed.xml").exists():
        make_feed(number, feed)
    (feed / "urls").write_text(f"file://{feed / 'feed.xml'}\n")
    (feed / "config").write_text("max-items 0\n")
    return stories, feed


def prepared(stories: Path) -> Iterator[Story]:
    """Yield the stories of a prepared file."""
    with stories.open("rb") as file:
        while True:
            try:
                yield from pickle.load(file)
            except EOFError:
                return


def add_prepared(stories: Path, folder: Path) -> None:
    """Add the stories of a prepared file to an archive: what the measured process does."""
    archive = open_archive(folder, seeded=False)
    archive.add(prepared(stories))
    archive.close()


def measure_many(work: Path, number: int, runs: int) -> tuple[Run, Run]:
    """Return the medians of Dateline's runs and newsboat's."""
    stories, feed = prepare(work, number)
    ours, theirs = [], []
    for _ in range(runs):
        folder = work / "added"
        shutil.rmtree(folder, ignore_errors=True)
        env = surroundings(folder)
        code = "import sys; from pathlib import Path; from tests.bench.adding import add_prepared; add_prepared(*map(Path, sys.argv[1:]))"
        ours.append(run([sys.executable, "-c", code, str(stories), str(folder / "archive")], env))
        (feed / "cache.db").unlink(missing_ok=True)
        theirs.append(run([*newsboat_command(feed), "-x", "reload"], dict(os.environ)))
    return _median(ours), _median(theirs)


def measure_one(work: Path, number: int, runs: int) -> float:
    """Return the seconds from adding one story to an archive of a size until a search finds it."""
    prepare_archive(work, number)
    os.environ.update(surroundings(work))
    archive, times = open_archive(work / f"archive-{number}", seeded=False), []
    archive.counts(Selection())
    for nth in range(runs):
        word = f"qzx{os.getpid()}x{nth}"
        title = f"A single story about {word}"
        one = Story(base_id(title), title, When("2025-12-31"), body=(f"What was said of {word}.",))
        begin = perf_counter()
        archive.add([one])
        assert [hit.story.title for hit in archive.search.find(Selection(words=f"{word} ")).hits] == [title]
        times.append(perf_counter() - begin)
        archive.remove(one.id)
    archive.close()
    return median(times)


def _median(runs: Sequence[Run]) -> Run:
    return Run(median(one.seconds for one in runs), median(one.peak for one in runs))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--number", type=int, default=100_000)
    parser.add_argument("--one-to", type=int, default=0)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, default=None)
    asked = parser.parse_args()
    if shutil.which("newsboat") is None:
        sys.exit("newsboat is not installed: apt-get install newsboat")
    work = (asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))).absolute()
    ours, theirs = measure_many(work, asked.number, asked.runs)
    for name, unit, us, them in (("adding", "s", ours.seconds, theirs.seconds), ("peak", "MB", ours.peak, theirs.peak)):
        print(f"{name:<7} {asked.number:>9,}  dateline {us:>7.1f} {unit}  newsboat {them:>7.1f} {unit}  ratio {us / them:.2f}")
    if asked.one_to:
        print(f"one story to {asked.one_to:,}, until found: {measure_one(work, asked.one_to, 5):.2f} s")


if __name__ == "__main__":
    main()
