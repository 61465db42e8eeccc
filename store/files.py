"""Files that are written whole or not at all, and files that are followed because other programs may change them."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import orjson

from store.private import keep_access, open_new

NEW = ".new"
"""Ending of a file that is being written; one that is found later was left by a crash and means nothing."""
_LEFT = 3600.0
"""Seconds after which a file that was being written is taken to be left by a crash, where no lock says so."""
_T = TypeVar("_T")
Stamp = tuple[int, int]
"""A file's size in bytes and its time of change in nanoseconds: what is noted on disk of a file that was read."""


@contextmanager
def replacing(path: Path, content: bytes, *, durable: bool = True) -> Iterator[Path]:
    """Write a file's new content beside it, and put it in the file's place at the end, unless an error ends the work within.

    Durable, it lasts through a power cut. Whatever happens, the file is whole: as it was or as it is to be. What a link leads to is
    replaced, not the link. Raises OSError, also for a device or a pipe, which can't be whole.
    """
    with _taking_place(path, durable=durable) as (new, out):
        out.write(content)
        _end(out, durable=durable)
        yield new


@contextmanager
def written_whole(path: Path, *, ours: bool = True) -> Iterator[BinaryIO]:
    """Open a file to be written bit by bit, which takes its place at the end, durably, unless an error ends the work within.

    Whatever happens, the file is whole: as it was or as it is to be. What a link leads to is replaced, not the link. One that is
    not `ours` but made for others has the rights that files usually have. Raises OSError, also for a device or a pipe.
    """
    with _taking_place(path, ours=ours) as (_, out):
        yield out
        _end(out)


@contextmanager
def _taking_place(path: Path, *, durable: bool = True, ours: bool = True) -> Iterator[tuple[Path, BinaryIO]]:
    """Open a new file beside one, to be written and ended within, and then put it in its place with the same rights."""
    standing = target_of(path)
    new = beside(standing)
    is_private = ours or standing.exists()
    try:
        with open_new(new) if is_private else new.open("xb") as out:
            yield new, out
        if is_private:
            keep_access(standing, new)
        new.replace(standing)
        if durable:
            sync_folder(standing.parent)
    finally:
        with contextlib.suppress(OSError):
            new.unlink()


def _end(out: BinaryIO, *, durable: bool = True) -> None:
    """Write what is still held, and close: a disk may tell only then that it is full."""
    out.flush()
    if durable:
        os.fsync(out.fileno())
    out.close()


def target_of(path: Path) -> Path:
    """Return the file that is written for a path: what a link leads to, perhaps over others, also where nothing stands yet.

    Raises OSError for links in a ring, and for what is no file.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return path
    if stat.S_ISLNK(mode):
        path = Path(os.path.realpath(path))
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return path
    if stat.S_ISLNK(mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a device or a pipe, no file", str(path))
    return path


def beside(path: Path) -> Path:
    """Return a name that is free beside a file or folder, for what is to take its place."""
    return path.parent / f"{_cut(path)}.{os.urandom(4).hex()}{NEW}"


def _cut(path: Path) -> str:
    """Return a file's name with room behind it for an ending."""
    return os.fsdecode(os.fsencode(path.name)[:200])


def sweep(path: Path) -> None:
    """Clear away what kills left half written beside a file or folder long ago, by whichever program."""
    left = re.compile(re.escape(_cut(path)) + r"\.[0-9a-f]{8}" + re.escape(NEW))
    with contextlib.suppress(OSError), os.scandir(path.parent) as entries:
        for entry in entries:
            if left.fullmatch(entry.name) and abs(time.time() - entry.stat(follow_symlinks=False).st_mtime) > _LEFT:
                with contextlib.suppress(OSError):
                    shutil.rmtree(entry.path) if entry.is_dir(follow_symlinks=False) else Path(entry.path).unlink()


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file whole or not at all. Raises OSError; the file is then as it was."""
    with replacing(path, content, durable=durable):
        pass


def keep(path: Path, plain: Any) -> None:
    """Keep something that can be made again in a file of JSON; where that can't be written, it is made again."""
    with contextlib.suppress(OSError):
        write_whole(path, orjson.dumps(plain, option=orjson.OPT_NON_STR_KEYS), durable=False)


def kept(path: Path, read: Callable[[Any], _T]) -> _T | None:
    """Return what `read` makes of what was kept in a file; None if there is nothing, or something else."""
    try:
        return read(orjson.loads(path.read_bytes()))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def stamp_of(file: Path | os.DirEntry[str]) -> Stamp:
    """Return a file's stamp; zeros if there is none."""
    try:
        seen = file.stat()
    except OSError:
        return 0, 0
    return seen.st_size, seen.st_mtime_ns


def look_of(file: Path | os.DirEntry[str]) -> tuple[int, ...]:
    """Return what a file looks like from outside, which differs after every change; nothing if there is none."""
    try:
        seen = file.stat()
    except OSError:
        return ()
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


class Followed:
    """Tells whether a file was changed since it was last looked at.

    More is looked at than for a stamp, so that no change passes that keeps the size and comes within a tick of the clock.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        """The file."""
        self._seen = self.look()

    def look(self) -> tuple[int, ...]:
        """Return what the file looks like from outside, which differs after every change; nothing if there is none."""
        return look_of(self.path)

    def changed(self) -> bool:
        """Return whether the file looks different from when this was last asked, or noted."""
        before, self._seen = self._seen, self.look()
        return self._seen != before

    def note(self) -> None:
        """Note the file as it is now: what was changed until now is known."""
        self._seen = self.look()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Note our own change of the file, unless another program changed it before: then there is something to be seen."""
        ours = self.look() == self._seen
        yield
        if ours:
            self.note()


def names_beside(path: Path, ending: str) -> Iterator[Path]:
    """Yield names beside a file or folder: its own with an ending, then with a number behind that, without end."""
    for nth in count(1):
        yield path.with_name(f"{path.name}.{ending}{f'-{nth}' if nth > 1 else ''}")


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut; not every system can open a folder for that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
