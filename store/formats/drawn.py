"""Bytes that come once, from a pipe or out of a container, drawn only as far as they are read; one can go back in what came.

So a stream without an end costs no more than whoever reads it needs to see that nothing good comes of it.
"""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Callable
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, cast

from store.formats.unreadable import UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

PIECE = 256 * 1024
"""Bytes that are drawn together."""
Draw = Callable[[int], bytes]
"""Gives the next bytes, at most so many; nothing at the end. May raise UnreadableError and OSError."""


class Drawn(io.RawIOBase):
    """A stream as far as it came: what came is kept in a file, more is drawn when it is asked for."""

    def __init__(self, draw: Draw, kept: IO[bytes], most: int, ends: ExitStack | None = None) -> None:
        """Take what gives the bytes, where they are kept, perhaps with the first of them, and how many there may be.

        `ends` is left once this is closed.
        """
        self._draw = draw
        self._kept = kept
        self._most = most
        self._ends = ends or ExitStack()
        self._at = 0
        self._ended = False
        self.came = kept.seek(0, os.SEEK_END)
        """How many bytes came so far."""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that one can go back in it."""
        return True

    def tell(self) -> int:
        """Return where one is."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go somewhere, and return where that is; all of it has to come to go by its end. Raises UnreadableError as reading does."""
        if whence == os.SEEK_END:
            self._come(self._most + 1)
        before = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.came}[whence]
        self._at = max(0, before + offset)
        return self._at

    def readinto(self, buffer: Buffer, /) -> int:
        """Read on, drawing what has not come yet. Raises UnreadableError if more comes than may."""
        self._come(self._at + 1)
        with memoryview(buffer).cast("B") as room:
            self._kept.seek(self._at)
            piece = self._kept.read(max(0, min(len(room), self.came - self._at)))
            room[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        """Let go what came, and where more comes from."""
        if not self.closed:
            self._kept.close()
            self._ends.close()
        super().close()

    def _come(self, size: int) -> None:
        """Draw until so many bytes came, or all. Raises UnreadableError if there are more than there may be."""
        while self.came < size and not self._ended:
            if size > self._most + 1:
                self.came = self._most + 1  # it is said at once of what could only stand behind that
            elif piece := self._draw(PIECE):
                self._kept.seek(0, os.SEEK_END)
                self._kept.write(piece)
                self.came += len(piece)
            else:
                self._ended = True
            if self.came > self._most:
                raise UnreadableError(f"it is larger than {self._most / 1024**3:g} GB; split it and add the parts")


def buffered(drawn: Drawn) -> IO[bytes]:
    """Return the same, quicker where little is read at a time."""
    return cast("IO[bytes]", io.BufferedReader(drawn, PIECE))


def came_of(stream: IO[bytes]) -> int:
    """Return how many bytes a stream has, as far as they came; where one is in it stays."""
    raw = getattr(stream, "raw", stream)
    if isinstance(raw, Drawn):
        return raw.came
    at = stream.tell()
    size = stream.seek(0, os.SEEK_END)
    stream.seek(at)
    return size


def going_on(path: str, number: int, most: int) -> IO[bytes]:
    """Return a file with the beginning of what comes in a pipe, which is drawn further: a process behind this one can go on with both."""
    kept = open(path, "r+b", buffering=0)  # noqa: SIM115, PTH123 - closed with what is returned

    def draw(size: int) -> bytes:
        return os.read(number, size)

    drawn = _Shared(draw, kept, most)
    return buffered(drawn)


class _Shared(Drawn):
    """One whose process may be ended at any time for what it took: what was drawn is kept before that."""

    def _come(self, size: int) -> None:
        if self.came >= size or self._ended:
            return
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGXCPU,))
        try:
            super()._come(size)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
