"""Restoring a backup: into a place where nothing stands, or in the place of an archive that is set aside first."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store.api.errors import BackupError
from store.backup.backup import Backup
from store.backup.manifest import ARCHIVE, CONFIG, WORDS
from store.files import beside, exchanged, names_beside, sync_folder, write_whole
from store.private import FOLDER, make_folder
from store.record.lock import PATIENCE, WriterLock
from store.record.version import FILE

if TYPE_CHECKING:
    from store.api.progress import Progress
    from store.paths import Paths

_NOTHING = (".lock", FILE)
"""Files that an archive has before anything is kept in it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    archive: Path
    """Where the archive stands."""
    set_aside: Path | None = None
    """Where the archive stands that was there before; None if there was none."""
    notices: tuple[str, ...] = ()
    """Sentences on settings and other files that the person should see."""


def is_free(folder: Path) -> bool:
    """Return whether an archive can be put in a place: nothing stands there, or a folder with nothing in it but a lock and a version."""
    if not folder.exists():
        return True
    return folder.is_dir() and all(path.name in _NOTHING for path in folder.iterdir())


def restore_into(backup: Backup, folder: Path, progress: Progress | None = None) -> Restored:
    """Put a backup's archive into a folder that is empty or not there yet; settings stay in the backup. Raises BackupError."""
    if not is_free(folder):
        raise BackupError(f"{folder} is not empty; choose another folder for --into, nothing was changed")
    left = [one.file_name for one in (*backup.manifest.of(CONFIG), *backup.manifest.of(WORDS))]
    with _told(folder), _unpacked(backup, folder, progress) as new:
        _put(new, folder)
    notices = [f"{' and '.join(left)} of the backup stayed in it, as they hold for all archives"] if left else []
    return Restored(folder, notices=tuple(notices))


def restore(backup: Backup, paths: Paths, *, patience: float = PATIENCE, progress: Progress | None = None) -> Restored:
    """Put a backup's archive where archives live, and settings where there are none; an archive that stands there is set aside.

    The archive comes last and whole: after a kill it is the one of before, or that of the backup; where a system can't exchange two
    folders at one moment, it is, for a blink, set aside.
    Raises BackupError, ArchiveLockedError.
    """
    folder = paths.archive
    with _told(folder), _unpacked(backup, folder, progress) as new:
        notices = put_settings(backup, paths.config)
        if is_free(folder):
            _put(new, folder)
            return Restored(folder, notices=notices)
        with WriterLock(folder, patience).held():
            names = names_beside(folder, f"before-{datetime.now(UTC):%Y-%m-%d}")
            aside = next(name for name in names if not name.exists())
            new.rename(aside)
            if not exchanged(aside, folder):
                aside.rename(new)
                folder.rename(aside)
                try:
                    new.rename(folder)
                except OSError:
                    aside.rename(folder)
                    raise
            sync_folder(folder.parent)
        return Restored(folder, aside, notices)


def put_settings(backup: Backup, config: Path) -> tuple[str, ...]:
    """Put settings and themes where there are none, else beside those that stand and differ; tell what was done. Raises OSError."""
    notices = []
    for one in (*backup.manifest.of(CONFIG), *backup.manifest.of(WORDS)):
        folder = config / WORDS if one.folder == WORDS else config
        content, standing = b"".join(backup.pieces(one)), folder / one.file_name
        make_folder(folder)
        if not standing.exists():
            write_whole(standing, content)
            notices.append(f"{standing} came from the backup")
        elif standing.read_bytes() != content:
            other = beside_with(standing, content)
            notices.append(f"{standing} stays as it is; that of the backup differs and stands beside it as {other.name}")
    return tuple(notices)


@contextmanager
def unpacked_beside(backup: Backup, folder: Path, progress: Progress | None = None) -> Iterator[Path]:
    """Yield a folder that holds a backup's archive for a while. Raises BackupError."""
    with _told(folder), _unpacked(backup, folder, progress) as new:
        yield new


@contextmanager
def _unpacked(backup: Backup, folder: Path, progress: Progress | None) -> Iterator[Path]:
    """Unpack a backup's archive beside where it is to stand; what is left of it at the end is cleared away."""
    make_folder(folder.parent)
    new = beside(folder)
    new.mkdir(FOLDER)
    try:
        backup.unpack(backup.manifest.of(ARCHIVE), new, progress)
        sync_folder(new)
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _put(new: Path, folder: Path) -> None:
    """Put an unpacked archive in a place that is free."""
    if folder.exists():
        for name in _NOTHING:
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()
    new.rename(folder)
    sync_folder(folder.parent)


def beside_with(standing: Path, content: bytes) -> Path:
    """Put content beside a file under a name of its own, or find it there from a restore before. Raises OSError."""
    names = names_beside(standing, "from-backup")
    other = next(name for name in names if not name.exists() or name.read_bytes() == content)
    if not other.exists():
        write_whole(other, content)
    return other


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename or folder
        raise BackupError(f"{where} can't be written ({error.strerror or error}); mend that and try again") from error
