"""Taking a file out of a container: never more than a container of its size can hold in good faith."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from gzip import BadGzipFile
from lzma import LZMAError
from pathlib import PurePosixPath
from tarfile import TarError
from typing import IO
from zipfile import BadZipFile

from store.formats.drawn import came_of
from store.formats.files import spooled
from store.formats.source import OpenSource
from store.formats.unreadable import UnreadableError
from store.text.reading_limits import UNEXPECTED_ERRORS

MOST_FILES = 200_000
"""Files that a container may hold."""
_HARMLESS = 256 * 1024 * 1024
"""Bytes that may come out of any container, however small it is."""
_LARGEST_RATIO = 300
"""How many times its own size may come out of a larger one: texts shrink to a tenth, repetitive ones to a hundredth."""
_MOST = 8 * 1024 * 1024 * 1024
"""Bytes that may come out of one file that was added."""
FAULTS = (*UNEXPECTED_ERRORS, EOFError, zlib.error, LZMAError, TarError, BadZipFile, BadGzipFile, struct.error)
"""What the libraries of containers raise for damaged bytes, and for those that are made to be more than they can bear."""
_BOMB = "more comes out of it than a file of its size can hold in good faith; unpack it yourself and add what you want to keep"


@dataclass(slots=True)
class Unpacking:
    """One container while its files are taken out."""

    container: OpenSource
    """The container."""
    taken: int = 0
    """Bytes that came out of it so far."""

    def unpacked(self, opened: Callable[[], IO[bytes]]) -> IO[bytes]:
        """Return the bytes of a file in the container, in a form that one can go back in; they come out as they are read.

        Raises UnreadableError, also where they are read, if they are damaged, locked or too many.
        """
        with ExitStack() as ends, _told():
            stream = ends.enter_context(opened())

            def draw(size: int) -> bytes:
                with _told():
                    piece = stream.read(size)
                self._count(len(piece))
                return piece

            return spooled(draw, ends=ends.pop_all())

    def _count(self, number: int) -> None:
        reading = self.container.reading
        self.taken += number
        reading.unpacked += number
        too_many = self.taken > _HARMLESS and self.taken > came_of(self.container.stream) * _LARGEST_RATIO
        if too_many or reading.unpacked > _MOST:
            raise UnreadableError(_BOMB)


@contextmanager
def _told() -> Iterator[None]:
    """Tell what the libraries of containers raise in our own way."""
    try:
        yield
    except FAULTS as error:
        raise UnreadableError(f"it is damaged ({reason(error)}); fetch or pack it again") from error


def is_hidden(name: str) -> bool:
    """Return whether a file in a container is hidden, or only tells of the system that packed it."""
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in PurePosixPath(name).parts)


def reason(error: BaseException) -> str:
    """Return in a few words what a library says of a container."""
    return " ".join(str(error).split())[:80] or type(error).__name__
