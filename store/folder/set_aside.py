"""What of the archive's files is set aside, as it can't be read: noted in the index's state, so that every command can say so."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from store.api.errors import ArchiveLockedError
from store.api.story import StoryId
from store.files import NEW
from store.index.index import StoryIndex
from store.record.copies import copies_of_settings
from store.record.lock import WriterLock
from store.record.plain_file import can_be_read
from store.record.record import Record
from store.record.version import DAMAGED
from store.record.version import FILE as VERSION_FILE
from store.text.clean import clean_line

_MONTH = re.compile(r"\d{4}-\d\d(\.\d{1,9}|\.marks)?\.json")
_MANY = 3
"""Files that can't be reached, of which each is told; of more, how many there are."""


class SetAside:
    """Knows what is set aside in an archive."""

    def __init__(self, record: Record, index: StoryIndex, lock: WriterLock, config: Path) -> None:
        """`lock` is the index's, `config` the folder of the settings."""
        self._record, self._index, self._lock, self._config, self._is_far = record, index, lock, config, False

    def told(self) -> tuple[str, ...]:
        """Note what was found since, and return all that is set aside, as sentences."""
        state, found = self._index.state(), self._record.asides
        names = self._names()
        if names is None:
            return (*state.far.values(), *_each(state.aside), *_each(state.left_out))
        looked_at = {*state.far, *self._closed(names)} - found.keys()
        still = out_of_reach(self._record.folder, sorted(looked_at))
        far = {file: state.far.get(file) or far_away(self._record.folder / file, why) for file, why in still.items()}
        far |= {file: aside.told[0] for file, aside in found.items() if aside.is_out_of_reach and file in names}
        aside = _standing(state.aside, {file: () if one.is_out_of_reach else one.told for file, one in found.items()}, names)
        left_out = _standing(state.left_out, self._record.left_out, names)
        if (far, aside, left_out) != (state.far, state.aside, state.left_out):
            with suppress(ArchiveLockedError, OSError), self._lock.held():
                state = self._index.state()
                state.far, state.aside, state.left_out = far, aside, left_out
                self._index.keep(state)
        self._is_far = bool(far)
        version = self._version_told()
        copies = _copies_told(self._config)
        return (*_far(list(far.values())), *version, *_each(aside), *_each(left_out), *_damaged(self._missed(names)), *copies)

    def _version_told(self) -> list[str]:
        """Return what is to be told of the file with the record's version."""
        damage = self._record.version.damage
        read = "the archive is read as one of an older Dateline, and the next change writes that file anew and keeps it as it is beside"
        return [f"{VERSION_FILE}, {damage}; {read}"] if damage else []

    def _missed(self, names: Iterable[str]) -> list[str]:
        """Return files that were kept as they were and in which something may be missing in the archive."""
        kept = sorted(name for name in names if f".json.{DAMAGED}" in name and not name.endswith(NEW))
        if not kept:
            return []
        from store.record.missed import is_missed

        return [name for name in kept if is_missed(self._record.folder / name, self._having(name))]

    def _having(self, name: str) -> Callable[[str], bool]:
        """Return what tells whether the archive has what a kept file has under an id."""
        if ".marks." in name:
            marks = self._record.marks(name[:7])
            return lambda one: one in marks
        gone = {str(row.get("id")) for row in self._record.removed_rows(name[:7])} if name[:1].isdigit() else set()
        return lambda one: one in gone or self._index.get(StoryId(one)) is not None

    @property
    def may_change(self) -> bool:
        """Whether something that could not be read may be there the next time, which files need not tell from outside."""
        return self._is_far

    def _closed(self, names: Iterable[str]) -> set[str]:
        """Return files of months that may not be read, which their size and times don't tell."""
        folder, months = self._record.folder, (name for name in names if _MONTH.fullmatch(name))
        return {name for name in months if not os.access(folder / name, os.R_OK)}

    def _names(self) -> set[str] | None:
        try:
            with os.scandir(self._record.folder) as entries:
                return {entry.name for entry in entries}
        except OSError:
            return None


def _copies_told(config: Path) -> list[str]:
    """Return what is to be told of copies that a program which syncs files left of the settings: only a person can join them."""
    told = "looks like a copy of your settings or themes that a program which syncs files left, and is not read"
    return [
        clean_line(f"{config / name} {told}; take what you miss from it, then move it elsewhere")
        for name in copies_of_settings(config)
    ]


def _each(told: Mapping[str, Sequence[str]]) -> Iterator[str]:
    return (one for several in told.values() for one in several)


def _far(told: Sequence[str]) -> Sequence[str]:
    """Return what is to be told of files that can't be reached: of many, one and how many more there are."""
    return told if len(told) <= _MANY else [f"{told[0]}; and so are {len(told) - 1:,} more files of the archive"]


def _standing(known: Mapping[str, list[str]], found: Mapping[str, tuple[str, ...]], names: set[str]) -> dict[str, list[str]]:
    """Return sentences by file, of files that stand: what was known, and what was found now in its place."""
    both = {**known, **{file: list(told) for file, told in found.items()}}
    return {file: both[file] for file in sorted(both) if both[file] and file in names}


def _damaged(missed: Sequence[str]) -> list[str]:
    """Return what is to be told of files that were kept as they were, and in which something may be missed."""
    if not missed:
        return []
    first, than = clean_line(missed[0]), "take what you miss from {}; dateline doctor --repair settles {} then"
    if len(missed) == 1:
        return [f"{first} is set aside: it keeps what could not be read; {than.format('it', 'it')}"]
    more = f"{first} and {len(missed) - 1:,} more"
    return [f"{more} are set aside: they keep what could not be read; {than.format('them', 'them')}"]


def far_away(path: Path, why: str) -> str:
    """Return a sentence on a file that can't be read now."""
    return clean_line(f"{path} can't be read ({why}); until it can be, what was known of it is shown")


def out_of_reach(folder: Path, files: Iterable[str]) -> dict[str, str]:
    """Return which of some files can't be opened now, each with why."""
    found = {}
    for file in files:
        try:
            can_be_read(folder / file)
        except FileNotFoundError:
            continue
        except OSError as error:
            found[file] = error.strerror or str(error)
    return found
