"""Making a backup: every file of the record as it is at one moment, and the person's settings, in one checked file."""

from __future__ import annotations

import errno
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from store.api.errors import BackupError
from store.backup.manifest import ARCHIVE, CONFIG, CONFIG_FILES, MANIFEST, WORDS, KeptFile, Manifest
from store.files import NEW
from store.outputs import is_passed_through, written_out
from store.record.lock import PATIENCE, WriterLock
from store.record.record import Record

if TYPE_CHECKING:
    from store.api.progress import Progress
    from store.paths import Paths

_PIECE = 1024 * 1024
"""Bytes that are held at once."""


def back_up(
    paths: Paths, file: Path, *, stories: int, force: bool = False, patience: float = PATIENCE, progress: Progress | None = None
) -> Manifest:
    """Write a backup, whole or not at all, while nothing else writes to the archive; return what is in it.

    `stories` is how many there are. What stands there is written over only by `force`. Raises BackupError, ArchiveLockedError.
    """
    if not paths.archive.is_dir():
        raise BackupError(
            f"there is no archive in {paths.archive}, so there is nothing to back up; name another with --archive"
        )
    if file.is_dir():
        raise BackupError(f"{file} is a folder; name a file in it, such as dateline.zip")
    if file.absolute().parent.resolve() == paths.archive.resolve():
        raise BackupError(f"{file} would stand in the archive itself; choose a place outside {paths.archive}")
    if file.exists() and not force and not is_passed_through(file):
        raise BackupError(f"{file} is there already; choose another name, or --force writes over it")
    try:
        with (
            WriterLock(paths.archive, patience).held(),
            written_out(file, ours=True) as out,
            ZipFile(out, "w", ZIP_DEFLATED) as packed,
        ):
            found = list(_files(paths))
            kept = []
            for nth, (name, path) in enumerate(found):
                kept.append(_packed(packed, name, path))
                if progress:
                    progress("Backing up", nth + 1, len(found))
            manifest = Manifest(version("dateline"), datetime.now(UTC).replace(microsecond=0), stories, tuple(kept))
            packed.writestr(MANIFEST, manifest.to_json())
    except OSError as error:
        raise BackupError(_refusal(file, error)) from error
    return manifest


def rows_in(folder: Path) -> int:
    """Return how many stories a record has, by reading it month by month."""
    record = Record(folder)
    return sum(len(record.rows(month)) for month in record.stamps().months)


def record_files(folder: Path) -> list[Path]:
    """Return all files of a folder, by name: those that Dateline wrote and what a person laid beside them, but nothing hidden."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(NEW) and path.name.isprintable()
    )


def _files(paths: Paths) -> Iterator[tuple[str, Path]]:
    for path in record_files(paths.archive):
        yield f"{ARCHIVE}/{path.name}", path
    for name in CONFIG_FILES:
        if (path := paths.config / name).is_file():
            yield f"{CONFIG}/{name}", path
    if (words := paths.config / WORDS).is_dir():
        for path in record_files(words):
            if path.suffix == ".toml":
                yield f"{WORDS}/{path.name}", path


def _packed(packed: ZipFile, name: str, path: Path) -> KeptFile:
    """Pack one file piece by piece."""
    digest, size = sha256(), 0
    when = time.localtime(max(path.stat().st_mtime, 315_619_200))[:6]  # the form knows no time before 1980
    info = ZipInfo(name, when)
    info.compress_type = ZIP_DEFLATED
    with path.open("rb") as file, packed.open(info, "w", force_zip64=True) as entry:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            entry.write(piece)
    return KeptFile(name, size, digest.hexdigest())


def _refusal(file: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
        return f"{file} could not be written, as there is no room; make room and try again, nothing was changed"
    return f"{error.filename or file} can't be used ({error.strerror or error}); mend that and try again, nothing was changed"
