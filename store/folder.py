"""The archive kept in a folder: the record, the index over it, and all that is understood of the stories, behind one protocol."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.archive import Progress
from store.errors import DatelineError, UnknownStoryError
from store.index.copies import kept_reports
from store.index.counts import break_down
from store.index.index import StoryIndex
from store.index.rows import beside, place_of, rows_from, span
from store.index.schema import entry_of, order_of, row_of, stored_of
from store.index.selecting import Overlay
from store.index.tally import Tally
from store.model import Story, StoryId
from store.places import Places
from store.search.seeker import Seeker, Wanted, always
from store.themes.book import Book
from store.themes.own import OwnThemes
from store.views import (
    Added,
    Answer,
    Breakdown,
    Change,
    Counts,
    Cursor,
    Facets,
    Found,
    Marks,
    Related,
    Selection,
    StoryRow,
    Theme,
    ThemeChoice,
)

if TYPE_CHECKING:
    from subprocess import Popen

    from store.events.times import FolderTimes
    from store.following.matters import FolderMatters
    from store.keeping import Keeper
    from store.query.completing import Completion
    from store.record.watches import Watches
    from store.related.relating import Relater
    from store.search.known import KnownValues


class FolderArchive:
    """An archive in a folder of TinyDB files.

    A folder that does not exist is filled from the starting stories by the first `refresh`, unless `seeded` is false.
    """

    def __init__(self, places: Places, *, seeded: bool = True) -> None:
        self._places = places
        self.is_new = seeded and not places.archive.exists()
        """True if the archive is about to be made, or was made, from the starting stories in this sitting."""
        self._own_themes = OwnThemes(places.config)
        self._index = StoryIndex(places.index)
        self._lock = threading.RLock()  # for what is kept in memory; never held during long work
        self._overlay = Overlay()
        self._overlay.reports = kept_reports(places.index)
        self._known: KnownValues | None = None
        self._take(self._own_themes.book)
        self._matters: FolderMatters | None = None
        self._times: FolderTimes | None = None
        self._relater: Relater | None = None
        self._keeping: Keeper | None = None
        self._helper: Popen[bytes] | None = None

    @property
    def matters(self) -> FolderMatters:
        """Threads, names and jump marks; made when first needed."""
        with self._lock:
            if self._matters is None:
                from store.following.matters import FolderMatters

                self._matters = FolderMatters(self._index, self._overlay.over, self._keeper, self._threads_changed)
            return self._matters

    @property
    def times(self) -> FolderTimes:
        """Dates written in stories, and what happened when; made when first needed."""
        with self._lock:
            if self._times is None:
                from store.events.times import FolderTimes

                self._times = FolderTimes(
                    self._index, self._overlay, lambda selection: self._seeker.query(selection), self._called
                )
            return self._times

    # What the screen asks

    def themes(self) -> Sequence[Theme]:
        """Return every theme, in the order they are shown."""
        return self._book.themes

    def counts(self, selection: Selection) -> Counts:
        """Return how many stories stand on each day."""
        return self._tally.counts(selection)

    def breakdown(self, selection: Selection, *, weekly: bool = False) -> Breakdown:
        """Return how many stories each theme has in each month, or in each week."""
        return break_down(self._index.searcher, self._seeker.query(selection), weekly=weekly)

    def facets(self, selection: Selection) -> Facets:
        """Return how many stories each theme, and each of the commonest places and sources has."""
        from store.index.facets import facets_of

        return facets_of(self._index.searcher, self._seeker.query(selection), self.counts(selection).themes)

    def rows(self, selection: Selection, start: Cursor, limit: int) -> Sequence[StoryRow]:
        """Return up to `limit` stories from a place on, in time order."""
        rows = rows_from(self._index, self._seeker.query(selection), self.counts(selection), start, limit)
        return [self._overlay.over(row) for row in rows]

    def span_rows(self, selection: Selection, first: date, last: date, limit: int) -> Sequence[StoryRow]:
        """Return up to `limit` stories of a span of days, oldest first."""
        rows = span(self._index, self._seeker.query(selection), first.toordinal(), last.toordinal(), 0, limit)
        return [self._overlay.over(row) for row in rows]

    def cursor(self, selection: Selection, story_id: StoryId) -> Cursor | None:
        """Return where a story stands among the selected."""
        row = self.row(story_id)
        if row is None:
            return None
        return place_of(self._index, self._seeker.query(selection), row.day, order_of(row.published, row.id))

    def neighbour(self, selection: Selection, story_id: StoryId, step: int) -> StoryRow | None:
        """Return the selected story before or after a story in time."""
        row = self.row(story_id)
        if row is None:
            return None
        found = beside(self._index, self._seeker.query(selection), order_of(row.published, row.id), step)
        return self._overlay.over(found) if found else None

    def row(self, story_id: StoryId) -> StoryRow | None:
        """Return one story's line."""
        doc = self._index.doc(story_id)
        return self._overlay.over(row_of(doc)) if doc else None

    def story(self, story_id: StoryId) -> Story | None:
        """Return one story with its themes."""
        doc = self._index.doc(story_id)
        if doc is None:
            return None
        entry = entry_of(doc)
        return replace(entry.story, themes=entry.choice.themes)

    def find(self, selection: Selection, limit: int = 200, snippets: int = 20) -> Found:
        """Return the stories that answer the selection's line best."""
        found = self._seeker.find(selection, limit, snippets)
        return found if found.total is not None else replace(found, total=self.counts(selection).total)

    def answer(self, selection: Selection, lines: int, wanted: Wanted = always) -> Answer | None:
        """Return what a screen shows first of a search: the best story among its neighbours in time."""
        days = self.counts(Selection()).days
        return self._seeker.answer(selection, lines, (min(days, default=1), max(days, default=1)), wanted)

    def snippet(self, selection: Selection, story_id: StoryId) -> str:
        """Return the sentence of a story that answers the selection's line best."""
        return self._seeker.snippet(selection, story_id)

    def told(self, line: str) -> str:
        """Return what a search line is understood to mean."""
        return self._seeker.told(line)

    def completions(self, line: str, cursor: int) -> Sequence[Completion]:
        """Return what may be put at a place of a search line, the likeliest first."""
        from store.query.completing import completions
        from store.search.known import KnownValues

        known = self._known
        if known is None or known.searcher is not self._index.searcher:
            names = {theme.key: theme.name for theme in self._book.themes}
            known = self._known = KnownValues(self._index.searcher, names, self.counts(Selection()).themes)
        return completions(line, cursor, known.of, date.today())

    def related(self, story_id: StoryId, limit: int = 12) -> Sequence[Related]:
        """Return the stories that belong with one, strongest first, each with its reasons."""
        from store.following.relations import shown
        from store.related.relating import Relater

        if self._index.doc(story_id) is None:
            raise UnknownStoryError.of(story_id)
        relater = self._relater = self._relater or Relater(self._index)
        return shown(self.matters.asking, self._overlay, story_id, relater.related(story_id, limit))

    def why_theme(self, story_id: StoryId) -> ThemeChoice:
        """Return why a story has its themes."""
        return self._index.entry(story_id).choice

    # What changes something

    def refresh(self, progress: Progress | None = None) -> Change:
        """Bring every answer up to date with what is on disk, and say what became different."""
        book, notice = self._own_themes.follow()
        other = book is not self._book
        if other:
            self._keeper().themes.take(book)
            self._take(book)
        change = self._keeper().refresh(progress, start_from_seeds=self.is_new)
        threads, reports = self._threads_changed()
        change = replace(change, threads=threads)
        if reports or other or notice:
            return replace(change, changed=True, notices=(*change.notices, *([notice] if notice else ())))
        return change

    def mark(
        self, story_id: StoryId, *, read: bool | None = None, starred: bool | None = None, theme: str | None = None
    ) -> Marks:
        """Change what is given of a story's marks and return them."""
        changes = {name: value for name, value in (("read", read), ("starred", starred), ("theme", theme)) if value is not None}
        return self._keeper().mark(story_id, changes)

    def add(self, stories: Iterable[Story], progress: Progress | None = None) -> Added:
        """Keep stories: new ones are added, newer texts replace older ones, the person's marks stay."""
        added = self._keeper().add(stories, progress)
        self._threads_changed()
        return added

    def remove(self, story_id: StoryId) -> Story:
        """Take a story out; `restore` brings it back."""
        story = self._keeper().remove(story_id)
        self._threads_changed()
        return story

    def restore(self, story_id: StoryId | None = None) -> Story:
        """Bring back a removed story, or the one removed last."""
        story = self._keeper().restore(story_id)
        self._threads_changed()
        return story

    @property
    def watches(self) -> Watches:
        """The person's watch lists."""
        return self._keeper().watches

    def new_theme(self, name: str, stories: Selection | Sequence[StoryId]) -> Theme:
        """Make a theme from stories and return it with its telling words."""
        from store.theming import MOST

        if isinstance(stories, Selection):
            docs = self._index.matching(self._seeker.query(stories), MOST)
        else:
            docs = [doc for story_id in stories[:MOST] if (doc := self._index.doc(story_id))]
        book, theme = self._keeper().themes.make(name, [stored_of(doc) for doc in docs])
        self._take(book)
        return theme

    def understand(self, progress: Progress | None = None, *, threads: bool = True, gently: bool = False) -> None:
        """Work out the themes and names of stories that can be found already; keep the counts for the next start."""
        self._keeper().understanding.work_off(progress)
        if threads or self._keeper().follower.few:
            self._keeper().follower.work_off(progress, gently=gently)
        self.counts(Selection())

    def understand_behind(self) -> None:
        """Let another process work out the themes and names that are missing; it ends with this one."""
        from store.background import start

        with self._lock:
            if self._helper is None or self._helper.poll() is not None:
                self._helper = start(self._places.archive)

    def rest(self) -> None:
        """Let go of what was read of the index; the system keeps it at hand."""
        from store.index.pages import let_go

        let_go(self._places.index)

    def close(self) -> None:
        """Let the index take in the marks of this sitting, so that the next one starts with them."""
        if self._matters is not None:
            self._matters.asking.close()
        if self._helper is not None:
            self._helper.terminate()
            self._helper.wait()
        if self._overlay.marks:
            try:
                self._keeper().settle()
            except DatelineError:
                return  # the record has the marks; the next start takes them in

    def _threads_changed(self) -> tuple[bool, bool]:
        """Take in what became of threads and reports; returns whether anything did, and whether other reports are folded."""
        if not self.matters.asking.changed():
            return False, False
        before, self._overlay.reports = self._overlay.reports, kept_reports(self._places.index)
        self._overlay.version += 1
        return True, self._overlay.reports != before

    def _take(self, book: Book) -> None:
        """Show and search by another book of themes."""
        self._book = self._own_themes.book = book
        self._known = None
        themes = {theme.key: theme.name for theme in book.themes}
        self._seeker = Seeker(self._index, themes, self._overlay, lambda number: self.matters.asking.stories(number))
        self._tally = Tally(self._index, self._overlay, self._seeker.query)

    def _called(self, selection: Selection) -> str:
        """Return what a selection is called: its thread, its themes, what its line means."""
        about = self.matters.thread(selection.thread) if selection.thread else None
        names = [theme.name for theme in self._book.themes if theme.key in selection.themes]
        told = selection.words and (self.told(selection.words).removeprefix("≈ ") or selection.words.strip())
        states = [state for state in ("unread", "starred") if getattr(selection, state)]
        return " · ".join(part for part in (about.thread.name if about else "", *names, told, *states) if part)

    def _keeper(self) -> Keeper:
        """Return what writes; made when first needed, as the way to the first painted screen needs none of it."""
        with self._lock:
            if self._keeping is None:
                from store.keeping import Keeper
                from store.record.record import Record

                record = Record(self._places.archive)
                self._keeping = Keeper.of(
                    record, self._index, self._places, self._book, self._overlay, self.matters.asking.is_copy
                )
            return self._keeping
