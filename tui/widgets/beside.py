"""What belongs with the story being read: its place in its thread, and related stories, each with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from store.model import StoryId
from store.views import Related, StoryRow
from tui.widgets.tall import Tall
from tui.widgets.timeline.looks import fit

if TYPE_CHECKING:
    from store.running import ThreadPlace

EARLIER, LATER = "‹", "›"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list."""

    text: str
    """What it says."""
    look: str
    """How: a component class, or nothing for plain text."""
    right: str = ""
    """What stands at its right end."""
    entry: int = -1
    """Which entry it belongs to; -1 for none."""


def beside_lines(place: ThreadPlace | None, related: Sequence[Related]) -> tuple[list[Line], list[StoryId | None]]:
    """Return the lines of the list, and what its entries lead to: a story, or None for the thread itself."""
    lines: list[Line] = []
    leads: list[StoryId | None] = []
    if place is not None:
        lines.append(Line(f" Thread  {place.thread.name}", "beside--name", f"{place.nth} of {place.thread.number}", 0))
        leads.append(None)
        for sign, row in ((EARLIER, place.earlier), (LATER, place.later)):
            if row is not None:
                lines.append(
                    Line(f"  {sign} {_day(row)}  {row.title}", "beside--unread" if not row.read else "", "", len(leads))
                )
                leads.append(row.id)
    if related:
        lines.append(Line(" Related", "beside--name"))
    for one in related:
        entry = len(leads)
        lines.append(Line(f"   {one.story.title}", "beside--unread" if not one.story.read else "", _reports(one), entry))
        lines.append(Line(f"   {'; '.join(one.reasons)}", "beside--dim", "", entry))
        leads.append(one.story.id)
    return lines, leads


class Beside(Tall, can_focus=True):
    """The thread of a story and the stories related to it; only the lines on screen are painted."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"beside--name", "beside--dim", "beside--unread", "beside--here"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="related.next", tooltip="Go to the next story that belongs with this one"),
        Binding("k,up", "step(-1)", "Previous", id="related.previous", tooltip="Go to the one before"),
        Binding("home", "edge(0)", "Top", id="related.top", tooltip="Go to the first"),
        Binding("end,G", "edge(-1)", "End", id="related.end", tooltip="Go to the last"),
        Binding("enter", "open", "Jump", id="related.jump", tooltip="Jump to the story, or show the thread alone"),
    ]

    class Chosen(Message):
        """The person wants to go to a story."""

        def __init__(self, story_id: StoryId) -> None:
            self.story_id = story_id
            super().__init__()

    class ThreadChosen(Message):
        """The person wants to see the thread alone."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines: list[Line] = []
        self._leads: list[StoryId | None] = []
        self._at = -1

    @property
    def leads(self) -> Sequence[StoryId | None]:
        """What the entries lead to: stories, or None for the thread."""
        return self._leads

    def show(self, place: ThreadPlace | None, related: Sequence[Related]) -> None:
        """Show what belongs with a story, from the top."""
        lines, leads = beside_lines(place, related)
        if lines == self._lines:
            return
        self._lines, self._leads = lines, leads
        self._at = 0 if self.has_focus and leads else -1
        self.set_height(len(lines))
        self.scroll_to(y=0, animate=False, immediate=True)

    def on_focus(self) -> None:
        """Stand on the first entry when the list is entered."""
        if self._at < 0 and self._leads:
            self._stand(0)
        self.refresh()

    def on_blur(self) -> None:
        """Show no place when the list is left."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to what was clicked."""
        line = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if line < len(self._lines) and self._lines[line].entry >= 0:
            self._stand(self._lines[line].entry)
            self.action_open()

    def action_step(self, by: int) -> None:
        """Go to another entry."""
        if self._leads:
            self._stand(max(0, min(len(self._leads) - 1, self._at + by)))

    def action_edge(self, which: int) -> None:
        """Go to the first or the last entry."""
        if self._leads:
            self._stand(which % len(self._leads))

    def action_open(self) -> None:
        """Tell what was chosen."""
        if 0 <= self._at < len(self._leads):
            story_id = self._leads[self._at]
            self.post_message(self.ThreadChosen() if story_id is None else self.Chosen(story_id))

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        number, width, ground = y + self.scroll_offset.y, self.scrollable_content_region.width, self.rich_style
        if number >= len(self._lines):
            return Strip.blank(width, ground)
        line = self._lines[number]
        style = ground + (self.get_component_rich_style(line.look, partial=True) if line.look else Style())
        if self.has_focus and line.entry == self._at >= 0:
            style += self.get_component_rich_style("beside--here", partial=True)
        right = f" {line.right} " if line.right else ""
        dim = style + self.get_component_rich_style("beside--dim", partial=True)
        return Strip([Segment(fit(line.text, max(0, width - cell_len(right))), style), Segment(right, dim)], width)

    def _stand(self, entry: int) -> None:
        self._at = entry
        of_entry = [number for number, line in enumerate(self._lines) if line.entry == entry]
        top, height = round(self.scroll_y), self.size.height
        first, last = max(0, of_entry[0] - (self._lines[of_entry[0] - 1].entry < 0)), of_entry[-1]
        if first < top or last >= top + height:
            self.scroll_to(y=first if first < top else last - height + 1, animate=False, immediate=True)
        self.refresh()


def _day(row: StoryRow) -> str:
    when = row.published.first_day
    return f"{when.day:>2} {when:%b %Y}"


def _reports(one: Related) -> str:
    return f"{one.reports} reports" if one.reports > 1 else ""
