"""Who owns which message of a widget: the one controller that it goes to. The owners of keys stand in `bindings.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.message import Message

from tui.screens.timeline.controllers import Controllers
from tui.widgets.across.across import Across
from tui.widgets.histogram import Histogram
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.note_pane import NotePane
from tui.widgets.prompt import Prompt
from tui.widgets.related_list import RelatedList
from tui.widgets.split_bar import SplitBar
from tui.widgets.story.story_view import StoryView
from tui.widgets.timeline.timeline import Timeline
from tui.widgets.title_bar import TitleBar

OWNERS: Mapping[type[Message], Callable[[Controllers], Callable[[Any], object]]] = {
    Prompt.Changed: lambda on: on.prompt.changed,
    Prompt.Turned: lambda on: on.prompt.turned,
    Prompt.Submitted: lambda on: on.prompt.submitted,
    Prompt.Cancelled: lambda on: on.prompt.left,
    Prompt.HistoryStepped: lambda on: on.prompt.recalled,
    Prompt.MatchStepped: lambda on: on.prompt.walked,
    RelatedList.Chosen: lambda on: on.trail.related_chosen,
    RelatedList.ThreadChosen: lambda on: on.threads.chosen,
    Lanes.Moved: lambda on: on.lanes.moved,
    Lanes.Opened: lambda on: on.story.opened,
    Lanes.Unfolded: lambda on: on.watches.unfolded,
    Lanes.RowsWanted: lambda on: on.lanes.wanted,
    Across.Moved: lambda on: on.across.moved,
    Across.Opened: lambda on: on.across.opened,
    Across.LaneChosen: lambda on: on.watches.lane_chosen,
    TitleBar.Clicked: lambda on: on.title_bar_clicked,
    StoryView.DateChosen: lambda on: on.dates.chosen,
    StoryView.FoundStepped: lambda on: on.find.stepped,
    StoryView.LinkChosen: lambda on: on.story.link_chosen,
    StoryView.Scrolled: lambda on: on.status.scrolled,
    StoryView.Touched: lambda on: on.story.touched,
    NotePane.Typed: lambda on: on.notes.typed,
    NotePane.Attended: lambda on: on.notes.attended,
    NotePane.Left: lambda on: on.notes.left,
    NotePane.Wanted: lambda on: on.notes.wanted,
    SplitBar.Dragged: lambda on: on.split.dragged,
    Histogram.Chosen: lambda on: on.trail.time_chosen,
    Timeline.DayOpened: lambda on: on.dates.day_opened,
    Timeline.Moved: lambda on: on.browse.moved,
    Timeline.ThemeChosen: lambda on: on.commands.theme_clicked,
    Timeline.Opened: lambda on: on.story.opened,
    Timeline.RowsWanted: lambda on: on.browse.wanted,
    Timeline.EventsWanted: lambda on: on.dates.wanted_events,
    Timeline.SharesWanted: lambda on: on.browse.wanted_shares,
    Timeline.HeadlinesWanted: lambda on: on.browse.wanted_headlines,
}
