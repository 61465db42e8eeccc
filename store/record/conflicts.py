"""Copies that programs which sync files leave beside a file changed on two machines: what they hold is joined to it, and they are kept.

`2025-06 (conflict).json`, `2025-06.sync-conflict-20250602-101112-ABCDEFG.json`, `2025-06 2.json`, `2025-06.mine` and whatever else begins
as a file of the record does: what it is, is told by the tables in it. What an editor leaves (`2025-06.json~`, `.orig`, `.bak`) is an older
state: joined, it would bring back what was taken out since, so it is told and left.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from store.api.errors import DatelineError
from store.files import NEW, names_beside
from store.record.notebook import Notebook
from store.record.readout import Readout, read_out, stands, with_both
from store.record.record import Record
from store.record.repair import repair
from store.record.story_rows import is_rewritten, keep_earlier
from store.record.tables import Aside, LeftOut, Row
from store.record.version import DAMAGED
from store.text.clean import clean_line
from store.text.numbers import counted

MERGED = "merged"
"""Ending of a copy whose rows were taken in."""
_OURS = re.compile(r"\d{4}-\d\d(\.\d{1,9}|\.marks)?\.json|(watches|feeds|desk|record)\.json")
_COPY = re.compile(
    r"[~#]?(?:\d{4}-(?:0[1-9]|1[0-2])|watches|feeds|desk)(?![0-9A-Za-z])"
    r".*(?:\.json.*|[~#]|\.(?:orig|bak|old|conflict|mine|theirs|ours|r\d+))",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_SIDE = re.compile(r"[0-9a-z].*\.(?:json|conflict|mine|theirs|ours)", re.DOTALL)
"""Copies that hold what another machine or person wrote; all others may be older states of the file."""
_KEPT = re.compile(rf".*\.({DAMAGED}|{MERGED}|rescued)(-\d+)?")
_TABLES = frozenset(("stories", "removed", "earlier", "marks", "watches", "feeds", "desk"))


def copies_in(folder: Path) -> list[str]:
    """Return the names of files that may be copies of the record's; none if the folder can't be read."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return []
    return [
        name
        for name in names
        if _COPY.fullmatch(name) and not (_OURS.fullmatch(name) or _KEPT.fullmatch(name) or name.endswith(NEW))
    ]


def join_copies(record: Record) -> bool:
    """Join what copies hold to the files that they are copies of, and tell it; returns whether there was any that could be."""
    done = False
    for name in copies_in(record.folder):
        if not _OTHER_SIDE.fullmatch(name):
            told = f"{name} looks like an older or passing state of a file of the archive, and is not read"
            record.note_aside(name, Aside((clean_line(f"{told}; take what you miss from it, then move it elsewhere"),)))
            continue
        try:
            found = read_out(record.folder / name)
            if (
                found.is_whole
                and not found.told
                and found.tables
                and not any(found.tables.values())
                and not record.version.newer
            ):
                _put_by(record, name)
                done = True
                continue
            if record.version.newer or not any(found.tables.get(table) for table in _TABLES):
                told = f"{name} looks like a copy of a file of the archive and can't be understood; it is left as it is, move it elsewhere"
                record.note_aside(name, Aside((clean_line(told),)))
                continue
            _join(record, name, found)
            done = True
        except (OSError, DatelineError) as error:
            told = f"{name} is a copy of a file of the archive, and could not be joined to it ({getattr(error, 'strerror', '') or error})"
            record.note_aside(name, Aside((clean_line(told),)))
    return done


def _put_by(record: Record, name: str) -> None:
    """Keep a copy that holds no row under a name that is not looked at any more. Raises OSError, ArchiveLockedError."""
    path = record.folder / name
    with record.lock.held():
        aside = next(one for one in names_beside(path, MERGED) if not stands(one))
        path.rename(aside)
    record.notices.append(clean_line(f"{name}, a copy of a file of the archive, holds nothing; it is kept as {aside.name}"))


