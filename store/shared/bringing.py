"""Bringing an archive in a folder into a shared one: some months at a time, wholly or not at all, so that what breaks off goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from store.api.errors import DatelineError
from store.api.progress import Progress
from store.engine.terms import Has
from store.folder.archive import FolderArchive
from store.folder.deriver import Deriver
from store.folder.rule_versions import READ_BY
from store.index.index import StoryIndex
from store.paths import Paths
from store.postgres.fragments import Fragment
from store.postgres.record import SharedRecord
from store.postgres.settling import put_off_indexes, settle
from store.record.record import Record
from store.shared.bringing_lanes import bringing_in, processes
from store.shared.engine import SharedEngine
from store.shared.month_bringer import Month, MonthBringer
from store.shared.own_things import OwnThings

_TOGETHER = 2_000
"""Stories from which on a few months are enough to be brought in at a time."""
MANY = 4_000
"""Stories from which on processes that help are worth being begun."""
_HARDLY_ANY = 0.02
"""Share of those that come up to which there are hardly any stories yet, so that nobody minds that these are found slowly meanwhile."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did."""

    stories: int = 0
    """Stories that are new."""
    standing: int = 0
    """Stories that stood already, and stay as they are."""
    months: int = 0
    """Months that were brought in."""
    before: int = 0
    """Months that had been brought in before, as they are."""
    notices: tuple[str, ...] = ()
    """Sentences on what could not be brought along."""


@dataclass(frozen=True, slots=True)
class Bringing:
    """Brings a folder's archive in."""

    record: SharedRecord
    engine: SharedEngine
    deriver: Deriver
    """Makes a story of which the folder's index knows nothing ready to be found."""
    address: str
    """The database's, for the processes that help."""

    def bring(self, folder: Path, progress: Progress | None = None) -> Brought:
        """Bring in what is new of a folder. Raises DatelineError."""
        paths = Paths.find(folder)
        if not paths.archive.is_dir():
            raise DatelineError(f"there is no archive in {folder}; name the folder of one")
        opened = FolderArchive(paths, seeded=False)
        notices = opened.refresh(progress).notices
        opened.close()
        record, index = Record(paths.archive), StoryIndex(paths.index)
        done, total = Brought(notices=notices), index.total
        months = self._months(record, index)
        coming = [one for one in months if not self._is_in(folder, one)]
        done = replace(done, before=len(months) - len(coming))
        number = sum(one.stories for one in coming)
        self.engine.make_room_for([int(one.month[:4]) * 12 + int(one.month[5:]) - 1 for one in coming if one.stories])
        if number >= MANY and self.engine.total <= number * _HARDLY_ANY:
            put_off_indexes(self.engine.connections)
        bringer = MonthBringer(folder.absolute(), record, index, self.record, self.engine, self.deriver)
        with bringing_in(bringer, self.address, processes() if number >= MANY else 0) as bring:
            for some, put in bring(_together(coming)):
                done = replace(
                    done,
                    stories=done.stories + put.fresh,
                    standing=done.standing + put.standing,
                    months=done.months + len(some),
                )
                if progress:
                    progress("Bringing in", done.stories + done.standing, total)
        if progress and number >= MANY:
            progress("Making indexes", 0, 0)
        settle(self.engine.connections)
        self.engine.reload()
        OwnThings(self.record).bring(folder, record, paths, {one.month: one.digest for one in months})
        return done

    def _months(self, record: Record, index: StoryIndex) -> list[Month]:
        """Return the months of a folder, as its files are now."""
        stamps = record.stamps()
        months = sorted({*stamps.months, *stamps.marks})
        return [Month(one, _digest(record.folder, one), index.extent(Has("month", one)).count) for one in months]

    def _is_in(self, folder: Path, month: Month) -> bool:
        order = "SELECT 1 FROM dateline.imports WHERE folder = %s AND month = %s AND digest = %s"
        return bool(self.engine.connections.ask(Fragment(order, (str(folder.absolute()), month.month, month.digest))))


def _together(months: Iterable[Month]) -> Iterator[list[Month]]:
    """Yield months that are brought in together: each time costs as much as a hundred stories."""
    some: list[Month] = []
    for month in months:
        some.append(month)
        if sum(one.stories for one in some) >= _TOGETHER:
            yield some
            some = []
    if some:
        yield some


def _digest(folder: Path, month: str) -> str:
    """Return what stands for the files of a month as they are now."""
    found = blake2b(f"{READ_BY}".encode(), digest_size=16)
    for path in _files(folder, month):
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _files(folder: Path, month: str) -> Iterator[Path]:
    yield from sorted(folder.glob(f"{month}*.json"))
