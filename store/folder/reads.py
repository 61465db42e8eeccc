"""What an archive answers: its engine's stories with all that is understood of them, as the screen asks for them."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from store.api.story import Story, StoryId
from store.api.themes import where_standing
from store.api.views import Breakdown, Counts, Cursor, Facets, MarkedStory, Marks, Related, Selection, StoryRow
from store.engine.order import order_of
from store.engine.protocol import Engine, entry_of
from store.search.searcher import Searcher
from store.text.reading_limits import not_understood
from store.themes.lexicon import ThemeLexicon
from store.themes.own_themes import OwnThemes
from store.timeline.count_cache import CountCache
from store.timeline.marks_overlay import Overlay
from store.timeline.rows import all_entries, beside, cursor_of, rows_from, span

if TYPE_CHECKING:
    from store.api.said import Told
    from store.api.story_details import StoryNames
    from store.api.tags import Tag
    from store.events.archive_times import ArchiveTimes
    from store.related.relater import Relater
    from store.threads.db.thread_tables import ThreadSource
    from store.threads.queries import ThreadQueries

_E = TypeVar("_E", bound=Engine)
_LET_GO_EVERY = 5_000
"""Stories that are given one after another before what was read for them is let go."""
_LISTED = 64_000
"""How many places and sources one may choose from: in effect all of them."""


class Reads(ABC, Generic[_E]):
    """Answers from an archive's engine, and changes nothing in it."""

    def __init__(self, engine: _E, config: Path) -> None:
        """`config` is where the person's own themes are."""
        self._own_themes = OwnThemes(config)
        self._lock = threading.RLock()  # for what is kept in memory; never held during long work
        self._overlay = Overlay()
        self._answer_from(engine)

    @abstractmethod
    def _thread_source(self) -> ThreadSource:
        """Return where the threads are."""

    @abstractmethod
    def _reports(self) -> Mapping[StoryId, int]:
        """Return how many reports each story stands for that stands for several, as that was kept last."""

    def _let_go(self) -> None:
        """Let go of what was read for many stories that were given."""

    def _answer_from(self, engine: _E) -> None:
        """Answer from an engine from now on."""
        self._index = engine
        self._overlay.reports = self._reports()
        self._take(self._own_themes.lexicon)
        self._thread_queries: ThreadQueries | None = None
        self._times: ArchiveTimes | None = None
        self._relater: Relater | None = None

    @property
    def thread_queries(self) -> ThreadQueries:
        """What is asked of threads; made when first needed."""
        with self._lock:
            if self._thread_queries is None:
                from store.threads.queries import ThreadQueries

                self._thread_queries = ThreadQueries(self._index, self._thread_source(), self._overlay.over)
            return self._thread_queries

    @property
    def times(self) -> ArchiveTimes:
        """Dates written in stories, and what happened when; made when first needed."""
        with self._lock:
            if self._times is None:
                from store.events.archive_times import ArchiveTimes

                self._times = ArchiveTimes(
                    self._index,
                    self._overlay,
                    lambda selection: self._searcher.query(selection),
                    self._called,
                    lambda: self.thread_queries,
                )
            return self._times

    @property
    def search(self) -> Searcher:
        """What a search line finds."""
        return self._searcher

    def counts(self, selection: Selection) -> Counts:
        """Return how many stories stand on each day."""
        return self._tally.counts(selection)

    def breakdown(self, selection: Selection, *, weekly: bool = False) -> Breakdown:
        """Return how many stories each theme has in each month, or in each week."""
        return self._index.breakdown(self._searcher.query(selection), weekly=weekly)

    def facets(self, selection: Selection) -> Facets:
        """Return how many stories each theme, each place and each source has."""
        query, themes = self._searcher.query(selection), self.counts(selection).themes
        places, sources = (tuple(self._index.values(query, field, _LISTED).items()) for field in ("place", "source"))
        return Facets(tuple(sorted(themes.items(), key=lambda item: (-item[1], item[0]))), places, sources)

    def values(self, selection: Selection, field: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return the commonest values of a field among the selected stories."""
        from store.timeline.field_values import field_values

        return field_values(self._index, self._searcher.query(selection), field, limit, self._overlay)

    def rows(self, selection: Selection, start: Cursor, limit: int) -> Sequence[StoryRow]:
        """Return up to `limit` stories from a place on, in time order."""
        rows = rows_from(self._index, self._searcher.query(selection), self.counts(selection), start, limit)
        return [self._overlay.over(row) for row in rows]

    def span_rows(self, selection: Selection, first: date, last: date, limit: int) -> Sequence[StoryRow]:
        """Return up to `limit` stories of a span of days, oldest first."""
        rows = span(self._index, self._searcher.query(selection), first.toordinal(), last.toordinal(), 0, limit)
        return [self._overlay.over(row) for row in rows]

    def stories(self, selection: Selection) -> Iterator[MarkedStory]:
        """Yield the selected stories whole, each with its marks, in time order."""
        for nth, entry in enumerate(all_entries(self._index, self._searcher.query(selection))):
            if nth % _LET_GO_EVERY == _LET_GO_EVERY - 1:  # what was read of the index stays in the system's cache, not in ours
                self._let_go()
            marks = self._overlay.marks.get(entry.story.id, entry.marks)
            yield MarkedStory(entry.story, marks, kept=True, themes=entry.choice.themes)

    def cursor(self, selection: Selection, story_id: StoryId) -> Cursor | None:
        """Return where a story stands among the selected."""
        row = self.row(story_id)
        if row is None:
            return None
        return cursor_of(self._index, self._searcher.query(selection), row.day, order_of(row.published, row.id))

    def neighbour(self, selection: Selection, story_id: StoryId, step: int) -> StoryRow | None:
        """Return the selected story before or after a story in time."""
        row = self.row(story_id)
        if row is None:
            return None
        found = beside(self._index, self._searcher.query(selection), order_of(row.published, row.id), step)
        return self._overlay.over(found) if found else None

    def row(self, story_id: StoryId) -> StoryRow | None:
        """Return one story's line."""
        stored = self._index.get(story_id)
        return self._overlay.over(stored.row) if stored else None

    def story(self, story_id: StoryId) -> Story | None:
        """Return one story with its themes."""
        stored = self._index.get(story_id)
        if stored is None:
            return None
        entry = stored.entry
        untold = not_understood(entry.story, entry.failed)
        return replace(entry.story, themes=entry.choice.themes, not_understood=untold)

    def id_of(self, typed: str) -> StoryId:
        """Return the id of the one story whose id is, or begins with, what was typed."""
        from store.search.story_ids import id_of

        return id_of(self._index, typed)

    def short_ids(self, ids: Iterable[StoryId]) -> Mapping[StoryId, str]:
        """Return of each id its first letters, as many as tell it from the ids of all other stories."""
        from store.search.story_ids import short_ids

        return short_ids(self._index, ids)

    def rows_called(self, letters: str, limit: int = 20) -> Sequence[StoryRow]:
        """Return stories whose ids begin with some letters."""
        from store.search.story_ids import rows_beginning

        return rows_beginning(self._index, letters, limit)

    def related(self, story_id: StoryId, limit: int = 12) -> Sequence[Related]:
        """Return the stories that belong with one, strongest first, each with its reasons."""
        from store.related.relater import Relater
        from store.threads.relations import shown

        relater = self._relater = self._relater or Relater(self._index)
        return shown(self.thread_queries, self._overlay, story_id, relater.related(story_id, limit))

    def marks(self, story_id: StoryId) -> Marks:
        """Return a story's marks as they are now."""
        kept = entry_of(self._index, story_id).marks
        return self._overlay.marks.get(story_id, kept)

    def told(self, story_id: StoryId) -> Sequence[Told]:  # noqa: ARG002 - nobody shares it
        """Return what others say of a story: nothing in an archive of one's own."""
        return ()

    def tags(self) -> Sequence[Tag]:
        """Return the tags that are in use, those on most stories first."""
        from store.timeline.tags_in_use import tags_in_use

        return tags_in_use(self._index, self._overlay)

    def names(self, story_id: StoryId) -> StoryNames:
        """Return the people, organisations, agreements and places a story names."""
        from store.related.story_names import names_of

        return names_of(self._index, story_id)

    def typed(self) -> None:
        """Take note of a key."""

    def _threads_changed(self) -> tuple[bool, bool]:
        """Take in what became of threads and reports; returns whether anything did, and whether other reports are folded."""
        known = self._thread_queries
        if known is not None and not known.source.changed():
            return False, False
        before, now = self._overlay.reports, self._reports()
        if known is None and now == before:  # nobody has asked for threads yet, and who does is told what there is then
            return False, False
        self._overlay.reports = now
        self._overlay.version += 1
        return known is not None, now != before

    def _take(self, lexicon: ThemeLexicon) -> None:
        """Show and search by another lexicon of themes."""
        self._lexicon = self._own_themes.lexicon = lexicon
        self._searcher = Searcher(
            self._index,
            {theme.key: theme.name for theme in lexicon.every},
            self._overlay,
            lambda thread: self.thread_queries.stories(thread),
            lambda selection: self.counts(selection),
            where_standing(lexicon.every),
            lambda: self.typed(),
        )
        self._tally = CountCache(self._index, self._overlay, self._searcher.query)

    def _called(self, selection: Selection) -> str:
        """Return what a selection is called: its thread, its themes, what its line means."""
        about = self.thread_queries.thread(selection.thread) if selection.thread else None
        names = [theme.name for theme in self._lexicon.themes if theme.key in selection.themes]
        told = selection.words and (self._searcher.describe(selection.words).removeprefix("≈ ") or selection.words.strip())
        states = [state for state in ("unread", "starred") if getattr(selection, state)]
        return " · ".join(part for part in (about.thread.name if about else "", *names, told, *states) if part)
