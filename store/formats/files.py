"""Bytes from files, pipes and streams: in a form that one can go back in, and never without an end."""

from __future__ import annotations

import os
import select
import stat
from collections.abc import Callable
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from store.formats.unreadable import UnreadableError

MOST_SPOOLED = 2 * 1024 * 1024 * 1024
"""Bytes that are taken from one stream, or out of one container."""
_IN_MEMORY = 8 * 1024 * 1024
"""Bytes of a stream that are held in memory; more are laid down in a temporary file."""
_PIECE = 256 * 1024
_PATIENCE = 5_000
"""Milliseconds that a named pipe is waited for until something is written to it."""
_OF_THE_SHELL = ("/dev/fd/", "/dev/stdin", "/proc/")
"""Where a shell keeps the pipes it makes, such as `<(command)`: each of them has its writer."""


def open_file(path: Path) -> IO[bytes]:
    """Open a file or a pipe for reading.

    Raises UnreadableError for devices, sockets, and pipes that nobody writes to; OSError as `open` does.
    """
    mode = path.stat().st_mode
    if stat.S_ISREG(mode):
        return path.open("rb")
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


def spooled(stream: IO[bytes], count: Callable[[int], None] | None = None, most: int = MOST_SPOOLED) -> IO[bytes]:
    """Return all bytes of a stream in a form that one can go back in; they are gone when that is closed.

    `count` is told how many bytes came, piece by piece, and may raise. Raises UnreadableError if there is no end to them.
    """
    whole = cast("IO[bytes]", SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - the caller closes it
    size = 0
    try:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > most:
                raise UnreadableError(f"it is larger than {most / 1024**3:g} GB; split it and add the parts")
            if count:
                count(len(piece))
            whole.write(piece)
    except BaseException:
        whole.close()
        raise
    whole.seek(0)
    return whole


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
