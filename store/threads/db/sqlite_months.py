"""What of the archive's stories was taken in, month by month, and which of them fold into which, in SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.api.story import StoryId
from store.threads.db import RULES
from store.threads.db.sqlite_table import SqliteTable


class SqliteMonths(SqliteTable):
    """What of the archive's stories was taken in, month by month."""

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Return the stamp each month had when it was taken in; none from tables of other rules."""
        if self._row("PRAGMA user_version")[0] != RULES:
            return {}
        return {month: (size, changed) for month, size, changed in self._rows("SELECT month, size, changed FROM months")}

    def texts(self, month: str) -> dict[StoryId, int]:
        """Return the stories of a month that were taken in, with a sum of each one's text."""
        return {StoryId(story): text for story, text in self._rows("SELECT id, text FROM texts WHERE month = ?", month)}

    def note(self, month: str, texts: Mapping[StoryId, int], stamp: Sequence[int] | None, gone: Iterable[StoryId] = ()) -> None:
        """Keep that a month was taken in, what is new in it and what is gone; one without a stamp is gone."""
        self._write("DELETE FROM texts WHERE id = ? AND month = ?", ((story, month) for story in gone))
        self._write("INSERT OR REPLACE INTO texts VALUES (?, ?, ?)", ((story, month, text) for story, text in texts.items()))
        self._rows("DELETE FROM months WHERE month = ?", month)
        if stamp is not None:
            self._rows("INSERT INTO months VALUES (?, ?, ?)", month, *stamp)


class SqliteReports(SqliteTable):
    """Which stories fold into which, as they tell the same news."""

    def lead_of(self, story: StoryId) -> StoryId | None:
        """Return the story that a story folds into; None if it stands for itself."""
        row = self._row("SELECT lead FROM reports WHERE id = ?", story)
        return StoryId(row[0]) if row else None

    def behind(self, leads: Iterable[StoryId]) -> list[StoryId]:
        """Return the stories that fold into any of some."""
        return [StoryId(story) for lead in leads for (story,) in self._rows("SELECT id FROM reports WHERE lead = ?", lead)]

    def counts(self) -> dict[StoryId, int]:
        """Return how many reports each story stands for that stands for several."""
        return {StoryId(lead): count for lead, count in self._rows("SELECT lead, count(*) + 1 FROM reports GROUP BY lead")}

    def fold(self, folded: Mapping[StoryId, StoryId], apart: Iterable[StoryId] = ()) -> None:
        """Keep which stories fold into which, and which stand for themselves."""
        apart = list(apart)
        self._write("DELETE FROM reports WHERE id = ?", ((story,) for story in apart))
        self._write("INSERT OR REPLACE INTO reports VALUES (?, ?)", folded.items())
        self._write("INSERT OR IGNORE INTO owed VALUES (?)", ((story,) for story in (*folded, *apart)))

    def owed(self) -> set[StoryId]:
        """Return the stories whose folding changed, and of which nothing else knows yet."""
        return {StoryId(story) for (story,) in self._rows("SELECT id FROM owed")}

    def told(self, stories: Iterable[StoryId]) -> None:
        """Keep that whatever follows from the folding of stories knows of it."""
        self._write("DELETE FROM owed WHERE id = ?", ((story,) for story in stories))
