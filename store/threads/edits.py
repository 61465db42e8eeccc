"""Matters of an archive in a folder: asked of the book of threads, and put right on the notebook and in the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from store.api.story import StoryId
from store.api.threads import ChangedText, NameCount, NearThread, StoryNames, Thread, ThreadPosition, ThreadSummary, WhyThread
from store.engine.protocol import entry_of
from store.text.clean import clean_line
from store.threads.corrections import LONGEST_NAME, Corrections
from store.threads.queries import ThreadQueries

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.index.index import StoryIndex
    from store.record.notebook import Notebook
    from store.record.record import Record
    from store.threads import ThreadBook
    from store.threads.sync import Follower

_JUMPS = "jumps"


class Writing(Protocol):
    """What writes to the archive."""

    record: Record
    notebook: Notebook
    follower: Follower


class FolderThreads:
    """Threads, names and jump marks of an archive in a folder."""

    def __init__(
        self,
        index: StoryIndex,
        queries: ThreadQueries,
        writer: Callable[[], Writing],
        changed: Callable[[], object],
    ) -> None:
        self._index = index
        self._changed = changed
        self._writer = writer
        self._queries = queries

    def position(self, story_id: StoryId) -> ThreadPosition | None:
        """Return where a story stands in its thread; None if it stands alone."""
        return self._queries.position(story_id)

    def threads(self, name: str = "", limit: int = 100) -> Sequence[Thread]:
        """Return the threads with the newest stories, or those that are called so."""
        return self._queries.threads(name, limit)

    def thread(self, number: int) -> ThreadSummary | None:
        """Return a thread told whole."""
        return self._queries.summary(number)

    def near(self, story_id: StoryId) -> Sequence[NearThread]:
        """Return the threads that share the most with a story's thread, or with a story that stands alone."""
        return self._queries.near(story_id)

    def count(self) -> int:
        """Return how many threads there are."""
        return self._queries.count()

    def why(self, story_id: StoryId) -> WhyThread | None:
        """Return why a story is in its thread."""
        return self._queries.why(story_id)

    def rename(self, story_id: StoryId, name: str) -> None:
        """Call the thread of a story by the person's name."""
        wanted = clean_line(name)[:LONGEST_NAME]
        mates = self._mates(story_id)

        def said(before: Corrections) -> Corrections:
            for mate in mates:  # a thread has one name, whichever of its stories it was given by
                before = before.renamed(mate, "")
            return before.renamed(story_id, wanted)

        self._change(said, lambda book, number: book.rename(number, wanted), story_id)

    def join(self, story_id: StoryId, other: StoryId) -> None:
        """Make one of the threads of two stories."""
        self._change(lambda before: before.joined(story_id, other), lambda book, number: _join(book, number, other), story_id)

    def move(self, story_id: StoryId, to: StoryId | None) -> None:
        """Move a story to the thread of another, or out of its thread."""
        away = next((mate for mate in self._mates(story_id) if mate != story_id), None)
        story = entry_of(self._index, story_id).story

        def said(before: Corrections) -> Corrections:
            if to is not None:
                return before.moved(story_id, to, away)
            return before.split([story_id], away) if away else before

        def done(book: ThreadBook, _number: int) -> None:
            book.move([story], book.thread_of(to) if to else None)

        self._change(said, done, story_id)

    def split(self, story_id: StoryId) -> None:
        """Make a story and all later ones of its thread a thread of their own."""
        mates = self._mates(story_id)
        at = mates.index(story_id)
        if at == 0:
            return
        leaving = mates[at:]
        stories = [entry_of(self._index, one).story for one in leaving]
        self._change(lambda before: before.split(leaving, mates[at - 1]), lambda book, _: book.move(stories, None), story_id)

    def names(self, story_id: StoryId) -> StoryNames:
        """Return the people, organisations, agreements and places a story names."""
        from store.names.name_kinds import NameKind, names_by_kind
        from store.related.name_spellings import line_naming

        entry = entry_of(self._index, story_id)
        found = {} if entry.failed else names_by_kind(entry.story)
        number = self._index.frequency
        told = {
            kind: [
                NameCount(name.text, number("names", name.key), line_naming(self._index, name.key))
                for name in found.get(kind, ())
            ]
            for kind in NameKind
        }
        return StoryNames(
            told[NameKind.PERSON],
            told[NameKind.ORGANISATION],
            told[NameKind.AGREEMENT],
            told[NameKind.PLACE],
            told[NameKind.OTHER],
        )

    def changes(self, story_id: StoryId) -> ChangedText | None:
        """Return what is different in an updated story's text; only one that states an update is looked at."""
        from store.related.text_changes import changed_words

        story = entry_of(self._index, story_id).story
        if not (story.updated or story.seen):
            return None
        for before in self._writer().record.earlier(story.published.month, story.id):
            changed = changed_words(before, story)
            if changed.added or changed.removed:
                return ChangedText(changed.added, changed.removed)
        return None

    def jumps(self) -> Mapping[str, StoryId]:
        """Return the jump marks."""
        kept = self._writer().notebook.get(_JUMPS).items()
        letters = ((letter, one) for letter, one in kept if isinstance(one, str) and len(letter) == 1)
        return {letter: StoryId(clean_line(one)) for letter, one in letters if letter.isprintable()}

    def set_jump(self, letter: str, story_id: StoryId) -> None:
        """Mark a story with a letter."""
        self._writer().notebook.put(_JUMPS, {**self.jumps(), letter[:1]: str(story_id)})

    def _change(
        self, said: Callable[[Corrections], Corrections], done: Callable[[ThreadBook, int], object], story_id: StoryId
    ) -> None:
        """Write what the person said, then do it in the book; the book can be made anew from what was said."""
        from store.threads.sync import SAID

        follower = self._writer().follower
        with follower.notebook.lock.held(), follower.turn.held():
            corrections = said(follower.corrections())
            follower.notebook.put(SAID, corrections.to_json())
            with follower.opened() as book:
                number = book.thread_of(story_id)
                if number is not None:
                    done(book, number)
        self._changed()

    def _mates(self, story_id: StoryId) -> list[StoryId]:
        """Return the stories of a story's thread, itself among them, the oldest first."""
        number = self._queries.ask(lambda book: book.thread_of(story_id), None)
        return self._queries.stories(number) if number is not None else [story_id]


def _join(book: ThreadBook, number: int, other: StoryId) -> None:
    second = book.thread_of(other)
    if second is not None:
        book.join(number, second)
