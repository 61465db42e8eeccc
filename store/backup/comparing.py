"""What an archive and a backup have that the other has not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson

from store.backup.backup import Backup
from store.backup.making import record_files
from store.backup.manifest import ARCHIVE
from store.record.record import Record
from store.record.story_rows import is_understood
from store.record.version import FILE
from store.text.numbers import counted


@dataclass(frozen=True, slots=True)
class Differences:
    """How an archive differs from a backup."""

    here: int
    """Stories of the archive."""
    only_here: int
    """Stories that the backup has not."""
    only_there: int
    """Stories that the archive has not."""
    other: int
    """Stories that both have, in other words or with other marks."""
    files: int
    """Files that differ, or that one of them has alone."""

    @property
    def none(self) -> bool:
        """True if both hold the very same files."""
        return not self.files

    @property
    def told(self) -> str:
        """It in words."""
        parts = [
            f"{number:,} {what}"
            for number, what in (
                (self.only_here, "of them not in the backup"),
                (self.only_there, "only in the backup"),
                (self.other, "in other words or with other marks there"),
            )
            if number
        ]
        stories = counted(self.here)
        return (
            f"{stories}, {', '.join(parts)}" if parts else f"{stories}, the same as the backup, but {self.files} files differ"
        )


def differences(backup: Backup, there: Path, here: Path) -> Differences:
    """Return how the archive in a folder differs from a backup, whose archive was unpacked into another."""
    sizes = {one.file_name: one.size for one in backup.manifest.of(ARCHIVE) if one.file_name != FILE}
    files = {path.name: path for path in record_files(here) if path.name != FILE}
    alike = sizes.keys() & files.keys()
    differing = sum(not _same(files[name], there / name) for name in alike)
    ours, theirs = _digests(here), _digests(there)
    return Differences(
        len(ours),
        len(ours.keys() - theirs.keys()),
        len(theirs.keys() - ours.keys()),
        sum(ours[key] != theirs[key] for key in ours.keys() & theirs.keys()),
        differing + len(sizes.keys() ^ files.keys()),
    )


def _digests(folder: Path) -> dict[str, bytes]:
    """Return all stories of an archive by id, each with a digest of what it says and of its marks; a month at a time is read."""
    record = Record(folder)
    found: dict[str, bytes] = {}
    stamps = record.stamps()
    for month in sorted({*stamps.months, *stamps.marks}):
        for row in record.rows(month):
            if is_understood(row):
                found[str(row["id"])] = _digest(row)
        for row in record.mark_rows(month):
            key = str(row.get("id"))
            if key in found:
                found[key] = _digest(row, found[key])
    return found


def _digest(row: Mapping[str, Any], before: bytes = b"") -> bytes:
    plain = {name: value for name, value in row.items() if value not in (None, "", [], False)}
    return blake2b(before + orjson.dumps(plain, option=orjson.OPT_SORT_KEYS), digest_size=12).digest()


def _same(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    return all(a == b for a, b in zip(_pieces(one), _pieces(other), strict=True))


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(1024 * 1024):
            yield piece
