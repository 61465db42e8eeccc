"""The rules of understanding in this process: read once, asked for story after story."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, Any

from store.engine.entry import Entry, Stored
from store.engine.fields import fields_of
from store.folder.deriver import Deriver
from store.folder.lessons import Lessons
from store.formats.transport import passed_on
from store.stillness import rest_while_typing
from store.themes.lexicon import load_lexicon

_deriver: list[Deriver] = []
"""The rules in this process, once they are needed."""
_folder: list[Path] = []
"""The index's folder, where it is seen whether a person types."""


def begin(config: str, folder: str) -> None:
    """Read the rules as they are now: the themes' words, and what the index's folder has of corrections."""
    lessons = Lessons(Path(folder))
    deriver = Deriver(load_lexicon(Path(config)), lessons.learned)
    deriver.sorted_by = lessons.same_as(deriver.rules)
    _deriver[:], _folder[:] = [deriver], [Path(folder)]


def begin_beside(config: str, folder: str) -> None:
    """Do the same in a process that gives way to the others."""
    begin(config, folder)
    if hasattr(os, "nice"):
        os.nice(10)


def in_use() -> Deriver:
    """Return the rules of this process."""
    return _deriver[0]


def understood(entry: Entry) -> Entry:
    """Return a story with everything that the rules of this process derive for it."""
    return _deriver[0].updated(entry)


def given_up(entry: Entry, why: str) -> Entry:
    """Return a story of which nothing could be derived by these rules, so that it is not begun again and again."""
    return _deriver[0].without(entry, why)


def derive(batch: Sequence[Stored], *, sort_anew: bool = False) -> bytes:
    """Return the index's fields of stories as it stores them, understood by the rules as they are now, packed.

    Where they are to be sorted anew, their themes are chosen again though the rules are the same.
    """
    rest = partial(rest_while_typing, _folder[0])
    entries = [replace(stored.entry, themed=0) if sort_anew else stored.entry for stored in batch]
    return packed(map(fields_of, _deriver[0].updated_all(entries, rest)))


def packed(fields: Iterable[dict[str, Any]]) -> bytes:
    """Return the index's fields of stories in bytes that another process unpacks in no time."""
    return marshal.dumps(list(fields))


def unpacked(raw: bytes) -> list[dict[str, Any]]:
    """Return what was packed by a process of this program."""
    found: list[dict[str, Any]] = marshal.loads(raw)  # noqa: S302 - from a process we started
    return found


def unpacked_from(file: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Yield what was packed and passed on, part behind part, into a file of our own; a part is held at a time."""
    for part in passed_on(file):
        yield from unpacked(part)
