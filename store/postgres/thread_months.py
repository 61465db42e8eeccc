"""What of the archive's stories was taken in, month by month, and which of them fold into which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.api.story import StoryId
from store.postgres.thread_table import ThreadPart
from store.threads.db import RULES


class PostgresMonths(ThreadPart):
    """What of the archive's stories was taken in, month by month."""

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Return the stamp each month had when it was taken in; none from tables of other rules."""
        state = self._row("SELECT rules FROM dateline.thread_state")
        if state is None or state[0] != RULES:
            return {}
        rows = self._rows("SELECT month, size, changed FROM dateline.thread_months")
        return {str(month): (int(size), int(changed)) for month, size, changed in rows}

    def texts(self, month: str) -> dict[StoryId, int]:
        """Return the stories of a month that were taken in, with a sum of each one's text."""
        rows = self._rows("SELECT story, text FROM dateline.texts WHERE month = %s", month)
        return {StoryId(story): int(text) for story, text in rows}

    def note(self, month: str, texts: Mapping[StoryId, int], stamp: Sequence[int] | None, gone: Iterable[StoryId] = ()) -> None:
        """Keep that a month was taken in, what is new in it and what is gone; one without a stamp is gone."""
        self._rows("DELETE FROM dateline.texts WHERE story = ANY(%s) AND month = %s", [*gone], month)
        self._put("texts", "story month text", ((story, month, text) for story, text in texts.items()))
        self._rows("DELETE FROM dateline.thread_months WHERE month = %s", month)
        if stamp is not None:
            self._rows("INSERT INTO dateline.thread_months VALUES (%s, %s, %s)", month, *stamp)


class PostgresReports(ThreadPart):
    """Which stories fold into which, as they tell the same news."""

    def lead_of(self, story: StoryId) -> StoryId | None:
        """Return the story that a story folds into; None if it stands for itself."""
        row = self._row("SELECT lead FROM dateline.reports WHERE story = %s", story)
        return StoryId(row[0]) if row else None

    def behind(self, leads: Iterable[StoryId]) -> list[StoryId]:
        """Return the stories that fold into any of some."""
        return [StoryId(story) for (story,) in self._rows("SELECT story FROM dateline.reports WHERE lead = ANY(%s)", [*leads])]

    def counts(self) -> dict[StoryId, int]:
        """Return how many reports each story stands for that stands for several."""
        rows = self._rows("SELECT lead, count(*) + 1 FROM dateline.reports GROUP BY lead")
        return {StoryId(lead): int(number) for lead, number in rows}

    def fold(self, folded: Mapping[StoryId, StoryId], apart: Iterable[StoryId] = ()) -> None:
        """Keep which stories fold into which, and which stand for themselves."""
        alone = list(apart)
        self._rows("DELETE FROM dateline.reports WHERE story = ANY(%s)", alone)
        self._put("reports", "story lead", folded.items())
        self._put("owed", "story", ((story,) for story in dict.fromkeys((*folded, *alone))))

    def owed(self) -> set[StoryId]:
        """Return the stories whose folding changed, and of which nothing else knows yet."""
        return {StoryId(story) for (story,) in self._rows("SELECT story FROM dateline.owed")}

    def told(self, stories: Iterable[StoryId]) -> None:
        """Keep that whatever follows from the folding of stories knows of it."""
        self._rows("DELETE FROM dateline.owed WHERE story = ANY(%s)", [*stories])
