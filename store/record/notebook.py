"""The desk: what a person lays beside the stories as a whole, each under its name, in one small file beside the months."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store.record.lock import WriterLock
from store.record.record import Record

_Look = tuple[int, ...]


class Notebook:
    """Small things of one archive, in `desk.json`: what was said about threads, and jump marks."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._path = record.folder / "desk.json"
        self._kept: tuple[_Look | None, dict[str, Mapping[str, Any]]] = (None, {})

    @property
    def lock(self) -> WriterLock:
        """What is held while the record is written."""
        return self._record.lock

    def look(self) -> _Look:
        """Return what the file looks like from outside, which differs after every change; empty if there is none."""
        try:
            seen = self._path.stat()
        except OSError:
            return ()
        return seen.st_size, seen.st_mtime_ns, seen.st_ino

    def get(self, name: str) -> Mapping[str, Any]:
        """Return what lies under a name, nothing if nothing does; the file is read only if it looks different.

        Raises ArchiveLockedError, RecordError.
        """
        look = self.look()
        if self._kept[0] != look:
            rows = self._record.read(self._path, "desk") if look else []
            self._kept = (look, {str(row.get("id")): _object(row.get("value")) for row in rows})
        return self._kept[1].get(name, {})

    def put(self, name: str, value: Mapping[str, Any]) -> None:
        """Lay something under a name, in the place of what lay there. Raises ArchiveLockedError, RecordError."""
        with self._record.lock.held(), self._record.changing(self._path) as db:
            table = db.table("desk")
            numbers = [row.doc_id for row in table.all() if row.get("id") == name]
            if numbers:
                table.update({"value": dict(value)}, doc_ids=numbers[:1])
            else:
                table.insert({"id": name, "value": dict(value)})


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
