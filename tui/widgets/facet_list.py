"""A list of values with their numbers of stories, each with a bar beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from tui.widgets.line_text import HERE, fit
from tui.widgets.line_view import LineView

_LEAST_NAME = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """One value."""

    value: str
    """As a search line has it."""
    name: str
    """As it is shown."""
    count: int
    """How many stories have it."""
    colour: str = ""
    """Colour of its bar; empty for the usual one."""


class FacetList(LineView, can_focus=True):
    """Values, the commonest first; bars tell how they compare."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"facets--dim", "facets--bar", "facets--here"}

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="facets.next", tooltip="Go to the next line"),
        Binding("k,up", "step(-1)", "Previous", id="facets.previous", tooltip="Go to the line before"),
        Binding("pagedown", "step(10)", "Page down", id="facets.page-down", tooltip="Go ten lines down"),
        Binding("pageup", "step(-10)", "Page up", id="facets.page-up", tooltip="Go ten lines up"),
        Binding("home", "step(-9999)", "Top", id="facets.top", tooltip="Go to the commonest"),
        Binding("end,G", "step(9999)", "Bottom", id="facets.bottom", tooltip="Go to the last line"),
        Binding("enter", "choose", "Choose", id="facets.choose", tooltip="Narrow to it"),
    ]

    class Chosen(Message):
        """The person chose a value."""

        def __init__(self, facets: FacetList, value: str) -> None:
            self.facets = facets
            self.value = value
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.facets: Sequence[Facet] = ()
        self.line = 0
        """The line the person is on."""

    def show(self, facets: Sequence[Facet]) -> None:
        """Show values, the first one marked."""
        self.facets, self.line = facets, 0
        self.set_height(len(facets))

    def action_step(self, by: int) -> None:
        """Go to another line."""
        self.line = max(0, min(len(self.facets) - 1, self.line + by))
        top, height = round(self.scroll_y), max(1, self.size.height)
        if not top <= self.line < top + height:
            self.scroll_to(y=self.line if by < 0 else self.line - height + 1, animate=False, immediate=True)
        self.refresh()

    def action_choose(self) -> None:
        """Tell which value is chosen."""
        if self.line < len(self.facets):
            self.post_message(self.Chosen(self, self.facets[self.line].value))

    def on_click(self, event: events.Click) -> None:
        """Choose the value that was clicked."""
        line = self.scroll_offset.y + event.get_content_offset_capture(self).y
        if line < len(self.facets):
            self.line = line
            self.action_choose()

    def on_focus(self, _event: events.Focus) -> None:
        """Show where the person is."""
        self.refresh()

    def on_blur(self, _event: events.Blur) -> None:
        """Show that the person is elsewhere."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one value: its name, its number, and a bar."""
        line, width, ground = y + self.scroll_offset.y, self.scrollable_content_region.width, self.rich_style
        if line >= len(self.facets):
            return Strip.blank(width, ground)
        strip = Strip(self._segments(self.facets[line], width, here=line == self.line and self.has_focus))
        return strip.apply_style(ground).adjust_cell_length(width, ground)

    def _segments(self, facet: Facet, width: int, *, here: bool) -> list[Segment]:
        most = max(each.count for each in self.facets)
        room = len(f"{most:,}")
        longest = max(0, min(width // 4, width - room - _LEAST_NAME))
        bar = "▇" * max(1, round(facet.count / most * longest)) if longest else ""
        colour = Style(color=facet.colour) if facet.colour else self._style("bar")
        name = fit(facet.name, max(1, width - longest - room - 5))
        segments = [
            Segment(f"{HERE if here else ' '}", self._style("bar")),
            Segment(f"{name} ", Style(bold=here)),
            Segment(f"{facet.count:>{room + 1},} ", self._style("dim")),
            Segment(fit(bar, longest + 1), colour),
        ]
        return (
            [Segment(text, style + self._style("here") if style else style) for text, style, _ in segments]
            if here
            else segments
        )

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"facets--{name}", partial=True)
