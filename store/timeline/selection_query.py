"""Which stories a selection means, with the marks of this sitting laid over it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from store.api.story import StoryId
from store.api.views import Marks, Selection
from store.engine.field_names import PERSON_KIND
from store.engine.terms import EVERYTHING, Begins, Between, Clause, Has, HasAny, any_of, both, quietly, these, without
from store.text.fold import fold
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
    if selection.having[0]:
        query = both(query, value_query(*selection.having, overlay))
    if selection.feed:
        query = both(query, quietly(Has("feed", selection.feed)))
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
    return marked(Has(name, value), holds, overlay)


def tag_query(tag: str, overlay: Overlay, *, unfinished: bool) -> Clause:
    """Return the query for stories under a tag, given folded; of an unfinished one, under any that begins so."""
    fits = str.startswith if unfinished else str.__eq__
    known = Begins("tags", tag) if unfinished else Has("tags", tag)
    return marked(known, lambda marks: any(fits(fold(one), tag) for one in marks.tags), overlay)


def value_query(field: str, value: str, overlay: Overlay) -> Clause:
    """Return the query for stories that have a value in a field: `place`, `source`, `person` or `tag`."""
    if field == "tag":
        return tag_query(fold(value), overlay, unfinished=False)
    return quietly(Has("kinds", f"{PERSON_KIND}:{value}") if field == "person" else Has(field, value))


_STATES: dict[str, Callable[[Marks], bool]] = {
    "read": lambda marks: marks.read,
    "unread": lambda marks: not marks.read,
    "starred": lambda marks: marks.starred,
    "noted": lambda marks: bool(marks.note),
}


def marked(known: Clause, holds: Callable[[Marks], bool], overlay: Overlay) -> Clause:
    """Return the query for stories with a mark: as the index has it, but for those marked in this sitting."""
    if laid := overlay.marks:
        yes = [key for key, marks in laid.items() if holds(marks)]
        known = without(known, these(laid))
        known = any_of([known, these(yes)]) if yes else known
    return quietly(known)
