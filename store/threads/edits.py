"""What the person changes of an archive's threads: written to the notebook, then done in the thread tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from store.api.errors import DamagedThreadsError
from store.api.story import Story, StoryId
from store.engine.protocol import entry_of
from store.record.notebook import Notebook
from store.text.clean import clean_line
from store.threads.cluster.corrections import LONGEST_NAME, Corrections
from store.threads.queries import ThreadQueries
from store.threads.sync import CORRECTIONS, ThreadSync
from store.threads.thread_writer import ThreadWriter


class Writing(Protocol):
    """What writes to the archive."""

    notebook: Notebook
    thread_sync: ThreadSync


class FolderThreads(ThreadQueries):
    """Threads of an archive in a folder."""

    def __init__(self, queries: ThreadQueries, writer: Callable[[], Writing], changed: Callable[[], object]) -> None:
        super().__init__(queries.engine, queries.source, queries.over)
        self._changed = changed
        self._writer = writer

    def rename(self, story_id: StoryId, name: str) -> None:
        """Call the thread of a story by the person's name."""
        wanted = clean_line(name)[:LONGEST_NAME]
        mates = self._mates(story_id)

        def said(before: Corrections) -> Corrections:
            for mate in mates:  # a thread has one name, whichever of its stories it was given by
                before = before.renamed(mate, "")
            return before.renamed(story_id, wanted)

        self._change("thread renamed", said, lambda threads, thread: threads.rename(thread, wanted), story_id, named=True)

    def join(self, story_id: StoryId, other: StoryId) -> None:
        """Make one of the threads of two stories."""

        def done(threads: ThreadWriter, thread: int) -> None:
            second = threads.thread_of(other)
            if second is not None:
                threads.join(thread, second)

        self._change("threads merged", lambda before: before.joined(story_id, other), done, story_id, other)

    def move(self, story_id: StoryId, to: StoryId | None) -> None:
        """Move a story to the thread of another, or out of its thread."""
        away = next((mate for mate in self._mates(story_id) if mate != story_id), None)
        story = self._story(story_id)

        def said(before: Corrections) -> Corrections:
            if to is not None:
                return before.moved(story_id, to, away)
            return before.split([story_id], away) if away else before

        told = f"“{story.title}” moved to another thread" if to else f"“{story.title}” moved out of its thread"

        def done(threads: ThreadWriter, _: int) -> None:
            threads.move([story], threads.thread_of(to) if to else None)

        self._change(told, said, done, story_id, to, beside=away)

    def split(self, story_id: StoryId) -> None:
        """Make a story and all later ones of its thread a thread of their own."""
        mates = self._mates(story_id)
        at = mates.index(story_id)
        if at == 0:
            return
        leaving = mates[at:]
        stories = [self._story(one) for one in leaving]
        self._change(
            "thread split",
            lambda before: before.split(leaving, mates[at - 1]),
            lambda threads, _: threads.move(stories, None),
            story_id,
            beside=mates[at - 1],
        )

    def _change(
        self,
        told: str,
        said: Callable[[Corrections], Corrections],
        done: Callable[[ThreadWriter, int], object],
        story_id: StoryId,
        other: StoryId | None = None,
        *,
        named: bool = False,
        beside: StoryId | None = None,
    ) -> None:
        """Write what the person said, then do it in the tables; they can be made anew from what was said.

        `beside` is a story of the thread that others leave. That is a step that can be taken back, called what is `told`: the
        threads of the two stories are noted as they stood, and whether one was `named`.
        """
        sync = self._writer().thread_sync
        with sync.notebook.lock.held(), sync.turn.held(), sync.notebook.steps.step(told, story_id):
            groups = [self._mates(story_id), *([self._mates(other)] if other else [])]
            sync.notebook.steps.note({"kind": "threads", "groups": groups, "named": named})
            sync.notebook.put(CORRECTIONS, said(sync.corrections()).to_json())
            self._noted(told, [one for one in (story_id, other, beside) if one])
            with suppress(DamagedThreadsError), sync.source.opened() as tables:  # they are made anew, by what was said
                threads = ThreadWriter(tables)
                thread = threads.thread_of(story_id)
                if thread is not None:
                    done(threads, thread)
        self._changed()

    def _noted(self, told: str, stories: Sequence[StoryId]) -> None:
        """Note more of what was done to the threads of some stories: nothing, as it was the person."""

    def _story(self, story_id: StoryId) -> Story:
        return entry_of(self.engine, story_id).story

    def _mates(self, story_id: StoryId) -> list[StoryId]:
        """Return the stories of a story's thread, itself among them, the oldest first."""
        thread = self.source.ask(lambda tables: tables.members.thread_of(story_id))
        return self.stories(thread) if thread is not None else [story_id]
