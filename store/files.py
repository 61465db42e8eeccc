"""Files that are written whole or not at all, and files that are followed because other programs may change them."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import orjson

NEW = ".new"
"""Ending of a file that is being written; one that is found later was left by a crash and means nothing."""
_T = TypeVar("_T")
Stamp = tuple[int, int]
"""A file's size in bytes and its time of change in nanoseconds: what is noted on disk of a file that was read."""


@contextmanager
def replacing(path: Path, content: bytes, *, durable: bool = True) -> Iterator[Path]:
    """Write a file's new content beside it, and put it in the file's place at the end, unless an error ends the work within.

    Durable, it lasts through a power cut. Whatever happens, the file is whole: as it was or as it is to be. Raises OSError.
    """
    new = beside(path)
    try:
        with new.open("xb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        keep_mode(path, new)
        yield new
        new.replace(path)
        if durable:
            sync_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            new.unlink()


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file to be written bit by bit, which takes its place at the end, durably, unless an error ends the work within.

    Whatever happens, the file is whole: as it was or as it is to be. Raises OSError.
    """
    new = beside(path)
    try:
        with new.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        keep_mode(path, new)
        new.replace(path)
        sync_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            new.unlink()


def keep_mode(path: Path, new: Path) -> None:
    """Let those read and write a new file who may read and write the one that stands; nothing where there is none, or it can't be done."""
    with contextlib.suppress(OSError):
        new.chmod(path.stat().st_mode & 0o777)


def beside(path: Path) -> Path:
    """Return a name that is free beside a file or folder, for what is to take its place."""
    return path.parent / f"{path.name[:200]}.{os.urandom(4).hex()}{NEW}"


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
