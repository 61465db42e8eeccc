"""What goes in and out beside stories and marks: watch lists, feeds, what was said of threads, themes, and what can be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from store.api.story import StoryId
from store.api.views import Marks
from store.files import write_whole
from store.paths import Paths
from store.postgres.record import SharedRecord
from store.private import make_folder
from store.record.marks import marks_of
from store.record.record import Record
from store.record.steps import MOST, Kept, Part
from store.record.storage import write_tables
from store.shared.shared_themes import files_in, put_files, theme_files

_SMALL = ("watches", "feeds", "desk")
_JUMPS = "jumps"
_KNOWN = {"id", *asdict(Marks())}


@dataclass(frozen=True, slots=True)
class OwnThings:
    """Brings them into a shared archive, and writes them to a folder again."""

    record: SharedRecord

    def bring(self, folder: Path, theirs: Record, paths: Paths, digests: Mapping[str, str]) -> None:
        """Bring them in, where there are none yet; `digests` stand for the files of each month, once its stories are in."""
        self._small(theirs)
        self._themes(paths)
        for month, digest in digests.items():
            self._said(folder, theirs, month, digest)
        if not self.record.steps.all_kept():
            steps = [*theirs.steps.recent(MOST)]
            self.record.steps.bring([_parts_as(one, "desk", "own", only_jumps=True) for one in reversed(steps)])

    def take_away(self, folder: Path) -> None:
        """Write them to the folder of an archive."""
        for name in _SMALL:
            tables = dict(self.record.documents.tables(f"{name}.json"))
            if name == "desk":
                own = self.record.documents.tables("own.json").get("own", {})
                all_rows = [*tables.get("desk", {}).values(), *own.values()]
                tables = {"desk": {str(at): row for at, row in enumerate(all_rows, 1)}} if all_rows else {}
            if tables:
                write_tables(folder / f"{name}.json", tables)
        for name, text in files_in(self.record.documents).items():
            make_folder((folder / name).parent)
            write_whole(folder / name, text.encode())
        ours = Record(folder)
        for step in self.record.steps.all_kept():
            ours.steps.keep(_parts_as(step, "own", "desk"))

    def _small(self, theirs: Record) -> None:
        """Bring in small tables."""
        documents = self.record.documents
        for name in _SMALL:
            rows = {str(nth): dict(row) for nth, row in enumerate(theirs.read(f"{name}.json", name), 1)}
            if not rows or documents.tables(f"{name}.json"):
                continue
            own = {nth: row for nth, row in rows.items() if name == "desk" and row.get("id") == _JUMPS}
            for nth in own:
                del rows[nth]
            documents.put(f"{name}.json", {name: rows})
            if own:
                documents.put("own.json", {"own": own})

    def _themes(self, paths: Paths) -> None:
        """Have the themes that lie beside the archive, or the person's own, be those of all, where there are none yet."""
        own = theme_files(paths.archive) or theme_files(paths.config)
        if own and not files_in(self.record.documents):
            put_files(self.record.documents, own)

    def _said(self, folder: Path, theirs: Record, month: str, digest: str) -> None:
        """Bring in what rows of a month's marks say beside the marks: for whom these are, and what Dateline doesn't know."""
        key = (str(folder.absolute()), f"{month} said")
        known = "SELECT 1 FROM dateline.imports WHERE folder = %s AND month = %s AND digest = %s"
        with self.record.kept_marks.together() as connection:
            if connection.execute(known, (*key, digest)).fetchone():
                return
            rows = {StoryId(str(row.get("id"))): row for row in theirs.mark_rows(month)}
            self.record.kept_marks.keep_rest({one: rest for one, row in rows.items() if (rest := _rest(row))})
            self._for_all({one: marks for one, row in rows.items() if (marks := marks_of(row)) and _is_told(marks)})
            connection.execute(
                "INSERT INTO dateline.imports (folder, month, digest) VALUES (%s, %s, %s)"
                " ON CONFLICT (folder, month) DO UPDATE SET digest = excluded.digest, made = excluded.made",
                (*key, digest),
            )

    def _for_all(self, theirs: Mapping[StoryId, Marks]) -> None:
        """Let notes and tags be for all that were, where they are the person's here too."""
        have = self.record.kept_marks.of(list(theirs))
        changes: dict[StoryId, dict[str, Any]] = {}
        for one, marks in theirs.items():
            now = have.get(one)
            if now is not None:
                told = {"note_for_all": True} if marks.note_for_all and now.note == marks.note else {}
                changes[one] = {**told, "tags_for_all": (*now.tags_for_all, *marks.tags_for_all)}
        if changes:
            self.record.kept_marks.change(changes)


def _is_told(marks: Marks) -> bool:
    return marks.note_for_all or bool(marks.tags_for_all)


def _rest(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row of marks says that marks don't: other names, and values that no mark can have."""
    read = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(marks_of(row)).items()}
    return {name: value for name, value in row.items() if name not in _KNOWN or (name != "id" and read[name] != value)}


def _parts_as(step: Kept, stood: str, stands: str, *, only_jumps: bool = False) -> Kept:
    """Return a step whose parts speak of a small table by the name it has where the step goes."""

    def part(one: Part) -> Part:
        if one.get("kind") != "table" or one.get("of") != stood:
            return one
        rows = one.get("rows")
        inner = rows.get("in") if isinstance(rows, dict) else None
        if only_jumps and not (isinstance(inner, dict) and set(inner) == {_JUMPS}):
            return one
        return {**one, "of": stands}

    parts: Sequence[Part] = [part(one) for one in step.parts]
    return Kept(step.number, step.told, step.at, step.story, tuple(parts))
