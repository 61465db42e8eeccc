"""The shelf: matters and what leads to them, in an SQLite file, with as much of it in memory as was used last."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping

from store.threads.cluster import Cluster, Member, packed, unpacked
from store.threads.features import Kind, kind_of

SCHEMA = """
CREATE TABLE IF NOT EXISTS threads (
  id INTEGER PRIMARY KEY, number INTEGER, first INTEGER, last INTEGER, name TEXT, given INTEGER, state BLOB);
CREATE INDEX IF NOT EXISTS threads_last ON threads (last);
CREATE TABLE IF NOT EXISTS postings (feature INTEGER PRIMARY KEY, threads BLOB) WITHOUT ROWID;
"""
WIDE = 64
"""A feature of more threads than this leads to none of them: it says nothing."""
_IN_MEMORY = 150_000
"""Features of matters held in memory between writes, about 20 MB."""
_LEADS_IN_MEMORY = 60_000
_SHUT = array("I", (0xFFFF_FFFF,))
"""What stands for a feature of too many threads."""


class ClusterCache:
    """Gives and keeps matters by number, and finds those that have a feature."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._matters: OrderedDict[int, Cluster] = OrderedDict()
        self._leads: OrderedDict[int, array[int]] = OrderedDict()
        self._changed: set[int] = set()
        self._changed_leads: set[int] = set()
        self._gone: set[int] = set()
        self.following = int(database.execute("SELECT coalesce(max(id), 0) + 1 FROM threads").fetchone()[0])
        """The number of the next thread; no number is given twice."""

    def new(self, day: int) -> Cluster:
        """Return a new matter without stories."""
        matter = Cluster(self.following, day, day)
        self.following += 1
        self._matters[matter.id] = matter
        self._changed.add(matter.id)
        return matter

    def matter(self, thread: int) -> Cluster | None:
        """Return a matter, or nothing if there is none of that number."""
        held = self._matters.get(thread)
        if held is not None:
            self._matters.move_to_end(thread)
            return held
        if thread in self._gone:
            return None
        row = self._database.execute(
            "SELECT id, first, last, number, name, given, state FROM threads WHERE id = ?", (thread,)
        ).fetchone()
        if row is None:
            return None
        matter = _read(row)
        self._matters[thread] = matter
        return matter

    def changed(self, matter: Cluster) -> None:
        """Take note that a matter is to be written."""
        self._changed.add(matter.id)

    def remove(self, matter: Cluster) -> None:
        """Forget a matter; what is in memory leads to it no more."""
        self._matters.pop(matter.id, None)
        self._changed.discard(matter.id)
        self._gone.add(matter.id)
        for feature in matter.counts:
            leads = self._leads.get(feature)
            if leads is not None and matter.id in leads:
                leads.remove(matter.id)
                self._changed_leads.add(feature)

    def leads(self, features: Iterable[int]) -> Iterator[tuple[int, array[int]]]:
        """Yield the features that lead to threads, and the threads."""
        for feature, leads in self._led(features):
            if leads and leads != _SHUT:
                yield feature, leads

    def lead(self, features: Iterable[int], matter: Cluster) -> None:
        """Let features lead to a matter; one that leads to too many leads nowhere from then on."""
        for feature, leads in self._led(features):
            if leads == _SHUT or matter.id in leads:
                continue
            if len(leads) >= WIDE:
                leads = self._leads[feature] = self._without_gone(leads)
            if len(leads) >= WIDE and kind_of(feature) is not Kind.NAME:
                self._leads[feature] = _SHUT[:]
            else:
                leads.append(matter.id)
                del leads[:-WIDE]
            self._changed_leads.add(feature)

    def write(self) -> None:
        """Write what changed; the caller commits."""
        rows = [_row(self._matters[thread]) for thread in self._changed if thread in self._matters]
        run = self._database.executemany
        run("INSERT OR REPLACE INTO threads (id, first, last, number, name, given, state) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        run("DELETE FROM threads WHERE id = ?", [(thread,) for thread in self._gone])
        leads = [(feature, self._leads[feature].tobytes()) for feature in sorted(self._changed_leads)]
        run("INSERT OR REPLACE INTO postings (feature, threads) VALUES (?, ?)", leads)
        self._changed.clear()
        self._changed_leads.clear()
        self._gone.clear()
        self._let_go()

    def _without_gone(self, leads: array[int]) -> array[int]:
        return array("I", [thread for thread in leads if thread not in self._gone and self.matter(thread)])

    def _led(self, features: Iterable[int]) -> Iterator[tuple[int, array[int]]]:
        """Yield features and what each leads to, read from the file where that is not in memory."""
        wanted = list(features)
        self._load([feature for feature in wanted if feature not in self._leads])
        for feature in wanted:
            yield feature, self._leads[feature]

    def _load(self, features: list[int]) -> None:
        for at in range(0, len(features), 400):
            part = features[at : at + 400]
            marks = ",".join("?" * len(part))
            found: Mapping[int, bytes] = dict(
                self._database.execute(f"SELECT feature, threads FROM postings WHERE feature IN ({marks})", part)  # noqa: S608
            )
            for feature in part:
                self._leads[feature] = array("I", found.get(feature, b""))

    def _let_go(self) -> None:
        """Let what was used longest ago go from memory; everything is written by then."""
        held = sum(_size(matter) for matter in self._matters.values())
        while held > _IN_MEMORY and self._matters:
            held -= _size(self._matters.popitem(last=False)[1])
        while len(self._leads) > _LEADS_IN_MEMORY:
            self._leads.popitem(last=False)


def _size(matter: Cluster) -> int:
    """Return about how many numbers and texts a matter holds in memory."""
    members = sum(len(member.weights) for member in matter.members)
    return len(matter.counts) + members + len(matter.mean) + len(matter.printed) + 20


def _row(matter: Cluster) -> tuple[object, ...]:
    return matter.id, matter.first, matter.last, matter.number, matter.name, int(matter.given), _state(matter)


def _state(matter: Cluster) -> bytes:
    """Return what is kept of a matter beside its columns: a line of lengths and prints, then the packed parts."""
    members = [packed(member.weights) for member in matter.members]
    counts = array("I", [part for pair in matter.counts.items() for part in pair]).tobytes()
    head = [
        len(counts),
        [[len(raw), m.day] for raw, m in zip(members, matter.members, strict=True)],
        list(matter.printed.items()),
        sorted(matter.broad),
        matter.headlines,
    ]
    return b"\n".join((json.dumps(head, ensure_ascii=False).encode(), counts + b"".join(members)))


def _read(row: tuple[int, int, int, int, str, int, bytes]) -> Cluster:
    thread, first, last, number, name, given, state = row
    line, _, raw = state.partition(b"\n")
    length, members, printed, broad, headlines = json.loads(line)
    pairs = iter(array("I", raw[:length]))
    counts = dict(zip(pairs, pairs, strict=True))
    kept, at = [], length
    for size, day in members:
        kept.append(Member(unpacked(raw[at : at + size]), day))
        at += size
    return Cluster(
        thread,
        first,
        last,
        number,
        counts,
        kept,
        {int(key): text for key, text in printed},
        name,
        bool(given),
        broad=set(broad),
        headlines=headlines,
    )
