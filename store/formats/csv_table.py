"""Tables as CSV or TSV: a story a row, its parts known by the columns' names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from csv import reader as csv_reader

from store.api.changes import Refused
from store.api.errors import StoryError
from store.formats.decode import glance, opened_text
from store.formats.rows.column_names import parts_of
from store.formats.rows.csv_rows import csv_rows
from store.formats.rows.exports import export_of
from store.formats.rows.own_form import is_own_header, own_cells
from store.formats.rows.values import Row
from store.formats.source import NoStoriesError, OpenSource, Read, Sureness

name = "table"
suffixes = (".csv", ".tsv", ".tab")

_SIGNS = ",;\t|"
_LONGEST_NAME = 60
_MOST_COLUMNS = 500


def sniff(beginning: bytes) -> Sureness:
    """Return whether the first lines look like a table: names in the first, and as many cells in the next."""
    lines = glance(beginning).lstrip("\r\n").splitlines()[:4]
    if not lines or not any(sign in lines[0] for sign in _SIGNS):
        return Sureness.NO if not lines else Sureness.POSSIBLE
    sign = _sign(lines)
    names = _cells(lines[-1] if lines[0].startswith("sep=") and len(lines) == 1 else _header_line(lines), sign)
    if len(names) < 2 or not all(map(_is_name, names)):
        return Sureness.POSSIBLE
    known = parts_of(names, {}, export_of(names).parts)
    if known.can_be_stories and len(known.columns) > 1:
        return Sureness.LIKELY
    enough = len(lines) > 2 or (len(lines) == 2 and all(map(str.isidentifier, names)))
    even = enough and all(line.count(sign) >= len(names) - 1 for line in lines[1:3])
    return Sureness.LIKELY if even and f"{sign} " not in lines[0] else Sureness.POSSIBLE


def read(source: OpenSource) -> Iterator[Read]:
    """Yield the stories of a table; rows that are none are refused with their line. Raises UnreadableError."""
    from store.formats.rows.row_reader import RowReader

    def again() -> Generator[Row, None, None]:
        place = source.stream.tell()
        try:
            for _, row in _rows(source):
                if not isinstance(row, str):
                    yield row
        finally:
            source.stream.seek(place)

    rows, checked, own = RowReader(source, again), False, False
    for line, row in _rows(source):
        if isinstance(row, str):
            yield Refused(source.name, line, row)
            continue
        if not checked:
            own = is_own_header(row)
            if not own:
                rows.check(row, "the table")
            checked = True
        try:
            one = rows.read(own_cells(row) if own else row, line)
        except StoryError as error:
            one = Refused(source.name, line, error.reason)
        if one:
            yield one
    if not checked:
        raise NoStoriesError("there is no row in this table; beneath the names of its columns stands a story a line")


def _rows(source: OpenSource) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Yield the rows of a table, each with its line; of one that can't be read, why."""
    text = opened_text(source.stream)
    try:
        sign = _sign([text.readline(100_000) for _ in range(2)])
        text.seek(0)
        header: list[str] = []
        for line, cells in csv_rows(text, sign):
            if isinstance(cells, str):
                yield line, cells
            elif not header:
                if not cells[0].startswith("sep="):
                    header = _header(cells)
            elif any(cells[len(header) :]):
                yield (
                    line,
                    f"it has {len(cells):,} cells under {len(header):,} names; put cells with a “{sign}” in quotation marks",
                )
            else:
                yield line, dict(zip(header, cells, strict=False))
    finally:
        text.detach()


def _header(cells: list[str]) -> list[str]:
    """Return the names of columns, each of them once."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for nth, cell in enumerate(cells[:_MOST_COLUMNS], 1):
        plain = cell.strip() or f"column {nth}"
        seen[plain] += 1
        names.append(plain if seen[plain] == 1 else f"{plain} {seen[plain]}")
    return names


def _sign(lines: list[str]) -> str:
    """Return the sign that parts the cells of a table, by its first lines."""
    if lines[0].startswith("sep=") and lines[0][4:5] in _SIGNS and lines[0][4:5]:
        return lines[0][4]
    return max(_SIGNS, key=lambda sign: len(_cells(lines[0], sign)))


def _header_line(lines: list[str]) -> str:
    return lines[1] if lines[0].startswith("sep=") and len(lines) > 1 else lines[0]


def _cells(line: str, sign: str) -> list[str]:
    return next(csv_reader([line], delimiter=sign), [])


def _is_name(cell: str) -> bool:
    """Return whether a cell may be the name of a column."""
    return len(cell) <= _LONGEST_NAME and not cell.rstrip().endswith((".", "!", "?", "…"))
