"""What is amiss in the record, found while months are indexed: an id in two places, a date of another month, marks alone.

Nothing is written to the record here; the next write repairs it. Until then each story is shown once.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from itertools import pairwise

from store.api.story import Story, StoryId
from store.engine.entry import Entry, Stored
from store.engine.terms import EVERYTHING, NOTHING, Clause, Has, HasAny, both, these, without
from store.identity.versions import merged
from store.index.index import StoryIndex
from store.index.state import State
from store.record.record import Record

_CHUNK = 2_000


class Misplaced:
    """Looks at months as they are indexed, and knows what is amiss when all are."""

    def __init__(self, record: Record, index: StoryIndex, months: Iterable[str], state: State) -> None:
        """`months` are those that are indexed anew."""
        self._record, self._index = record, index
        self._months = sorted(months)
        self._others = index.total > 0
        self._amiss = set(state.amiss) - set(self._months)
        self._orphans = {one: month for one, month in state.orphans.items() if month not in set(self._months)}
        self._alone: dict[str, str] = {}
        """Id to the month with marks of it, of stories that do not stand in that month."""
        self._hashes = array("q")
        """A number for each story, to find out cheaply whether any stands twice."""
        self._doubled: set[str] = set()
        self._here: set[str] = set()
        """The ids of the month that is being looked at."""
        self._looked_at = set(self._months)
        """The months that were looked at."""

    def look(self, month: str, stories: list[Story]) -> list[Story]:
        """Look at stories of a month that are about to be indexed; return them, each id once."""
        once = {story.id: story for story in stories}
        if len(once) < len(stories) or any(story.published.month != month for story in stories):
            self._amiss.add(month)
        self._hashes.extend(map(hash, once))
        self._here.update(once)
        self._looked_at.add(month)
        if self._others:
            elsewhere = self._stored(once, len(once), but=HasAny("month", sorted({*self._months, month})))
            self._doubled |= {str(stored.id) for stored in elsewhere}
        for one in once.keys() & self._orphans.keys():
            if (marked := self._orphans.pop(one)) != month:
                self._amiss |= {month, marked}
        return list(once.values())

    def known(self, month: str, stories: Iterable[Story]) -> set[str]:
        """Return the ids of stories in a new part of a month that the index has in that month already, and are to be replaced there.

        A kill between the index's commit and the note of it leaves that behind. What stands twice in the month is amiss.
        """
        if not self._others or month in self._months:
            return set()
        ids = [one.id for one in stories]
        found = {str(stored.id) for stored in self._stored(ids, len(ids), within=Has("month", month))}
        rows = Counter(str(row.get("id")) for row in self._record.rows_of(month, found)) if found else {}
        twice = {one for one in found if rows[one] > 1}
        self._doubled |= twice
        return found - twice

    def gather(self, month: str, marked: Iterable[StoryId]) -> frozenset[str]:
        """Note which marks of a month that was looked at whole stand alone; return the ids of its stories."""
        here = frozenset(self._here)
        self._here.clear()
        self._alone.update({str(one): month for one in marked if one not in here})
        return here

    def finish(self, state: State) -> list[Entry]:
        """Note what is amiss; return the stories that were indexed twice, each as it is to be shown once instead."""
        ordered = sorted(self._hashes)
        twice = {one for one, other in pairwise(ordered) if one == other}
        if twice:
            for month in sorted(self._looked_at):
                found = self._index.stories(Has("month", month), self._index.total)
                self._doubled |= {one for stored in found if hash(one := str(stored.story.id)) in twice}
        entries = self._entries(self._doubled)
        for several in entries.values():
            self._amiss |= {entry.home for entry in several}
        homes = self._entries(self._alone)
        for one, month in self._alone.items():
            if one in homes:
                self._amiss |= {month, *(entry.home for entry in homes[one])}
            else:
                self._orphans[one] = month
        state.amiss, state.orphans = sorted(self._amiss), self._orphans
        return [_shown(found) for found in entries.values() if len(found) > 1]

    def _entries(self, ids: Iterable[str]) -> Mapping[str, list[Entry]]:
        """Return what the index has of some stories."""
        found: dict[str, list[Entry]] = {}
        for stored in self._stored(ids, self._index.total):
            entry = stored.entry
            found.setdefault(str(entry.story.id), []).append(entry)
        return found

    def _stored(self, ids: Iterable[str], limit: int, within: Clause = EVERYTHING, but: Clause = NOTHING) -> Iterator[Stored]:
        """Yield what the index has of some stories, so many at most, of those that answer one query and not another."""
        wanted = sorted(ids)
        for at in range(0, len(wanted), _CHUNK):
            asked = without(both(these(wanted[at : at + _CHUNK]), within), but)
            yield from self._index.stories(asked, limit)


def _shown(entries: list[Entry]) -> Entry:
    """Return the one entry that stands for several of one story."""
    ordered = sorted(entries, key=lambda entry: entry.home)
    best = reduce(merged, (entry.story for entry in ordered))
    return next(entry for entry in ordered if entry.story.body == best.body)
