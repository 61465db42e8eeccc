"""The column in which a stretch of time is summed up while the timeline is looked at from far away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from store.api.themes import Theme
from tui.widgets.inks import component_classes
from tui.widgets.line_text import whole_line
from tui.widgets.line_view import LineView
from tui.widgets.time_units import TimeUnit

if TYPE_CHECKING:
    from rich.style import Style

    from store.api.times import KeyDate, Stretch

_MARGIN = 2
"""Columns left free before the text; one more is left free after it."""
_MEASURE = 76
"""Columns that it takes at most."""


class StretchView(LineView, can_focus=False):
    """How much of what a stretch of time has, its headlines, its key dates, and the threads that began and ended in it."""

    INKS = "stretch"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "dim", "title")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._themes: Sequence[Theme] = ()
        self._told: tuple[TimeUnit, Stretch] | None = None
        self._dates: Sequence[KeyDate] | None = None
        self._lines: list[list[Segment]] = []
        self._set_for: tuple[object, ...] = ()

    def set_themes(self, themes: Sequence[Theme]) -> None:
        """Tell the names and colours of the themes."""
        self._themes = themes
        self._set_lines()

    def show(self, unit: TimeUnit, told: Stretch) -> None:
        """Show what a stretch was about, its key dates still to come."""
        self._told, self._dates = (unit, told), None
        self._set_lines()
        self.jump_to(0)

    def show_dates(self, dates: Sequence[KeyDate]) -> None:
        """Show the key dates of the stretch that is shown."""
        self._dates = dates
        self._set_lines()

    def page_on(self) -> None:
        """Scroll a page; at the end, go back to the top."""
        if self.is_vertical_scroll_end:
            self.jump_to(0)
        else:
            self.jump_to(self.scroll_offset.y + max(1, self.size.height - 2))

    def on_resize(self, _event: events.Resize) -> None:
        """Set it anew in the width of now."""
        self._set_lines()

    def notify_style_update(self) -> None:
        """Set it anew in the colours of now."""
        super().notify_style_update()
        self._set_lines()

    def paint_line(self, line: int, width: int) -> Strip:
        """Paint a line."""
        return whole_line([Segment(" " * _MARGIN), *self._lines[line]], width, self.ground)

    def _set_lines(self) -> None:
        width = min(_MEASURE, self.size.width - _MARGIN - 1)
        if self._told is None or width < 1:
            return
        from rich.style import Style

        from tui.widgets.stretch.stretch_layout import StretchInks, stretch_lines

        ground = self.ground
        of_theme: dict[str, Style] = {theme.key: ground + Style(color=theme.colour) for theme in self._themes}
        inks = StretchInks(ground, ground + self.ink("dim"), ground + self.ink("title"), of_theme)
        self._lines = stretch_lines(*self._told, self._dates, {theme.key: theme for theme in self._themes}, inks, width)
        self.set_height(len(self._lines))
