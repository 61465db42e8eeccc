"""Which stories a selection means, in the index's terms, with the marks of this sitting laid over it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import tantivy

from store.api.story import StoryId
from store.api.views import Counts, Marks, Selection, StoryRow
from store.index.index import StoryIndex
from store.index.schema import row_of, schema
from store.index.spoken import said_query

_Q = tantivy.Query
_MUST, _NOT, _SHOULD = tantivy.Occur.Must, tantivy.Occur.MustNot, tantivy.Occur.Should


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
        marks, reports = self.marks.get(row.id), self.reports.get(row.id, 1)
        if reports > 1:
            row = replace(row, reports=reports)
        promised = self.promised.get(row.id)
        if promised and promised[0].theme and promised[0].theme != row.theme:
            theme = promised[0].theme
            row = replace(row, themes=(theme, *(other for other in row.themes if other != theme)))
        return row if marks is None else replace(row, read=marks.read, starred=marks.starred)

    def corrected(self, index: StoryIndex, query: tantivy.Query, counts: Counts) -> Counts:
        """Return counts with the number of unread stories as it is now."""
        if not self.marks:
            return counts
        touched = index.matching(_both(query, _ids(list(self.marks))), len(self.marks))
        before = [row_of(doc) for doc in touched]
        change = sum(int(row.read) - int(self.marks[row.id].read) for row in before)
        return replace(counts, unread=counts.unread + change)


def filtered(
    selection: Selection, words: tantivy.Query | None, overlay: Overlay, thread: Callable[[int], Sequence[StoryId]]
) -> tantivy.Query:
    """Return the query for a selection; `words` is the query for its search line, which alone ranks.

    Reports that fold into another are left out, but of a search: what one remembers may stand in any of them.
    """
    query = words or _Q.all_query()
    if selection.thread:
        query = _both(query, _Q.const_score_query(_ids(list(thread(selection.thread))), 0.0))
    if overlay.reports and not (words or selection.unfolded or selection.thread):
        query = _Q.boolean_query([(_MUST, query), (_NOT, _Q.term_query(schema(), "copy", 1))])
    if selection.themes:
        query = _both(query, _Q.const_score_query(_Q.term_set_query(schema(), "theme", sorted(selection.themes)), 0.0))
    if selection.unread:
        query = _both(query, state_query("unread", overlay))
    if selection.starred:
        query = _both(query, state_query("starred", overlay))
    return query


def days_query(side: str, first: date, last: date) -> tantivy.Query:
    """Return the query for stories published after, before or on a stretch of days, its ends belong to it alone; or about it."""
    if side == "about":
        return said_query(first, last)
    if side == "after":
        return _Q.range_query(schema(), "day", tantivy.FieldType.Integer, last.toordinal() + 1, None)
    if side == "before":
        return _Q.range_query(schema(), "day", tantivy.FieldType.Integer, None, first.toordinal() - 1)
    return _Q.range_query(schema(), "day", tantivy.FieldType.Integer, first.toordinal(), last.toordinal())


def state_query(state: str, overlay: Overlay) -> tantivy.Query:
    """Return the query for stories that are `read`, `unread`, `starred`, `noted` or `undated`."""
    if state == "undated":
        return _Q.term_query(schema(), "undated", 1)
    holds = _STATES[state]
    name, value = ("read", 0) if state == "unread" else (state, 1)
    return _marked(name, value, [key for key, marks in overlay.marks.items() if holds(marks)], overlay)


_STATES: dict[str, Callable[[Marks], bool]] = {
    "read": lambda marks: marks.read,
    "unread": lambda marks: not marks.read,
    "starred": lambda marks: marks.starred,
    "noted": lambda marks: bool(marks.note),
}


def _marked(name: str, value: int, yes: list[StoryId], overlay: Overlay) -> tantivy.Query:
    """Return the query for stories with a mark: as the index has it, but for those marked in this sitting."""
    known = _Q.term_query(schema(), name, value)
    if not overlay.marks:
        return _Q.const_score_query(known, 0.0)
    known = _Q.boolean_query([(_MUST, known), (_NOT, _ids(list(overlay.marks)))])
    either = _Q.boolean_query([(_SHOULD, known), (_SHOULD, _ids(yes))]) if yes else known
    return _Q.const_score_query(either, 0.0)


def _ids(ids: list[StoryId]) -> tantivy.Query:
    return _Q.term_set_query(schema(), "id", [str(one) for one in ids])


def _both(one: tantivy.Query, other: tantivy.Query) -> tantivy.Query:
    return _Q.boolean_query([(_MUST, one), (_MUST, other)])
