"""Bytes from files, pipes and streams: in a form that one can go back in, and never without an end."""

from __future__ import annotations

import io
import os
import select
import stat
from contextlib import ExitStack
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

from store.formats.drawn import PIECE, Draw, Drawn, buffered
from store.formats.unreadable import UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

MOST_SPOOLED = 2 * 1024 * 1024 * 1024
"""Bytes that are taken from one stream, or out of one container."""
_IN_MEMORY = 8 * 1024 * 1024
"""Bytes of a stream that are held in memory; more are laid down in a temporary file."""
_PATIENCE = 3_000
"""Milliseconds that a named pipe is waited for until something is written to it."""
_OF_THE_SHELL = ("/dev/fd/", "/dev/stdin", "/proc/")
"""Where a shell keeps the pipes it makes, such as `<(command)`: each of them has its writer."""


def open_file(path: Path) -> IO[bytes]:
    """Open a file or a pipe for reading.

    Raises UnreadableError for devices, sockets, and pipes that nobody writes to; OSError as `open` does.
    """
    mode = path.stat().st_mode
    if stat.S_ISREG(mode):
        return io.BufferedReader(_AsItStood(path), PIECE)
    if why := special(mode):
        raise UnreadableError(f"it is {why}, which holds no stories; name a file, or give its text on standard input (-)")
    if stat.S_ISFIFO(mode) and not str(path).startswith(_OF_THE_SHELL):
        return _open_pipe(path)
    return path.open("rb")


def special(mode: int) -> str:
    """Return what a file is if it is neither a file, a folder nor a pipe; else nothing."""
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device" if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else ""


def spooled(draw: Draw, most: int = MOST_SPOOLED, ends: ExitStack | None = None) -> IO[bytes]:
    """Return bytes that come once in a form that one can go back in; none comes before it is read, and they are gone when that is closed.

    Reading raises UnreadableError if there are too many, and what `draw` raises; `ends` is left at the end.
    """
    kept = cast("IO[bytes]", SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - closed with what is returned
    return buffered(Drawn(draw, kept, most, ends))


def is_pipe(path: str) -> bool:
    """Return whether what a path names comes once, and has no size before it has come."""
    try:
        return path == "-" or stat.S_ISFIFO(Path(path).stat().st_mode)
    except (OSError, ValueError):
        return False


class _AsItStood(io.FileIO):
    """A file up to the size it had when it was opened: one that another program writes to has an end all the same."""

    def __init__(self, path: Path) -> None:
        super().__init__(os.fspath(path))  # by its name as text a database is opened once more
        self._size = os.fstat(self.fileno()).st_size

    def readinto(self, buffer: Buffer, /) -> int | None:
        with memoryview(buffer).cast("B") as room:
            return super().readinto(room[: max(0, self._size - self.tell())])

    def readall(self) -> bytes:
        return super().read(max(0, self._size - self.tell())) or b""

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return super().seek(self._size + offset) if whence == os.SEEK_END else super().seek(offset, whence)


def _open_pipe(path: Path) -> IO[bytes]:
    """Open a named pipe without waiting for ever for somebody to write to it. Raises UnreadableError."""
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    poll = select.poll()
    poll.register(number, select.POLLIN | select.POLLHUP)
    if not poll.poll(_PATIENCE):
        os.close(number)
        raise UnreadableError("it is a pipe that nobody writes to; begin writing first, or give its text on standard input (-)")
    os.set_blocking(number, True)
    return os.fdopen(number, "rb")
