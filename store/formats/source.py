"""Sources: what stories are read from, a file, bytes or standard input, opened only when its turn comes; and what reading yields."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from store.api.changes import Refused
from store.api.story import Story
from store.api.views import UNMARKED, MarkedStory, Marks
from store.api.when import When
from store.formats.files import open_file, spooled
from store.formats.reading import Reading
from store.formats.unreadable import NoStoriesError, UnreadableError

if TYPE_CHECKING:
    from store.api.feeds import FoundFeed

__all__ = [
    "MOST_BYTES",
    "NoStoriesError",
    "OpenSource",
    "Read",
    "ReadFeed",
    "ReadStory",
    "Source",
    "Sureness",
    "UnreadableError",
]

MOST_BYTES = 256 * 1024 * 1024
"""What is read whole may be no larger: no page of news is as long."""
_BEGINNING = 4096
"""Bytes that are enough to recognise a format."""


@dataclass(frozen=True, slots=True)
class ReadStory:
    """A story that was read, and where."""

    story: Story
    """The story."""
    line: int
    """The line it begins on, from 1."""
    file: str = ""
    """The file it stands in."""
    why: str = ""
    """What spoke for a story beginning there, in words for people."""
    marks: Marks = UNMARKED
    """What the person did to it in the program it comes from."""
    kept: bool = False
    """True if it comes from an archive of Dateline, under its id there."""
    form: str = ""
    """What its source was read as, and what spoke for that; filled in by `read_source` where a format says nothing finer."""
    doubt: str = ""
    """What was taken of its source though it could mean something else, in a sentence; empty if all was clear."""

    def read_as(self, form: str) -> ReadStory:
        """Return the same, told what its source was read as."""
        return ReadStory(self.story, self.line, self.file, self.why, self.marks, self.kept, form, self.doubt)

    @property
    def marked(self) -> MarkedStory:
        """The story with its marks, as an archive takes it."""
        return MarkedStory(self.story, self.marks, self.kept)


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """A feed that a source names, which one may subscribe to."""

    address: str
    """Where it is: an http or https address."""
    title: str = ""
    """What it is called there; empty if it is not said."""
    tags: tuple[str, ...] = ()
    """What the person filed it under."""
    site: str = ""
    """The page that it belongs to, if it is told."""
    file: str = ""
    """The file that names it."""
    line: int = 0
    """Where in it, from 1; 0 if that is not known."""

    @property
    def found(self) -> FoundFeed:
        """The feed as an archive takes it."""
        from store.api.feeds import FoundFeed

        return FoundFeed(self.address, self.title, self.site, self.tags)


Read = ReadStory | ReadFeed | Refused
"""What reading yields: stories, feeds that were named, and what could not be one."""


class Sureness(IntEnum):
    """How sure the first bytes of a source make it that the source is in a format."""

    NO = 0
    """It can't be."""
    POSSIBLE = 1
    """Nothing speaks against it."""
    LIKELY = 2
    """It looks like it."""
    CERTAIN = 3
    """It says so itself, by a signature."""


@dataclass(frozen=True, slots=True)
class OpenSource:
    """A source while it is being read."""

    name: str
    """What it is called in messages."""
    kept: When
    """When it was kept: the time of stories that state none."""
    stream: IO[bytes]
    """Its bytes, from the first; can be gone back in."""
    reading: Reading = field(default_factory=Reading)
    """What holds for all that is read together with it."""

    def beginning(self) -> bytes:
        """Return the first bytes, by which a format is recognised; reading starts at the first byte all the same."""
        begin = self.stream.read(_BEGINNING)
        self.stream.seek(0)
        return begin

    def is_longer_than(self, size: int) -> bool:
        """Return whether there are more bytes than so many; reading starts at the first byte all the same."""
        self.stream.seek(size)
        is_longer = bool(self.stream.read(1))
        self.stream.seek(0)
        return is_longer

    def whole(self) -> bytes:
        """Return all bytes. Raises UnreadableError if there are more than `MOST_BYTES`."""
        if self.is_longer_than(MOST_BYTES):
            raise UnreadableError(f"it is larger than {MOST_BYTES // 1024 // 1024} MB; split it and add the parts")
        size = self.stream.seek(0, os.SEEK_END)
        self.stream.seek(0)
        return self.stream.read(size)


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read stories from; nothing of it is opened before it is read, and it is closed behind that."""

    name: str
    """What it is called in messages: a file as they named it, `-` for standard input."""
    open_stream: Callable[[], IO[bytes]]
    """Opens its bytes; may raise OSError or UnreadableError."""
    kept: When | None = None
    """When it was kept; None for the time of the file that is opened."""
    named: bool = True
    """False if it was found in a folder or a container: it is then passed over if it is nothing that can be read."""

    @classmethod
    def of_path(cls, path: Path, *, named: bool = True) -> Source:
        """Return a file as a source."""
        return cls(str(path), partial(open_file, path), named=named)

    @classmethod
    def of_bytes(cls, raw: bytes, name: str, kept: When, *, named: bool = True) -> Source:
        """Return bytes as a source."""
        return cls(name, lambda: BytesIO(raw), kept, named=named)

    @classmethod
    def of_standard_input(cls) -> Source:
        """Return what is still to come on standard input as a source, kept now."""
        return cls("-", lambda: spooled(sys.stdin.buffer.read), When.now())

    @contextmanager
    def opened(self, reading: Reading | None = None) -> Iterator[OpenSource]:
        """Open it for reading. Raises OSError and UnreadableError."""
        with self.open_stream() as stream:
            kept = self.kept or When.of_minute(datetime.fromtimestamp(os.fstat(stream.fileno()).st_mtime))
            with stream if stream.seekable() else spooled(stream.read) as whole:
                yield OpenSource(self.name, kept, whole, reading or Reading())
