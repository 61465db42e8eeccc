"""The archive that several people share: the stories, threads and themes of one database, each person with marks of their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from store.api.arrivals import Came
from store.api.changes import Change
from store.api.errors import LostConnectionError
from store.api.prepared import Prepared, Preparer
from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import UNMARKED, Cursor, MarkChanges, MarkedStory, Marks, Selection, StoryRow
from store.engine.entry import Stored
from store.engine.protocol import stored_of
from store.engine.terms import Clause
from store.folder.changing import Changing
from store.paths import Paths
from store.postgres.fragments import Fragment
from store.postgres.record import SharedRecord
from store.postgres.thread_tables import PostgresThreadSource
from store.private import make_folder
from store.record.intents import Intents, has_left_behind
from store.record.lock import PATIENCE
from store.record.marks import clean_changes
from store.shared.engine import SharedEngine
from store.shared.remembered import Remembered
from store.shared.shared_themes import SharedThemes
from store.text.clean import clean_line

if TYPE_CHECKING:
    from store.api.changes import Added
    from store.api.said import Told
    from store.api.tags import Tag
    from store.api.undo import Undone
    from store.postgres.listening import Listening
    from store.shared.bringing import Brought
    from store.shared.deeds_of_people import DeedsOfPeople
    from store.shared.explained import ThemesOfAll
    from store.shared.month_bringer import MonthBringer
    from store.shared.writer import SharedWriter
    from store.threads.edits import FolderThreads


_MOST_TAGS = 500
"""Tags that are told at most, the commonest of them."""
_PATIENCE = 10.0
"""Seconds that a connection is waited for at most."""


class SharedArchive(Changing[SharedEngine]):
    """An archive in a PostgreSQL database, as the person sees it who is connected."""

    is_new = False
    """Never: a shared archive begins empty, or with what was brought into it."""

    def __init__(self, address: str, paths: Paths, *, patience: float | None = None) -> None:
        """Connect to the database at a libpq address; `paths` say where things live on this machine.

        Raises UnreachableDatabaseError, SchemaError.
        """
        self._paths, self._address = paths, address
        self._engine = SharedEngine(address, paths.index, min(_PATIENCE, PATIENCE if patience is None else patience))
        self.name = clean_line(self._engine.connections.name)
        """The database's."""
        try:
            self._record = SharedRecord(self._engine.connections, PATIENCE if patience is None else patience)
            self._shared_themes = SharedThemes(self._record.documents, paths.index)
            self._shared_themes.pull()
            self._source = PostgresThreadSource(self._engine.connections)
            super().__init__(self._engine, paths.index)
        except BaseException:
            self._engine.close()
            raise
        self._sittings = paths.index / blake2b(self._engine.connections.person.encode(), digest_size=6).hexdigest()
        make_folder(self._sittings)  # another person may work at this machine, by the same address
        self._intents, self._took_up = Intents(self._sittings), False
        self._its_writer: SharedWriter | None = None
        self._listening: Listening | None = None
        self._losses = 0
        self._remembered = Remembered()
        self._undone: Undone | None = None

    def _thread_source(self) -> PostgresThreadSource:
        return self._source

    def _reports(self) -> Mapping[StoryId, int]:
        return self._source.ask(lambda tables: tables.reports.counts()) or {}

    def fill(self) -> None:
        """Do nothing: starting stories are for an archive of one's own."""

    def refresh(self, progress: Progress | None = None) -> Change:  # noqa: ARG002 - it is never much
        """Bring every answer up to date with what others did, and say what became different."""
        self._shared_themes.pull()
        lexicon, notice = self._own_themes.follow()
        other = lexicon is not self._lexicon
        if other:
            self._writer().enrichment.deriver.take(lexicon)
            self._writer().indexer.follow_lessons(anew=True)
            self._take(lexicon)
        change = self._writer().refresh()
        if change.changed:
            self._remembered.forget_marks()
            self._overlay.settle(self._overlay.kept)
        threads, reports = self._threads_changed()
        losses = self._engine.connections.losses
        again, self._losses = losses != self._losses, losses  # what was asked for meanwhile got no answer
        notices = [*([notice] if notice else []), *self._source.notices, *self._taken_up()]
        self._source.notices.clear()
        changed = change.changed or reports or other or again or bool(notices)
        return replace(change, threads=threads, changed=changed, notices=(*change.notices, *notices))

    def _taken_up(self) -> Sequence[str]:
        """Make what sittings of the person that died had still to make, once it can be, and return sentences on it."""
        if self._took_up or not has_left_behind(self._sittings):
            self._took_up = True
            return ()
        from store.folder.taking_up import take_up

        told, self._took_up = take_up(self, self._sittings)
        return told

    def standing(self) -> object:
        """Return the same always: nothing that is derived here can be damaged, so nobody has to know what was done before that."""
        return None

    def mend(self, progress: Progress | None = None) -> None:
        """Do no more than `refresh`: nothing that is derived here can be damaged."""
        self.refresh(progress)

    def intend(self, intent: Mapping[str, Any]) -> Callable[[], None]:
        """Note at once what the person is about to change, so that no crash loses it; call what is returned once it was made."""
        return self._intents.note(intent)

    def undo(self) -> Undone | None:
        """Take back what the person did last."""
        with self._record.lock.held():
            if not self._engine.connections.is_again:  # then the one before would be taken back too
                self._undone = self._writer().undoing.undo()
                if self._undone and self._undone.told and self._undone.story:
                    self._deeds.take_back(self._undone.told, self._undone.story)
            undone = self._undone
        self._remembered.forget_marks()
        lexicon, _ = self._own_themes.follow()
        if lexicon is not self._lexicon:
            self._take(lexicon)
        self._threads_changed()
        if self._feeds is not None:
            self._feeds.forget_gone()
        return undone

    def add(self, stories: Iterable[Story | MarkedStory | Prepared], progress: Progress | None = None) -> Added:
        """Keep stories: new ones are added, newer texts replace older ones, marks stay."""
        added = self._writer().add(stories, progress)
        self._threads_changed()
        return added

    def came(self, since: float) -> Came:
        """Return what stories came in after a moment, whoever added them."""
        order = "SELECT number, ids FROM dateline.arrivals WHERE at > to_timestamp(%s) ORDER BY nth"
        rows = self._engine.connections.ask(Fragment(order, (since,)))
        return Came(sum(int(number) for number, _ in rows), tuple(StoryId(one) for _, ids in rows for one in ids))

    def jumps(self) -> Mapping[str, StoryId]:
        """Return the person's jump marks."""
        return self._writer().own_notebook.jumps()

    def set_jump(self, letter: str, story_id: StoryId) -> None:
        """Mark a story with a letter."""
        self._writer().own_notebook.set_jump(letter, story_id)

    @property
    def preparer(self) -> Preparer:
        """What makes stories ready in the processes that read them: nothing."""
        return ()

    @property
    def themes(self) -> ThemesOfAll:
        """The subjects that group stories, of all who share the archive."""
        from store.shared.explained import ThemesOfAll

        return ThemesOfAll(self._index, self._lexicon, self._searcher, self._writer, self._take)

    @property
    def threads(self) -> FolderThreads:
        """Stories on the same running news; made when first needed."""
        with self._lock:
            if self._threads is None:
                from store.shared.explained import ThreadsOfAll

                self._threads = ThreadsOfAll(self.thread_queries, self._writer, self._threads_changed, lambda: self._deeds)
            return self._threads

    @property
    def _deeds(self) -> DeedsOfPeople:
        """Who did what to threads."""
        from store.shared.deeds_of_people import DeedsOfPeople

        return DeedsOfPeople(self._writer().notebook, self._engine.connections.person)

    def told(self, story_id: StoryId) -> Sequence[Told]:
        """Return what others say of a story to all, the oldest first."""
        from store.postgres.told import told_by_others

        try:
            return self._remembered.told(story_id, told_by_others(self._engine.connections, story_id))
        except LostConnectionError:
            told = self._remembered.told_of(story_id)
            if told is None:
                raise
            return told

    def tags(self) -> Sequence[Tag]:
        """Return the tags that are in use, those told to all among them, those on most stories first; asked for at once."""
        from store.postgres.told import tags_in_use

        return super().tags() if self._overlay.marks else tags_in_use(self._engine.connections, _MOST_TAGS)

    def mark(self, story_id: StoryId, *, by_hand: bool = True, goes_on: bool = False, **changes: Unpack[MarkChanges]) -> Marks:
        """Change what is given of a story's marks and return them."""
        return self._remembered.marks(story_id, super().mark(story_id, by_hand=by_hand, goes_on=goes_on, **changes))

    def mark_all(self, story_ids: Collection[StoryId], **changes: Unpack[MarkChanges]) -> int:
        """Change what is given of the marks of several stories, as one step, and return how many there are."""
        self._remembered.forget_marks()
        return super().mark_all(story_ids, **changes)

    def rows(self, selection: Selection, start: Cursor, limit: int) -> Sequence[StoryRow]:
        """Return up to `limit` stories from a place on, in time order."""
        return self._remembered.rows(super().rows(selection, start, limit))

    def span_rows(self, selection: Selection, first: date, last: date, limit: int) -> Sequence[StoryRow]:
        """Return up to `limit` stories of a span of days, oldest first."""
        return self._remembered.rows(super().span_rows(selection, first, last, limit))

    def row(self, story_id: StoryId) -> StoryRow | None:
        """Return one story's line."""
        row = super().row(story_id)
        return self._remembered.rows([row])[0] if row else None

    def promise(self, story_id: StoryId, **changes: Unpack[MarkChanges]) -> StoryRow | None:
        """Answer from now on as if a story's marks were changed already; of one that was shown nothing is asked for that."""
        if "theme" in changes and not self._engine.may_edit:
            return None  # it will be refused, so nothing is shown as done
        row, marks = self._remembered.row_of(story_id), self._remembered.marks_of(story_id)
        if row is None or marks is None:
            return super().promise(story_id, **changes)
        self._overlay.promise(story_id, replace(self._overlay.marks.get(story_id, marks), **clean_changes(changes)))
        return self._overlay.over(row)

    def marks(self, story_id: StoryId) -> Marks:
        """Return a story's marks as they are now, and which of them are for all."""
        promised = self._overlay.marks.get(story_id)
        if promised is not None:
            return promised
        return self._remembered.marks(story_id, self._marks_of(stored_of(self._index, story_id)))

    def _marks_of(self, stored: Stored) -> Marks:
        """Return the marks of a story as they are kept."""
        return self._record.kept_marks.of([stored.id]).get(stored.id, UNMARKED)

    def _marks_of_all(self, query: Clause) -> Iterable[tuple[StoryId, Marks]]:
        """Return the marks of all stories that answer a query, asked for at once."""
        ids = [StoryId(address.id) for _, address in self._index.numbers(query, "read")]
        kept = self._record.kept_marks.of(ids)
        return ((one, kept.get(one, UNMARKED)) for one in ids)

    def understand(self, progress: Progress | None = None, *, threads: bool = True, gently: bool = False) -> None:
        """Work out the themes, names and threads of stories that nobody has understood yet."""
        self._writer().enrichment.work_off(progress, gently=gently and threads)
        if threads or self._writer().thread_sync.few:
            self._writer().thread_sync.work_off(progress, gently=gently)
        self.counts(Selection())

    def understand_behind(self, more_than: int) -> int:  # noqa: ARG002 - `dateline shared work` does it
        """Return 0: nothing is begun here that goes on."""
        return 0

    def bring(self, folder: Path, progress: Progress | None = None) -> Brought:
        """Bring in what is new of an archive in a folder; what was brought in until an error stays. Raises DatelineError."""
        from store.shared.bringing import Bringing

        brought = Bringing(self._record, self._engine, self._writer().enrichment.deriver, self._address).bring(folder, progress)
        self.refresh()
        return brought

    def month_bringer(self, folder: Path) -> MonthBringer:
        """Return what brings months of a folder in, whose index is up to date; for a process that helps."""
        from store.index.index import StoryIndex
        from store.record.record import Record
        from store.shared.month_bringer import MonthBringer

        paths = Paths.find(folder)
        theirs = Record(paths.archive), StoryIndex(paths.index)
        return MonthBringer(folder, *theirs, self._record, self._engine, self._writer().enrichment.deriver)

    def take_away(self, folder: Path, progress: Progress | None = None) -> int:
        """Write all of it, with the person's marks, to an empty folder as an archive; return how many stories. Raises DatelineError."""
        from store.shared.taking_away import take_away

        return take_away(self._record, folder, progress)

    def work(self, progress: Progress | None = None, *, again: bool = False) -> int:
        """Understand what waits for it and no other worker has, then find threads; return how many stories were understood.

        Stories that were understood by other rules are understood anew only `again`.
        """
        from store.shared.working import Working

        writer = self._writer()
        working = Working(self._engine, writer.index_lock, writer.enrichment.deriver, self._paths.index)
        if again:
            working.begin_anew()
        done = working.work_off(progress)
        writer.thread_sync.work_off(progress)
        return done

    def give_back(self) -> None:
        """Do nothing: what searches take is the database's."""

    def follow(self, heard: Callable[[], object]) -> None:
        """Have `heard` called, from another thread, as soon as others changed something."""
        from store.postgres.listening import Listening

        self._listening = Listening(self._address, heard)

    def close(self) -> None:
        """End all connections."""
        if self._listening is not None:
            self._listening.close()
        self._intents.close()
        self._engine.close()

    def _writer(self) -> SharedWriter:
        """Return what writes; made when first needed."""
        with self._lock:
            if self._its_writer is None:
                from store.shared.writer import SharedWriter

                push = self._shared_themes.push
                self._its_writer = SharedWriter.of(
                    self._record, self._engine, self._paths.index, self._lexicon, self._overlay, self.thread_queries, push
                )
            return self._its_writer
