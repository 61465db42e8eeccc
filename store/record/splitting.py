"""A part is written: into one file, or into several if it is too large for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from store.record.parts import Part, new_part, parts_in
from store.record.storage import FileTables, bytes_of, take_away, write_bytes

_Row = tuple[str, str, dict[str, Any]]
"""A row with its table and its number there."""


def write_part(folder: Path, part: Part, tables: FileTables, full: int, promised: Iterable[Part] = ()) -> None:
    """Write a part, or take its file away if nothing is left in it and it is not the first; what is too large becomes several.

    New parts are written before rows leave the old one, so that a kill loses nothing. None gets the name of a part that is
    `promised` to other rows and may not be written yet. Raises RecordError.
    """
    if part.number != 1 and not any(tables.values()) and not (folder / part.file).is_symlink():
        take_away(folder / part.file)
        return
    content = bytes_of(tables)
    if len(content) > full * 5 // 4:
        first, *others = map(bytes_of, _pieces(tables, full))
        promised = tuple(promised)
        for piece in others:
            new = new_part((*parts_in(folder, part.month), *promised), part.month)
            write_bytes(folder / new.file, piece)
        content = first
    write_bytes(folder / part.file, content)


def _pieces(tables: FileTables, full: int) -> Iterator[FileTables]:
    """Yield tables that together hold all rows, each about as large as a part may be; what stands of one story stays together."""
    piece: FileTables = {name: {} for name in tables}
    size = 0
    for rows in _by_story(tables):
        theirs = sum(len(bytes_of({name: {number: row}})) for name, number, row in rows)
        if size > full or (size and size + theirs > full * 5 // 4):
            yield piece
            piece, size = {}, 0
        for name, number, row in rows:
            piece.setdefault(name, {})[number] = row
        size += theirs
    yield piece


def _by_story(tables: FileTables) -> Iterator[list[_Row]]:
    """Yield the rows that stand alone, as they have no id, then those of each story."""
    stories: dict[str, list[_Row]] = {}
    for name, rows in tables.items():
        for number, row in rows.items():
            if row.get("id"):
                stories.setdefault(str(row["id"]), []).append((name, number, row))
            else:
                yield [(name, number, row)]
    yield from stories.values()
