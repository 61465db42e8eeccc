"""The lanes widget: one column a theme, one block of lines a month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from store.model import StoryId
from store.views import Breakdown, StoryRow, Theme
from tui.widgets.lanes.grid import Cell, Grid
from tui.widgets.tall import Tall
from tui.widgets.timeline.looks import fit

_DATES = 11
_NARROWEST = 24
_KEPT_MONTHS = 240


class Lanes(Tall, can_focus=True):
    """Themes side by side; only the months on screen are ever fetched."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lanes--dim", "lanes--strong", "lanes--here"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="lanes.next", tooltip="Go to the lane's next story"),
        Binding("k,up", "step(-1)", "Previous", id="lanes.previous", tooltip="Go to the lane's story before"),
        Binding("h,left", "across(-1)", "Left lane", id="lanes.left", tooltip="Go to the lane on the left"),
        Binding("l,right", "across(1)", "Right lane", id="lanes.right", tooltip="Go to the lane on the right"),
        Binding("pagedown", "page(1)", "Page down", id="lanes.page-down", tooltip="Go a page down"),
        Binding("pageup", "page(-1)", "Page up", id="lanes.page-up", tooltip="Go a page up"),
        Binding("home", "page(-999999)", "Top", id="lanes.top", tooltip="Go to the top of the lanes"),
        Binding("end,G", "page(999999)", "Bottom", id="lanes.bottom", tooltip="Go to the bottom of the lanes"),
        Binding("enter", "open", "Read", id="lanes.read", tooltip="Read the story, or open what is folded"),
    ]

    class Moved(Message):
        """The person is on another cell."""

        def __init__(self, day: int, row: StoryRow | None) -> None:
            self.day = day
            """A day of the month, as an ordinal."""
            self.row = row
            """The story there; None if it is folded or not fetched yet."""
            super().__init__()

    class Opened(Message):
        """The person opened a story."""

        def __init__(self, story_id: StoryId) -> None:
            self.story_id = story_id
            super().__init__()

    class Unfolded(Message):
        """The person opened the stories that stand behind one cell."""

        def __init__(self, theme: str, day: int) -> None:
            self.theme = theme
            self.day = day
            super().__init__()

    class Wanted(Message):
        """Months are on screen whose stories are not here yet."""

        def __init__(self, generation: int, months: Sequence[int], themes: Sequence[str]) -> None:
            self.generation = generation
            self.months = months
            """First days, as ordinals."""
            self.themes = themes
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.grid = Grid({}, (), newest_first=False)
        self.line = 0
        self.column = 0
        self._themes: dict[str, Theme] = {}
        self._generation = 0
        self._rows: dict[tuple[int, str], Sequence[StoryRow]] = {}
        self._asked: set[int] = set()

    def set_themes(self, themes: Sequence[Theme]) -> None:
        """Tell the names and colours of the themes, in the order of the lanes."""
        self._themes = {theme.key: theme for theme in themes}

    def show(self, months: Breakdown, day: int | None, theme: str, *, newest_first: bool) -> None:
        """Show other numbers of stories, standing in a theme's lane near a day."""
        self.grid = Grid(months, tuple(self._themes), newest_first=newest_first)
        self._generation += 1
        self._rows.clear()
        self._asked.clear()
        self.set_height(len(self.grid) + 1)
        self.column = self.grid.themes.index(theme) if theme in self.grid.themes else 0
        line = self.grid.line_of_day(day) if day is not None else len(self.grid) - 1
        self._move(self.grid.nearest(max(0, line), self.column))

    def supply(self, generation: int, rows: Mapping[tuple[int, str], Sequence[StoryRow]]) -> None:
        """Take the first stories of months and themes, oldest first; stale answers are dropped."""
        if generation == self._generation:
            if len(self._rows) > _KEPT_MONTHS * max(1, len(self._themes)):
                self._rows.clear()
                self._asked.clear()
            self._rows.update(rows)
            self.refresh()
            self._tell()

    def update_row(self, row: StoryRow) -> None:
        """Show a story's changed marks."""
        for key, rows in self._rows.items():
            self._rows[key] = [row if known.id == row.id else known for known in rows]
        self.refresh()

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on."""
        cell = self.grid.cell(self.line, self.column)
        return self._story(cell) if cell and not cell.hidden else None

    def action_step(self, by: int) -> None:
        """Go to the lane's next or previous story."""
        line = self.grid.next_cell(self.line, self.column, by)
        if line is not None:
            self._move(line)

    def action_across(self, by: int) -> None:
        """Go to the neighbour lane, to what is nearest in time there."""
        if 0 <= self.column + by < len(self.grid.themes):
            self.column += by
            self._move(self.grid.nearest(self.line, self.column))

    def action_page(self, by: int) -> None:
        """Go a screenful down or up."""
        line = max(0, min(len(self.grid) - 1, self.line + by * max(1, self.size.height - 3)))
        self._move(self.grid.nearest(line, self.column))

    def action_open(self) -> None:
        """Read the story, or open what is folded."""
        cell = self.grid.cell(self.line, self.column)
        if cell and cell.hidden:
            self.post_message(self.Unfolded(cell.theme, cell.month))
        elif self.row:
            self.post_message(self.Opened(self.row.id))

    def on_click(self, event: events.Click) -> None:
        """Go to the cell that was clicked; a second click opens it."""
        spot = event.get_content_offset_capture(self)
        first, width = self._columns()
        column = first + (spot.x - _DATES) // width
        line = self.scroll_offset.y + spot.y - 1
        if spot.y and spot.x >= _DATES and self.grid.cell(line, column):
            self.column = column
            self._move(line)
            if event.chain > 1:
                self.action_open()

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the person's cell in sight."""
        self._move(self.line)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for the months that come into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._want()

    def render_line(self, y: int) -> Strip:
        """Paint the lanes' names (line 0) or one line of cells."""
        width = self.scrollable_content_region.width
        text = self._names(width) if y == 0 else self._cells(self.scroll_offset.y + y - 1, width)
        strip = Strip(text.render(self.app.console)).apply_style(self.rich_style)
        return strip.adjust_cell_length(width, self.rich_style)

    def _columns(self) -> tuple[int, int]:
        """Return the first lane on screen and how wide each is."""
        room = max(_NARROWEST, self.scrollable_content_region.width - _DATES)
        shown = max(1, min(len(self.grid.themes), room // _NARROWEST))
        first = max(0, min(self.column - shown // 2, len(self.grid.themes) - shown))
        return first, room // shown

    def _names(self, width: int) -> Text:
        first, wide = self._columns()
        text = Text(" " * _DATES, end="", no_wrap=True)
        for column, key in enumerate(self.grid.themes[first:], first):
            theme = self._themes[key]
            style = Style(color=theme.colour, bold=column == self.column, underline=column == self.column)
            text.append("  ")
            text.append(fit(f"{theme.name} {self.grid.sums[key]:,}", wide - 2).rstrip(), style)
            text.append(" " * (_DATES + (column - first + 1) * wide - text.cell_len))
        text.truncate(width)
        return text

    def _cells(self, line: int, width: int) -> Text:
        text = Text(end="", no_wrap=True)
        if line >= len(self.grid):
            return text
        month = self.grid.months[self.grid.month_at(line)]
        dim = self.get_component_rich_style("lanes--dim", partial=True)
        first_line = line == self.grid.top_of(self.grid.month_at(line))
        text.append(fit(f" {date.fromordinal(month):%b %Y}" if first_line else "", _DATES), dim)
        first, wide = self._columns()
        for column in range(first, len(self.grid.themes)):
            text.append("│", dim)
            text.append_text(self._cell(line, column, wide - 1))
        text.truncate(width)
        return text

    def _cell(self, line: int, column: int, width: int) -> Text:
        cell, here = self.grid.cell(line, column), (line, column) == (self.line, self.column)
        text = Text(end="")
        if cell is None:
            return Text(" " * width, end="")
        style = Style(color=self._themes[cell.theme].colour)
        story = self._story(cell)
        text.append("▌" if here else " ", style)
        if cell.hidden:
            text.append(fit(f"■■■ {cell.hidden:,} more", width - 1), style)
        elif story is None:
            text.append(fit("…", width - 1))
        else:
            text.append("★ " if story.starred else "□ " if story.read else "■ ", style)
            strong = Style() if story.read else self.get_component_rich_style("lanes--strong", partial=True)
            text.append(fit(story.title, width - 3), strong)
        if here:
            text.stylize(self.get_component_rich_style("lanes--here", partial=True))
        return text

    def _story(self, cell: Cell) -> StoryRow | None:
        rows = self._rows.get((cell.month, cell.theme), ())
        if cell.nth >= len(rows):
            return None
        return rows[-1 - cell.nth] if self.grid.newest_first else rows[cell.nth]

    def _move(self, line: int) -> None:
        self.line = line
        height, top = max(3, self.size.height) - 1, round(self.scroll_y)
        if not top <= line < top + height:
            self.scroll_to(y=max(0, line - height // 2), animate=False, immediate=True)
        self.refresh()
        self._want()
        self._tell()

    def _tell(self) -> None:
        if self.grid.months:
            row = self.row
            self.post_message(self.Moved(row.day if row else self.grid.months[self.grid.month_at(self.line)], row))

    def _want(self) -> None:
        if not self.grid.months:
            return
        top, height = self.scroll_offset.y, max(1, self.size.height)
        first, last = self.grid.month_at(max(0, top - height)), self.grid.month_at(top + 2 * height)
        months = [month for month in self.grid.months[first : last + 1] if month not in self._asked]
        if months:
            self._asked.update(months)
            self.post_message(self.Wanted(self._generation, months, self.grid.themes))
