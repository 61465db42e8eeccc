"""Marks of this sitting, laid over what the engine says until it has taken them in."""

from __future__ import annotations

import threading
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from store.api.story import StoryId
from store.api.views import Counts, Marks, StoryRow
from store.engine.protocol import Engine
from store.engine.terms import Clause, Has, both, these

_MANY = 100
"""Of more marks it is counted how many are unread, not looked at each."""


@dataclass(slots=True)
class Overlay:
    """Marks made in this sitting, which the index takes in later, so that no key press waits for it."""

    marks: dict[StoryId, Marks] = field(default_factory=dict)
    """Stories marked since the index took marks in, as they are now: what is kept, and over it what is promised."""
    kept: dict[StoryId, Marks] = field(default_factory=dict)
    """The same as the record has them."""
    promised: dict[StoryId, tuple[Marks, int]] = field(default_factory=dict)
    """Marks that are not in the record yet, with how many changes of them are still to be written."""
    version: int = 0
    """Grows with every mark."""
    reports: Mapping[StoryId, int] = field(default_factory=dict)
    """How many reports each story stands for that stands for several."""

    _lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, story_id: StoryId, marks: Marks) -> None:
        """Lay a story's marks, as the record has them, over what the index says."""
        with self._lock:
            self.kept = {**self.kept, story_id: marks}
            self._lay()

    def put_all(self, marks: Mapping[StoryId, Marks]) -> None:
        """Lay the marks of several stories, as the record has them, over what the index says."""
        with self._lock:
            self.kept = {**self.kept, **marks}
            self._lay()

    def settle(self, taken: Mapping[StoryId, Marks]) -> None:
        """Forget marks that the index has taken in, but for stories that were marked again meanwhile."""
        with self._lock:
            self.kept = {key: marks for key, marks in self.kept.items() if taken.get(key) != marks}
            self._lay()

    def promise(self, story_id: StoryId, marks: Marks) -> None:
        """Lay marks over a story that are about to be written to the record."""
        with self._lock:
            _, number = self.promised.get(story_id, (marks, 0))
            self.promised = {**self.promised, story_id: (marks, number + 1)}
            self._lay()

    def promise_all(self, marks: Mapping[StoryId, Marks]) -> None:
        """Lay marks over several stories that are about to be written to the record."""
        with self._lock:
            numbers = {key: self.promised[key][1] for key in marks.keys() & self.promised.keys()}
            self.promised = {**self.promised, **{key: (one, numbers.get(key, 0) + 1) for key, one in marks.items()}}
            self._lay()

    def redeem_all(self, story_ids: Collection[StoryId]) -> None:
        """Take note that a change of several stories' marks was written, or never will be."""
        with self._lock:
            left = {key: (self.promised[key][0], self.promised[key][1] - 1) for key in story_ids if key in self.promised}
            self.promised = {key: one for key, one in {**self.promised, **left}.items() if one[1] > 0}
            self._lay()

    def redeem(self, story_id: StoryId) -> None:
        """Take note that a change of a story's marks was written, or never will be."""
        with self._lock:
            if story_id in self.promised:
                marks, number = self.promised[story_id]
                others = {key: one for key, one in self.promised.items() if key != story_id}
                self.promised = {**others, story_id: (marks, number - 1)} if number > 1 else others
                self._lay()

    def _lay(self) -> None:
        self.marks = {**self.kept, **{key: marks for key, (marks, _) in self.promised.items()}}
        self.version += 1

    def over(self, row: StoryRow) -> StoryRow:
        """Return a row with its marks as they are now."""
        if not (self.marks or self.reports or self.promised):
            return row
        marks, reports = self.marks.get(row.id), self.reports.get(row.id, 1)
        if reports > 1:
            row = replace(row, reports=reports)
        promised = self.promised.get(row.id)
        if promised and promised[0].theme and promised[0].theme != row.theme:
            theme = promised[0].theme
            row = replace(row, themes=(theme, *(other for other in row.themes if other != theme)))
        return row if marks is None else replace(row, read=marks.read, starred=marks.starred)

    def corrected(self, engine: Engine, query: Clause, counts: Counts) -> Counts:
        """Return counts with the number of unread stories as it is now."""
        marks = self.marks  # others are laid in their place meanwhile, as these are written
        if not marks:
            return counts
        if len(marks) > _MANY:
            before = both(query, both(these(marks), Has("read", 0)))
            now = both(query, these([key for key, one in marks.items() if not one.read]))
            return replace(counts, unread=counts.unread - engine.extent(before).count + engine.extent(now).count)
        touched = engine.stories(both(query, these(marks)), len(marks))
        change = sum(int(row.read) - int(marks[row.id].read) for row in (one.row for one in touched))
        return replace(counts, unread=counts.unread + change)
