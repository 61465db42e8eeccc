"""A backup that is opened: nothing of it is believed before it is checked, and no file of it lands anywhere but in one folder."""

from __future__ import annotations

import errno
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING, BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, is_zipfile

from store.api.errors import BackupError
from store.backup.manifest import LONGEST, MANIFEST, KeptFile, Manifest
from store.private import open_new

if TYPE_CHECKING:
    from store.api.progress import Progress

_PIECE = 1024 * 1024
_MOST_FILES = 200_000
_HONEST, _MOST_TIMES = 64 * 1024 * 1024, 200
"""Bytes that any backup may unpack to, and how many times its own size beyond that: records are text, which packs some ten times."""
_DAMAGES = (
    BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError, LookupError,
    struct.error,
)  # fmt: skip
"""What reading a damaged or hostile file may end in."""


def looks_like_a_backup(name: str) -> bool:
    """Return whether what is typed means a file rather than a story: it ends in `.zip`, or is a zip file."""
    return name.lower().endswith(".zip") or (Path(name).is_file() and is_zipfile(name))


@dataclass(frozen=True, slots=True)
class Backup:
    """An opened backup."""

    path: Path
    """Its file."""
    manifest: Manifest
    """What it says of itself; all names in it are plain names in its two folders."""
    packed: ZipFile
    """The file as a zip."""

    def check(self, progress: Progress | None = None) -> None:
        """Read everything once and compare sizes and hashes. Raises BackupError naming what is damaged."""
        for nth, one in enumerate(self.manifest.files):
            for _ in self.pieces(one):
                pass
            if progress:
                progress("Checking", nth + 1, len(self.manifest.files))

    def pieces(self, one: KeptFile) -> Iterator[bytes]:
        """Yield a file's bytes piece by piece. Raises BackupError at the end of them if they are not the ones that were kept."""
        digest, size = sha256(), 0
        with _reading(self.path), self.packed.open(one.name) as entry:
            while size <= one.size and (piece := entry.read(_PIECE)):
                digest.update(piece)
                size += len(piece)
                yield piece
        if size != one.size or digest.hexdigest() != one.sha256:
            raise BackupError(f"{self.path} is damaged: {one.name} is not what was kept; nothing is restored from it")

    def unpack(self, files: list[KeptFile], folder: Path, progress: Progress | None = None) -> None:
        """Write some of its files into a folder, under their own names. Raises BackupError, OSError."""
        size = sum(one.size for one in files)
        if disk_usage(folder).free < size:
            raise BackupError(f"there is no room for {size:,} bytes in {folder.parent}; make room and try again")
        for nth, one in enumerate(files):
            with open_new(folder / one.file_name) as out:
                for piece in self.pieces(one):
                    out.write(piece)
                _sync(out)
            if progress:
                progress("Restoring", nth + 1, len(files))


@contextmanager
def opened_backup(path: Path) -> Iterator[Backup]:
    """Open a backup and read its manifest. Raises BackupError for anything that is no backup of Dateline, or lies of itself."""
    if not path.is_file():
        raise BackupError(f"there is no file {path}; give the name of a backup, such as dateline.zip")
    try:
        with _reading(path):
            packed = ZipFile(path)
    except OSError as error:
        raise BackupError(f"{path} can't be read ({error.strerror or error}); check the name and who may read it") from error
    with packed:
        with _reading(path):
            manifest = _manifest(path, packed)
        yield Backup(path, manifest, packed)


def _manifest(path: Path, packed: ZipFile) -> Manifest:
    sizes = {info.filename: info.file_size for info in packed.infolist()}
    if MANIFEST not in sizes or sizes[MANIFEST] > LONGEST:
        raise BackupError(f"{path} is no backup of Dateline: it has no manifest; stories in it can be added with dateline add")
    try:
        manifest = Manifest.from_json(packed.read(MANIFEST))
    except BackupError as error:
        raise BackupError(f"{path}: {error}") from error
    told = {one.name: one.size for one in manifest.files}
    if len(sizes) > _MOST_FILES or len(packed.infolist()) > len(sizes) or {**told, MANIFEST: sizes[MANIFEST]} != sizes:
        raise BackupError(f"{path}: what it holds is not what its manifest says; nothing is restored from it")
    if manifest.size > _HONEST + _MOST_TIMES * path.stat().st_size:
        raise BackupError(f"{path} would unpack to {manifest.size:,} bytes, which no backup does; nothing is restored from it")
    return manifest


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Let whatever a damaged file leads to end in one sentence."""
    try:
        yield
    except BackupError:
        raise
    except (*_DAMAGES, OSError) as error:
        if isinstance(error, OSError) and error.errno != errno.EINVAL:  # to jump before a file's beginning is a damage as well
            raise
        raise BackupError(
            f"{path} is damaged or no backup of Dateline ({_reason(error)}); nothing is restored from it"
        ) from error


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__


def _sync(out: BinaryIO) -> None:
    out.flush()
    os.fsync(out.fileno())
