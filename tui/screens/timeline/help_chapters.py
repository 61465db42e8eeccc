"""The chapters of the help page: every table of keys, by where it holds."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.dialogs.narrow_picker import NarrowPicker
from tui.screens.timeline.bindings import KEYS
from tui.widgets.ask import Ask
from tui.widgets.beside import Beside
from tui.widgets.facets import FacetList
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.reading.reading import Reading
from tui.widgets.timeline.timeline import Timeline


def chapters() -> list[tuple[str, list[Binding]]]:
    """Return the titles and keys of the help page."""
    return [
        ("Everywhere", list(KEYS)),
        ("On the timeline", _bindings(Timeline.BINDINGS)),
        ("In the lanes", _bindings(Lanes.BINDINGS)),
        ("In a story", _bindings(Reading.BINDINGS)),
        ("Beside a story: its thread and related stories", _bindings(Beside.BINDINGS)),
        ("While searching", _bindings(Ask.BINDINGS)),
        ("While narrowing", [*_bindings(FacetList.BINDINGS), *_bindings(NarrowPicker.BINDINGS)]),
    ]


def _bindings(table: list[BindingType]) -> list[Binding]:
    return [entry for entry in table if isinstance(entry, Binding)]
