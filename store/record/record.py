"""The record of one archive: its months of stories and of marks, and what was taken out."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.api.errors import RecordError, StoryError, UnknownStoryError
from store.api.story import Story, StoryId
from store.api.views import Marks
from store.files import Stamp, stamp_of
from store.record.lock import PATIENCE, WriterLock
from store.text.clean import clean_line, clean_text

if TYPE_CHECKING:
    from tinydb import TinyDB

_NAME = re.compile(r"(\d{4}-\d\d)(\.marks)?\.json")


@dataclass(frozen=True, slots=True)
class Stamps:
    """What the record's files look like from outside, to tell what has changed."""

    stories: Mapping[str, Stamp]
    """Month to the stamp of its stories."""
    marks: Mapping[str, Stamp]
    """Month to the stamp of its marks."""


@dataclass(slots=True)
class Record:
    """A folder of TinyDB files: `2025-06.json` holds stories, `2025-06.marks.json` what the person did to them."""

    folder: Path
    """Where the files are."""
    notices: list[str] = field(default_factory=list)
    """Sentences the person should be told, such as a month that was set aside; whoever tells them empties the list."""
    patience: float = PATIENCE
    """Seconds to wait for another program that writes."""
    lock: WriterLock = field(init=False)
    """Held while writing."""

    def __post_init__(self) -> None:
        self.lock = WriterLock(self.folder, self.patience)

    def stamps(self) -> Stamps:
        """Return what the files look like from outside; reads none of them."""
        stories: dict[str, Stamp] = {}
        marks: dict[str, Stamp] = {}
        try:
            entries = list(os.scandir(self.folder))
        except FileNotFoundError:
            entries = []
        for entry in entries:
            if match := _NAME.fullmatch(entry.name):
                (marks if match[2] else stories)[match[1]] = stamp_of(entry)
        return Stamps(dict(sorted(stories.items())), dict(sorted(marks.items())))

    def stories(self, month: str) -> list[Story]:
        """Return a month's stories; those that can't be understood are told and left in the file."""
        rows = self.read(self.folder / f"{month}.json", "stories")
        return list(self._understood(rows, month))

    def marks(self, month: str) -> dict[StoryId, Marks]:
        """Return the marks of a month's stories."""
        rows = self.read(self.folder / f"{month}.marks.json", "marks")
        return {StoryId(str(row.get("id"))): _marks(row) for row in rows}

    def write(self, month: str, stories: Iterable[Story], replaced: Iterable[Story] = ()) -> None:
        """Add or replace stories of one month in one write; texts that stood before, and those given, are kept aside there.

        Raises ArchiveLockedError, RecordError.
        """
        from store.record.table import Rows, put_aside

        rows = {str(story.id): row_of(story) for story in stories}
        with self.lock.held(), self.changing(self.folder / f"{month}.json") as db:
            Rows(db.table("removed")).drop(rows)
            standing = Rows(db.table("stories"))
            before = [dict(known) for key, row in rows.items() if (known := standing.get(key)) and _rewritten(known, row)]
            before += [row_of(story) for story in replaced]
            if before:
                put_aside(db, before, rows)
            standing.put(rows)

    def earlier(self, month: str, story_id: StoryId) -> list[Story]:
        """Return the texts a story had before it was written anew, the last one first."""
        rows = self.read(self.folder / f"{month}.json", "earlier")
        return list(self._understood([row for row in rows if row.get("id") == story_id], month))[::-1]

    def mark(self, month: str, changes: Mapping[StoryId, Mapping[str, Any]]) -> dict[StoryId, Marks]:
        """Change marks of one month's stories in one write and return them. Raises ArchiveLockedError, RecordError."""
        from store.record.table import Rows

        with self.lock.held(), self.changing(self.folder / f"{month}.marks.json") as db:
            rows = Rows(db.table("marks"))
            wanted = {str(key): {**(rows.get(key) or {}), "id": str(key), **change} for key, change in changes.items()}
            rows.put(wanted)
        return {StoryId(key): _marks(row) for key, row in wanted.items()}

    def remove(self, month: str, story_id: StoryId) -> Story:
        """Take a story out of a month and keep it among the removed ones there.

        Raises UnknownStoryError, ArchiveLockedError, RecordError.
        """
        from store.record.table import Rows

        with self.lock.held(), self.changing(self.folder / f"{month}.json") as db:
            rows = Rows(db.table("stories"))
            row = rows.get(story_id)
            if row is None:
                raise UnknownStoryError.of(story_id)
            rows.drop([story_id])
            Rows(db.table("removed")).put({str(story_id): {**row, "removed_at": datetime.now(UTC).isoformat()}})
            return read_row(row)

    def restore(self, story_id: StoryId | None = None) -> tuple[str, Story]:
        """Bring back a removed story, or the one removed last; return it with the month in whose file it stands.

        Raises UnknownStoryError, ArchiveLockedError, RecordError.
        """
        from store.record.table import Rows

        with self.lock.held():
            removed = [
                (str(row.get("removed_at", "")), month, str(row.get("id")))
                for month in self.stamps().stories
                for row in self.read(self.folder / f"{month}.json", "removed")
                if story_id in (None, row.get("id"))
            ]
            if not removed:
                told = f"no removed story has the id {story_id}" if story_id else "nothing was removed"
                raise UnknownStoryError(f"{told}, so there is nothing to bring back")
            _, month, found = max(removed)
            with self.changing(self.folder / f"{month}.json") as db:
                gone = Rows(db.table("removed"))
                row = dict(gone.get(found) or {})
                row.pop("removed_at", None)
                gone.drop([found])
                Rows(db.table("stories")).put({found: row})
            return month, read_row(row)

    def read(self, path: Path, table: str) -> list[Mapping[str, Any]]:
        """Return one table's rows; a file that can't be read is set aside and told, and counts as empty."""
        from store.record.storage import WholeFileStorage

        try:
            tables = WholeFileStorage(path).read() or {}
        except OSError as error:
            self.notices.append(f"{path} can't be read ({error.strerror or error}); what it holds is missing until it can")
            return []
        except ValueError as error:
            self._set_aside(path, str(error))
            return []
        return list(tables.get(table, {}).values())

    @contextmanager
    def changing(self, path: Path) -> Iterator[TinyDB]:
        """Open a file for changes; one that can't be read is set aside first, so that nothing in it is overwritten.

        The lock must be held. Raises RecordError.
        """
        from store.record.table import opened

        try:
            self.read(path, "")
            with opened(path) as db:
                yield db
        except OSError as error:
            raise RecordError(f"{path} can't be changed ({error.strerror or error}); nothing of it was") from error

    def _understood(self, rows: Iterable[Mapping[str, Any]], month: str) -> Iterator[Story]:
        for row in rows:
            try:
                story = read_row(row)
            except StoryError as error:
                which = clean_line(str(row.get("title") or row.get("id") or "a story"))[:60]
                self.notices.append(f"{month}.json: “{which}” is left out: {error}; mend it in the file")
                continue
            yield story

    def _set_aside(self, path: Path, reason: str) -> None:
        with self.lock.held():
            aside, number = path.with_name(path.name + ".damaged"), 1
            while aside.exists():
                number += 1
                aside = path.with_name(f"{path.name}.damaged-{number}")
            try:
                path.rename(aside)
            except OSError:
                aside = path
        told = f"{path.name} can't be read ({reason}); it is set aside as {aside.name}, everything else is open"
        self.notices.append(clean_line(told))


