"""All controllers of the timeline's screen: who stands on whom, and who hears of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.timeline.browse_controller import BrowseController
from tui.screens.timeline.column_controller import ColumnController
from tui.screens.timeline.controller import Room
from tui.screens.timeline.date_controller import DateController
from tui.screens.timeline.disk_controller import DiskController
from tui.screens.timeline.lanes_controller import LanesController
from tui.screens.timeline.narrow_controller import NarrowController
from tui.screens.timeline.prompt_controller import PromptController
from tui.screens.timeline.search_controller import SearchController
from tui.screens.timeline.status_controller import StatusController
from tui.screens.timeline.story_controller import StoryController
from tui.screens.timeline.theme_controller import ThemeController
from tui.screens.timeline.thread_controller import ThreadController
from tui.screens.timeline.trail_controller import TrailController
from tui.screens.timeline.view_controller import ViewController
from tui.screens.timeline.watch_controller import WatchController

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.api.themes import Theme
    from tui.state.search_history import SearchHistory


class Controllers:
    """One controller a subject; each stands only on those made before it."""

    def __init__(self, room: Room, themes: Sequence[Theme], history: SearchHistory) -> None:
        self.status = StatusController(room)
        self.column = ColumnController(room)
        self.prompt = PromptController(room)
        self.browse = BrowseController(room, self.status, self.column)
        self.disk = DiskController(room, self.browse)
        self.story = StoryController(room, self.browse)
        self.trail = TrailController(room, self.browse)
        self.lanes = LanesController(room, self.browse)
        self.search = SearchController(room, self.trail, self.prompt, history)
        self.narrow = NarrowController(room, self.search)
        self.watches = WatchController(room, self.search)
        self.themes = ThemeController(room, self.story, self.prompt, themes)
        self.threads = ThreadController(room, self.trail, self.prompt)
        self.dates = DateController(room, self.trail, self.prompt)
        self.view = ViewController(room, self.search, self.lanes, self.themes)
        self.column.on_shown = [self.dates.shown]
        self.browse.on_counted = [self.dates.counted, self.lanes.counted]
        self.story.on_marked = [self.watches.marked, self.lanes.marked]
        self.search.on_landed = [self.lanes.landed]
        self.disk.on_refreshed = [self.threads.refreshed, self.themes.refreshed, self.watches.refreshed]
        self.themes.on_made = lambda: self.disk.refresh(quiet=True)
        questions = room.questions
        questions.on_progress, questions.on_failed, questions.on_held = self.status.progress, self.status.failed, self._held

    def _held(self, count: int) -> None:
        """Tell that changes wait for another program; what was entered in the line waits with them."""
        self.status.wait(held=count)
        self.prompt.hold(count)
