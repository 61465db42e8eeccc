"""The record of one archive: its months of stories and of marks, and what was taken out."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from store.api.errors import AmbiguousStoryError, OutOfReachError, StoryError, UnknownStoryError
from store.api.story import Story, StoryId
from store.api.views import Marks
from store.files import Look, Stamp, look_of, stamp_of
from store.record.differences import difference
from store.record.laid import Laid
from store.record.marks import joined, mark_groups, marks_of
from store.record.month import OpenMonth
from store.record.parts import USUAL, Part, PartSizes, by_month, month_of, part_of, parts_holding, parts_in, parts_with
from store.record.removals import as_it_stood, place_among_removals, removal
from store.record.storage import BatchStorage, take_away
from store.record.story_rows import (
    EMPTIED,
    NO_TEXTS,
    StoryTexts,
    is_rewritten,
    keep_earlier,
    read_row,
    row_of,
    texts_by_story,
)
from store.record.tables import Row, Tables, by_id, drop, put_rows
from store.text.clean import clean_line
from store.text.numbers import counted

if TYPE_CHECKING:
    from tinydb import TinyDB

_MARKS = re.compile(r"(\d{4}-\d\d)\.marks\.json")
_TOLD_ROWS = 4
"""Rows of one file that are told, if they can't be stories."""
_CHOICES = 5
"""Removed stories of which it is told that one of them may be meant."""


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
class Record(Tables):
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
                    self._note_texts(month, before, texts_by_story(storage.tables))
                opened.write(storage.tables)

    def stories(self, month: str) -> list[Story]:
        """Return a month's stories; those that can't be understood are told and left in the file."""
        return [story for part in self.parts(month) for story in self.part_stories(part)]

    def part_stories(self, part: str) -> list[Story]:
        """Return the stories of a part; those that can't be understood are told and left in the file."""
        left_out: list[str] = []
        stories = list(self._understood(self.part_rows(part), part, left_out))
        self.note_left_out(f"{part}.json", left_out)
        return stories

    def earlier(self, month: str, story_id: StoryId) -> list[Story]:
        """Return the texts a story had before it was written anew, the last one first."""
        return list(self._understood(self.rows_of(month, [story_id], "earlier"), month, []))[::-1]

    def marks(self, month: str) -> dict[StoryId, Marks]:
        """Return the marks of a month's stories."""
        return {StoryId(key): marks_of(row) for key, row in joined(self.mark_rows(month)).items()}

    def write(
        self, month: str, stories: Iterable[Story], replaced: Iterable[Story] = (), fresh: Container[StoryId] = ()
    ) -> None:
        """Add or replace stories of one month in one write; texts that stood before, and those given, are kept aside there.

        Those that are known to stand nowhere (`fresh`) are not looked for. Raises ArchiveLockedError, RecordError.
        """
        rows = {str(story.id): row_of(story) for story in stories}
        with self.changing_month(month, [one for one in rows if one not in fresh]) as db:
            drop(db.table("removed"), lambda row: row.get("id") in rows)
            standing = by_id(db.table("stories"))
            before = [dict(known) for key, row in rows.items() if (known := standing.get(key)) and is_rewritten(known, row)]
            keep_earlier(db, [*before, *map(row_of, replaced)], rows)
            put_rows(db.table("stories"), rows, standing, EMPTIED)

    def _note_texts(self, month: str, before: StoryTexts, after: StoryTexts) -> None:
        """Note what a change makes of stories, so that it can be taken back."""
        added = [one for one, texts in after.items() if texts["stories"] and not before.get(one, NO_TEXTS)["stories"]]
        changed = {one: made for one, texts in before.items() if (made := difference(texts, after.get(one, NO_TEXTS)))}
        known = self.marks(month) if added else {}
        self.note_added(month, [one for one in added if one not in known], again=[one for one in added if one in known])
        if rows := {one: made for one, made in changed.items() if one not in added}:
            self.steps.note({"kind": "stories", "of": month, "rows": rows})

    def note_added(self, month: str, fresh: Sequence[str], *, again: Sequence[str] = ()) -> None:
        """Note stories that are about to be added to a month: `fresh` ones have no marks yet, those that come `again` have."""
        if fresh:
            self.steps.note({"kind": "added", "stories": {month: list(fresh)}})
        if again:
            self.steps.note({"kind": "again", "stories": {month: list(again)}})

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

    def note_marks(self, changes: Mapping[str, Mapping[StoryId, Mapping[str, Any]]]) -> None:
        """Note what takes back changes of marks that are about to be made, given by month, all at once."""
        groups: list[dict[str, Any]] = []
        for month, theirs in changes.items() if self.steps.is_noting else ():
            standing = {str(row.get("id")): row for row in self.mark_rows(month)}
            wanted = {str(key): {**standing.get(key, {}), **change} for key, change in theirs.items()}
            groups += mark_groups(month, standing, wanted)
        if groups:
            self.steps.note({"kind": "marks", "groups": groups})

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

    def remove(self, month: str, story_id: StoryId) -> Story:
        """Take a story out of a month and keep it among the removed ones there.

        Raises UnknownStoryError, ArchiveLockedError, RecordError.
        """
        with self.changing_month(month, [story_id]) as db:
            row = by_id(db.table("stories")).get(story_id)
            if row is None:
                raise UnknownStoryError.of(story_id)
            db.table("stories").remove(doc_ids=[row.doc_id])
            gone = {str(story_id): {**row, **removal(self)}}
            put_rows(db.table("removed"), gone, by_id(db.table("removed")), EMPTIED)
            return read_row(row)

    def restore(self, story_id: StoryId | None = None) -> tuple[str, Story]:
        """Bring back a removed story, by its id or how that begins, or the one removed last; return it with its file's month.

        Raises UnknownStoryError, AmbiguousStoryError, ArchiveLockedError, RecordError.
        """
        with self.lock.held():
            removed = [
                (place_among_removals(row), month, str(row.get("id")), str(row.get("title", "")))
                for month in self.stamps().months
                for row in self.removed_rows(month)
                if str(row.get("id")).startswith(story_id or "")
            ]
            if not removed:
                told = f"no removed story has the id {story_id}" if story_id else "nothing was removed"
                raise UnknownStoryError(f"{told}, so there is nothing to bring back")
            choices = {found: title for _, _, found, title in removed}
            if story_id and story_id not in choices and len(choices) > 1:
                raise AmbiguousStoryError(story_id, [f"{found} {title}" for found, title in choices.items()][:_CHOICES])
            _, month, found, _ = max(one for one in removed if story_id not in choices or one[2] == story_id)
            with self.changing_month(month, [found]) as db:
                gone = by_id(db.table("removed"))[found]
                row = as_it_stood(gone)
                self.steps.call(f"“{clean_line(str(row.get('title')))}” brought back", found)
                db.table("removed").remove(doc_ids=[gone.doc_id])
                put_rows(db.table("stories"), {found: row}, by_id(db.table("stories")), EMPTIED)
            return month, read_row(row)

    def removed_rows(self, month: str) -> list[Mapping[str, Any]]:
        """Return the rows of a month's stories that were taken out and did not come again."""
        rows = [row for part in parts_holding(self.folder, month, b'"removed"') for row in self.part_rows(part.name, "removed")]
        standing = {row.get("id") for row in self.rows_of(month, [str(row.get("id")) for row in rows])}
        return [row for row in rows if row.get("id") not in standing]

    def _understood(self, rows: Iterable[Mapping[str, Any]], part: str, left_out: list[str]) -> Iterator[Story]:
        """Yield the stories that rows hold, and tell those that hold none: some by name, then how many more there are."""
        number = 0
        for row in rows:
            try:
                yield read_row(row)
            except StoryError as error:
                which = clean_line(str(row.get("title") or row.get("id") or "a story")[:200])[:60]
                number += 1
                if number <= _TOLD_ROWS:
                    place = self.place_of(f"{part}.json", row)
                    left_out.append(clean_line(f"{place}: “{which}” is left out: {error}; mend it in the file"))
        if number > _TOLD_ROWS:
            more = counted(number - _TOLD_ROWS, "more row is", "more rows are")
            left_out.append(f"{part}.json: {more} left out; dateline doctor tells which")
