"""Files that are written whole or not at all, and files that are followed because other programs may change them."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeVar
from zlib import crc32

import orjson

from store.private import keep_access, make_folder, open_new

NEW = ".new"
"""Ending of a file that is being written; one that is found later was left by a crash and means nothing."""
_LEFT = 3600.0
"""Seconds after which a file that was being written is taken to be left by a crash, where no lock says so."""
_SUM = 8
"""Letters of the sum behind what was kept."""
_T = TypeVar("_T")
_TICK, _LONG_TICK = 50_000_000, 2_500_000_000
"""Nanoseconds within which two changes may get the same time: by clocks that tick often, and by those that know seconds alone."""
_PIECE = 1_000_000
Look = tuple[int, ...]
"""What a file looks like from outside: its size, its times of change and of change in its folder, its number; nothing for no file."""
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


def open_plain(path: Path) -> BinaryIO:
    """Open a plain file to read it; raises OSError also for anything else of that name, on which a program could wait for ever."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "it is no plain file", str(path))
    return os.fdopen(handle, "rb")


def read_plain(path: Path) -> bytes:
    """Return the content of a plain file. Raises OSError."""
    with open_plain(path) as file:
        return file.read()


def keep(path: Path, plain: Any) -> None:
    """Keep something that can be made again in a file of JSON, with a sum of it behind; where that can't be written, it is made again."""
    with contextlib.suppress(OSError):
        write_whole(path, summed(orjson.dumps(plain, option=orjson.OPT_NON_STR_KEYS)), durable=False)


def kept(path: Path, read: Callable[[Any], _T], *, also_unsummed: bool = False) -> _T | None:
    """Return what `read` makes of what was kept in a file; None if there is nothing, or something that was not kept so.

    Earlier versions kept no sums; what they wrote is taken where it is `also_unsummed`.
    """
    try:
        return read(orjson.loads(_unsummed(read_plain(path), also_unsummed=also_unsummed)))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        return None


def summed(content: bytes) -> bytes:
    """Return a text with a sum of it on a line behind."""
    return b"%b\n%08x" % (content, crc32(content))


def _unsummed(kept: bytes, *, also_unsummed: bool) -> bytes:
    """Return a text without the sum behind it. Raises ValueError if there is none, or that of another."""
    content, _, total = kept.rpartition(b"\n")
    is_summed = len(total) == _SUM and bool(content)
    if not is_summed and also_unsummed:
        return kept
    if not is_summed or int(total, 16) != crc32(content):
        raise ValueError("the text is not the one that was kept")
    return content


def stamp_of(file: Path | os.DirEntry[str]) -> Stamp:
    """Return a file's stamp; zeros if there is none."""
    try:
        seen = file.stat()
    except OSError:
        return 0, 0
    return seen.st_size, seen.st_mtime_ns


def look_of(file: Path | os.DirEntry[str]) -> Look:
    """Return what a file looks like from outside, which differs after nearly every change; nothing if there is none."""
    try:
        seen = file.stat()
    except OSError:
        return ()
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


def is_young(look: Look) -> bool:
    """Return whether a file that looks like this now may be changed within the same tick of the clock, and look the same then.

    Some disks tell times to two seconds, most to some milliseconds.
    """
    now = time.time_ns()
    return any(abs(now - moment) < (_TICK if moment % 1_000_000_000 else _LONG_TICK) for moment in look[1:3])


def digest_of(path: Path) -> str:
    """Return what tells a file's content from another one; nothing if it can't be read, or is a pipe or a device."""
    digest = blake2b(digest_size=16)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return ""
        with path.open("rb", buffering=0) as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


class Glance(NamedTuple):
    """How a file was seen, which tells whether it was changed since."""

    look: Look
    digest: str
    """What tells its content, while a change may look the same."""

    @classmethod
    def at(cls, path: Path) -> Glance:
        """Return how a file is seen now."""
        look = look_of(path)
        return cls(look, digest_of(path) if look and is_young(look) else "")

    def holds(self, path: Path) -> bool:
        """Return whether a file is as it was seen; its content is read only where it was young then."""
        return look_of(path) == self.look and (not self.digest or digest_of(path) == self.digest)


class Followed:
    """Tells whether a file was changed since it was last looked at.

    More is looked at than for a stamp, so that no change passes that keeps the size and comes within a tick of the clock.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        """The file."""
        self._seen = Glance.at(path)

    def look(self) -> Look:
        """Return what the file looks like from outside; nothing if there is none."""
        return look_of(self.path)

    def changed(self) -> bool:
        """Return whether the file is another than when this was last asked, or noted."""
        if self._seen.holds(self.path):
            if self._seen.digest:
                self.note()  # it grows old
            return False
        self.note()
        return True

    def note(self) -> None:
        """Note the file as it is now: what was changed until now is known."""
        self._seen = Glance.at(self.path)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Note our own change of the file, unless another program changed it before: then there is something to be seen."""
        ours = self._seen.holds(self.path)
        yield
        if ours:
            self.note()


def exchanged(one: Path, other: Path) -> bool:
    """Let two files or folders take each other's place at one moment; returns false where the system can't, and nothing was done."""
    import ctypes

    here, swap = -100, 2
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "darwin":
            return bool(system.renamex_np(os.fsencode(one), os.fsencode(other), swap) == 0)
        return bool(system.renameat2(here, os.fsencode(one), here, os.fsencode(other), swap) == 0)
    except (OSError, AttributeError, TypeError):
        return False


def names_beside(path: Path, ending: str) -> Iterator[Path]:
    """Yield names beside a file or folder: its own with an ending, then with a number behind that, without end."""
    for nth in count(1):
        yield path.with_name(f"{path.name}.{ending}{f'-{nth}' if nth > 1 else ''}")


def make_lasting_folder(folder: Path, *, shared_as: Path | None = None) -> None:
    """Make a folder as `make_folder` does, and those above it that are missing, so that they last through a power cut. Raises OSError."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    make_folder(folder, shared_as=shared_as)
    for one in missing:
        with contextlib.suppress(OSError):  # a folder above may be one that can't be opened
            sync_folder(one.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut; not every system can open a folder for that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
