"""Small parts of a month are joined, so that no archive falls into thousands of files however it grew.

A joined part takes the place of the first of those that it joins, then the others are taken away: a kill between leaves
stories in two parts, never in none. Who noted beforehand how the joined part will look knows then that nothing is new.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from store.files import Stamp, beside, stamp_of, sync_folder
from store.private import keep_access, open_new
from store.record.laid import join_laid
from store.record.parts import USUAL, PartSizes
from store.record.record import Record
from store.record.storage import FileTables, bytes_of, read_tables, renumbered, told


class Join(NamedTuple):
    """Parts of a month that become one."""

    parts: tuple[str, ...]
    """The first one takes in the others."""
    new: Path
    """The joined part, written beside them."""
    stamp: Stamp
    """How it looks, also when it has taken its place."""
    is_laid: bool
    """Whether it has the form of a part that was laid down."""


def foldable(parts: Mapping[str, int], sizes: PartSizes = USUAL) -> list[tuple[str, ...]]:
    """Return which parts of a month are to be joined, given the bytes of all it has in order; none if few are small."""
    small = [part for part, size in parts.items() if size < sizes.small]
    groups: list[list[str]] = []
    room = 0
    for part in small if len(small) > sizes.most else ():
        if parts[part] > room:
            groups.append([])
            room = sizes.full
        groups[-1].append(part)
        room -= parts[part]
    return [tuple(group) for group in groups if len(group) > 1]


@contextmanager
def joined(record: Record, groups: Iterable[tuple[str, ...]]) -> Iterator[list[Join]]:
    """Write parts joined, beside those that stand; they take their places at the end, unless an error ends the work within.

    Parts that can't be read are left as they are. The record's lock is held meanwhile. Raises RecordError.
    """
    with ExitStack() as left:
        with told(record.folder):
            joins = list(_written(record, groups, left))
        yield joins
        with told(record.folder):
            _take_places(record, joins)


def _written(record: Record, groups: Iterable[tuple[str, ...]], left: ExitStack) -> Iterator[Join]:
    """Yield the parts that can be joined, each written beside the first; what is not needed in the end is taken away by `left`."""
    for parts in groups:
        paths = [record.folder / f"{part}.json" for part in parts]
        if any(path.is_symlink() for path in paths):  # somebody wants that one to stand elsewhere
            continue
        new = beside(paths[0])
        left.callback(new.unlink, missing_ok=True)
        is_laid = all(map(record.laid.is_untouched, paths))
        with suppress(ValueError):
            _write_joined(paths, new, is_laid=is_laid)
            keep_access(paths[0], new)
            yield Join(parts, new, stamp_of(new), is_laid)


def _take_places(record: Record, joins: Iterable[Join]) -> None:
    for join in joins:
        first, *others = (record.folder / f"{part}.json" for part in join.parts)
        join.new.replace(first)
        sync_folder(record.folder)
        for path in others:
            path.unlink(missing_ok=True)
        if join.is_laid:
            record.laid.note(first)
    sync_folder(record.folder)


def _write_joined(paths: Iterable[Path], new: Path, *, is_laid: bool) -> None:
    """Write what parts hold into one new file. Raises OSError, ValueError for one that can't be read."""
    with open_new(new) as out:
        if is_laid:
            join_laid(paths, out)
        else:
            out.write(bytes_of(_all_tables(map(read_tables, paths))))
        out.flush()
        os.fsync(out.fileno())


def _all_tables(parts: Iterable[FileTables]) -> FileTables:
    """Return the rows of several parts, none of them under the number of another."""
    whole: FileTables = {}
    for tables in parts:
        for name, rows in tables.items():
            table = whole.setdefault(name, {})
            table.update((free, row) for free, _, row in renumbered(table, rows))
    return whole
