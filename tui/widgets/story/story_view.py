"""The reading column: one story, set in a readable measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from store.api.search import NOTHING_MATCHED, Matched
from store.api.story import Story
from store.api.themes import Theme
from tui.widgets.inks import component_classes
from tui.widgets.line_text import whole_line
from tui.widgets.line_view import LineView
from tui.widgets.story.line_marks import MARGIN, has_date, margin, meta_at, with_found
from tui.widgets.story.reading_time import minutes_to_read
from tui.widgets.story.story_layout import DATE, MEASURE, Dates, Inks, page

if TYPE_CHECKING:
    from store.api.said import Told
    from store.api.story_details import ChangedText
    from store.api.times import Mention


_NAMES = ("title", "dim", "match", "bullet", "date", "date-here", "standfirst", "link", "found")
"""The inks of a page, in their order."""


class StoryView(LineView, can_focus=True):
    """One story's text; only the lines on screen are painted."""

    INKS = "story"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, *_NAMES, "found-here")

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
        Binding(
            "slash",
            "screen.do('find.ask')",
            "Find in the story",
            id="story.find",
            tooltip="Find words within the story you read",
        ),
        Binding("n", "found(1)", "Next place", id="story.next-found", tooltip="Go to the next place of the words in the story"),
        Binding("N", "found(-1)", "Previous place", id="story.previous-found", tooltip="Go to the previous place of the words"),
        Binding("home", "scroll_home", "Top", id="story.top", tooltip="Go to the top of the story"),
        Binding("end,G", "scroll_end", "End", id="story.end", tooltip="Go to the end of the story"),
    ]

    @dataclass
    class DateChosen(Message):
        """The person wants to go to a time that the story speaks of."""

        mention: Mention

    class Touched(Message):
        """The person reads: the text was scrolled or clicked."""

    class Scrolled(Message):
        """Other lines of a story are in sight."""

    @dataclass
    class FoundStepped(Message):
        """The person wants to go so many places of the words on."""

        by: int

    @dataclass
    class LinkChosen(Message):
        """The person wants to open an address that the story names."""

        address: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._story: Story | None = None
        self._themes: dict[str, Theme] = {}
        self._matched = NOTHING_MATCHED
        self._page: list[Text] = []
        self._set_for = 0
        self._ground = Style()
        self._inks: Inks | None = None
        self._changed: ChangedText | None = None
        self._mentions: Sequence[Mention] = ()
        self._told: Sequence[Told] = ()
        self._date = -1
        self._wanted, self._found_at = "", -1
        self._line = 0
        self._minutes = 0

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
            self._changed, self._mentions, self._date, self._wanted = None, (), -1, ""
            self._told = ()
            self._minutes = minutes_to_read(story) if story else 0
        self._set()
        if not same:
            self._line = 0
            self.jump_to(0)
            self.post_message(self.Scrolled())

    def show_changes(self, changed: ChangedText) -> None:
        """Show what became different with the story's last update, beneath its date."""
        self._changed = changed
        self._set()

    def show_told(self, told: Sequence[Told]) -> None:
        """Show at the end what others told all who share the archive."""
        if told != self._told:
            self._told = told
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
        self._line = next((at_line for at_line, text in enumerate(self._page) if has_date(text, at)), 0)
        self.reveal(self._line, centred=True)

    def action_open_date(self) -> None:
        """Tell which date was chosen."""
        if self.mention:
            self.post_message(self.DateChosen(self.mention))

    def on_resize(self, _event: events.Resize) -> None:
        """Set the text anew for the new width; not where its lines are as long as before, as of most stories that follow one another."""
        if self._measure() != self._set_for:
            self._set()
        else:
            self.set_height(len(self._page))

    def on_click(self, event: events.Click) -> None:
        """Follow the link or the date that was clicked; tell that the person reads here."""
        what = self._meta_under(event)
        if address := what.get("link"):
            self.post_message(self.LinkChosen(address))
        elif (date := what.get(DATE)) is not None:
            self.post_message(self.DateChosen(self._mentions[date]))
        self.post_message(self.Touched())

    def _meta_under(self, event: events.Click) -> Mapping[str, Any]:
        line, left = self.line_under(event), margin(self.scrollable_content_region.width)
        if line >= len(self._page):
            return {}
        return meta_at(self._page[line].render(self.app.console), event.get_content_offset_capture(self).x - left)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other lines are in sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    # How far one has read

    @property
    def progress(self) -> str:
        """How much of the story one has come past, and how long all of it takes to read; empty without a story."""
        if self._story is None or not self._page:
            return ""
        share = min(1.0, (round(self.scroll_y) + self.size.height) / len(self._page))
        return f"{share:.0%} of {self._minutes} min"

    @property
    def top(self) -> int:
        """The first line in sight."""
        return self.scroll_offset.y

    @property
    def is_at_end(self) -> bool:
        """Whether the last line is in sight."""
        return self.scroll_y >= self.max_scroll_y

    @property
    def spot(self) -> Offset:
        """The line of the date or the words that the person went to last, while it is in sight, else the first in sight."""
        line = self._line - self.top
        return Offset(margin(self.scrollable_content_region.width), line if 0 <= line < self.size.height else 0)

    # Finding within the story

    def find(self, words: str) -> tuple[int, int]:
        """Mark words, and go to their first place from the line in sight on; return which that is, and how many there are."""
        return self._go_to_found(words, None)

    def step_found(self, by: int) -> tuple[int, int]:
        """Go so many places on, going round; return which that is, and how many there are."""
        return self._go_to_found(self._wanted, self._found_at + by)

    def _go_to_found(self, words: str, which: int | None) -> tuple[int, int]:
        from tui.widgets.story.found_words import found_lines

        if words != self._wanted:
            self._wanted = words if words.strip() else ""
            self._set()
        lines = found_lines(self._page) if self._wanted else ()
        if which is None:
            which = next((nth for nth, line in enumerate(lines) if line >= self.top), 0)
        self._found_at = which % len(lines) if lines else -1
        if lines:
            self._line = lines[self._found_at]
            self.reveal(self._line, centred=True)
        self.refresh()
        return self._found_at, len(lines)

    def action_found(self, by: int) -> None:
        """Tell that the person goes on to another place of the words."""
        self.post_message(self.FoundStepped(by))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave `n` and `N` to the search among stories while nothing is looked for within this one."""
        if action == "found":
            return bool(self._wanted)
        return super().check_action(action, parameters)

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
        text = [Segment(" " * margin(width)), *self._page[line].render(self.app.console)]
        if self._wanted:
            text = with_found(text, self._found_at, self.ink("found-here"))
        return whole_line(text, width, self._ground)

    def _set(self) -> None:
        """Set the text for what has changed."""
        self._page = self._set_page()
        self.set_height(len(self._page))

    def _measure(self) -> int:
        """Return for how many columns the text is set."""
        return min(self.scrollable_content_region.width - MARGIN - 1, MEASURE)

    def _set_page(self) -> list[Text]:
        width = self._set_for = self._measure()
        self._ground, self._inks = self.rich_style, self._inks_of_now()
        if self._story is None or width <= 0:
            return []
        dates = Dates(self._mentions, self._date)
        console, changed, wanted = self.app.console, self._changed, self._wanted
        lines = page(self._story, self._themes, self._inks, self._matched, width, console, changed, dates, wanted, self._told)
        for line in lines:
            line.end = ""
        return lines

    def _inks_of_now(self) -> Inks:
        return Inks(*map(self.ink, _NAMES))
