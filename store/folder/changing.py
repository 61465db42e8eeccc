"""What a person changes of an archive beside marks: stories, threads, themes and what lies beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from store.api.story import Story, StoryId
from store.engine.protocol import Engine, entry_of
from store.folder.marking import Marking
from store.folder.themes import FolderThemes

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.story_details import ChangedText
    from store.folder.feeds import FolderFeeds
    from store.paths import Paths
    from store.record.watches import Watches
    from store.threads.edits import FolderThreads

_E = TypeVar("_E", bound=Engine)


class Changing(Marking[_E]):
    """Answers, takes marks, and changes stories."""

    _paths: Paths
    """Where things live on this machine; known before it answers."""

    def _answer_from(self, engine: _E) -> None:
        """Answer from an engine from now on."""
        super()._answer_from(engine)
        self._threads: FolderThreads | None = None
        self._feeds: FolderFeeds | None = None

    @property
    def feeds(self) -> FolderFeeds:
        """The feeds that are followed; made when first needed."""
        with self._lock:
            if self._feeds is None:
                from store.folder.feeds import FolderFeeds

                self._feeds = FolderFeeds(self._writer().feeds, cast("Archive", self), self._paths)  # each kind is a whole one
            return self._feeds

    @property
    def themes(self) -> FolderThemes:
        """The subjects that group stories."""
        return FolderThemes(self._index, self._lexicon, self._searcher, self._writer, self._take)

    @property
    def threads(self) -> FolderThreads:
        """Stories on the same running news; made when first needed."""
        with self._lock:
            if self._threads is None:
                from store.threads.edits import FolderThreads

                self._threads = FolderThreads(self.thread_queries, self._writer, self._threads_changed)
            return self._threads

    def remove(self, story_id: StoryId) -> Story:
        """Take a story out; `restore` brings it back."""
        story = self._writer().remove(story_id)
        self._threads_changed()
        return story

    def restore(self, story_id: StoryId | None = None, *, text: int = 1, apart: bool = False) -> Story:
        """Bring back a removed story, or the one removed last; or a text that a story had before."""
        story = self._writer().restore(story_id, text, apart=apart)
        self._threads_changed()
        return story

    def part(self, story_id: StoryId, source: str = "") -> Story:
        """Take apart what was judged the same."""
        story = self._writer().part(story_id, source)
        self._threads_changed()
        return story

    def earlier(self, story_id: StoryId) -> Sequence[Story]:
        """Return the texts that a story had before, the last one first."""
        return self._writer().record.earlier(entry_of(self._index, story_id).home, story_id)

    def changes(self, story_id: StoryId) -> ChangedText | None:
        """Return what is different in an updated story's text; only one that states an update is looked at."""
        from store.related.text_changes import changed_text

        entry = entry_of(self._index, story_id)
        if not (entry.story.updated or entry.story.seen):
            return None
        return changed_text(entry.story, self._writer().record.earlier(entry.home, story_id))

    def jumps(self) -> Mapping[str, StoryId]:
        """Return the jump marks."""
        return self._writer().notebook.jumps()

    def set_jump(self, letter: str, story_id: StoryId) -> None:
        """Mark a story with a letter."""
        self._writer().notebook.set_jump(letter, story_id)

    @property
    def watches(self) -> Watches:
        """The person's watch lists."""
        return self._writer().watches
