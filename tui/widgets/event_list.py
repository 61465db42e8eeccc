"""What was published at a time, what stories say of it, and the key dates of a matter: lists that lead to stories."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from store.api.story import StoryId
from store.api.views import StoryRow
from tui.widgets.date_words import days_between, whole_day
from tui.widgets.entry_list import EntryLine, EntryList
from tui.widgets.line_text import AHEAD, HAPPENED, day_of

if TYPE_CHECKING:
    from store.api.times import Event

_MEASURE = 74
"""The most columns a sentence is set in."""
_BESIDE = 32
"""Columns of a page that its frame, the days and the numbers take."""
_SHOWN = 3
"""Stories that are listed beneath an event; the rest is a number."""


class EventList(EntryList):
    """Stories and events under headings, each leading to a story."""

    @dataclass
    class Chosen(Message):
        """The person wants to go to a story."""

        story_id: StoryId

    leads: Sequence[StoryId] = ()
    """The stories that the entries lead to."""

    def show(self, said: tuple[list[EntryLine], list[StoryId]]) -> None:
        """Show lines, and which stories their entries lead to."""
        lines, self.leads = said
        self.show_lines(lines)

    def choose(self, entry: int) -> None:
        """Tell which story was chosen."""
        self.post_message(self.Chosen(self.leads[entry]))


def time_lines(
    rows: Sequence[StoryRow],
    events: Sequence[Event],
    published: str,
    said: str,
    width: int,
    published_in_all: int = 0,
) -> tuple[list[EntryLine], list[StoryId]]:
    """Return the list of what was published at a time and what stories say of it.

    `published_in_all` is how many stories were published then, where that may be more than are listed.
    """
    lines: list[EntryLine] = []
    leads: list[StoryId] = []
    if rows:
        lines.append(EntryLine(f" {published}", "name", _listed(len(rows), published_in_all)))
    for row in rows:
        lines.append(EntryLine(f"   {day_of(row)}  {row.title}", "" if row.read else "unread", row.source, len(leads)))
        leads.append(row.id)
    if events:
        lines += [EntryLine("")] * bool(rows)
        lines.append(EntryLine(f" {said}", "name", f"{len(events):,} event{'s' * (len(events) > 1)}"))
    add_events(lines, leads, events, width)
    return lines, leads


def _listed(here: int, total: int) -> str:
    """Return how many are listed, and of how many if those are more."""
    stories = "stories" if max(here, total) > 1 else "story"
    return f"{here:,} of {total:,} {stories}" if total > here else f"{here:,} {stories}"


def add_events(lines: list[EntryLine], leads: list[StoryId], events: Iterable[Event], width: int) -> None:
    """Add events, each with its sentence and, beneath, the stories that tell it, for a window so many columns wide."""
    measure = max(16, min(_MEASURE, width - _BESIDE))
    for event in events:
        entry = len(leads)
        sign = AHEAD if event.ahead else HAPPENED
        head, *rest = textwrap.wrap(event.sentence, measure) or [""]
        count = f"{event.count} stories" if event.count > 1 else ""
        lines.append(EntryLine(f" {sign} {span_label(event.first, event.last, event.precision):<12}  {head}", "", count, entry))
        lines += [EntryLine(f"{'':17}{line}", "", "", entry) for line in rest]
        leads.append(event.mentions[0].row.id)
        for nth, mention in enumerate(event.mentions[:_SHOWN]):
            line = EntryLine(f"{'':17}{day_of(mention.row)}  {mention.row.title}", "dim", "", len(leads) if nth else entry)
            if nth:
                leads.append(mention.row.id)
            lines.append(line)
        if event.count > _SHOWN:
            lines.append(EntryLine(f"{'':17}and {event.count - _SHOWN} more", "dim"))


def span_label(first: date, last: date, precision: str = "day") -> str:
    """Return a time as a list has it: `22 Apr 2025`, `Apr 2025`, `1960`, `7–10 May 2025`."""
    if first == last:
        return whole_day(first)
    if precision in ("year", "decade", "century"):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%b %Y}" if precision == "month" else days_between(first, last)
    if first.year == last.year:
        return f"{first:%b} – {last:%b %Y}"
    return f"{first:%b %Y} – {last:%b %Y}"
