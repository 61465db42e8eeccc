"""Panes of paper are used as the widgets are: what controllers do with the ones in tests, they can do with the others."""

from __future__ import annotations

import inspect
from dataclasses import fields

import pytest

from tests.tui.screens.paper import Paper
from tui.screens.timeline.panes import Panes
from tui.widgets.across.across import Across
from tui.widgets.histogram import Histogram
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.note_pane import NotePane
from tui.widgets.prompt import Prompt
from tui.widgets.related_list import RelatedList
from tui.widgets.status_bar import StatusBar
from tui.widgets.story.story_view import StoryView
from tui.widgets.stretch.stretch_view import StretchView
from tui.widgets.timeline.timeline import Timeline
from tui.widgets.title_bar import TitleBar

WIDGETS: dict[str, type] = {
    "timeline": Timeline,
    "lanes": Lanes,
    "across": Across,
    "story": StoryView,
    "note": NotePane,
    "related": RelatedList,
    "stretch": StretchView,
    "histogram": Histogram,
    "title_bar": TitleBar,
    "prompt": Prompt,
    "status_bar": StatusBar,
}


def called_with(method: object) -> tuple[int, int, set[str]]:
    """Return how many places a method must be given, how many it may be given, and what it takes by name alone."""
    assert callable(method)
    taken = list(inspect.signature(method).parameters.values())
    places = [one for one in taken if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
    needed = [one for one in places if one.default is one.empty]
    return len(needed), len(places), {one.name for one in taken if one.kind is one.KEYWORD_ONLY}


def methods(paper: type) -> dict[str, object]:
    kinds = [kind for kind in paper.__mro__ if kind.__module__ == paper.__module__]
    return {
        name: member for kind in kinds for name, member in vars(kind).items() if inspect.isfunction(member) and name[0] != "_"
    }


def test_every_pane_is_there() -> None:
    assert set(WIDGETS) == set(Panes._fields) == {each.name for each in fields(Paper)}


@pytest.mark.parametrize("pane", WIDGETS)
def test_a_pane_of_paper_takes_what_its_widget_takes(pane: str) -> None:
    for name, method in methods(type(getattr(Paper(), pane))).items():
        needed, most, named = called_with(method)
        needed_there, most_there, named_there = called_with(getattr(WIDGETS[pane], name))

        assert needed >= needed_there, name
        assert most <= most_there, name
        assert named <= named_there, name


@pytest.mark.parametrize(
    "read",
    ["timeline.row", "timeline.cursor", "lanes.row", "lanes.sums", "lanes.lane", "across.row", "across.lane", "story.story"],
)
def test_what_controllers_read_of_a_pane_can_be_read_of_its_widget(read: str) -> None:
    pane, name = read.split(".")

    assert isinstance(getattr(WIDGETS[pane], name), property)
