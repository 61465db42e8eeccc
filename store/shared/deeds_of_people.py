"""Who did what to what is of all: names and joinings of threads, kept beside what was said of them, each with person and time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from store.api.said import Deed
from store.api.story import StoryId
from store.record.notebook import Notebook
from store.text.clean import clean_line

_WHO = "who"
"""Under what it stands in the notebook."""
_MOST = 2_000
"""Deeds that are remembered."""
_LONGEST = 200
"""Characters that are shown of what was done."""


class DeedsOfPeople:
    """What people who share an archive did to its threads."""

    def __init__(self, notebook: Notebook, me: str) -> None:
        """`me` is who is connected."""
        self._notebook, self._me = notebook, me

    def note(self, what: str, stories: Iterable[StoryId]) -> None:
        """Note what the person did to the threads of some stories; the record's turn is held."""
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        deed = {"person": self._me, "at": now, "what": what, "stories": [*dict.fromkeys(map(str, stories))]}
        self._put([*self._rows(), deed])

    def take_back(self, what: str, story: StoryId) -> None:
        """Forget the last of what the person did that is called so, as it was taken back; the record's turn is held."""
        rows = self._rows()
        for nth in range(len(rows) - 1, -1, -1):
            row = rows[nth]
            if (row.get("person"), row.get("what")) == (self._me, what) and str(story) in _stories(row):
                self._put([*rows[:nth], *rows[nth + 1 :]])
                return

    def of(self, stories: Collection[StoryId]) -> Sequence[Deed]:
        """Return what was done to the thread of some stories, the first of it first."""
        wanted = frozenset(map(str, stories))
        return [
            Deed(_line(row.get("person")), _line(row.get("at")), _line(row.get("what")), mine=row.get("person") == self._me)
            for row in self._rows()
            if wanted & _stories(row)
        ]

    def _rows(self) -> list[Mapping[str, Any]]:
        rows = self._notebook.get(_WHO).get("deeds")
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

    def _put(self, rows: Sequence[Mapping[str, Any]]) -> None:
        with self._notebook.steps.unnoted():
            self._notebook.put(_WHO, {"deeds": [dict(row) for row in rows[-_MOST:]]})


def _stories(row: Mapping[str, Any]) -> frozenset[str]:
    stories = row.get("stories")
    return frozenset(one for one in stories if isinstance(one, str)) if isinstance(stories, list) else frozenset()


def _line(value: object) -> str:
    return clean_line(value)[:_LONGEST] if isinstance(value, str) else ""