def _join(record: Record, name: str, found: Readout) -> None:
    """Join one copy, and keep it under a name that is not looked at any more. Raises OSError, ArchiveLockedError, RecordError."""
    month = name[:7]
    tables = {table: [dict(row) for row in rows.values()] for table, rows in found.tables.items()}
    with record.lock.held(), record.steps.unnoted():
        taken: list[str] = []
        left_out: LeftOut = []
        if any(tables.get(table) for table in ("stories", "removed", "earlier")):
            taken.append(_join_stories(record, month, tables))
        if rows := tables.get("marks"):
            record.add_marks(month, {str(row.get("id")): row for row in rows})
            taken.append(counted(len(rows), "story's marks", "stories' marks"))
        if rows := tables.get("watches"):
            taken.append(_join_watches(record, rows, left_out))
        if rows := tables.get("feeds"):
            taken.append(_join_feeds(record, rows, left_out))
        if rows := tables.get("desk"):
            taken.append(_join_notes(record, rows))
        path = record.folder / name
        aside = next(
            one for one in names_beside(path, MERGED if found.is_whole and not left_out else DAMAGED) if not stands(one)
        )
        path.rename(aside)
    what = ", ".join(filter(None, taken)) or "nothing new"
    told = f"{name}, a copy left by a program that syncs files, was joined to the archive ({what})"
    if left_out:
        told += f", but {counted(len(left_out), 'row', 'rows')} of it can't be used"
    record.notices.append(clean_line(f"{told}; it is kept as {aside.name}"))


def _join_stories(record: Record, month: str, tables: Mapping[str, list[Row]]) -> str:
    """Join stories, removed ones and replaced texts to a month; one that has other words keeps both."""
    with record.changing_month(month) as db:
        here = [dict(row) for row in db.table("stories").all()]
        standing = {str(row.get("id")): row for row in here}
        removed = {str(row.get("id")): dict(row) for row in db.table("removed").all()}
        fresh = []
        for row in tables.get("stories", ()):
            one = str(row.get("id"))
            gone = removed.get(one)
            is_gone = one not in standing and gone is not None and not is_rewritten(gone, row)
            if row not in here and not is_gone:
                fresh.append(row)
        known = {*standing, *removed, *(str(row.get("id")) for row in fresh)}
        out = [row for row in tables.get("removed", ()) if str(row.get("id")) not in known]
        db.table("stories").insert_multiple(fresh)
        db.table("removed").insert_multiple(out)
        keep_earlier(db, tables.get("earlier", ()), standing)
    told = len(record.notices)
    repair(record, [month])
    del record.notices[told:]
    new = sum(str(row.get("id")) not in standing for row in fresh)
    other = len(fresh) - new
    return ", ".join(
        filter(None, [counted(new, "story", "stories"), counted(other, "other text", "other texts") if other else ""])
    )


def _join_watches(record: Record, rows: list[Row], left_out: LeftOut) -> str:
    from store.record.watch_rows import LONGEST_NAME, understood
    from store.record.watches import Watches

    watches, new = Watches(record), 0
    for watch, _ in understood(rows, left_out):
        lines = {one.name: one.line for one in watches.all()}
        if lines.get(watch.name) == watch.line:
            continue
        name = watch.name if watch.name not in lines else f"{watch.name[: LONGEST_NAME - 7].strip()} (copy)"
        watches.put(name, watch.line)
        new += 1
    return counted(new, "watch list", "watch lists")


def _join_feeds(record: Record, rows: list[Row], left_out: LeftOut) -> str:
    from store.record.feed_rows import row_of, understood
    from store.record.feeds import FeedRows

    put = FeedRows(record).put([row_of(feed) for feed, _ in understood(rows, left_out)])
    return counted(sum(new for _, new in put), "feed", "feeds")


def _join_notes(record: Record, rows: list[Row]) -> str:
    """Join what was said of stories as a whole; what was said here holds where both speak of the same."""
    notebook, number = Notebook(record), 0
    for row in rows:
        value: Any = row.get("value")
        if isinstance(value, dict):
            standing = dict(notebook.get(str(row.get("id"))))
            both = with_both(standing, value)
            if both != standing:
                notebook.put(str(row.get("id")), both)
                number += 1
    return counted(number, "thing said", "things said")
