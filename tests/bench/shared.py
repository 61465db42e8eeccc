"""A shared archive on one local server: brought in, asked from a screen and by the program, searched and marked by many at once.

    python -m tests.bench.shared [NUMBER] [--brief] [--queries N] [--people N] [--seconds N] [--work DIR]
    python -m tests.bench.shared [NUMBER] --only-import       no more than bringing it in

Starts a PostgreSQL of its own, which keeps what it is given as one does that people use, makes an archive of so many stories in a folder,
and brings it in with `dateline shared import`. Keys are measured on a pty until what they lead to is painted; pages, counts and related
stories as the screen asks for them; many people are so many connections in several processes, each of whom searches, marks, and rests.
Needs Debian's `postgresql`.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, sleep

import psycopg

from store.api.errors import DatelineError
from store.api.story import StoryId
from store.api.views import Cursor, Selection
from store.opening import found_shared, open_shared
from store.postgres.people import groups_of
from tests import postgres_server
from tests.bench.searching import at, queries, type_into_search
from tests.bench.start import PAINTED, dateline_terminal, prepare_archive, surroundings

_TIMES = 60
_CROWDS = 5
"""Processes that people are spread over."""
_REST = 1.0, 3.0
"""Seconds that somebody reads between two things that are done."""
_MARKED_EACH = 40
"""Stories that are each person's to mark."""


@dataclass(frozen=True)
class Done:
    """What some people did."""

    milliseconds: list[float]
    """How long each thing took."""
    errors: list[str]
    """What failed."""
    marked: list[tuple[str, StoryId]]
    """Who starred what, as was acknowledged."""


@dataclass(frozen=True)
class Imported:
    """How long an archive took to be brought in."""

    each_second: float
    """Stories, by the clock, from the command to its end."""
    client: float
    """Milliseconds of processor time a story of the command and the processes it began."""
    server: float
    """The same of the server."""


