"""The archive kept in a folder: the record, the index over it, and all that is understood of the stories, behind one protocol."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.answers import FolderAnswers
from store.archive import Progress
from store.errors import ArchiveLockedError, DatelineError
from store.index.schema import entry_of, stored_of
from store.model import Story, StoryId
from store.places import Places
from store.views import Added, Change, Marks, Selection, StoryRow, Theme

if TYPE_CHECKING:
    from subprocess import Popen
    from typing import Any

    from store.following.matters import FolderMatters
    from store.keeping import Keeper
    from store.record.watches import Watches


class FolderArchive(FolderAnswers):
    """An archive in a folder of TinyDB files.

    A folder that does not exist is filled from the starting stories by the first `refresh`, unless `seeded` is false.
    """

    def __init__(self, places: Places, *, seeded: bool = True, patience: float | None = None) -> None:
        self.is_new = seeded and not places.archive.exists()
        """True if the archive is about to be made, or was made, from the starting stories in this sitting."""
        super().__init__(places)
        self._matters: FolderMatters | None = None
        self._keeping: Keeper | None = None
        self._helper: Popen[bytes] | None = None
        self._patience = patience

    @property
    def matters(self) -> FolderMatters:
        """Threads, names and jump marks; made when first needed."""
        with self._lock:
            if self._matters is None:
                from store.following.matters import FolderMatters

                self._matters = FolderMatters(self._index, self.asking, self._keeper, self._threads_changed)
            return self._matters

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
        try:
            marks = self._keeper().mark(story_id, _given(read=read, starred=starred, theme=theme))
        except ArchiveLockedError:
            raise  # what was promised still holds: it is tried again
        except DatelineError:
            self._overlay.redeem(story_id)
            raise
        self._overlay.redeem(story_id)
        return marks

    def promise(
        self, story_id: StoryId, *, read: bool | None = None, starred: bool | None = None, theme: str | None = None
    ) -> StoryRow | None:
        """Answer from now on as if a story's marks were changed already."""
        doc = self._index.doc(story_id)
        if doc is None:
            return None
        now = self._overlay.marks.get(story_id) or entry_of(doc).marks
        self._overlay.promise(story_id, replace(now, **_given(read=read, starred=starred, theme=theme)))
        return self.row(story_id)

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

    def restore(self, story_id: StoryId | None = None, *, text: int = 1, apart: bool = False) -> Story:
        """Bring back a removed story, or the one removed last; or a text that a story had before."""
        story = self._keeper().restore(story_id, text, apart=apart)
        self._threads_changed()
        return story

    def earlier(self, story_id: StoryId) -> Sequence[Story]:
        """Return the texts that a story had before, the last one first."""
        return self._keeper().record.earlier(self._index.entry(story_id).home, story_id)

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
        if self._asking is not None:
            self._asking.close()
        if self._helper is not None:
            self._helper.terminate()
            self._helper.wait()
        if self._overlay.kept:
            try:
                self._keeper().settle()
            except DatelineError:
                return  # the record has the marks; the next start takes them in

    def _keeper(self) -> Keeper:
        """Return what writes; made when first needed, as the way to the first painted screen needs none of it."""
        with self._lock:
            if self._keeping is None:
                from store.keeping import Keeper
                from store.record.lock import PATIENCE
                from store.record.record import Record

                record = Record(self._places.archive, patience=PATIENCE if self._patience is None else self._patience)
                self._keeping = Keeper.of(record, self._index, self._places, self._book, self._overlay, self.asking.is_copy)
            return self._keeping


def _given(**changes: bool | str | None) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if value is not None}
