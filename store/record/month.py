"""A month that is changed: its parts as one TinyDB, of which only those are written again that became different."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from store.files import stamp_of
from store.record.parts import Part, PartSizes, new_part, parts_in
from store.record.splitting import write_part
from store.record.storage import FileTables, renumbered

STORIES = "stories"
"""The table of the stories that stand."""


class _Place(NamedTuple):
    """Where a row stood, and what it said."""

    part: Part
    number: str
    row: dict[str, Any]


class OpenMonth:
    """Some parts of a month, with the rows of each table under numbers that no two of them share."""

    def __init__(
        self,
        folder: Path,
        month: str,
        parts: Iterable[Part],
        read: Callable[[str], FileTables],
        sizes: PartSizes,
        before: Callable[[str], None],
    ) -> None:
        """`read` gives the tables of a file, and `before` is told of one that is about to be written."""
        self.tables: FileTables = {}
        """All rows of the parts, as TinyDB takes and changes them."""
        self._folder, self._month, self._read, self._sizes, self._before = folder, month, read, sizes, before
        self._after: dict[Part, FileTables] = {}
        self._places: dict[str, dict[str, _Place]] = {}
        self._rest: Part | None = None
        for part in parts:
            self._after[part] = {}
            for name, rows in read(part.file).items():
                self._lay(part, name, rows)

    def _lay(self, part: Part, name: str, rows: Mapping[str, Any]) -> None:
        table, places = self.tables.setdefault(name, {}), self._places.setdefault(name, {})
        self._after[part][name] = {}
        for shown, number, row in renumbered(table, rows):
            table[shown] = row
            places[shown] = _Place(part, number, dict(row))

    def write(self, tables: FileTables) -> None:
        """Write the parts that are different now; those with new rows first, so that a kill loses nothing. Raises RecordError."""
        losing = self._place_known(tables)
        gaining = self._place_fresh(tables)
        for part in (*sorted(gaining), *sorted(losing - gaining)):
            self._before(part.file)
            write_part(self._folder, part, self._after[part], self._sizes.full, self._after)

    def _place_known(self, tables: FileTables) -> set[Part]:
        """Put the rows that stood back into their parts; return the parts of which any changed or went."""
        changed: set[Part] = set()
        for name, places in self._places.items():
            rows = tables.get(name, {})
            for shown, place in places.items():
                row = rows.get(shown)
                if row is not None:
                    self._after[place.part][name][place.number] = row
                if row != place.row:
                    changed.add(place.part)
        return changed

    def _place_fresh(self, tables: FileTables) -> set[Part]:
        """Give each new row a part: that of its story if it stands in one, else one that is still open; return those parts."""
        homes = {place.row.get("id"): place.part for place in self._all_places()}
        free: dict[tuple[Part, str], count[int]] = {}
        for name, rows in tables.items():
            known = self._places.get(name, {})
            for row in (row for shown, row in rows.items() if shown not in known):
                part = homes.get(row.get("id")) or self._open_part()
                table = self._after[part].setdefault(name, {})
                numbers = free.setdefault((part, name), count(1 + max(map(int, table), default=0)))
                table[str(next(numbers))] = row
        return {part for part, _ in free}

    def _all_places(self) -> Iterable[_Place]:
        """Return where all rows stood, those of the stories last."""
        return (
            place for name in sorted(self._places, key=lambda name: name == STORIES) for place in self._places[name].values()
        )

    def _open_part(self) -> Part:
        """Return the part that takes in what stands nowhere yet: the smallest one, or a new one if none is small."""
        if self._rest is None:
            standing = parts_in(self._folder, self._month)
            size, smallest = min(((stamp_of(self._folder / part.file)[0], part) for part in standing), default=(0, None))
            self._rest = smallest if smallest and size < self._sizes.open else new_part(standing, self._month)
            if self._rest not in self._after:
                self._after[self._rest] = self._read(self._rest.file)
        return self._rest