def row_of(story: Story) -> dict[str, Any]:
    """Return a story as a row of the record: what it has, by the names of its fields."""
    return {name: value for name, value in story.to_json().items() if value not in (None, "", [], False)}


def read_row(row: Mapping[str, Any]) -> Story:
    """Return the story that a row of the record holds, its texts unable to steer a terminal. Raises StoryError."""
    return Story.from_json(_cleaned(row))


def _cleaned(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row whose texts can't steer a terminal, whoever wrote them into the file."""
    return {
        name: clean_line(value)
        if isinstance(value, str)
        else [clean_line(text) if isinstance(text, str) else text for text in value]
        if isinstance(value, list)
        else value
        for name, value in row.items()
    }


def _rewritten(known: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    return any(known.get(name) != row.get(name) for name in ("title", "highlights", "body"))


def _marks(row: Mapping[str, Any]) -> Marks:
    theme, tags, note = row.get("theme"), row.get("tags"), row.get("note")
    return Marks(
        row.get("read") is True,
        row.get("starred") is True,
        clean_line(theme) if isinstance(theme, str) else "",
        tuple(clean_line(tag) for tag in tags if isinstance(tag, str)) if isinstance(tags, list | tuple) else (),
        clean_text(note) if isinstance(note, str) else "",
    )
