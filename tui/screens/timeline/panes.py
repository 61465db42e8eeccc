"""The parts of the screen as the controllers see them; of each they use only what `tests/tui/screens/paper.py` offers too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
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


class Panes(NamedTuple):
    """The widgets that the controllers drive."""

    timeline: Timeline
    lanes: Lanes
    across: Across
    story: StoryView
    note: NotePane
    related: RelatedList
    stretch: StretchView
    histogram: Histogram
    title_bar: TitleBar
    prompt: Prompt
    status_bar: StatusBar
