"""What was shown of stories last: what is said of one is shown at once by it, also while the database can't be asked."""

from __future__ import annotations

from collections.abc import Sequence

from store.api.said import Told
from store.api.story import StoryId
from store.api.views import Marks, StoryRow
from store.engine.lru_cache import LruCache

_LINES, _READ = 4_000, 200
"""Lines of the timeline that are remembered, and stories that were read."""


class Remembered:
    """Lines, marks and what others told, as they were when they were asked for last; nothing here is an answer by itself."""

    def __init__(self) -> None:
        self._rows = LruCache[StoryId, StoryRow](_LINES)
        self._marks = LruCache[StoryId, Marks](_READ)
        self._told = LruCache[StoryId, Sequence[Told]](_READ)

    def rows(self, rows: Sequence[StoryRow]) -> Sequence[StoryRow]:
        """Remember lines, and return them."""
        for row in rows:
            self._rows.put(row.id, row)
        return rows

    def marks(self, story_id: StoryId, marks: Marks) -> Marks:
        """Remember marks of a story, and return them."""
        return self._marks.put(story_id, marks)

    def told(self, story_id: StoryId, told: Sequence[Told]) -> Sequence[Told]:
        """Remember what others told of a story, and return it."""
        return self._told.put(story_id, told)

    def row_of(self, story_id: StoryId) -> StoryRow | None:
        """Return the line of a story, if it was shown."""
        return self._rows.get(story_id)

    def marks_of(self, story_id: StoryId) -> Marks | None:
        """Return the marks of a story, if it was read."""
        return self._marks.get(story_id)

    def told_of(self, story_id: StoryId) -> Sequence[Told] | None:
        """Return what others told of a story, if it was read."""
        return self._told.get(story_id)

    def forget_marks(self) -> None:
        """Forget marks, as they may be others by now."""
        self._marks = LruCache[StoryId, Marks](_READ)
