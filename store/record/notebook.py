"""The notebook: what a person says of the stories as a whole, in one small file beside the months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from store.api.story import StoryId
from store.record.protocol import SmallTables
from store.record.steps import Steps
from store.record.tables import FollowedTable
from store.record.turn import Turn
from store.text.clean import clean_line

_JUMPS = "jumps"
"""Under what the jump marks stand."""


class Notebook:
    """Small things of one archive, each under its name, in `desk.json` or another file: what was said about threads, and jump marks."""

    def __init__(self, tables: SmallTables, name: str = "desk") -> None:
        self.lock: Turn = tables.lock
        """What is held while the record is written."""
        self.steps: Steps = tables.steps
        """Where it is noted what takes a change back."""
        self._table = FollowedTable(tables, name, _values)

    def get(self, name: str) -> Mapping[str, Any]:
        """Return what stands under a name, nothing if nothing does. Raises ArchiveLockedError, RecordError."""
        return self._table.value().get(name, {})

    def put(self, name: str, value: Mapping[str, Any]) -> None:
        """Write something under a name, in the place of what stood there. Raises ArchiveLockedError, RecordError."""
        with self._table.changing() as table:
            table.upsert({"id": name, "value": dict(value)}, lambda row: row.get("id") == name)

    def jumps(self) -> Mapping[str, StoryId]:
        """Return the jump marks: letter to story. Raises ArchiveLockedError, RecordError."""
        letters = ((letter, one) for letter, one in self.get(_JUMPS).items() if isinstance(one, str) and len(letter) == 1)
        return {letter: StoryId(clean_line(one)) for letter, one in letters if letter.isprintable()}

    def set_jump(self, letter: str, story_id: StoryId) -> None:
        """Mark a story with a letter. Raises ArchiveLockedError, RecordError."""
        with self.steps.step(f"bookmark {letter[:1]}", story_id):
            self.put(_JUMPS, {**self.jumps(), letter[:1]: str(story_id)})


def _values(rows: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    values = {str(row.get("id")): row.get("value") for row in rows}
    return {name: value for name, value in values.items() if isinstance(value, dict)}
