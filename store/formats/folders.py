"""A folder with all that stands in it: files that can hold stories are read, the rest is passed over and counted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from store.api.changes import Refused
from store.formats.files import special
from store.formats.format_table import read_source
from store.formats.reading import Reading
from store.formats.source import Read, Source


def read_folder(folder: Path, reading: Reading) -> Iterator[Read]:
    """Yield the stories of a folder's files and of all folders in it, in the order of their names.

    Hidden ones are left alone, links to folders not followed; nothing in it is waited for.
    """
    before, said = reading.skipped.total(), False
    for one in files_in(folder, reading):
        found = [one] if isinstance(one, Refused) else read_source(Source.of_path(Path(one.path), named=False), reading=reading)
        for inner in found:
            said = True
            yield inner
    if not said:
        yield nothing_read(folder, reading.skipped.total() - before)


def nothing_read(folder: Path, passed: int) -> Refused:
    """Return the refusal of a folder of which nothing could be read, given how many of its files were passed over."""
    why = f"nothing in it can be read ({passed:,} passed over)" if passed else "there is no file in it"
    return Refused(str(folder), 0, f"{why}; name a folder with texts, feeds, pages, notes or exports")


def files_in(folder: Path, reading: Reading) -> Iterator[os.DirEntry[str] | Refused]:
    """Yield the files of a folder, and the folders that can't be looked into."""
    waiting = [str(folder)]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield Refused(path, 0, f"this folder can't be looked into ({error.strerror or error}); check who may read it")
            continue
        folders: list[str] = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif why := _unfit(entry):
                reading.skip(entry.name, why)
            else:
                yield entry
        waiting += reversed(folders)


def _unfit(entry: os.DirEntry[str]) -> str:
    """Return why something in a folder is no file that can be read; nothing if it is one."""
    try:
        if entry.is_file():
            return ""
        if entry.is_dir():
            return "a link to a folder"
        return special(entry.stat().st_mode) or "a pipe"
    except FileNotFoundError:
        return "a link to nothing"
    except OSError:
        return "a link that leads nowhere"
