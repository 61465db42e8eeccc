"""News from feeds, from the command until all can be found and until all is understood, beside newsboat on the same feeds.

    python -m tests.bench.feeds [--entries 1000 10000 100000] [--feeds 300] [--runs 3] [--work DIR] [--parts file web many]

`file`: `dateline add feed.xml` beside `newsboat -x reload` of the same file. `web`: `dateline feeds update` beside the same of one feed
from a server on the loopback. `many`: so many feeds of 30 entries from as many hosts of the loopback, each answered after 50 ms,
16 at once in both programs. Every run begins with an empty archive and an empty cache. Seconds are medians, memory is the most
that all processes of a command held together (proportional set size), looked at some three times a second.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import orjson
import tantivy

from store.folder.rule_versions import rules_of
from store.index.schema import schema
from store.opening import open_archive
from store.themes.lexicon import load_lexicon
from tests.bench.figures import NotMeasuredError
from tests.bench.maker import make_feed, make_feeds
from tests.bench.start import environment, newsboat_command

ENTRIES = 30
"""Entries of each of many feeds."""
AT_ONCE = 16
"""How many feeds are asked at once by both programs."""
_LOOK = 0.05
_LOOKS_AT_MEMORY = 6


@dataclass(frozen=True)
class Run:
    """One run of a program."""

    found: float
    """Seconds until all stories could be found."""
    understood: float
    """Seconds until all of them had their themes."""
    peak: float
    """Megabytes."""


def run(command: Sequence[str], env: dict[str, str], home: Path, is_found: Callable[[], bool]) -> Run:
    """Run a command to its end, and what it leaves working behind it; look meanwhile whether all can be found, and at the memory."""
    begin, found, peak, looks = perf_counter(), 0.0, 0.0, 0
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None or list(behind(home)):
            if (looks := looks + 1) % _LOOKS_AT_MEMORY == 1:  # which takes a while, and time from what is measured
                peak = max(peak, sum(map(megabytes, {*_with_children(process.pid), *behind(home)})))
            if not found and is_found():
                found = perf_counter() - begin
            sleep(_LOOK)
    end = perf_counter() - begin
    if process.returncode or not is_found():
        raise NotMeasuredError(f"{command[0]} ended with status {process.returncode}; all found: {is_found()}")
    return Run(found or end, end, peak)


def dateline_run(
    home: Path, number: int, command: Sequence[str], subscribed: Sequence[str] = (), *, themed: bool = False
) -> Run:
    """Run a command of Dateline on an empty archive that follows some feeds; `themed`: stories count once their themes are chosen."""
    shutil.rmtree(home, ignore_errors=True)
    env, rules = environment(home), rules_today(home)
    os.environ.update(env)
    archive = open_archive(home / "archive", seeded=False)
    archive.refresh()
    for address in subscribed:
        archive.feeds.add(address, fetch=False, name=address, allow_private=True, most_megabytes=4_000)
    ours = run(
        [sys.executable, "-m", "tui", *command],
        env,
        home,
        lambda: stories_found(home) >= number and (not themed or stories_themed(home, rules) >= number),
    )
    archive.close()
    return ours


def stories_found(home: Path) -> int:
    """Return how many stories the index has committed: anybody who looks for them finds them."""
    for commit in (home / "cache").glob("index-*/meta.json"):
        segments = orjson.loads(commit.read_bytes())["segments"]
        return sum(one["max_doc"] - (one["deletes"] or {"num_deleted_docs": 0})["num_deleted_docs"] for one in segments)
    return 0


def rules_today(home: Path) -> int:
    """Return the number of the rules that choose themes in the archive of a home."""
    return rules_of(load_lexicon(home / "config"))


def stories_themed(home: Path, rules: int) -> int:
    """Return how many stories of the index have themes by rules, given their number, as a search from outside finds it."""
    for commit in (home / "cache").glob("index-*/meta.json"):
        with suppress(ValueError, OSError):  # it is being made, or written anew
            searcher = tantivy.Index.open(str(commit.parent)).searcher()
            query = tantivy.Query.term_query(schema(), "themed", rules)
            found = searcher.aggregate(query, {"ids": {"value_count": {"field": "themed"}}})
            return int(found["ids"]["value"])
    return 0


def behind(home: Path) -> Iterator[int]:
    """Yield the processes that work on the archive of a home behind a command that has ended."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (process / "cmdline").read_bytes()
            if b"store.folder.background_main" in command and bytes(home / "archive") in command:
                yield from _with_children(int(process.name))


