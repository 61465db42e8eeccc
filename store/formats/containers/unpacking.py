"""Taking a file out of a container: never more than a container of its size can hold in good faith."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from gzip import BadGzipFile
from lzma import LZMAError
from pathlib import PurePosixPath
from tarfile import TarError
from typing import IO
from zipfile import BadZipFile

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
    size: int = 0
    """Its bytes."""
    taken: int = 0
    """Bytes that came out of it so far."""

    def __post_init__(self) -> None:
        self.size = self.container.stream.seek(0, os.SEEK_END)
        self.container.stream.seek(0)

    def unpacked(self, opened: Callable[[], IO[bytes]]) -> IO[bytes]:
        """Return the bytes of a file in the container, in a form that one can go back in.

        Raises UnreadableError if they are damaged, locked or too many.
        """
        try:
            with opened() as stream:
                return spooled(stream, self._count)
        except FAULTS as error:
            raise UnreadableError(f"it is damaged ({reason(error)}); fetch or pack it again") from error

    def _count(self, number: int) -> None:
        reading = self.container.reading
        self.taken += number
        reading.unpacked += number
        if reading.unpacked > _MOST or self.taken > max(_HARMLESS, self.size * _LARGEST_RATIO):
            raise UnreadableError(_BOMB)


def is_hidden(name: str) -> bool:
    """Return whether a file in a container is hidden, or only tells of the system that packed it."""
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in PurePosixPath(name).parts)


def reason(error: BaseException) -> str:
    """Return in a few words what a library says of a container."""
    return " ".join(str(error).split())[:80] or type(error).__name__
