"""The chapters of the help page: every table of keys, by where it holds."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.dialogs.narrow_picker import NarrowPicker
from tui.screens.timeline.bindings import KEYS
from tui.widgets.facet_list import FacetList
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.prompt import Prompt
from tui.widgets.related_list import RelatedList
from tui.widgets.story.story_view import StoryView
from tui.widgets.timeline.timeline import Timeline


def chapters() -> list[tuple[str, list[Binding]]]:
    """Return the titles and keys of the help page."""
    return [
        ("Everywhere", list(KEYS)),
        ("On the timeline", _bindings(Timeline.BINDINGS)),
        ("In the lanes", _bindings(Lanes.BINDINGS)),
        ("In a story", _bindings(StoryView.BINDINGS)),
        ("Beside a story: its thread and related stories", _bindings(RelatedList.BINDINGS)),
        ("While searching", _bindings(Prompt.BINDINGS)),
        ("While narrowing", [*_bindings(FacetList.BINDINGS), *_bindings(NarrowPicker.BINDINGS)]),
    ]


def _bindings(table: list[BindingType]) -> list[Binding]:
    return [entry for entry in table if isinstance(entry, Binding)]