def processor_seconds(home: Path) -> dict[int, float]:
    """Return how long each process behind the archive of a home has used a processor so far."""
    used = {}
    for pid in behind(home):
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            used[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return used


def has_worked(before: Mapping[int, float], now: Mapping[int, float]) -> bool:
    """Return whether some process has used a processor between two looks."""
    return any(seconds > before.get(pid, 0.0) for pid, seconds in now.items())


def newsboat_run(home: Path, addresses: Sequence[str]) -> Run:
    """Let newsboat reload some feeds into an empty cache."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "cache.db").unlink(missing_ok=True)
    (home / "urls").write_text("".join(f"{address}\n" for address in addresses))
    (home / "config").write_text(f"max-items 0\nreload-threads {AT_ONCE}\ndownload-timeout 600\n")
    return run([*newsboat_command(home), "-x", "reload"], dict(os.environ), home, lambda: True)


@contextmanager
def served(folder: Path, delay: float) -> Iterator[int]:
    """Serve the files of a folder from every address of this machine, each answer after some seconds; yields the port."""
    command = [sys.executable, "-m", "tests.bench.feed_server", str(folder), str(delay)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.kill()


def measure_one(work: Path, number: int, runs: int, *, web: bool) -> str:
    """Return a line of the table for one feed of so many entries, read from its file or from the web."""
    folder = work / f"feed-{number}"
    if not (folder / "feed.xml").exists():
        make_feed(number, folder)
    with served(folder, 0.0) as port:
        address = f"http://127.0.0.1:{port}/feed.xml"
        path = str(folder / "feed.xml")
        command, feeds = (["feeds", "update"], [address]) if web else (["add", path], [])
        theirs = [address if web else f"file://{path}"]
        return _line(f"{'web' if web else 'file'} {number:>9,}", _runs(work, number, runs, command, feeds, theirs))


def measure_many(work: Path, feeds: int, runs: int) -> str:
    """Return a line of the table for many feeds."""
    folder = work / f"feeds-{feeds}"
    if not folder.exists():
        make_feeds(feeds, ENTRIES, folder)
    with served(folder, 0.05) as port:
        addresses = [f"http://127.{1 + nth // 250}.0.{1 + nth % 250}:{port}/{nth}.xml" for nth in range(feeds)]
        both = _runs(work, feeds * ENTRIES, runs, ["feeds", "update"], addresses, addresses)
        return _line(f"many {feeds:>9,}", both)


def _runs(
    work: Path, number: int, runs: int, command: Sequence[str], feeds: Sequence[str], theirs: Sequence[str]
) -> list[tuple[Run, Run]]:
    """Return pairs of runs of both programs, in turn."""
    return [
        (dateline_run(work / "dateline", number, command, feeds), newsboat_run(work / "newsboat", theirs)) for _ in range(runs)
    ]


def _line(name: str, pairs: Sequence[tuple[Run, Run]]) -> str:
    ours, theirs = (
        Run(*(median(getattr(one[at], field) for one in pairs) for field in ("found", "understood", "peak"))) for at in (0, 1)
    )
    found, understood, peak = (
        median(getattr(us, field) / getattr(them, other) for us, them in pairs)
        for field, other in (("found", "understood"), ("understood", "understood"), ("peak", "peak"))
    )
    return (
        f"{name}  found {ours.found:>6.2f} s ({found:.2f})  understood {ours.understood:>6.2f} s ({understood:.2f})"
        f"  peak {ours.peak:>5.0f} MB ({peak:.2f})  newsboat {theirs.understood:>6.2f} s, {theirs.peak:>5.0f} MB"
    )


def _with_children(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _with_children(int(child))


def megabytes(pid: int) -> float:
    """Return what a process holds, pages it shares with others in proportion."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--feeds", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, default=None)
    parser.add_argument("--parts", nargs="+", default=["file", "web", "many"])
    asked = parser.parse_args()
    if shutil.which("newsboat") is None:
        sys.exit("newsboat is not installed: apt-get install newsboat")
    work = (asked.work or Path(tempfile.mkdtemp(prefix="dateline-bench-"))).absolute()
    for part in asked.parts:
        if part == "many":
            print(measure_many(work, asked.feeds, asked.runs), flush=True)
            continue
        for number in asked.entries:
            print(measure_one(work, number, asked.runs, web=part == "web"), flush=True)


if __name__ == "__main__":
    main()
