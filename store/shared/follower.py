"""What a shared archive has in the place of following files: its engine takes in at once what its record changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import Marks
from store.engine.protocol import MonthlyEngine, entry_of
from store.folder.placing import Placing
from store.postgres.record import SharedRecord
from store.record.story_rows import read_row


@dataclass(frozen=True, slots=True)
class SharedFollower:
    """Lets the engine have what this thread changed of the record, within the same transaction."""

    record: SharedRecord
    index: MonthlyEngine
    placing: Placing

    def catch_up(self, progress: Progress | None = None) -> None:  # noqa: ARG002 - it is never much
        """Let the engine have all stories whose rows this thread changed."""
        if not self.record.touched:
            return
        ids = [StoryId(one) for one in self.record.touched]
        with self.record.lock.held():
            standing = self.record.standing(ids)
            gone = [one for one in ids if one not in standing]
            with self.index.writing() as intake:
                for one in gone:
                    intake.drop(str(one))
                self.placing.put(intake, [read_row(row) for row in standing.values()], self.record.kept_marks.of(ids))
            self.placing.unteach(gone)
            self.record.touched.clear()
        self.index.reload()

    def home(self, story_id: StoryId) -> str:
        """Return the month of the record in which a story stands. Raises UnknownStoryError."""
        return entry_of(self.index, story_id).home

    def index_again(self, stories: Sequence[Story], marks: Mapping[StoryId, Marks]) -> None:
        """Let the engine have stories as they are now."""
        with self.record.lock.held():
            with self.index.writing() as intake:
                self.placing.put(intake, stories, marks)
            for story in stories:
                self.record.touched.pop(str(story.id), None)
        self.index.reload()

    def is_ready(self, months: Iterable[str]) -> bool:  # noqa: ARG002 - it always is
        """Return whether the stories of some months stand where the engine says: they always do."""
        return True

    @contextmanager
    def marking(self, month: str, story_ids: Iterable[StoryId]) -> Iterator[None]:  # noqa: ARG002
        """Write marks within."""
        yield
