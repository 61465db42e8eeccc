"""From what a person names, files, folders or standard input, to the stories in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.api.changes import Refused
from store.formats.format_table import read_source, suffixes
from store.formats.source import Read, Source


def read_paths(paths: Iterable[str]) -> Iterator[Read]:
    """Yield the stories of files, of all files in folders that can hold stories, and of standard input (`-`).

    A file that is named is read whatever its name. Never raises for bad input.
    """
    for path in paths:
        if path == "-":
            yield from read_source(Source.of_standard_input())
        elif Path(path).is_dir():
            yield from _read_folder(Path(path))
        else:
            yield from read_source(Source.of_path(Path(path)))


def _read_folder(folder: Path) -> Iterator[Read]:
    endings = suffixes()
    empty = True
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in endings:
                empty = False
                yield from read_source(Source.of_path(Path(parent) / name))
    if empty:
        listed = " or ".join(filter(None, (", ".join(endings[:-1]), endings[-1])))
        yield Refused(str(folder), 0, f"there is no text file in it; only files ending in {listed} are read from a folder")
