"""What belongs with the story being read: its place in its thread, and related stories, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from store.api.story import StoryId
from store.api.views import Related
from tui.widgets.entry_list import EntryLine, EntryList
from tui.widgets.line_text import day_of

if TYPE_CHECKING:
    from store.api.threads import ThreadPosition

EARLIER, LATER = "‹", "›"


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


class RelatedList(EntryList):
    """The thread of a story and the stories related to it."""

    @dataclass
    class Chosen(Message):
        """The person wants to go to a story."""

        story_id: StoryId

    class ThreadChosen(Message):
        """The person wants to see the thread alone."""

    leads: Sequence[StoryId | None] = ()
    """What the entries lead to: stories, or None for the thread."""

    def show(self, place: ThreadPosition | None, related: Sequence[Related]) -> int:
        """Show what belongs with a story, from the top, and return how many lines that takes."""
        lines, self.leads = related_lines(place, related)
        self.show_lines(lines)
        return len(lines)

    def choose(self, entry: int) -> None:
        """Tell what was chosen."""
        story_id = self.leads[entry]
        self.post_message(self.ThreadChosen() if story_id is None else self.Chosen(story_id))
