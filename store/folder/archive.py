"""The archive kept in a folder: the record, the index over it, and all that is understood of the stories, behind one protocol."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.api.errors import DatelineError, UnreadableFileError
from store.api.prepared import Prepared, Preparer
from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import MarkedStory, Related, Selection
from store.folder.changing import Changing
from store.folder.derived import Derived, derived, elsewhere
from store.folder.presence import Presence
from store.folder.settled import Settled
from store.index.index import StoryIndex
from store.paths import Paths
from store.record.intents import Intents, has_left_behind
from store.stillness import note_typing
from store.timeline.report_counts import kept_reports

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from subprocess import Popen
    from typing import Any

    from store.api.arrivals import Came
    from store.api.changes import Added, Change
    from store.api.undo import Undone
    from store.folder.writer import Writer
    from store.threads.db.thread_tables import ThreadSource


_SETTLED_AT_CLOSE = 2_000
"""Marks that the index takes in as an archive is closed; more are left to the next start, so that nobody waits to leave."""


class FolderArchive(Changing[StoryIndex]):
    """An archive in a folder of TinyDB files.

    A folder that does not exist is filled from the starting stories by the first `refresh`, unless `seeded` is false.
    In a program that stays open (`sitting`), what waits to be understood is worked out by another process, and memory that
    was only needed to answer is given back between answers.
    """

    name = ""
    """Nothing: it is the person's own."""

    def __init__(self, paths: Paths, *, seeded: bool = True, patience: float | None = None, sitting: bool = False) -> None:
        stands = paths.archive.exists()
        self.is_new = seeded and not stands
        """True if the archive is about to be made, or was made, from the starting stories in this sitting."""
        self._helper: Popen[bytes] | None = None
        if sitting:  # before the engine begins threads
            from store.index.memory import keep_together

            keep_together()
        self._stand_on(derived(paths))
        super().__init__(self._index, paths.config)
        self._patience = patience
        self._sitting = sitting
        self._presence = Presence(paths.archive, stands=stands)
        self._intents, self._took_up = Intents(paths.archive), False

    def _stand_on(self, derived: Derived) -> None:
        """Stand on what is derived in a place."""
        self._derived, self._index, self._paths = derived, derived.index, derived.paths

    def _thread_source(self) -> ThreadSource:
        """Return where the threads are."""
        from store.threads.db.thread_file import ThreadFile

        return ThreadFile(self._paths.index)

    def _reports(self) -> Mapping[StoryId, int]:
        """Return how many reports each story stands for that stands for several, as that is kept beside the index."""
        return kept_reports(self._paths.index)

    def _let_go(self) -> None:
        """Let go of what was read: it stays in the system's cache, not in ours."""
        from store.index.memory import let_go

        let_go(self._paths.index)

    def _answer_from(self, engine: StoryIndex) -> None:
        """Answer from an index from now on."""
        super()._answer_from(engine)
        self._its_writer: Writer | None = None
        self._settled, self._looked, self._pending, self._from_outside = Settled(self._paths), "", 0, False
        self._aside: tuple[str, ...] = ()
        self._told: frozenset[str] = frozenset()

    def fill(self) -> None:
        """Fill a new archive with the starting stories; their threads come with the first `refresh`."""
        if self.is_new:
            self._writer().fill()

    def refresh(self, progress: Progress | None = None) -> Change:
        """Bring every answer up to date with what is on disk, and say what became different."""
        from store.folder.rule_versions import all_rules

        self._presence.see(self._index.total)
        self._index.mend()
        lexicon, notice = self._own_themes.follow()
        other = lexicon is not self._lexicon
        if other:
            self._writer().themes.take(lexicon)
            self._take(lexicon)
        rules = all_rules(lexicon)
        look = self._settled.look(rules)
        change = self._settled_change(look) or self._writer_change(progress)
        threads, reports = self._threads_changed()
        change = replace(change, threads=threads)
        if self._sitting and change.pending:
            self._understand_beside()
        change = self._with_notices(change)
        if look != self._looked and not (self._its_writer and self._its_writer.keeps_open):
            self._note_settled(rules, look, change)
        notices = [*([notice] if notice else []), *self._taken_up()]
        if reports or other or notices:
            return replace(change, changed=True, notices=(*change.notices, *notices))
        return change

    def _taken_up(self) -> Sequence[str]:
        """Make what sittings that died had still to make, once it can be, and return sentences on it."""
        if self._took_up:
            return ()
        self._took_up = True
        if not has_left_behind(self._paths.archive):
            return ()
        from store.folder.taking_up import take_up

        told, self._took_up = take_up(self, self._paths.archive)
        return told

    def intend(self, intent: Mapping[str, Any]) -> Callable[[], None]:
        """Note at once what the person is about to change, so that no crash loses it; call what is returned once it was made."""
        return self._intents.note(intent)

    def standing(self) -> object:
        """Return what stands for all that is kept."""
        return self._settled.record()

    def mend(self, progress: Progress | None = None) -> None:
        """Have what is derived made anew where it turned out to be damaged; the next `refresh` tells of it."""
        change = self.refresh(progress)
        self._index.notices[:0] = change.notices
        self._from_outside = self._from_outside or change.changed

    def _with_notices(self, change: Change) -> Change:
        """Return a change with what is to be told of the index and of threads."""
        queries = self._thread_queries
        told = [self._index.notices, *([queries.source.notices] if queries else [])]
        found = tuple(dict.fromkeys(one for notices in told for one in notices))
        for notices in told:
            notices.clear()
        return replace(change, changed=True, notices=(*change.notices, *found)) if found else change

    def _note_settled(self, rules: str, look: str, change: Change) -> None:
        """Note that nothing is to be done at once, if nothing was done, by anybody, since the archive looked like this."""
        told = frozenset(change.notices) - frozenset(self._aside)
        may_change = self._its_writer is not None and self._its_writer.may_change
        if look and not told and not may_change and self._settled.look(rules) == look:
            self._settled.note(look, change.pending, self._aside)
            self._looked, self._pending = look, change.pending

    def _settled_change(self, look: str) -> Change | None:
        """Return what became different where nothing is to be done at once, which takes no writer; None if there may be something."""
        from store.api.changes import Change

        if look and look == self._looked:
            return Change(changed=False, new=0, pending=self._pending)
        left = self._settled.left(look) if self._its_writer is None else None
        if left is None:
            return None
        pending, self._aside = left
        before, followed = self._index.total, self._from_outside
        self._looked, self._pending, self._from_outside = look, pending, True
        return Change(self._index.reload() or followed, self._index.total - before, self._untold(), pending)

    def _writer_change(self, progress: Progress | None) -> Change:
        """Do what is left to be done, and return what became different."""
        from store.api.changes import Change

        if self._index.waits_for_room:
            return Change(pending=self._pending)
        change = self._writer().refresh(progress, start_from_seeds=self.is_new)
        if self._index.unwritable and not self._index.total and self._writer().record.stamps().stories:
            self._stand_on(elsewhere(self._paths, self._index))
            self._answer_from(self._index)
            change = replace(self._writer().refresh(progress, start_from_seeds=False), changed=True)
        followed, self._from_outside = self._from_outside, False
        return replace(change, changed=change.changed or followed, notices=self._with_aside(change.notices))

    def _with_aside(self, notices: tuple[str, ...]) -> tuple[str, ...]:
        """Return what is to be told with what is set aside, each of it once as long as the archive is open."""
        self._aside = self._writer().standing
        return tuple(dict.fromkeys((*(one for one in notices if one not in self._aside), *self._untold())))

    def _untold(self) -> tuple[str, ...]:
        """Return what is set aside and was not told yet."""
        told, self._told = self._told, frozenset(self._aside)
        return tuple(one for one in self._aside if one not in told)

    def undo(self) -> Undone | None:
        """Take back what the person did last."""
        writer = self._writer()
        undone = writer.undoing.undo()
        lexicon, _ = self._own_themes.follow()
        if lexicon is not self._lexicon:
            writer.themes.take(lexicon)
            self._take(lexicon)
        self._threads_changed()
        if self._feeds is not None:
            self._feeds.forget_gone()
        return undone

    def add(self, stories: Iterable[Story | MarkedStory | Prepared], progress: Progress | None = None) -> Added:
        """Keep stories: new ones are added, newer texts replace older ones, the person's marks stay."""
        added = self._writer().add(stories, progress)
        self._writer().look_aside()
        self._threads_changed()
        from store.api.changes import Change

        told = self._with_notices(Change()).notices
        return replace(added, notices=(*self._with_aside(added.notices), *told))

    def came(self, since: float) -> Came:
        """Return what stories came in after a moment."""
        from store.folder.arrivals import came_since

        return came_since(self._index.folder, since)

    @property
    def preparer(self) -> Preparer:
        """What makes stories ready for this archive in the processes that read them."""
        return "store.folder.preparing", str(self._paths.config), str(self._paths.index)

    def understand(self, progress: Progress | None = None, *, threads: bool = True, gently: bool = False) -> None:
        """Work out the themes and names of stories that can be found already; keep the counts for the next start."""
        self._writer().enrichment.work_off(progress, gently=gently and threads)
        if threads or self._writer().thread_sync.few:
            try:
                self._writer().thread_sync.work_off(progress, gently=gently)
            except UnreadableFileError as error:  # for want of room: they are found once there is some
                self.thread_queries.source.notices.append(str(error))
        self.counts(Selection())

    def understand_behind(self, more_than: int) -> int:
        """Let another process work out what waits to be understood, which goes on when this one has ended."""
        pending = self._writer().enrichment.pending()
        if pending <= more_than or self._derived.is_elsewhere:
            return 0
        from store.folder.background import start

        start(self._paths.archive, behind=True)
        return pending

    def related(self, story_id: StoryId, limit: int = 12) -> Sequence[Related]:
        """Return the stories that belong with one, strongest first, each with its reasons."""
        found = super().related(story_id, limit)
        if self._sitting:  # the person reads: what was looked at in the index stays in the system's cache, not in ours
            self._let_go()
        return found

    def _understand_beside(self) -> None:
        """Let another process work out the themes and names that are missing; it ends with this one."""
        from store.folder.background import end, start

        with self._lock:
            if self._derived.is_elsewhere:
                return  # it would find nothing there
            if self._helper is None or self._helper.poll() is not None:
                if self._helper is not None:
                    end(self._helper)
                self._helper = start(self._paths.archive)

    def typed(self) -> None:
        """Have whatever works behind the screen stand still while the person types."""
        if self._sitting:
            note_typing(self._paths.index)

    def give_back(self) -> None:
        """Have what searches took and gave back go from the C library to the system."""
        if self._sitting:
            from store.index.memory import give_back_free

            give_back_free()

    def follow(self, heard: Callable[[], object]) -> None:
        """Do nothing: what other programs change is looked for."""

    def close(self) -> None:
        """Let the index take in the marks of this sitting, so that the next one starts with them."""
        if self._thread_queries is not None:
            self._thread_queries.source.close()
        if self._helper is not None:
            from store.folder.background import end

            end(self._helper)
        self._intents.close()
        if 0 < len(self._overlay.kept) <= _SETTLED_AT_CLOSE:
            try:
                self._writer().settle()
            except DatelineError:
                return  # the record has the marks; the next start takes them in

    def _writer(self) -> Writer:
        """Return what writes; made when first needed, as the way to the first painted screen needs none of it."""
        self._presence.see()
        with self._lock:
            if self._its_writer is None:
                from store.folder.writer import Writer
                from store.record.lock import PATIENCE
                from store.record.record import Record

                record = Record(self._paths.archive, patience=PATIENCE if self._patience is None else self._patience)
                self._its_writer = Writer.of(
                    record, self._index, self._paths, self._lexicon, self._overlay, self.thread_queries
                )
            return self._its_writer
