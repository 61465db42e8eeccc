"""From what a person names, files, folders or standard input, to the stories in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from store.api.changes import Refused
from store.api.when import When
from store.formats.decode import NotTextError, decode
from store.formats.news_text.reader import Read, read_text

_SUFFIXES = frozenset((".txt", ".text"))
"""What is read of a folder; a file that is named is read whatever its name."""
MOST_BYTES = 256 * 1024 * 1024
"""A larger file is refused: no page of news is as long."""


def read_paths(paths: Iterable[str]) -> Iterator[Read]:
    """Yield the stories of files, of all text files in folders, and of standard input (`-`). Never raises for bad input."""
    for path in paths:
        if path == "-":
            yield from read_bytes(sys.stdin.buffer.read(MOST_BYTES + 1), "-", When(_minute(datetime.now().timestamp())))
        elif Path(path).is_dir():
            yield from _read_folder(Path(path))
        else:
            yield from read_path(Path(path))


def read_path(path: Path) -> Iterator[Read]:
    """Yield the stories of a file; what can't be read is refused."""
    try:
        seen = path.stat()
        if seen.st_size > MOST_BYTES:
            yield Refused(str(path), 0, f"it is larger than {MOST_BYTES // 1024 // 1024} MB; split it and add the parts")
            return
        raw = path.read_bytes()
    except OSError as error:
        yield Refused(str(path), 0, f"it can't be read ({error.strerror or error}); check the name and who may read it")
        return
    yield from read_bytes(raw, str(path), When(_minute(seen.st_mtime)))


def read_bytes(raw: bytes, file: str, fallback: When) -> Iterator[Read]:
    """Yield the stories in bytes; `fallback` is for stories that state no date."""
    if len(raw) > MOST_BYTES:
        yield Refused(file, 0, f"it is larger than {MOST_BYTES // 1024 // 1024} MB; split it and add the parts")
        return
    try:
        text = decode(raw)
    except NotTextError:
        yield Refused(file, 0, "it is no text; save the page's text and add that")
        return
    if not text.strip():
        yield Refused(file, 0, "it is empty; a story is a headline and its text")
        return
    yield from read_text(text, file, fallback)


def _read_folder(folder: Path) -> Iterator[Read]:
    empty = True
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in _SUFFIXES:
                empty = False
                yield from read_path(Path(parent) / name)
    if empty:
        told = "there is no text file in it; only files ending in .txt or .text are read from a folder"
        yield Refused(str(folder), 0, told)


def _minute(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).strftime("%Y-%m-%dT%H:%M")
