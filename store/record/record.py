"""The record of one archive: its months of stories and of marks, and what was taken out."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.api.errors import OutOfReachError
from store.api.story import Story, StoryId
from store.api.views import Marks
from store.files import Look, Stamp, look_of, stamp_of
from store.record.laid import Laid
from store.record.marks import joined, mark_groups, marks_of
from store.record.month import OpenMonth
from store.record.month_changes import MonthChanges, understood
from store.record.parts import USUAL, Part, PartSizes, by_month, month_of, part_of, parts_holding, parts_in, parts_with
from store.record.storage import BatchStorage, FileTables, take_away
from store.record.story_rows import (
    texts_by_story,
)
from store.record.tables import Row, Tables, by_id, drop, put_rows

if TYPE_CHECKING:
    from tinydb import TinyDB

_MARKS = re.compile(r"(\d{4}-\d\d)\.marks\.json")


@dataclass(frozen=True, slots=True)
class Stamps:
    """What the record's files look like from outside, to tell what has changed."""

    stories: Mapping[str, Stamp]
    """Name of each part to its stamp: `2025-06`, and `2025-06.2` where a month has more than one; in order."""
    marks: Mapping[str, Stamp]
    """Month to the stamp of its marks."""
    looks: Mapping[str, Look] = field(default_factory=dict)
    """Name of each of those files to what it looks like more closely."""

    @property
    def months(self) -> list[str]:
        """The months that have stories, in order."""
        return list(dict.fromkeys(map(month_of, self.stories)))

    def of_stories(self, month: str) -> Stamps:
        """Return what the files with a month's stories look like, those of its marks apart."""
        parts = {part: stamp for part, stamp in self.stories.items() if month_of(part) == month}
        return Stamps(parts, {}, {f"{part}.json": look for part in parts if (look := self.looks.get(f"{part}.json"))})

    @property
    def by_month(self) -> dict[str, dict[str, Stamp]]:
        """The stamps of the parts of each month."""
        return by_month(self.stories)


