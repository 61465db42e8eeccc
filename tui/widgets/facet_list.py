"""A list of values with their numbers of stories, each with a bar beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from tui.widgets.entry_view import EntryView
from tui.widgets.inks import component_classes
from tui.widgets.line_text import HERE, fit, whole_line

_LEAST_NAME = 12
"""Columns that a value's name keeps before its bar gets any."""


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


class FacetList(EntryView):
    """Values, the commonest first; bars tell how they compare."""

    INKS = "facets"
    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes(INKS, "dim", "bar", "here")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next", id="facets.next", tooltip="Go to the next line"),
        Binding("k,up", "step(-1)", "Previous", id="facets.previous", tooltip="Go to the previous line"),
        Binding("pagedown", "step(10)", "Page down", id="facets.page-down", tooltip="Go ten lines down"),
        Binding("pageup", "step(-10)", "Page up", id="facets.page-up", tooltip="Go ten lines up"),
        Binding("home", "edge(0)", "Top", id="facets.top", tooltip="Go to the first line"),
        Binding("end,G", "edge(-1)", "Bottom", id="facets.bottom", tooltip="Go to the last line"),
        Binding("enter", "open", "Choose", id="facets.choose", tooltip="Filter by it"),
    ]

    @dataclass
    class Chosen(Message):
        """The person chose a value."""

        facets: FacetList
        value: str

    facets: Sequence[Facet] = ()
    """The values that are shown."""

    def show(self, facets: Sequence[Facet]) -> None:
        """Show values, the first one marked."""
        self.facets, self.entry_count, self.at = facets, len(facets), 0
        self.set_height(len(facets))

    def choose(self, entry: int) -> None:
        """Tell which value is chosen."""
        self.post_message(self.Chosen(self, self.facets[entry].value))

    def paint_line(self, line: int, width: int) -> Strip:
        """Paint one value: its name, its number, and a bar."""
        here = line == self.at and self.has_focus
        return whole_line(self._segments(self.facets[line], width, here=here), width, self.rich_style)

    def _segments(self, facet: Facet, width: int, *, here: bool) -> list[Segment]:
        most = max(each.count for each in self.facets)
        room = len(f"{most:,}")
        longest = max(0, min(width // 4, width - room - _LEAST_NAME))
        bar = "▇" * max(1, round(facet.count / most * longest)) if longest else ""
        name = fit(facet.name, max(1, width - longest - room - 5))
        over = self.ink("here") if here else Style()
        return [
            Segment(HERE if here else " ", self.ink("bar") + over),
            Segment(f"{name} ", Style(bold=here) + over),
            Segment(f"{facet.count:>{room + 1},} ", self.ink("dim") + over),
            Segment(fit(bar, longest + 1), (Style(color=facet.colour) if facet.colour else self.ink("bar")) + over),
        ]
