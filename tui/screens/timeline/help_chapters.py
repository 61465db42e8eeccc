"""The chapters of the help page: every table of keys, by where it holds."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.dialogs.add_prompt import AddPrompt
from tui.dialogs.feeds_page import FeedsPage
from tui.dialogs.filter_picker import FilterPicker
from tui.dialogs.story_form import StoryForm
from tui.screens.timeline.bindings import KEYS
from tui.widgets.across.across import Across
from tui.widgets.facet_list import FacetList
from tui.widgets.feed_list import FeedList
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.path_field import PathField
from tui.widgets.prompt import Prompt
from tui.widgets.related_list import RelatedList
from tui.widgets.story.story_view import StoryView
from tui.widgets.timeline.timeline import Timeline

_COMING_IN = ("story.add", "feeds.show", "feeds.update", "stories.save", "work.stop")


def chapters() -> list[tuple[str, list[Binding]]]:
    """Return the titles and keys of the help page."""
    return [
        ("Everywhere", [key for key in KEYS if key.id not in _COMING_IN]),
        ("Adding, feeds and saving", [key for key in KEYS if key.id in _COMING_IN]),
        ("On the timeline", _bindings(Timeline.BINDINGS)),
        ("In the lanes", _bindings(Lanes.BINDINGS)),
        ("In time across the screen", _bindings(Across.BINDINGS)),
        ("In a story", _bindings(StoryView.BINDINGS)),
        ("Beside a story: its thread and related stories", _bindings(RelatedList.BINDINGS)),
        ("While searching", _bindings(Prompt.BINDINGS)),
        ("While choosing a filter", [*_bindings(FacetList.BINDINGS), *_bindings(FilterPicker.BINDINGS)]),
        ("Before a story is added", _bindings(StoryForm.BINDINGS)),
        ("On the page of feeds", [*_bindings(FeedList.BINDINGS), *_bindings(FeedsPage.BINDINGS)]),
        ("While typing a path", [*_bindings(PathField.BINDINGS), *_bindings(AddPrompt.BINDINGS)]),
    ]


def _bindings(table: list[BindingType]) -> list[Binding]:
    return [entry for entry in table if isinstance(entry, Binding)]
