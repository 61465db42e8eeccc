"""What the doctor finds in the small files beside the months: watch lists, feeds, the notebook, steps, the version."""

from __future__ import annotations

from pathlib import Path

import orjson

from store.doctor.finding import Finding, Findings, amiss, told, well
from store.doctor.keeping import written_anew
from store.doctor.reading import look_into
from store.record.feed_rows import understood as feeds_in
from store.record.migration import migrate
from store.record.readout import line_of
from store.record.record import Record
from store.record.steps import FOLDER
from store.record.tables import LeftOut
from store.record.version import FILE, VERSION, version_in
from store.record.watch_rows import understood as watches_in
from store.text.numbers import counted

_FILES = (
    ("watches.json", "watches", "watch list"),
    ("feeds.json", "feeds", "feed"),
    ("desk.json", "desk", "page of the notebook"),
)


def own_findings(record: Record) -> Findings:
    """Yield what is to be said of the small files."""
    yield from _version(record)
    for name, table, what in _FILES:
        path = record.folder / name
        if path.exists() or path.is_symlink():
            yield from _table(record, path, table, what)
    yield from _steps(record.folder / FOLDER)


def _version(record: Record) -> Findings:
    path = record.folder / FILE
    if newer := record.version.newer:
        yield amiss(FILE, newer)
    elif path.exists() and not version_in(path, default=0):
        yield _unknown_version(record)
    elif record.version.is_old and record.stamps().stories:
        remedy = "bring it forward now; files that change are kept as they are"

        def repair() -> str:
            migrate(record)
            sentences, record.notices[:] = list(record.notices), []
            return "; ".join(sentences) or f"{FILE} says version {VERSION} now"

        told_old = f"the record is of an older version; it is read as it is, and the next change brings it to version {VERSION}"
        yield told(FILE, told_old, remedy, repair)
    elif path.exists():
        yield well(FILE, f"version {record.version.number} of the record")


def _unknown_version(record: Record) -> Finding:
    def repair() -> str:
        migrate(record)
        sentences, record.notices[:] = list(record.notices), []
        return "; ".join(sentences) or f"{FILE} says version {VERSION} again"

    return amiss(FILE, "it tells no version of the record", "write it anew, and keep it as it is beside", repair)


def _table(record: Record, path: Path, table: str, what: str) -> Findings:
    looked = look_into(path)
    if looked.unread:
        yield amiss(path.name, f"it can't be read ({looked.unread})")
        return
    rows = looked.tables.get(table, {})
    if looked.damage:
        readable = counted(len(rows), f"{what} of it can be read", f"{what}s of it can be read")

        def repair() -> str:
            with record.lock.held():
                again = look_into(path)
                if not again.damage:
                    return f"{path.name} is whole by now"
                kept = written_anew(path, again.tables)
            return f"{path.name} is written anew; as it was, it is kept as {kept.name}"

        remedy = "write it anew with what can be read, and keep it as it is beside"
        yield amiss(path.name, f"it is damaged ({looked.damage}); {readable}", remedy, repair)
        return
    left_out: LeftOut = []
    if table == "watches":
        watches_in(list(rows.values()), left_out)
    elif table == "feeds":
        feeds_in(list(rows.values()), left_out)
    for row, why in left_out:
        line = line_of(path, row)
        yield amiss(path.name, f"{f'line {line}: ' if line else ''}{why}; mend it in the file")
    if not left_out:
        yield well(
            path.name, counted(len(rows), what, f"{what}s" if what != "page of the notebook" else "pages of the notebook")
        )


def _steps(folder: Path) -> Findings:
    if not folder.is_dir():
        return
    files = sorted(folder.glob("*.json"))
    bad = [path.name for path in files if not _is_readable(path)]
    if bad:
        steps = counted(len(bad), "step", "steps")
        yield told(
            FOLDER, f"{steps} can't be read ({', '.join(bad[:3])}), so {steps} can't be taken back; nothing else depends on it"
        )
    else:
        yield well(FOLDER, f"{counted(len(files), 'file', 'files')} of changes that can be taken back")


def _is_readable(path: Path) -> bool:
    try:
        return isinstance(orjson.loads(path.read_bytes()), dict)
    except (OSError, ValueError):
        return False
