"""The reading column: one story, set in a readable measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from store.api.search import NOTHING_MATCHED, Matched
from store.api.story import Story
from store.api.themes import Theme
from tui.widgets.inks import component_classes
from tui.widgets.line_view import LineView
from tui.widgets.story.story_layout import DATE, Dates, Inks, page

if TYPE_CHECKING:
    from store.api.story_details import ChangedText
    from store.api.times import Mention

_MARGIN = 2
"""Columns left free before the text; one more is left free after it."""


class StoryView(LineView, can_focus=True):
    """One story's text; only the lines on screen are painted."""

    INKS = "story"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "title", "dim", "match", "bullet", "date", "date-here")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", "Down", id="story.down", tooltip="Scroll the story down a line"),
        Binding("k,up", "scroll_up", "Up", id="story.up", tooltip="Scroll the story up a line"),
        Binding("pagedown,ctrl+f", "page_down", "Page down", id="story.page-down", tooltip="Scroll the story a page"),
        Binding("pageup,ctrl+b", "page_up", "Page up", id="story.page-up", tooltip="Scroll the story a page back"),
        Binding("tab", "date(1)", "Next date", id="story.next-date", tooltip="Go to the next date in the story, then on"),
        Binding(
            "shift+tab", "date(-1)", "Previous date", id="story.date-before", tooltip="Go to the previous date in the story"
        ),
        Binding("enter", "open_date", "To the date", id="story.to-date", tooltip="Go to the time the date means"),
        Binding("home", "scroll_home", "Top", id="story.top", tooltip="Go to the top of the story"),
        Binding("end,G", "scroll_end", "End", id="story.end", tooltip="Go to the end of the story"),
    ]

    @dataclass
    class DateChosen(Message):
        """The person wants to go to a time that the story speaks of."""

        mention: Mention

    class Touched(Message):
        """The person reads: the text was scrolled or clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._story: Story | None = None
        self._themes: dict[str, Theme] = {}
        self._matched = NOTHING_MATCHED
        self._page: list[Text] = []
        self._ground = Style()
        self._inks: Inks | None = None
        self._changed: ChangedText | None = None
        self._mentions: Sequence[Mention] = ()
        self._date = -1

    @property
    def story(self) -> Story | None:
        """The story shown."""
        return self._story

    def set_themes(self, themes: Sequence[Theme]) -> None:
        """Tell the names and colours of the themes."""
        self._themes = {theme.key: theme for theme in themes}
        self._set()

    def show(self, story: Story | None, matched: Matched = NOTHING_MATCHED) -> None:
        """Show a story from its top, with the words marked that a search found; None empties the column."""
        same = story is not None and self._story is not None and story.id == self._story.id
        self._story, self._matched = story, matched
        if not same:
            self._changed, self._mentions, self._date = None, (), -1
        self._set()
        if not same:
            self.jump_to(0)

    def show_changes(self, changed: ChangedText) -> None:
        """Show what became different with the story's last update, beneath its date."""
        self._changed = changed
        self._set()

    def show_dates(self, mentions: Sequence[Mention]) -> None:
        """Underline the dates that the story writes."""
        if mentions != self._mentions:
            self._mentions, self._date = mentions, -1
            self._set()

    @property
    def mention(self) -> Mention | None:
        """The date the person is on."""
        return self._mentions[self._date] if 0 <= self._date < len(self._mentions) else None

    def action_date(self, by: int) -> None:
        """Go to the next or previous date; from the last or the first on to what is beside the story."""
        at = self._date + by if self._date >= 0 or by > 0 else -2
        if not 0 <= at < len(self._mentions):
            self._date = -1
            self._set()
            (self.screen.focus_next if by > 0 else self.screen.focus_previous)()
            return
        self._date = at
        self._set()
        line = next((at_line for at_line, text in enumerate(self._page) if _has_date(text, at)), 0)
        self.reveal(line, centred=True)

    def action_open_date(self) -> None:
        """Tell which date was chosen."""
        if self.mention:
            self.post_message(self.DateChosen(self.mention))

    def on_resize(self, _event: events.Resize) -> None:
        """Set the text anew for the new width."""
        self._set()

    def on_click(self, _event: events.Click) -> None:
        """Tell that the person reads here."""
        self.post_message(self.Touched())

    def action_page_down(self) -> None:
        """Scroll a page, keeping two lines of the last one."""
        self.scroll_relative(y=max(1, self.size.height - 2), animate=False)
        self.post_message(self.Touched())

    def action_page_up(self) -> None:
        """Scroll a page back, keeping two lines of the last one."""
        self.scroll_relative(y=-max(1, self.size.height - 2), animate=False)

    def action_scroll_down(self) -> None:
        """Scroll a line down."""
        self.scroll_relative(y=1, animate=False)
        self.post_message(self.Touched())

    def action_scroll_up(self) -> None:
        """Scroll a line up."""
        self.scroll_relative(y=-1, animate=False)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint some lines, in the colours of now."""
        if (self.rich_style, self._inks_of_now()) != (self._ground, self._inks):
            self._page = self._set_page()
        return super().render_lines(crop)

    def paint_line(self, line: int, width: int) -> Strip:
        """Paint one line of the text."""
        text = [Segment(" " * _MARGIN), *self._page[line].render(self.app.console)]
        return Strip(text).apply_style(self._ground).adjust_cell_length(width, self._ground)

    def _set(self) -> None:
        """Set the text for what has changed."""
        self._page = self._set_page()
        self.set_height(len(self._page))

    def _set_page(self) -> list[Text]:
        width = self.scrollable_content_region.width - _MARGIN - 1
        self._ground, self._inks = self.rich_style, self._inks_of_now()
        if self._story is None or width <= 0:
            return []
        dates = Dates(self._mentions, self._date)
        lines = page(self._story, self._themes, self._inks, self._matched, width, self.app.console, self._changed, dates)
        for line in lines:
            line.end = ""
        return lines

    def _inks_of_now(self) -> Inks:
        title, dim, match, bullet, date = map(self.ink, ("title", "dim", "match", "bullet", "date"))
        return Inks(title, dim, match, bullet, date, here=self.ink("date-here"))


def _has_date(text: Text, which: int) -> bool:
    """Return whether a line has a date of the story, by its place among them."""
    return any(isinstance(span.style, Style) and span.style.meta.get(DATE) == which for span in text.spans)
