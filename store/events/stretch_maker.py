"""What a stretch of time was about: how much of what, which threads began and ended, what came first and last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from store.api.times import Stretch
from store.engine.protocol import NEWEST, OLDEST, Engine
from store.engine.terms import EVERYTHING, Clause, both, these
from store.timeline.stretches import on_days

if TYPE_CHECKING:
    from store.api.threads import Thread
    from store.api.views import StoryRow
    from store.events.headlines import Headlines
    from store.threads.queries import ThreadQueries
    from store.timeline.marks_overlay import Overlay

_THREADS = 60
"""Threads that are looked at, the largest first."""
_QUIET = 45
"""Days without a story of it after which a thread has ended."""


class StretchMaker:
    """Sums up stretches of time."""

    def __init__(self, engine: Engine, overlay: Overlay, threads: ThreadQueries, headlines: Headlines) -> None:
        self._engine, self._overlay, self._threads, self._headlines = engine, overlay, threads, headlines

    def stretch(self, query: Clause, first: date, last: date, limit: int) -> Stretch:
        """Return what the stories that answer a query were about in a stretch of time."""
        start, end = first.toordinal(), last.toordinal()
        within = on_days(query, start, end)
        counts = self._overlay.corrected(self._engine, within, self._engine.counts(within, start, end))
        themes = dict(sorted(counts.themes.items(), key=lambda item: (-item[1], item[0])))
        began, ended = self._threads_of(within, start, end, limit)
        return Stretch(
            first=first,
            last=last,
            count=counts.total,
            unread=counts.unread,
            themes=themes,
            headlines=self._headlines.of(query, start, end, limit),
            began=began,
            ended=ended,
            earliest=self._outermost(within, OLDEST),
            latest=self._outermost(within, NEWEST),
        )

    def _threads_of(self, within: Clause, start: int, end: int, limit: int) -> tuple[list[Thread], list[Thread]]:
        """Return the largest threads that began in a stretch, and those that ended in it."""
        found = self._threads.source.ask(lambda tables: tables.threads.between(start, end, _THREADS)) or []
        newest = self._engine.extent(EVERYTHING).last
        began = [thread for thread in found if thread.first >= start and self._has(within, thread)]
        ended = [thread for thread in found if thread.last <= min(end, newest - _QUIET) and self._has(within, thread)]
        return began[:limit], ended[:limit]

    def _has(self, within: Clause, thread: Thread) -> bool:
        """Return whether any story of a thread is among those that are meant."""
        ids = self._threads.stories(thread.id)
        return bool(self._engine.search(both(within, these(ids)), 1)[0])

    def _outermost(self, within: Clause, order: str) -> StoryRow | None:
        found = self._engine.stories(within, 1, order)
        return self._overlay.over(found[0].row) if found else None
