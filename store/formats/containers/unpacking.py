"""Taking a file out of a container: never more than a container of its size can hold in good faith."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from lzma import LZMAError
from pathlib import PurePosixPath
from tarfile import TarError
from typing import IO
from zipfile import BadZipFile

from store.formats.files import spooled
from store.formats.source import OpenSource
from store.formats.unreadable import UnreadableError

_HARMLESS = 256 * 1024 * 1024
"""Bytes that may come out of any container, however small it is."""
_LARGEST_RATIO = 300
"""How many times its own size may come out of a larger one: texts shrink to a tenth, repetitive ones to a hundredth."""
_MOST = 8 * 1024 * 1024 * 1024
"""Bytes that may come out of one file that was added."""
_FAULTS = (EOFError, zlib.error, LZMAError, TarError, BadZipFile)
"""What the libraries of containers raise for damaged bytes."""
_BOMB = "more comes out of it than a file of its size can hold in good faith; unpack it yourself and add what you want to keep"


def unpacked(container: OpenSource, size: int, opened: Callable[[], IO[bytes]]) -> IO[bytes]:
    """Return the bytes of a file in a container of some size, in a form that one can go back in.

    Raises UnreadableError if they are damaged, locked or too many.
    """
    reading = container.reading

    def count(number: int) -> None:
        reading.unpacked += number
        if reading.unpacked > min(_MOST, max(_HARMLESS, size * _LARGEST_RATIO)):
            raise UnreadableError(_BOMB)

    try:
        with opened() as stream:
            return spooled(stream, count)
    except _FAULTS as error:
        raise UnreadableError(f"it is damaged ({error}); fetch or pack it again") from error


def is_hidden(name: str) -> bool:
    """Return whether a file in a container is hidden, or only tells of the system that packed it."""
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in PurePosixPath(name).parts)
