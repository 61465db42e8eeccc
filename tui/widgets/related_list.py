"""What belongs with the story being read: its place in its thread, and related stories, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from store.api.story import StoryId
from store.api.views import Related
from tui.widgets.entry_list import EntryLine, EntryList
from tui.widgets.line_text import day_of, parted

if TYPE_CHECKING:
    from store.api.threads import ThreadPosition

EARLIER, LATER = "‹", "›"
_FURTHER = 2
"""Columns that the rest of a long line stands further in."""
_LEAST = 16
"""Columns that it takes for lines to be wrapped."""


def related_lines(place: ThreadPosition | None, related: Sequence[Related]) -> tuple[list[EntryLine], list[StoryId | None]]:
    """Return the lines of the list, and what its entries lead to: a story, or None for the thread itself."""
    lines: list[EntryLine] = []
    leads: list[StoryId | None] = []
    if place is not None:
        lines.append(EntryLine(f" Thread  {place.thread.name}", "name", f"{place.nth} of {place.thread.count}", 0))
        leads.append(None)
        for sign, row in ((EARLIER, place.earlier), (LATER, place.later)):
            if row is not None:
                lines.append(EntryLine(f"  {sign} {day_of(row)}  {row.title}", "" if row.read else "unread", "", len(leads)))
                leads.append(row.id)
    shown = {row.id for row in (place.earlier, place.later) if row} if place else set()
    same = f"same thread: {place.thread.name}" if place else ""
    here = [one for one in related if same and same in one.reasons and one.story.id not in shown]
    elsewhere = [one for one in related if one.story.id not in shown and one not in here]
    _add(lines, leads, " Related elsewhere" if place else " Related", elsewhere, "")
    _add(lines, leads, " Nearest in the thread", here, same)
    return lines, leads


def _add(lines: list[EntryLine], leads: list[StoryId | None], heading: str, related: Sequence[Related], known: str) -> None:
    """Add related stories under a heading, with their reasons but for the one that the heading tells."""
    if related:
        lines.append(EntryLine(heading, "name"))
    for one in related:
        entry = len(leads)
        reports = f"{one.reports} reports" if one.reports > 1 else ""
        lines.append(EntryLine(f"   {one.story.title}", "" if one.story.read else "unread", reports, entry))
        lines.append(EntryLine(f"   {'; '.join(reason for reason in one.reasons if reason != known)}", "dim", "", entry))
        leads.append(one.story.id)


def wrapped_lines(lines: Sequence[EntryLine], width: int) -> list[EntryLine]:
    """Return lines of at most so many columns: what is longer goes on beneath, further in."""
    wrapped = []
    for line in lines:
        indent = " " * (len(line.text) - len(line.text.lstrip()) + _FURTHER)
        room = width - cell_len(line.right) - 2 * bool(line.right)
        first, rest = parted(line.text, room)
        wrapped.append(EntryLine(first, line.ink, line.right, line.entry))
        while rest:
            first, rest = parted(rest, width - len(indent))
            wrapped.append(EntryLine(indent + first, line.ink, "", line.entry))
    return wrapped


class RelatedList(EntryList):
    """The thread of a story and the stories related to it."""

    @dataclass
    class Chosen(Message):
        """The person wants to go to a story."""

        story_id: StoryId

    class ThreadChosen(Message):
        """The person wants to see the thread alone."""

    _whole_lines: Sequence[EntryLine] = ()
    _wrapped = False
    leads: Sequence[StoryId | None] = ()
    """What the entries lead to: stories, or None for the thread."""

    def show(self, place: ThreadPosition | None, related: Sequence[Related]) -> int:
        """Show what belongs with a story, from the top, and return how many lines that takes."""
        self._whole_lines, self.leads = related_lines(place, related)
        self._set()
        return len(self._whole_lines)

    def wrap(self, *, wrapped: bool) -> None:
        """Have long lines go on beneath, as there is height enough for that, or be cut."""
        if wrapped != self._wrapped:
            self._wrapped = wrapped
            self._set()

    def on_resize(self) -> None:
        """Wrap the lines anew for another width."""
        if self._wrapped:
            self._set()

    def _set(self) -> None:
        width = self.scrollable_content_region.width
        self.show_lines(wrapped_lines(self._whole_lines, width) if self._wrapped and width > _LEAST else self._whole_lines)

    def choose(self, entry: int) -> None:
        """Tell what was chosen."""
        story_id = self.leads[entry]
        self.post_message(self.ThreadChosen() if story_id is None else self.Chosen(story_id))
