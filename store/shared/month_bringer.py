"""Some months of an archive in a folder, brought into a shared one in one transaction: stories that stand there stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from store.api.errors import ArchiveLockedError, StoryError
from store.api.story import Story, StoryId
from store.api.views import UNMARKED, Marks
from store.engine.entry import Entry, Stored
from store.engine.fields import fields_of
from store.engine.terms import these
from store.folder.deriver import Deriver
from store.index.index import StoryIndex
from store.postgres.fragments import Fragment
from store.postgres.many_at_once import ManyAtOnce
from store.postgres.record import SharedRecord
from store.record.record import Record
from store.record.storage import bytes_of
from store.record.story_rows import read_row, row_of
from store.shared.engine import SharedEngine

UNREAD = "unread"
"""The table of rows that can't be stories; they go out again as they came."""
_TABLES = ("stories", "removed", "earlier")
_AT_ONCE = 500
"""Stories that are read from the folder's index at once."""
_TRIES = 3


class Month(NamedTuple):
    """A month that is to be brought in."""

    month: str
    digest: str
    """What stands for its files as they are."""
    stories: int = 0
    """How many it has, about."""


class Put(NamedTuple):
    """What became of some months."""

    fresh: int = 0
    """Stories that are new."""
    standing: int = 0
    """Stories that stood already."""


@dataclass(frozen=True, slots=True)
class MonthBringer:
    """Brings months of one folder in."""

    folder: Path
    theirs: Record
    """The folder's."""
    index: StoryIndex
    """What is derived of it."""
    record: SharedRecord
    engine: SharedEngine
    deriver: Deriver
    """Makes a story of which the folder's index knows nothing ready to be found."""

    def bring(self, months: Sequence[Month]) -> Put:
        """Bring some months in, all of them or none; another who takes in the same meanwhile is waited for. Raises DatelineError."""
        for nth in range(_TRIES):
            try:
                return self._brought(months)
            except ArchiveLockedError:
                if nth == _TRIES - 1:
                    raise
        return Put()

    def _brought(self, months: Sequence[Month]) -> Put:
        with self.record.lock.beside(), self.engine.connections.one() as connection:
            connection.execute("SET LOCAL synchronous_commit = off")  # what a crash of the server takes is brought in again
            marks = {one.month: self.theirs.marks(one.month) for one in months}
            with self.engine.taking_in_many() as many:
                each = [self._month(one.month, marks[one.month], many) for one in months]
                for its in marks.values():
                    many.mark(its)
            if any(marks.values()):
                self.record.kept_marks.tell()
            self._note(months)
        return Put(*map(sum, zip(*each, strict=True)))

    def _month(self, month: str, marks: Mapping[StoryId, Marks], many: ManyAtOnce) -> Put:
        """Bring in a month but for its marks."""
        number, seen = count(1), set[tuple[str, str]]()
        fresh = standing = 0
        for part in self.theirs.parts(month):
            tables = self.theirs.part_tables(part)
            rows = [(kind, row) for kind in _TABLES for row in tables.get(kind, {}).values()]
            for begin in range(0, len(rows), _AT_ONCE):
                put = self._rows(month, rows[begin : begin + _AT_ONCE], marks, number, seen, many)
                fresh, standing = fresh + put.fresh, standing + put.standing
        return Put(fresh, standing)

    def _rows(
        self,
        month: str,
        some: Sequence[tuple[str, Mapping[str, Any]]],
        marks: Mapping[StoryId, Marks],
        number: Iterator[int],
        seen: set[tuple[str, str]],
        many: ManyAtOnce,
    ) -> Put:
        """Bring in some rows of a month; `seen` are those of it that were, and `number` counts those that stand in order."""
        ids = [str(row.get("id")) for _, row in some]
        here = {one for one, _ in seen}
        standing = self._known([one for one in ids if one not in here])
        known = self._derived(
            [one for one, (kind, _) in zip(ids, some, strict=True) if kind == "stories" and one not in standing]
        )
        rows: list[tuple[str, str, int, str, bytes]] = []
        fresh: list[Entry] = []
        for one, (kind, row) in zip(ids, some, strict=True):
            if one in standing:
                continue
            story = self._entry(known.get(one), row, marks) if kind == "stories" else None
            its = kind if (story or kind != "stories") and (kind == "earlier" or (one, kind) not in seen) else UNREAD
            seen.add((one, its))
            rows.append((one, its, next(number) if its in ("earlier", UNREAD) else 0, month, bytes_of(dict(row))))
            if story and its == "stories":
                fresh.append(story)
        self.record.put_all(rows)
        many.put_all(list(map(fields_of, fresh)))
        return Put(len(fresh), sum(kind == "stories" and one in standing for one, (kind, _) in zip(ids, some, strict=True)))

    def _derived(self, ids: Sequence[str]) -> Mapping[str, Stored]:
        return {str(one.id): one for one in self.index.stories(these(ids), len(ids))} if ids else {}

    def _entry(self, known: Stored | None, row: Mapping[str, Any], marks: Mapping[StoryId, Marks]) -> Entry | None:
        """Return the story of a row, without marks, with what the folder's index knows of it; None if it can be none."""
        entry = known.entry if known is not None else None
        if entry is not None and row_of(entry.story) == row:  # as nearly all, which need not be read closely
            return _unmarked(entry)
        story = _story_of(row)
        if story is None:
            return None
        if entry is not None and entry.story == story:
            return _unmarked(entry)
        return _unmarked(self.deriver.quick_entry(story, marks.get(story.id, UNMARKED)))

    def _known(self, ids: Sequence[str]) -> set[str]:
        order = "SELECT DISTINCT story FROM dateline.rows WHERE story = ANY(%s)"
        return {story for (story,) in self.engine.connections.ask(Fragment(order, (list(ids),)))}

    def _note(self, months: Sequence[Month]) -> None:
        order = (
            "INSERT INTO dateline.imports (folder, month, digest) VALUES (%s, %s, %s)"
            " ON CONFLICT (folder, month) DO UPDATE SET digest = excluded.digest, made = excluded.made"
        )
        with self.engine.connections.one() as connection, connection.cursor() as cursor:
            cursor.executemany(order, [(str(self.folder), one.month, one.digest) for one in months])


def _unmarked(entry: Entry) -> Entry:
    """Return a story as it is taken in: marks come apart from it, and it is told of each month what folds into what."""
    if entry.marks == UNMARKED and not entry.copy and not entry.file:
        return entry
    return replace(entry, marks=UNMARKED, copy=False, file="")


def _story_of(row: Mapping[str, Any]) -> Story | None:
    """Return the story of a row; None if it can be none."""
    try:
        story = read_row(row)
    except StoryError:
        return None
    return story if story.id == StoryId(str(row.get("id"))) else None
