"""Bringing an archive in a folder into a shared one: some months at a time, wholly or not at all, so that what breaks off goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any

from store.api.errors import DatelineError, StoryError
from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import UNMARKED, Marks
from store.engine.entry import Entry
from store.engine.fields import fields_of
from store.engine.terms import Has
from store.folder.archive import FolderArchive
from store.folder.deriver import Deriver
from store.folder.rule_versions import READ_BY
from store.index.index import StoryIndex
from store.paths import Paths
from store.postgres.documents import Documents
from store.postgres.fragments import Fragment
from store.postgres.intake import PostgresIntake
from store.postgres.record import SharedRecord
from store.record.record import Record
from store.record.storage import bytes_of
from store.record.story_rows import read_row
from store.shared.engine import SharedEngine

UNREAD = "unread"
"""The table of rows that can't be stories; they go out again as they came."""
_SMALL = ("watches", "feeds", "desk")
_JUMPS = "jumps"


_TOGETHER = 2_000
"""Stories from which on a few months are enough to be brought in at a time."""


@dataclass(frozen=True, slots=True)
class _Month:
    month: str
    digest: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Put:
    fresh: int
    """Stories that are new."""
    standing: int
    """Stories that stood already."""
    marks: Mapping[StoryId, Marks]


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did."""

    stories: int = 0
    """Stories that are new."""
    standing: int = 0
    """Stories that stood already, and stay as they are."""
    months: int = 0
    """Months that were brought in."""
    before: int = 0
    """Months that had been brought in before, as they are."""
    notices: tuple[str, ...] = ()
    """Sentences on what could not be brought along."""


@dataclass(frozen=True, slots=True)
class Bringing:
    """Brings a folder's archive in."""

    record: SharedRecord
    engine: SharedEngine
    deriver: Deriver
    """Makes a story of which the folder's index knows nothing ready to be found."""

    def bring(self, folder: Path, progress: Progress | None = None) -> Brought:
        """Bring in what is new of a folder. Raises DatelineError."""
        paths = Paths.find(folder)
        if not paths.archive.is_dir():
            raise DatelineError(f"there is no archive in {folder}; name the folder of one")
        opened = FolderArchive(paths, seeded=False)
        notices = opened.refresh(progress).notices
        opened.close()
        record, index = Record(paths.archive), StoryIndex(paths.index)
        stamps = record.stamps()
        done, total = Brought(notices=notices), index.total
        for months in self._together(folder, paths, index, sorted({*stamps.months, *stamps.marks})):
            fresh = [one for one in months if one.is_new]
            done = replace(done, before=done.before + len(months) - len(fresh))
            if not fresh:
                continue
            with self.record.lock.held():
                with self.engine.writing() as intake:
                    each = [self._month(record, index, one.month, intake) for one in fresh]
                for one, month in zip(fresh, each, strict=True):
                    self._marks(month.marks)
                    self._note(folder, one.month, one.digest)
            self.engine.reload()
            done = replace(
                done,
                stories=done.stories + sum(month.fresh for month in each),
                standing=done.standing + sum(month.standing for month in each),
                months=done.months + len(fresh),
            )
            if progress:
                progress("Bringing in", done.stories + done.standing, total)
        if done.months:
            self.engine.settle()
        self._small(record, paths)
        return done

    def _together(self, folder: Path, paths: Paths, index: StoryIndex, months: Sequence[str]) -> Iterator[list[_Month]]:
        """Yield months that are brought in together: each time costs as much as a hundred stories."""
        some: list[_Month] = []
        number = 0
        for month in months:
            digest = _digest(paths.archive, month)
            one = _Month(month, digest, not self._is_in(folder, month, digest))
            some.append(one)
            number += index.extent(Has("month", month)).count if one.is_new else 0
            if number >= _TOGETHER:
                yield some
                some, number = [], 0
        if some:
            yield some

    def _month(self, record: Record, index: StoryIndex, month: str, intake: PostgresIntake) -> _Put:
        """Bring in a month but for its marks."""
        entries: Mapping[str, Entry] = {stored.id: stored.entry for stored in index.stories(Has("month", month), index.total)}
        tables = {kind: record.rows(month, kind) for kind in ("stories", "removed", "earlier")}
        ids = [str(row.get("id")) for rows in tables.values() for row in rows]
        standing = self._known(ids)
        marks = record.marks(month)
        number = count(1)
        fresh: list[Story] = []
        rows: list[tuple[str, str, int, str, bytes]] = []
        seen: set[tuple[str, str]] = set()
        for kind, found in tables.items():
            for row in found:
                one = str(row.get("id"))
                if one in standing:
                    continue
                story = _story_of(row) if kind == "stories" else None
                its = kind if (story or kind != "stories") and (kind == "earlier" or (one, kind) not in seen) else UNREAD
                seen.add((one, its))
                nth = next(number) if its in ("earlier", UNREAD) else 0
                rows.append((one, its, nth, month, bytes_of(dict(row))))
                if story and its == "stories":
                    fresh.append(story)
        self.record.put_all(rows)
        for story in fresh:
            known = entries.get(story.id)
            theirs = marks.get(story.id, UNMARKED)
            if known is None or known.story != story:
                known = self.deriver.quick_entry(story, theirs)
            intake.put(fields_of(replace(known, marks=theirs, copy=False, file="")))
        return _Put(len(fresh), len(standing & {str(row.get("id")) for row in tables["stories"]}), marks)

    def _known(self, ids: Sequence[str]) -> set[str]:
        rows = self.engine.connections.ask(
            Fragment("SELECT DISTINCT story FROM dateline.rows WHERE story = ANY(%s)", (list(ids),))
        )
        return {story for (story,) in rows}

    def _marks(self, marks: Mapping[StoryId, Marks]) -> None:
        """Have the marks of a month, also of stories that were taken out, be the person's here, but where there are some."""
        have = self.record.kept_marks.of(list(marks))
        changes = {
            one: {name: getattr(its, name) for name in ("read", "starred", "theme", "tags", "note") if getattr(its, name)}
            for one, its in marks.items()
            if one not in have
        }
        if wanted := {one: change for one, change in changes.items() if change}:
            self.record.kept_marks.change(wanted)

    def _small(self, record: Record, paths: Paths) -> None:
        """Bring in watch lists, feeds and what was said of threads, where there are none yet."""
        documents = self.record.documents
        for name in _SMALL:
            rows = {str(nth): dict(row) for nth, row in enumerate(record.read(f"{name}.json", name), 1)}
            if not rows or documents.tables(f"{name}.json"):
                continue
            own = {nth: row for nth, row in rows.items() if name == "desk" and row.get("id") == _JUMPS}
            for nth in own:
                del rows[nth]
            documents.put(f"{name}.json", {name: rows})
            if own:
                documents.put("own.json", {"own": own})
        self._themes(documents, paths)

    def _themes(self, documents: Documents, paths: Paths) -> None:
        """Have the person's own themes be those of all, where there are none yet."""
        from store.shared.shared_themes import text_in
        from store.themes.themes_toml import FILE

        own = paths.config / FILE
        if own.exists() and not text_in(documents):
            documents.put(FILE, {"themes": {"1": {"text": own.read_text(encoding="utf-8")}}})

    def _is_in(self, folder: Path, month: str, digest: str) -> bool:
        order = "SELECT 1 FROM dateline.imports WHERE folder = %s AND month = %s AND digest = %s"
        return bool(self.engine.connections.ask(Fragment(order, (str(folder.absolute()), month, digest))))

    def _note(self, folder: Path, month: str, digest: str) -> None:
        order = (
            "INSERT INTO dateline.imports (folder, month, digest) VALUES (%s, %s, %s)"
            " ON CONFLICT (folder, month) DO UPDATE SET digest = excluded.digest, made = now()"
        )
        with self.engine.connections.one() as connection:
            connection.execute(order, (str(folder.absolute()), month, digest))


def _story_of(row: Mapping[str, Any]) -> Story | None:
    """Return the story of a row; None if it can be none."""
    try:
        story = read_row(row)
    except StoryError:
        return None
    return story if story.id == StoryId(str(row.get("id"))) else None


def _digest(folder: Path, month: str) -> str:
    """Return what stands for the files of a month as they are now."""
    found = blake2b(f"{READ_BY}".encode(), digest_size=16)
    for path in _files(folder, month):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _files(folder: Path, month: str) -> Iterator[Path]:
    yield from sorted(folder.glob(f"{month}*.json"))