def imported(address: str, work: Path, number: int) -> Imported:
    """Bring an archive in by the real command, and return how long that took."""
    folder = work / f"archive-{number}"
    command = [sys.executable, "-m", "tui", "shared", "import", str(folder), "--archive", address]
    spent, served, begin = getrusage(RUSAGE_CHILDREN), _served(address), perf_counter()
    subprocess.run(command, check=True, env=surroundings(work), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    taken, used = perf_counter() - begin, getrusage(RUSAGE_CHILDREN)
    client = used.ru_utime + used.ru_stime - spent.ru_utime - spent.ru_stime
    return Imported(number / taken, 1000 * client / number, 1000 * (_served(address) - served) / number)


def _served(address: str) -> float:
    """Return how many seconds of processor time a server took until now, with all processes it ended."""
    import psycopg

    with psycopg.connect(address) as connection:
        postmaster = int(Path(f"/proc/{connection.info.backend_pid}/stat").read_text().rpartition(")")[2].split()[1])
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            figures = path.read_text().rpartition(")")[2].split()
            mine = int(path.parent.name) == postmaster
            ticks += sum(map(int, figures[11 : 15 if mine else 13])) if mine or int(figures[1]) == postmaster else 0
    return ticks / os.sysconf("SC_CLK_TCK")


def typed(address: str, work: Path, number: int, lines: int) -> list[float]:
    """Return in how many milliseconds the results of each key were painted."""
    terminal = dateline_terminal({**surroundings(work), "DATELINE_ARCHIVE": address})
    terminal.wait_for(PAINTED)
    terminal.idle(5.0)
    keys = type_into_search(terminal, queries(lines, number), number).keys
    terminal.close()
    return keys


def asked(address: str) -> dict[str, list[float]]:
    """Return how long the answers take that a screen asks for, in milliseconds."""
    with_all = Selection()
    archive = open_shared(address)
    counts = archive.counts(with_all)
    days, themes = list(counts.days), list(counts.themes)
    some = [row.id for row in archive.rows(with_all, Cursor(days[0], 0), _TIMES)]
    works: dict[str, Callable[[int], object]] = {
        "a page of the timeline": lambda nth: archive.rows(with_all, Cursor(days[nth * len(days) // _TIMES], 0), 60),
        "counts by theme and month": lambda _: archive.breakdown(with_all),
        "counts of a theme": lambda nth: archive.counts(Selection(themes=frozenset((themes[nth % len(themes)],)), unread=True)),
        "related stories": lambda nth: archive.related(some[nth]),
        "a span of days": lambda nth: archive.span_rows(with_all, date(2020, 1 + nth % 12, 1), date(2020, 1 + nth % 12, 9), 60),
    }
    taken: dict[str, list[float]] = {}
    for name, work in works.items():
        for nth in range(_TIMES):
            begin = perf_counter()
            work(nth)
            taken.setdefault(name, []).append(1000 * (perf_counter() - begin))
    archive.close()
    return taken


def crowd(address: str, first: int, people: int, seconds: float, number: int) -> Done:
    """Let some people search and mark at once, each on a connection of their own; run in a process of its own."""
    with ThreadPoolExecutor(people) as pool:
        each = list(pool.map(lambda nth: _person(address, first + nth, seconds, number), range(people)))
    return Done(
        [one for done in each for one in done.milliseconds],
        [one for done in each for one in done.errors],
        [one for done in each for one in done.marked],
    )


def _person(address: str, nth: int, seconds: float, number: int) -> Done:
    rng, done, name = random.Random(nth), Done([], [], []), _name(nth)
    archive = open_shared(f"{address}&user={name}")
    lines = queries(20, number, seed=nth)
    mine = [row.id for row in archive.rows(Selection(), Cursor(1, nth * _MARKED_EACH), _MARKED_EACH)]
    until = perf_counter() + seconds
    while perf_counter() < until:
        begin = perf_counter()
        try:
            if rng.random() < 0.3 and mine:
                story = mine.pop()
                archive.mark(story, by_hand=False, starred=True)
                done.marked.append((name, story))
            else:
                archive.search.answer(Selection(words=rng.choice(lines)), 50)
        except DatelineError as error:
            done.errors.append(str(error))
        done.milliseconds.append(1000 * (perf_counter() - begin))
        sleep(rng.uniform(*_REST))
    archive.close()
    return done


def _name(nth: int) -> str:
    """Return the role by which a person connects."""
    return f"reporter_{nth}"


def introduced(address: str, people: int) -> None:
    """Make the roles of some people, who read the archive and have marks of their own."""
    with psycopg.connect(address, autocommit=True) as connection:
        readers, _ = groups_of(connection.info.dbname)
        for nth in range(people):
            connection.execute(f"CREATE ROLE {_name(nth)} LOGIN IN ROLE {readers}".encode())


def together(address: str, people: int, seconds: float, number: int) -> tuple[Done, int]:
    """Let people search and mark at once, and return what they did and how many acknowledged marks are lost."""
    with ProcessPoolExecutor(_CROWDS) as pool:
        crowds = [
            pool.submit(crowd, address, nth * people // _CROWDS, people // _CROWDS, seconds, number) for nth in range(_CROWDS)
        ]
        each = [one.result() for one in crowds]
    all_done = Done(
        [one for done in each for one in done.milliseconds],
        [one for done in each for one in done.errors],
        [one for done in each for one in done.marked],
    )
    with psycopg.connect(address) as connection:
        kept = set(connection.execute("SELECT person, story FROM dateline.marks WHERE starred"))
    return all_done, sum((name, str(story)) not in kept for name, story in all_done.marked)


def main() -> None:
    """Measure, and print a line for each work."""
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("number", nargs="?", type=int, default=100_000)
    told.add_argument("--brief", action="store_true", help="stories of a paragraph or two")
    told.add_argument("--only-import", action="store_true")
    told.add_argument("--queries", type=int, default=40)
    told.add_argument("--people", type=int, default=50)
    told.add_argument("--seconds", type=float, default=60)
    told.add_argument("--work", type=Path)
    given = told.parse_args()
    os.environ[postgres_server.LASTING] = "1"
    with tempfile.TemporaryDirectory(prefix="dateline-shared-") as temporary:
        work = given.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        prepare_archive(work, given.number, brief=given.brief)
        os.environ |= surroundings(work)
        address = postgres_server.database_for(work)
        found_shared(address)
        brought = imported(address, work, given.number)
        print(
            f"brought in: {brought.each_second:,.0f} stories a second; processor time a story:"
            f" {brought.client:.2f} ms of the program, {brought.server:.2f} ms of the server",
            flush=True,
        )
        if given.only_import:
            return
        keys = typed(address, work, given.number, given.queries)
        print(
            f"key → results painted: median {at(keys, 0.5):.0f} ms, p95 {at(keys, 0.95):.0f} ms ({len(keys)} keys)", flush=True
        )
        for name, taken in asked(address).items():
            print(f"{name}: median {at(taken, 0.5):.0f} ms, p95 {at(taken, 0.95):.0f} ms", flush=True)
        introduced(address, given.people)
        done, lost = together(address, given.people, given.seconds, given.number)
        print(
            f"{given.people} people for {given.seconds:.0f} s: p95 {at(done.milliseconds, 0.95):.0f} ms of"
            f" {len(done.milliseconds)} answers; {len(done.errors)} errors, {len(done.marked)} marks, {lost} lost"
        )


if __name__ == "__main__":
    main()
