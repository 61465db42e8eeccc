"""What a person named, listed once: the files that are to be read, so that several processes can share them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from io import BufferedReader
from pathlib import Path, PurePath
from tempfile import NamedTemporaryFile
from typing import IO, cast

from store.api.changes import Refused
from store.formats.drawn import PIECE
from store.formats.files import MOST_SPOOLED, is_pipe, open_file
from store.formats.folders import files_in, nothing_read
from store.formats.format_table import may_be_read, unopened
from store.formats.reading import Reading
from store.formats.transport import Given
from store.formats.unreadable import UnreadableError


@dataclass(slots=True)
class Listing:
    """Files and folders as they were when they were looked at."""

    files: list[Given] = field(default_factory=list)
    """The files."""
    refused: list[Refused] = field(default_factory=list)
    """Folders that can't be looked into, and pipes that hold nothing which can be read."""
    reading: Reading = field(default_factory=Reading)
    """What was passed over."""
    silent: dict[str, int] = field(default_factory=dict)
    """Folders of which nothing was read yet, with how many files were met in each."""

    @classmethod
    def of(cls, paths: Sequence[str], ends: ExitStack, large: int) -> Listing:
        """Return the listing of files and folders.

        Of what comes in a pipe the first `large` bytes are laid down in a file that is gone when `ends` does; the rest stays where it is.
        """
        listing = cls()
        for path in paths:
            if is_pipe(path):
                listing._add_pipe(path, ends, large)
            elif Path(path).is_dir():
                listing._add_folder(path)
            else:
                listing._add(path, named=True)
        return listing

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in self.files)

    def hear(self, file: str) -> None:
        """Note that something was read of a file, or of one that is not known."""
        for folder in [folder for folder in self.silent if not file or PurePath(file).is_relative_to(folder)]:
            del self.silent[folder]

    def unheard(self) -> list[Refused]:
        """Return the refusals of the folders of which nothing was read."""
        return [nothing_read(Path(folder), met) for folder, met in self.silent.items()]

    def _add_folder(self, folder: str) -> None:
        files, passed, refused = len(self.files), self.reading.skipped.total(), len(self.refused)
        for one in files_in(Path(folder), self.reading):
            if isinstance(one, Refused):
                self.refused.append(one)
            else:
                self._add(one.path, named=False)
        if len(self.refused) == refused:
            self.silent[folder] = len(self.files) - files + self.reading.skipped.total() - passed

    def _add(self, file: str, *, named: bool) -> None:
        size = 0
        with suppress(OSError):
            size = Path(file).stat().st_size
        self.files.append(Given(file, named, size))

    def _add_pipe(self, path: str, ends: ExitStack, large: int) -> None:
        """Begin with what comes in a pipe, if it can be read at all."""
        try:
            stream = sys.stdin.buffer if path == "-" else ends.enter_context(open_file(Path(path)))
            laid = cast("IO[bytes]", ends.enter_context(NamedTemporaryFile(prefix="dateline-")))  # noqa: SIM115
            whole = self._begin(stream, laid, large)
            pipe = None if whole else ends.enter_context(_kept_open(stream))
        except UnreadableError as error:
            self.refused.append(Refused(path, error.line, error.reason))
        except OSError as error:
            self.refused.append(unopened(path, error))
        else:
            size = laid.tell() if whole else MOST_SPOOLED
            self.files.append(Given(laid.name, size=size, name=path, pipe=pipe))

    def _begin(self, stream: IO[bytes], laid: IO[bytes], large: int) -> bool:
        """Lay down the first bytes of a stream, and return whether they are all. Raises UnreadableError if nothing can be made of them."""
        first = stream.read(PIECE)
        if first and not may_be_read(first):
            raise UnreadableError("it is nothing that can be read; give a text, a page, a feed or the like")
        laid.write(first)
        whole = len(first) < PIECE
        if not whole and isinstance(stream, BufferedReader):
            laid.write(stream.read(max(0, large - PIECE)))
            held = stream.read(len(stream.peek()))  # whoever goes on with the pipe would miss what the stream holds of it
            laid.write(held)
            whole = not held
        elif not whole:
            laid.writelines(iter(partial(stream.read, PIECE), b""))
            whole = True
        laid.flush()
        return whole


@contextmanager
def _kept_open(stream: IO[bytes]) -> Iterator[int]:
    """Give the number of the file that a stream reads, for as long as that is wanted."""
    number = os.dup(stream.fileno())
    try:
        yield number
    finally:
        os.close(number)
