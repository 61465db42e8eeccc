"""A view of entries that a person walks, by keys or with the mouse, and chooses from."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset

from tui.widgets.line_view import LineView


class EntryView(LineView, can_focus=True):
    """Entries of one or more lines each, with the person on one of them."""

    CENTRED = False
    """Whether an entry that was out of sight comes to the middle, rather than to the nearest edge."""
    entry_count = 0
    """How many entries there are."""
    at = -1
    """Which entry the person is on; -1 for none."""

    def entry_at(self, line: int) -> int:
        """Return which entry a line belongs to; -1 for none."""
        return line if line < self.entry_count else -1

    def lines_of(self, entry: int) -> tuple[int, int]:
        """Return the first and the last line that an entry needs to be understood."""
        return entry, entry

    @property
    def spot(self) -> Offset:
        """Where the entry one is on begins."""
        first, last = self.lines_of(self.at) if self.at >= 0 else (0, 0)
        line = next((line for line in range(first, last + 1) if self.entry_at(line) == self.at), first)
        return Offset(0, line - self.scroll_offset.y)

    def choose(self, entry: int) -> None:
        """Tell that an entry was chosen."""
        raise NotImplementedError

    def stand_on(self, entry: int) -> None:
        """Go to an entry, and bring it into sight."""
        self.at = entry
        self.reveal(*self.lines_of(entry), centred=self.CENTRED)
        self.refresh()

    def on_focus(self) -> None:
        """Stand on the first entry when the view is entered."""
        if self.at < 0 and self.entry_count:
            self.stand_on(0)
        self.refresh()

    def on_blur(self) -> None:
        """Show that the person is elsewhere."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        if (entry := self.entry_at(self.line_under(event))) >= 0:
            self.stand_on(entry)
            self.action_open()

    def action_step(self, by: int) -> None:
        """Go so many entries on, or to the last one there is on the way."""
        if self.entry_count:
            self.stand_on(max(0, min(self.entry_count - 1, self.at + by)))

    def action_edge(self, which: int) -> None:
        """Go to the first entry (0) or the last (-1)."""
        if self.entry_count:
            self.stand_on(which % self.entry_count)

    def action_open(self) -> None:
        """Choose the entry the person is on."""
        if 0 <= self.at < self.entry_count:
            self.choose(self.at)
