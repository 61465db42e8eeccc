"""The top line: what is shown, how much of it, and how much is unread."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from store.text.numbers import counted
from tui.widgets.line_text import fit

_BRAND, _APART = "Dateline", "   "
_ROOMY = 76
_READING = 16
"""Columns that it takes to say how far a story is read."""


class TitleBar(Widget):
    """Dateline's name, what the timeline shows, and its counts; painted as one line, so that nothing is laid out anew."""

    @dataclass
    class Clicked(Message):
        """The person clicked a part of the line."""

        part: str = "help"
        """`shown` for what is shown, `unread` for how much is unread, else `help`."""

    _selection = _progress = _reading = ""
    _stories = _unread = _threads = 0

    brand = _BRAND
    """What the line begins with: Dateline's name, and that of a shared archive."""

    def show(self, selection: str, stories: int, unread: int, threads: int = 0) -> None:
        """Show what is selected, how many stories that is, how many of them are unread, and how many threads they make."""
        self._selection, self._stories, self._unread, self._threads = selection, stories, unread, threads
        self.refresh()

    def call(self, archive: str) -> None:
        """Have a shared archive's name stand beside Dateline's, before the line is first shown."""
        self.brand = f"{_BRAND} · {archive}" if archive else _BRAND

    def show_progress(self, label: str) -> None:
        """Say what is being made, in the place of counts that are not known before it is; "" once they are."""
        self._progress = label
        self.refresh()

    def show_reading(self, told: str) -> None:
        """Say how far the story is read; "" while none is."""
        if told != self._reading:
            self._reading = told
            self.refresh()

    def render(self) -> Content:
        """Return the line."""
        brand, counts = f"{self.brand}{_APART}", self._counts()
        room = max(0, self.content_size.width - cell_len(brand) - cell_len(counts) - 1)
        return Content.assemble(
            Content.styled(brand, "bold $accent"), fit(self._selection, room), " ", Content.styled(counts, "$muted")
        )

    def on_click(self, event: events.Click) -> None:
        """Tell which part was clicked."""
        at, counts = event.get_content_offset_capture(self).x, self._counts()
        start, unread = self.content_size.width - cell_len(counts), counts.find(f"{self._unread:,} unread")
        if cell_len(self.brand) + len(_APART) <= at < start:
            self.post_message(self.Clicked("shown"))
        elif unread >= 0 and start + unread <= at < start + counts.index("unread") + len("unread"):
            self.post_message(self.Clicked("unread"))
        else:
            self.post_message(self.Clicked())

    def _counts(self) -> str:
        if self._progress:
            return f"{self._progress} "
        short = f"{self._unread:,} unread"
        if self._reading:
            short = f"{self._reading} · {short}"
        if self.size.width < _ROOMY or (self._reading and self.size.width < _ROOMY + _READING):
            return short
        threads = f" · {self._threads:,} thread{'s' * (self._threads > 1)}" if self._threads else ""
        return f"{counted(self._stories)}{threads} · {short}   ? help"
