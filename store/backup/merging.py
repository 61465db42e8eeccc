"""Merging a backup into an archive: what is missing is added, marks are joined, and nothing that stands is lost or undone.

Each step can be done again: a merge that is broken off is whole once it was done to its end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.api.errors import BackupError, WatchError
from store.api.views import UNMARKED, MarkedStory
from store.backup.making import record_files
from store.backup.restoring import beside_with
from store.files import write_whole
from store.record.feed_rows import row_of
from store.record.feeds import FeedRows
from store.record.notebook import Notebook
from store.record.record import Record
from store.record.story_rows import is_understood, keep_earlier
from store.record.version import FILE
from store.record.watch_rows import LONGEST_NAME
from store.record.watches import Watches
from store.text.fold import fold

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.changes import Added
    from store.api.progress import Progress

_OWN_FILES = ("watches.json", "feeds.json", "desk.json", FILE)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did."""

    added: Added
    """What became of the backup's stories."""
    stay_out: int
    """Stories of the backup that were taken out here, and stay out."""
    notices: tuple[str, ...] = ()
    """Sentences on watch lists and files that the person should see."""


def merge(archive: Archive, here: Path, there: Path, progress: Progress | None = None) -> Merged:
    """Add to an archive in a folder what a backup, unpacked into another, has beyond it.

    Raises BackupError if a newer Dateline made it, ArchiveLockedError, RecordError.
    """
    ours, theirs = Record(here), Record(there)
    if theirs.version.newer:
        raise BackupError(
            "a newer Dateline made this backup, so nothing of it is added; update Dateline, or restore it --into a folder"
        )
    out = {str(row.get("id")) for month in ours.stamps().months for row in ours.removed_rows(month)}
    stayed: set[str] = set()
    added = archive.add(_stories(theirs, out, stayed), progress)
    with ours.lock.held():
        homes = {str(row.get("id")): month for month in ours.stamps().months for row in ours.rows(month)}
        for month in theirs.stamps().months:
            _add_rest(ours, theirs, month, homes, out)
        _add_orphans(ours, theirs, homes)
        notices = [*_add_watches(Watches(ours), Watches(theirs)), *_add_files(here, theirs)]
        FeedRows(ours).put([row_of(feed) for feed in FeedRows(theirs).all()])
        _add_notes(Notebook(ours), theirs)
    return Merged(added, len(stayed), tuple(notices))


def add_small_files(ours: Record, theirs: Record, names: Collection[str]) -> None:
    """Add what a backup has in some of its small files, by their names, to what stands. Raises ArchiveLockedError, RecordError."""
    if "watches.json" in names:
        list(_add_watches(Watches(ours), Watches(theirs)))
    if "feeds.json" in names:
        FeedRows(ours).put([row_of(feed) for feed in FeedRows(theirs).all()])
    if "desk.json" in names:
        _add_notes(Notebook(ours), theirs)


def _stories(theirs: Record, out: set[str], stayed: set[str]) -> Iterator[MarkedStory]:
    for month in sorted(theirs.stamps().months):
        marks = theirs.marks(month)
        for story in theirs.stories(month):
            if story.id in out:
                stayed.add(story.id)
            else:
                yield MarkedStory(story, marks.get(story.id, UNMARKED), kept=True)


def _add_rest(ours: Record, theirs: Record, month: str, homes: Mapping[str, str], out: set[str]) -> None:
    """Add what a month has beside its stories: removed ones, replaced texts, and rows that can't be understood."""
    earlier: dict[str, list[dict[str, Any]]] = {}
    for text in theirs.rows(month, "earlier"):
        earlier.setdefault(homes.get(str(text.get("id")), month), []).append(dict(text))
    removed = [row for row in theirs.removed_rows(month) if str(row.get("id")) not in homes and str(row.get("id")) not in out]
    strange = [row for row in theirs.rows(month) if not is_understood(row)]
    for home, texts in earlier.items():
        with ours.changing_month(home) as db:
            standing = {str(row.get("id")): row for row in db.table("stories").all()}
            keep_earlier(db, texts, standing)
    if removed or strange:
        with ours.changing_month(month) as db:
            for name, rows in (("removed", removed), ("stories", strange)):
                known = [dict(row) for row in db.table(name).all()]
                db.table(name).insert_multiple([dict(row) for row in rows if dict(row) not in known])


def _add_orphans(ours: Record, theirs: Record, homes: Mapping[str, str]) -> None:
    """Add marks of stories that stand nowhere: they were taken out and may come again."""
    for month in theirs.stamps().marks:
        known = [dict(row) for row in ours.mark_rows(month)]
        marks = {str(row.get("id")): dict(row) for row in theirs.mark_rows(month) if str(row.get("id")) not in homes}
        if fresh := {key: row for key, row in marks.items() if row not in known}:
            ours.add_marks(month, fresh)


def _add_watches(ours: Watches, theirs: Watches) -> Iterator[str]:
    """Add watch lists; one whose name is taken by another search gets a name of its own."""
    for watch in theirs.all():
        standing = {fold(one.name): one for one in ours.all()}
        known = standing.get(fold(watch.name))
        if known is not None and known.line == watch.line:
            continue
        name = watch.name if known is None else f"{watch.name[: LONGEST_NAME - 14].strip()} (from backup)"
        other = standing.get(fold(name))
        try:
            if other is None:
                ours.put(name, watch.line)
            if known is not None:
                yield f"the watch list “{watch.name}” stays as it is; that of the backup is “{name}”"
        except WatchError as error:
            yield str(error)


def _add_notes(ours: Notebook, theirs: Record) -> None:
    """Add what was said of threads, and jump marks; what was said here holds where both speak of the same."""
    for row in theirs.read("desk.json", "desk"):
        name, value = str(row.get("id")), row.get("value")
        if isinstance(value, dict):
            standing = dict(ours.get(name))
            joined = _joined(standing, value)
            if joined != standing:
                ours.put(name, joined)


def _joined(here: Any, there: Any) -> Any:
    if isinstance(here, dict) and isinstance(there, dict):
        return {**there, **{key: _joined(value, there.get(key)) for key, value in here.items()}}
    if isinstance(here, list) and isinstance(there, list):
        return [*here, *(one for one in there if one not in here)]
    return here


def _add_files(here: Path, theirs: Record) -> Iterator[str]:
    """Add files that Dateline knows nothing of, such as a month that was set aside; beside others where their names are taken."""
    stamps = theirs.stamps()
    months = {f"{part}.json" for part in stamps.stories} | {f"{month}.marks.json" for month in stamps.marks}
    for path in record_files(theirs.folder):
        if path.name in months or path.name in _OWN_FILES:
            continue
        content, standing = path.read_bytes(), here / path.name
        if not standing.exists():
            write_whole(standing, content)
        elif standing.read_bytes() != content:
            other = beside_with(standing, content)
            yield f"{path.name} stays as it is; that of the backup stands beside it as {other.name}"
