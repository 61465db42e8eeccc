"""What is asked of an archive's threads: positions, threads told whole, why, and threads near to one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from store.api.story import StoryId
from store.api.threads import NearThread, Thread, ThreadPosition, ThreadSummary, WhyThread
from store.api.views import StoryRow
from store.engine.protocol import Engine
from store.engine.terms import these
from store.threads.db.thread_tables import ThreadSource, ThreadTables
from store.threads.near_threads import near_threads
from store.threads.summaries import key_stories, stories_of, thread_of, threads_called, where_it_stands, why_in_thread
from store.threads.thread_theme import theme_of, theme_of_rows

_THEMES = 500
"""Themes that are counted, at most."""


class ThreadQueries:
    """Answers questions about the threads of one archive, beside whoever writes them."""

    def __init__(self, engine: Engine, source: ThreadSource, over: Callable[[StoryRow], StoryRow]) -> None:
        self.engine = engine
        """Where the stories are."""
        self.source = source
        """Where the threads are."""
        self.over = over
        """Lays the marks of this sitting over a line."""

    def position(self, story_id: StoryId) -> ThreadPosition | None:
        """Return where a story stands in its thread; None if it stands alone."""
        found = self.source.ask(lambda tables: _position(tables, story_id))
        if found is None:
            return None
        thread, ids, at = found
        earlier, later = (self._row(ids[beside]) if 0 <= beside < len(ids) else None for beside in (at - 1, at + 1))
        return ThreadPosition(thread, at + 1, earlier, later)

    def threads(self, name: str = "", limit: int = 100) -> Sequence[Thread]:
        """Return the threads with the newest stories, or those that are called so."""
        found = self.source.ask(lambda tables: threads_called(tables, name, limit) if name else tables.threads.newest(limit))
        return found or ()

    def thread(self, thread_id: int) -> ThreadSummary | None:
        """Return a thread told whole."""
        thread = self.source.ask(lambda tables: tables.threads.get(thread_id))
        if thread is None:
            return None
        rows = [row for one in self.stories(thread.id) if (row := self._row(one))]
        latest = self.engine.get(rows[-1].id) if rows else None
        stands = where_it_stands(latest.story) if latest else ""
        key = self.source.ask(lambda tables: key_stories(tables, thread.id)) or ()
        near = self.source.ask(lambda tables: near_threads(tables, thread.id)) or ()
        return ThreadSummary(thread, stands, rows, frozenset(key), near, theme_of_rows(rows))

    def themes(self, threads: Sequence[int]) -> Mapping[int, str]:
        """Return the themes of some threads by their ids."""
        return {one: theme for one in threads if (theme := self._theme(self.stories(one)))}

    def near(self, story_id: StoryId) -> Sequence[NearThread]:
        """Return the threads that share the most with a story's thread, or with a story that stands alone."""

        def question(tables: ThreadTables) -> Sequence[NearThread]:
            thread = tables.members.thread_of(story_id)
            return near_threads(tables, thread) if thread is not None else ()

        return self.source.ask(question) or ()

    def count(self) -> int:
        """Return how many threads of several stories there are."""
        return self.source.ask(lambda tables: tables.threads.count()) or 0

    def why(self, story_id: StoryId) -> WhyThread | None:
        """Return why a story is in its thread; None if it stands alone."""
        return self.source.ask(lambda tables: why_in_thread(tables, story_id))

    def stories(self, thread_id: int) -> list[StoryId]:
        """Return a thread's stories, the oldest first."""
        return self.source.ask(lambda tables: stories_of(tables, thread_id)) or []

    def copies_among(self, ids: Sequence[StoryId]) -> Collection[StoryId]:
        """Return which of some stories fold into others."""
        return self.source.ask(lambda tables: {one for one in ids if tables.reports.lead_of(one) is not None}) or ()

    def _theme(self, stories: Sequence[StoryId]) -> str:
        rows = (row for story in reversed(stories) if (row := self._row(story)))
        return theme_of(self.engine.values(these(stories), "theme", _THEMES), (row.theme for row in rows))

    def _row(self, story_id: StoryId) -> StoryRow | None:
        stored = self.engine.get(story_id)
        return self.over(stored.row) if stored else None


def _position(tables: ThreadTables, story_id: StoryId) -> tuple[Thread, list[StoryId], int] | None:
    thread = thread_of(tables, story_id)
    if thread is None:
        return None
    ids = stories_of(tables, thread.id)
    return thread, ids, ids.index(story_id)
