"""Where the stories of some months stand: in which files, and in which month they belong; of most of them no more is held than that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from store.api.errors import StoryError
from store.api.story import Story, StoryId
from store.record.record import Record
from store.record.story_rows import read_row


class Found(NamedTuple):
    """One row of a story."""

    month: str
    """Month of the file it stands in."""
    row: Mapping[str, Any]
    story: Story


class Places:
    """The places of the stories in some months' files, and in those of the months in which these belong."""

    def __init__(self, record: Record, months: Iterable[str]) -> None:
        """Read the months, part after part; what can't be understood is told when it is indexed, and left as it is."""
        self._record = record
        self.months: list[str] = []
        """The months that were read."""
        self.homes: dict[StoryId, str] = {}
        """Id to the month in which a story belongs, by the first of its rows."""
        self._files: dict[StoryId, tuple[str, ...]] = {}
        """Id to the months in whose files it stands."""
        self._amiss: dict[StoryId, None] = {}
        """Ids that stand more than once, or not in their month, as they were found."""
        self._same: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Months of files: one value for the many stories that have the same."""
        belonging: dict[str, str] = {}
        for month in sorted(set(months)):
            self._read(month, belonging)
        for month in sorted(belonging.keys() - set(self.months)):
            self._read(month, belonging)

    def amiss(self) -> list[list[StoryId]]:
        """Return the ids that stand more than once, or not in their month, together by the month in which they were found first."""
        groups: dict[str, list[StoryId]] = defaultdict(list)
        for one in self._amiss:
            groups[self._files[one][0]].append(one)
        return list(groups.values())

    def found(self, ids: Iterable[StoryId]) -> dict[StoryId, list[Found]]:
        """Return the rows of some stories as they are now, in the order of months and of their files."""
        rows: dict[StoryId, list[Found]] = {one: [] for one in ids}
        wanted: dict[str, set[str]] = defaultdict(set)
        for one in rows:
            for month in self._files.get(one, ()):
                wanted[month].add(one)
        for month in self.months:
            for row, story in _understood(self._record.rows_of(month, wanted[month])) if month in wanted else ():
                if story.id in rows:
                    rows[story.id].append(Found(month, row, story))
        return {one: found for one, found in rows.items() if found}

    def note(self, story: Story) -> None:
        """Note that a story stands in the file of its month as well now."""
        before, home = self._files.get(story.id, ()), story.published.month
        self.homes.setdefault(story.id, home)
        self._files[story.id] = before if home in before else (*before, home)
        if home not in self.months:
            self.months.append(home)

    def _read(self, month: str, belonging: dict[str, str]) -> None:
        self.months.append(month)
        for part in self._record.parts(month):
            for _, story in _understood(self._record.part_rows(part)):
                home = belonging.setdefault(story.published.month, story.published.month)
                before = self._files.get(story.id, ())
                if before or home != month:
                    self._amiss[story.id] = None
                if month not in before:
                    self._files[story.id] = self._same.setdefault((*before, month), (*before, month))
                self.homes.setdefault(story.id, home)


def _understood(rows: Collection[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Story]]:
    for row in rows:
        try:
            yield row, read_row(row)
        except StoryError:
            continue