@dataclass(slots=True)
class Record(Tables, MonthChanges):
    """A folder of TinyDB files: `2025-06.json` and further parts (`2025-06.2.json`) hold stories, `2025-06.marks.json` marks."""

    sizes: PartSizes = USUAL
    """How large the parts of its months are."""
    laid: Laid = field(init=False, default_factory=Laid)
    """What imports laid down in this sitting."""

    def stamps(self, month: str = "") -> Stamps:
        """Return what the files of a month, or of all months, look like from outside; reads none of them."""
        stories: dict[Part, Stamp] = {}
        marks: dict[str, Stamp] = {}
        looks: dict[str, Look] = {}
        try:
            entries = sorted(os.scandir(self.folder), key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            entries = []
        except OSError as error:
            told = f"the archive {self.folder} can't be read ({error.strerror or error}); see who may read it (ls -ld)"
            raise OutOfReachError(told) from error
        for entry in entries:
            if not entry.name.startswith(month):
                continue
            if part := part_of(entry.name):
                stories[part] = stamp_of(entry)
            elif match := _MARKS.fullmatch(entry.name):
                marks[match[1]] = stamp_of(entry)
            else:
                continue
            looks[entry.name] = look_of(entry)
        return Stamps({part.name: stories[part] for part in sorted(stories)}, marks, looks)

    def parts(self, month: str) -> list[str]:
        """Return the names of a month's parts, in order."""
        return [part.name for part in parts_in(self.folder, month)]

    def take_away(self, part: str) -> None:
        """Take a part away whose stories stand in another one. Raises ArchiveLockedError, RecordError."""
        with self.lock.held():
            take_away(self.folder / f"{part}.json")

    def rows(self, month: str, table: str = "stories") -> list[Mapping[str, Any]]:
        """Return the rows of one of a month's tables: `stories`, `removed`, or `earlier` for texts that were replaced."""
        return [row for part in self.parts(month) for row in self.part_rows(part, table)]

    def part_tables(self, part: str) -> FileTables:
        """Return all tables of a part, as far as they can be read."""
        try:
            return self._taken(f"{part}.json")
        except OSError:
            return {}

    def part_rows(self, part: str, table: str = "stories") -> list[Mapping[str, Any]]:
        """Return the rows of one table of a part."""
        return self.read(f"{part}.json", table)

    def rows_of(self, month: str, ids: Collection[str], table: str = "stories") -> list[Mapping[str, Any]]:
        """Return the rows that one of a month's tables has of some stories; only parts that may have any are understood."""
        found = parts_with(self.folder, parts_in(self.folder, month), ids)
        return [row for part in found for row in self.part_rows(part.name, table) if row.get("id") in ids]

    def mark_rows(self, month: str) -> list[Mapping[str, Any]]:
        """Return the rows of a month's marks."""
        return self.read(f"{month}.marks.json", "marks")

    @contextmanager
    def changing_month(self, month: str, ids: Collection[str] | None = None, *, noted: bool = True) -> Iterator[TinyDB]:
        """Open a month's stories for changes that are written at the end, or, if an error ends the work within, not at all.

        Given ids, only what the month has of those stories is there, perhaps among others. Each part is written whole or
        not at all, those with new rows first. It can be taken back, unless it is not `noted`. Raises ArchiveLockedError, RecordError.
        """
        from tinydb import TinyDB

        with self.lock.held():
            parts: Iterable[Part] = parts_in(self.folder, month)
            found = parts if ids is None else parts_with(self.folder, parts, ids)
            opened = OpenMonth(self.folder, month, list(found), self.readable, self.sizes, self.keep_unread)
            storage = BatchStorage(opened.tables)
            noting = noted and ids is not None and self.steps.is_noting
            before = texts_by_story(storage.tables) if noting else {}
            yield TinyDB(storage=lambda: storage)
            if storage.changed:
                if noting:
                    self.note_texts(month, before, texts_by_story(storage.tables))
                opened.write(storage.tables)

    def stories(self, month: str) -> list[Story]:
        """Return a month's stories; those that can't be understood are told and left in the file."""
        return [story for part in self.parts(month) for story in self.part_stories(part)]

    def part_stories(self, part: str) -> list[Story]:
        """Return the stories of a part; those that can't be understood are told and left in the file."""
        left_out: list[str] = []
        stories = list(understood(self.part_rows(part), part, left_out, self.place_of))
        self.note_left_out(f"{part}.json", left_out)
        return stories

    def marks(self, month: str) -> dict[StoryId, Marks]:
        """Return the marks of a month's stories."""
        return {StoryId(key): marks_of(row) for key, row in joined(self.mark_rows(month)).items()}

    def marked_months(self) -> Container[str]:
        """Return the months that have marks."""
        return self.stamps().marks

    def mark(self, month: str, changes: Mapping[StoryId, Mapping[str, Any]]) -> dict[StoryId, Marks]:
        """Change marks of one month's stories, by the names of `Marks`, in one write; return them.

        Raises ArchiveLockedError, RecordError.
        """
        with self.changing(f"{month}.marks.json") as db:
            table = db.table("marks")
            standing = by_id(table)
            wanted = {str(key): {**standing.get(key, {}), "id": str(key), **change} for key, change in changes.items()}
            if self.steps.is_noting and (groups := mark_groups(month, standing, wanted)):
                self.steps.note({"kind": "marks", "groups": groups})
            put_rows(table, wanted, standing)
        return {StoryId(key): marks_of(row) for key, row in wanted.items()}

    def add_marks(self, month: str, marks: Mapping[str, Row]) -> None:
        """Join marks with those a month has of the same stories, one row each. Raises ArchiveLockedError, RecordError."""
        with self.changing(f"{month}.marks.json") as db:
            table = db.table("marks")
            there = [row for row in table.all() if row.get("id") in marks]
            table.remove(doc_ids=[row.doc_id for row in there])
            table.insert_multiple(list(joined([*marks.values(), *there]).values()))

    def drop_marks(self, month: str, story_ids: Iterable[str]) -> None:
        """Take the marks of some stories out of a month. Raises ArchiveLockedError, RecordError."""
        gone = set(story_ids)
        if any(row.get("id") in gone for row in self.mark_rows(month)):
            with self.changing(f"{month}.marks.json") as db:
                drop(db.table("marks"), lambda row: row.get("id") in gone)

    def removed_rows(self, month: str) -> list[Mapping[str, Any]]:
        """Return the rows of a month's stories that were taken out and did not come again."""
        rows = [row for part in parts_holding(self.folder, month, b'"removed"') for row in self.part_rows(part.name, "removed")]
        standing = {row.get("id") for row in self.rows_of(month, [str(row.get("id")) for row in rows])}
        return [row for row in rows if row.get("id") not in standing]

    def all_removed(self, _letters: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the rows of stories that were taken out, each with the month it stood in."""
        for month in self.stamps().months:
            for row in self.removed_rows(month):
                yield month, row
