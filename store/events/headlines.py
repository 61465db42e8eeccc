"""The few stories that tell a stretch of time best: those of much that followed, that many carried, that are spoken of later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from store.api.views import StoryRow
from store.engine.protocol import OLDEST, Engine
from store.engine.terms import Clause, both, these
from store.timeline.stretches import on_days

if TYPE_CHECKING:
    from store.api.story import StoryId
    from store.threads.db.thread_tables import ThreadTables
    from store.threads.queries import ThreadQueries
    from store.timeline.marks_overlay import Overlay

_ALL = 150
"""So many stories are all looked at; of more, those that promise the most."""
_THREADS, _DAYS, _ON_A_DAY, _REPORTED = 24, 4, 25, 200
"""Of more stories: how many threads, days that are spoken of, stories of such a day, and stories that many carried are looked at."""
_CARRIED, _FOLLOWED, _SPOKEN_OF, _BEGINNING = 1.5, 1.0, 0.7, 0.5
"""What it weighs that the reports, the stories of the thread, or those that speak of the day are twice as many; that a thread begins."""


class _Thread(NamedTuple):
    """What a stretch of time has of a thread."""

    id: int
    size: int
    """How many of its stories stand in the stretch."""
    begins: StoryId
    """The first of them."""


class Headlines:
    """Chooses the headlines of stretches of time."""

    def __init__(self, engine: Engine, overlay: Overlay, threads: ThreadQueries) -> None:
        self._engine, self._overlay, self._threads = engine, overlay, threads

    def of(self, query: Clause, first: int, last: int, limit: int) -> list[StoryRow]:
        """Return up to so many stories that answer a query and tell its stretch of days best, in time order; one of a thread."""
        within = on_days(query, first, last)
        told = self._engine.days_told(query, first - 1, last)
        rows = [self._overlay.over(row) for row in self._candidates(within, first, last, told)]
        threads = self._threads.source.ask(lambda tables: _threads_of(tables, rows, first, last)) or {}

        def weight(row: StoryRow) -> float:
            thread = threads.get(row.id)
            followed = log2(thread.size) + _BEGINNING * (thread.begins == row.id and thread.size > 1) if thread else 0.0
            spoken_of = log2(1 + max(told.get(row.day, 0), told.get(row.day - 1, 0)))
            return _CARRIED * log2(row.reports) + _FOLLOWED * followed + _SPOKEN_OF * spoken_of

        best = sorted(rows, key=lambda row: (-weight(row), row.day, row.id))
        chosen = _one_of_a_thread(best, threads)[:limit]
        return sorted(chosen, key=lambda row: (row.day, best.index(row)))

    def _candidates(self, within: Clause, first: int, last: int, told: Mapping[int, int]) -> list[StoryRow]:
        """Return the stories of a stretch that are looked at."""
        hits, _ = self._engine.search(within, _ALL + 1, OLDEST)
        if len(hits) > _ALL:
            ids = set(self._threads.source.ask(lambda tables: self._leading(tables, first, last)) or ())
            ids |= set(sorted(self._overlay.reports, key=lambda one: -self._overlay.reports[one])[:_REPORTED])
            most_told = sorted((day for day in told if day >= first), key=lambda day: -told[day])[:_DAYS]
            days = [self._engine.search(on_days(within, day, min(day + 1, last)), _ON_A_DAY, OLDEST)[0] for day in most_told]
            named, _ = self._engine.search(both(within, these(ids)), len(ids), OLDEST) if ids else ((), 0)
            hits = [*named, *(hit for day in days for hit in day)] or hits
        rows = {row.id: row for row in (self._engine.row(address) for _, address in hits)}
        return list(rows.values())

    def _leading(self, tables: ThreadTables, first: int, last: int) -> Iterable[StoryId]:
        """Return of the largest threads of a stretch the first story there, and the one that most carried."""
        for thread in tables.threads.between(first, last, _THREADS):
            there = [story for story, _ in tables.members.days(thread.id, (first, last))]
            if there:
                yield from (there[0], max(there, key=lambda story: self._overlay.reports.get(story, 1)))


def _threads_of(tables: ThreadTables, rows: Sequence[StoryRow], first: int, last: int) -> dict[StoryId, _Thread]:
    """Return the threads of some stories."""
    found: dict[StoryId, _Thread] = {}
    known: dict[int, _Thread] = {}
    for row in rows:
        thread = tables.members.thread_of(row.id)
        if thread is None:
            continue
        if thread not in known:
            there = tables.members.days(thread, (first, last))
            known[thread] = _Thread(thread, max(1, len(there)), there[0][0] if there else row.id)
        found[row.id] = known[thread]
    return found


def _one_of_a_thread(rows: Sequence[StoryRow], threads: Mapping[StoryId, _Thread]) -> list[StoryRow]:
    """Return stories with the first of each thread before all others."""
    seen: set[int] = set()
    firsts, others = list[StoryRow](), list[StoryRow]()
    for row in rows:
        thread = threads[row.id].id if row.id in threads else None
        (others if thread in seen else firsts).append(row)
        if thread is not None:
            seen.add(thread)
    return [*firsts, *others]
