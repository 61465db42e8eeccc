"""Which stories a selection means, with the marks of this sitting laid over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from store.api.story import StoryId
from store.api.views import Marks, Selection
from store.engine.terms import EVERYTHING, Between, Clause, Has, HasAny, any_of, both, quietly, these, without
from store.timeline.marks_overlay import Overlay
from store.timeline.time_queries import said_query


def filtered(
    selection: Selection, words: Clause | None, overlay: Overlay, thread: Callable[[int], Sequence[StoryId]]
) -> Clause:
    """Return the query for a selection; `words` is the query for its search line, which alone ranks.

    Reports that fold into another are left out, but of a search: what one remembers may stand in any of them.
    """
    query = words or EVERYTHING
    if selection.thread:
        query = both(query, quietly(these(thread(selection.thread))))
    if overlay.reports and not (words or selection.unfolded or selection.thread):
        query = without(query, Has("copy", 1))
    if selection.themes:
        query = both(query, quietly(HasAny("theme", sorted(selection.themes))))
    if selection.unread:
        query = both(query, state_query("unread", overlay))
    if selection.starred:
        query = both(query, state_query("starred", overlay))
    return query


def days_query(side: str, first: date, last: date) -> Clause:
    """Return the query for stories published after, before or on a stretch of days, its ends belong to it alone; or about it."""
    if side == "about":
        return said_query(first, last)
    if side == "after":
        return Between("day", last.toordinal() + 1, None)
    if side == "before":
        return Between("day", None, first.toordinal() - 1)
    return Between("day", first.toordinal(), last.toordinal())


def state_query(state: str, overlay: Overlay) -> Clause:
    """Return the query for stories that are `read`, `unread`, `starred`, `noted` or `undated`."""
    if state == "undated":
        return Has("undated", 1)
    holds = _STATES[state]
    name, value = ("read", 0) if state == "unread" else (state, 1)
    return _marked(name, value, [key for key, marks in overlay.marks.items() if holds(marks)], overlay)


_STATES: dict[str, Callable[[Marks], bool]] = {
    "read": lambda marks: marks.read,
    "unread": lambda marks: not marks.read,
    "starred": lambda marks: marks.starred,
    "noted": lambda marks: bool(marks.note),
}


def _marked(name: str, value: int, yes: list[StoryId], overlay: Overlay) -> Clause:
    """Return the query for stories with a mark: as the index has it, but for those marked in this sitting."""
    known: Clause = Has(name, value)
    if overlay.marks:
        known = without(known, these(overlay.marks))
        known = any_of([known, these(yes)]) if yes else known
    return quietly(known)
