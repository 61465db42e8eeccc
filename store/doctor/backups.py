"""What a backup has that is missing in the archive, or damaged there, and how it comes back; nothing that stands is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from store.api.errors import BackupError, DatelineError
from store.backup.backup import opened_backup
from store.backup.merging import add_small_files
from store.backup.restoring import unpacked_beside
from store.doctor.census import Census
from store.doctor.finding import Findings, amiss, well
from store.doctor.joining import Found, join, missing
from store.doctor.reading import look_into
from store.record.record import Record
from store.record.storage import FileTables

_SMALL = ("watches.json", "feeds.json", "desk.json")


def backup_findings(record: Record, census: Census, file: Path) -> Findings:
    """Yield what is to be said of a backup."""
    try:
        with _unpacked(record, file) as there:
            found = {month: rows for month in _months(there) if (rows := missing(record, census, _tables(there, month), month))}
            small = [name for name in _SMALL if (there.folder / name).exists() and _is_lost(record.folder, name)]
    except DatelineError as error:
        yield amiss(file.name, str(error))
        return
    if not found and not small:
        yield well(file.name, "the backup has nothing that is missing in the archive")
        return
    told = [f"{rows.told} of {month}" for month, rows in found.items()]
    more = f" and of {len(told) - 3:,} more months" if len(told) > 3 else ""
    sentence = f"the backup has what is missing in the archive: {'; '.join([*told[:3], *small])}{more}"
    yield amiss(file.name, sentence, "add that to the archive, and nothing else of the backup", _joined(record, census, file))


def _joined(record: Record, census: Census, file: Path) -> Callable[[], str]:
    def repair() -> str:
        with _unpacked(record, file) as there, record.lock.held():
            told = []
            for month in _months(there):
                rows: Found = missing(record, census, _tables(there, month), month)
                if rows:
                    join(record, census, rows, month)
                    told.append(f"{rows.told} of {month}")
            small = [name for name in _SMALL if (there.folder / name).exists() and _is_lost(record.folder, name)]
            add_small_files(record, there, small)
        return (
            f"{'; '.join([*told, *small])} brought back from {file.name}" if told or small else "nothing was missing any more"
        )

    return repair


@contextmanager
def _unpacked(record: Record, file: Path) -> Iterator[Record]:
    """Yield the record of a backup, checked. Raises BackupError."""
    with opened_backup(file) as opened:
        opened.check()
        with unpacked_beside(opened, record.folder) as folder:
            there = Record(folder)
            if there.version.newer:
                raise BackupError("a newer Dateline made this backup; update Dateline to use it")
            yield there


def _months(there: Record) -> list[str]:
    stamps = there.stamps()
    return sorted({*stamps.months, *stamps.marks})


def _tables(there: Record, month: str) -> FileTables:
    """Return all that a backup has of a month, in one."""
    tables: FileTables = {"marks": {str(nth): dict(row) for nth, row in enumerate(there.mark_rows(month))}}
    for name in ("stories", "removed", "earlier"):
        tables[name] = {str(nth): dict(row) for nth, row in enumerate(there.rows(month, name))}
    return tables


def _is_lost(folder: Path, name: str) -> bool:
    """Return whether a small file is missing, can't be read whole, or could not be once."""
    path = folder / name
    looked = look_into(path)
    return not path.exists() or bool(looked.damage) or any(folder.glob(f"{name}.damaged*"))
