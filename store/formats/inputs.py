"""From what a person names, files, folders or standard input, to the stories in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from store.formats.folders import read_folder
from store.formats.format_table import read_source
from store.formats.reading import Reading
from store.formats.source import Read, Source


def read_paths(paths: Iterable[str], reading: Reading | None = None) -> Iterator[Read]:
    """Yield the stories of files, of all files in folders that can hold stories, and of standard input (`-`).

    A file that is named is read whatever its name. What was read as what, and what was passed over, is noted in `reading`.
    Never raises for bad input.
    """
    reading = Reading() if reading is None else reading
    for path in paths:
        if Path(path).is_dir():
            yield from read_folder(Path(path), reading)
        elif path == "-":
            yield from read_source(Source.of_standard_input(), reading=reading)
        else:
            yield from read_source(Source.of_path(Path(path)), reading=reading)
