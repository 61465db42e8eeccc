"""Who owns what: the one controller that each message of a widget and each key goes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.message import Message

from tui.screens.timeline.controllers import Controllers
from tui.widgets.histogram import Histogram
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.prompt import Prompt
from tui.widgets.related_list import RelatedList
from tui.widgets.story.story_view import StoryView
from tui.widgets.timeline.timeline import Timeline
from tui.widgets.title_bar import TitleBar

MESSAGES: Mapping[type[Message], Callable[[Controllers], Callable[[Any], object]]] = {
    Prompt.Changed: lambda on: on.prompt.changed,
    Prompt.Submitted: lambda on: on.prompt.submitted,
    Prompt.Cancelled: lambda on: on.prompt.left,
    Prompt.HistoryStepped: lambda on: on.search.recalled,
    Prompt.MatchStepped: lambda on: on.search.walked,
    RelatedList.Chosen: lambda on: on.trail.beside_chosen,
    RelatedList.ThreadChosen: lambda on: on.threads.beside_chosen,
    Lanes.Moved: lambda on: on.lanes.moved,
    Lanes.Opened: lambda on: on.story.opened,
    Lanes.Unfolded: lambda on: on.watches.unfolded,
    Lanes.RowsWanted: lambda on: on.lanes.wanted,
    TitleBar.Clicked: lambda on: on.view.masthead_clicked,
    StoryView.DateChosen: lambda on: on.dates.chosen,
    StoryView.Touched: lambda on: on.story.touched,
    Histogram.Chosen: lambda on: on.trail.spread_chosen,
    Timeline.DayOpened: lambda on: on.dates.day_opened,
    Timeline.Moved: lambda on: on.browse.moved,
    Timeline.Opened: lambda on: on.story.opened,
    Timeline.RowsWanted: lambda on: on.browse.wanted,
    Timeline.EventsWanted: lambda on: on.dates.wanted_events,
    Timeline.SharesWanted: lambda on: on.browse.wanted_shares,
}
"""The messages of the widgets."""
KEYS: Mapping[str, Callable[[Controllers], object]] = {
    "search.open": lambda on: on.search.open(),
    "search.next": lambda on: on.search.step(1),
    "search.previous": lambda on: on.search.step(-1),
    "search.among": lambda on: on.search.among(),
    "search.narrow": lambda on: on.narrow.choose(),
    "search.widen": lambda on: on.narrow.widen(),
    "watch.keep": lambda on: on.watches.keep(),
    "date.go": lambda on: on.dates.ask(),
    "unread.next": lambda on: on.browse.step_unread(1),
    "unread.previous": lambda on: on.browse.step_unread(-1),
    "theme.next": lambda on: on.browse.step_in_theme(1),
    "theme.previous": lambda on: on.browse.step_in_theme(-1),
    "thread.later": lambda on: on.threads.step(1),
    "thread.earlier": lambda on: on.threads.step(-1),
    "thread.alone": lambda on: on.threads.alone(),
    "thread.storyline": lambda on: on.threads.draw("line"),
    "thread.map": lambda on: on.threads.draw("map"),
    "thread.correct": lambda on: on.threads.correct(),
    "story.names": lambda on: on.narrow.names(),
    "view.unfold": lambda on: on.view.unfold(),
    "time.events": lambda on: on.dates.turn_events(),
    "time.brief": lambda on: on.dates.brief(),
    "time.other-years": lambda on: on.dates.other_years(),
    "jump.mark": lambda on: on.trail.mark_jump(),
    "jump.go": lambda on: on.trail.jump_to_mark(),
    "trail.show": lambda on: on.trail.show(),
    "trail.back": lambda on: on.trail.back(),
    "trail.forward": lambda on: on.trail.forward(),
    "story.star": lambda on: on.story.star(),
    "story.toggle-read": lambda on: on.story.toggle_read(),
    "story.theme": lambda on: on.themes.correct(),
    "story.why": lambda on: on.themes.why(),
    "theme.new": lambda on: on.themes.make(),
    "story.open-link": lambda on: on.story.open_link(),
    "story.copy-link": lambda on: on.story.copy_link(),
    "story.read-on": lambda on: on.story.read_on(),
    "lane.alone": lambda on: on.lanes.theme_alone(),
    "lane.choose": lambda on: on.watches.choose_lane(),
    "view.lanes": lambda on: on.lanes.turn(),
    "view.filter": lambda on: on.view.filter(),
    "view.reverse": lambda on: on.view.reverse(),
    "view.colours": lambda on: on.view.turn_colours(),
    "screen.leave": lambda on: on.view.leave(),
    "screen.help": lambda on: on.view.help(),
}
"""The keys, by their ids."""
