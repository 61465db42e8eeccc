"""All controllers of the timeline's screen: who stands on whom, and who hears of what."""

from __future__ import annotations

from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from textual.actions import parse

from tui.screens.timeline.browse_controller import BrowseController, Counted
from tui.screens.timeline.column_controller import ColumnController
from tui.screens.timeline.controller import Room
from tui.screens.timeline.disk_controller import DiskController
from tui.screens.timeline.prompt_controller import PromptController
from tui.screens.timeline.session import View
from tui.screens.timeline.status_controller import StatusController
from tui.screens.timeline.story_controller import Marked, StoryController
from tui.screens.timeline.stretch_controller import StretchController
from tui.screens.timeline.theme_controller import ThemeController

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.api.themes import Theme
    from tui.screens.timeline.across_controller import AcrossController
    from tui.screens.timeline.add_controller import AddController
    from tui.screens.timeline.change_controller import ChangeController
    from tui.screens.timeline.command_controller import CommandController
    from tui.screens.timeline.date_controller import DateController
    from tui.screens.timeline.feed_controller import FeedController
    from tui.screens.timeline.filter_controller import FilterController
    from tui.screens.timeline.find_controller import FindController
    from tui.screens.timeline.follow_controller import FollowController
    from tui.screens.timeline.lane_choice_controller import LaneChoiceController
    from tui.screens.timeline.lanes_controller import LanesController
    from tui.screens.timeline.likes_controller import LikesController
    from tui.screens.timeline.note_controller import NoteController
    from tui.screens.timeline.palette_controller import PaletteController
    from tui.screens.timeline.place_controller import PlaceController
    from tui.screens.timeline.program_controller import ProgramController
    from tui.screens.timeline.save_controller import SaveController
    from tui.screens.timeline.search_controller import SearchController
    from tui.screens.timeline.since_controller import SinceController
    from tui.screens.timeline.split_controller import SplitController
    from tui.screens.timeline.theme_list_controller import ThemeListController
    from tui.screens.timeline.thread_controller import ThreadController
    from tui.screens.timeline.tour_controller import TourController
    from tui.screens.timeline.trail_controller import TrailController
    from tui.screens.timeline.view_controller import ViewController
    from tui.screens.timeline.watch_controller import WatchController
    from tui.state.search_history import SearchHistory
    from tui.widgets.title_bar import TitleBar


class Controllers:
    """One controller a subject; each stands only on those made before it.

    Those that the first painted screen can do without are made when they are first needed.
    """

    def __init__(self, room: Room, themes: Sequence[Theme], history: SearchHistory, *, notices: bool = False) -> None:
        self._room, self._history, self._notices = room, history, notices
        self.status = StatusController(room)
        self.column = ColumnController(room)
        self.prompt = PromptController(room)
        self.browse = BrowseController(room, self.status, self.column, StretchController(room))
        self.disk = DiskController(room, self.browse)
        self.story = StoryController(room, self.browse)
        self.themes = ThemeController(room, self.story, self.prompt, themes)
        self.column.on_shown = [lambda *shown: self.dates.shown(*shown)]
        self.browse.on_counted = [lambda found: self.dates.counted(found), self._counted_in_lanes]
        self.story.on_marked = [lambda marked: self.watches.marked(marked), self._marked_in_lanes]
        self.disk.on_refreshed = [
            lambda found: self.threads.refreshed(found),
            self.themes.refreshed,
            lambda found: self.watches.refreshed(found),
            lambda _: self.column.hear(),
        ]
        self.themes.on_made = lambda: self.disk.refresh(quiet=True)
        self.themes.on_other = lambda: self.theme_list.suggest()
        self.themes.on_thread = lambda: self.threads.correct()
        self.themes.on_left = lambda selection: self.browse.select(selection, self.themes.story_id)
        questions = room.questions
        questions.on_progress, questions.on_failed, questions.on_held = self.status.progress, self.status.failed, self._held

    def _held(self, count: int) -> None:
        """Tell that changes wait for another program; what was entered in the line waits with them."""
        self.status.wait(held=count)
        self.prompt.hold(count)

    def leave(self) -> None:
        """Have what the person is writing saved as the screen is left."""
        if "notes" in vars(self):
            self.notes.leave()

    def _counted_in_lanes(self, found: Counted) -> None:
        """Show in lanes too what is shown, or across the screen."""
        if self._room.session.view is View.ACROSS:
            self.across.landed(found.jumped)
        else:
            self.lanes.counted(found)

    def _marked_in_lanes(self, marked: Marked) -> None:
        if self._room.session.view is View.ACROSS:
            self.across.marked(marked)
        else:
            self.lanes.marked(marked)

    @cached_property
    def trail(self) -> TrailController:
        """Where the person was, and jump marks."""
        from tui.screens.timeline.trail_controller import TrailController

        return TrailController(self._room, self.browse)

    @cached_property
    def changes(self) -> ChangeController:
        """Changes taken back, and those of many stories."""
        from tui.screens.timeline.change_controller import ChangeController

        made = ChangeController(self._room, self.trail, self.disk, self.themes)
        made.on_undone = [
            lambda _: self.watches.list_again(),
            lambda told: self.theme_list.undone(told),
            lambda told: self.feeds.undone(told),
        ]
        return made

    @cached_property
    def theme_list(self) -> ThemeListController:
        """All themes on a page, and what could become one."""
        from tui.screens.timeline.theme_list_controller import ThemeListController

        made = ThemeListController(self._room, self.trail, self.themes)
        self.disk.on_refreshed.append(made.refreshed)
        made.on_undo = lambda: self.changes.undo()
        return made

    @cached_property
    def lanes(self) -> LanesController:
        """Lanes side by side."""
        from tui.screens.timeline.lanes_controller import LanesController

        return LanesController(self._room, self.browse)

    @cached_property
    def across(self) -> AcrossController:
        """Time across the screen."""
        from tui.screens.timeline.across_controller import AcrossController

        return AcrossController(self._room, self.lanes, self.story)

    @cached_property
    def lane_choice(self) -> LaneChoiceController:
        """What lanes are by, and which are shown."""
        from tui.screens.timeline.lane_choice_controller import LaneChoiceController

        return LaneChoiceController(self._room, self.across)

    @cached_property
    def search(self) -> SearchController:
        """Finding stories by a line."""
        from tui.screens.timeline.search_controller import SearchController

        made = SearchController(self._room, self.trail, self.prompt, self._history)
        made.on_landed = [self.lanes.landed, self.across.landed]
        return made

    @cached_property
    def filters(self) -> FilterController:
        """Filters of what is shown, added and removed."""
        from tui.screens.timeline.filter_controller import FilterController

        return FilterController(self._room, self.search)

    @cached_property
    def watches(self) -> WatchController:
        """Watch lists."""
        from tui.screens.timeline.watch_controller import WatchController

        return WatchController(self._room, self.search)

    @cached_property
    def notes(self) -> NoteController:
        """What the person says of stories: notes and tags."""
        from tui.screens.timeline.note_controller import NoteController

        return NoteController(self._room, self.story, self.prompt)

    @cached_property
    def threads(self) -> ThreadController:
        """Threads, drawn, merged, split and renamed."""
        from tui.screens.timeline.thread_controller import ThreadController

        return ThreadController(self._room, self.trail, self.prompt)

    @cached_property
    def add(self) -> AddController:
        """Stories that the person brings."""
        from tui.screens.timeline.add_controller import AddController

        made = AddController(self._room, self.trail)
        made.on_feeds, made.on_feed = self.follow.offer, self.follow.follow
        return made

    @cached_property
    def feeds(self) -> FeedController:
        """Feeds that are followed."""
        from tui.screens.timeline.feed_controller import FeedController

        made = FeedController(self._room, self.trail, self.disk, notices=self._notices)
        made.on_follow = lambda: self.follow.ask()
        made.on_undo = lambda: self.changes.undo()
        return made

    @cached_property
    def follow(self) -> FollowController:
        """Feeds that are to be followed."""
        from tui.screens.timeline.follow_controller import FollowController

        return FollowController(self._room, self.feeds)

    @cached_property
    def place(self) -> PlaceController:
        """Where the last sitting was left, and where this one is."""
        from tui.screens.timeline.place_controller import PlaceController

        made = PlaceController(self._room)
        made.on_search = lambda words: self.search.look_for(words)
        return made

    @cached_property
    def since(self) -> SinceController:
        """What came since the last sitting."""
        from tui.screens.timeline.since_controller import SinceController

        return SinceController(self._room, self.trail)

    @cached_property
    def tour(self) -> TourController:
        """The tour of the first minutes."""
        from tui.screens.timeline.tour_controller import TourController

        return TourController(self._room)

    def look_at_tour(self, *, skipped: bool = False) -> None:
        """Let the tour see what was done, or end it, if it was ever begun."""
        if "tour" in self.__dict__:
            (self.tour.skip if skipped else self.tour.look)()

    @cached_property
    def save(self) -> SaveController:
        """What is shown, written to files."""
        from tui.screens.timeline.save_controller import SaveController

        return SaveController(self._room, self.browse)

    @cached_property
    def dates(self) -> DateController:
        """Days, events and briefs."""
        from tui.screens.timeline.date_controller import DateController

        return DateController(self._room, self.trail, self.prompt)

    @cached_property
    def find(self) -> FindController:
        """Words within the story that is read."""
        from tui.screens.timeline.find_controller import FindController

        return FindController(self._room, self.prompt)

    @cached_property
    def programs(self) -> ProgramController:
        """The story handed to a command or to the editor."""
        from tui.screens.timeline.program_controller import ProgramController

        return ProgramController(self._room, self.prompt, self.add)

    @cached_property
    def split(self) -> SplitController:
        """How the window is divided."""
        from tui.screens.timeline.split_controller import SplitController

        return SplitController(self._room, self.story)

    @cached_property
    def likes(self) -> LikesController:
        """Settings."""
        from tui.screens.timeline.likes_controller import LikesController

        made = LikesController(self._room, self.browse, self.themes)
        made.on_reverse = lambda: self.view.reverse()
        return made

    @cached_property
    def commands(self) -> CommandController:
        """The command line."""
        from tui.screens.timeline.command_controller import CommandController

        history = self._history.beside("commands")
        made = CommandController(self._room, self.search, self.dates, self.threads, self.save, self.likes, history)
        made.on_run = self.run
        return made

    @cached_property
    def palette(self) -> PaletteController:
        """Anything, found by some words of it."""
        from tui.screens.timeline.palette_controller import PaletteController

        return PaletteController(self._room, self.commands)

    def title_bar_clicked(self, event: TitleBar.Clicked) -> None:
        """Do what a click on the top line means: other themes, the unread alone, or the help."""
        {"shown": lambda: self.watches.choose_lane(), "unread": lambda: self.view.filter()}.get(
            event.part, lambda: self.view.help()
        )()

    def run(self, action: str) -> None:
        """Do what a key of the table does, by its action."""
        _, _, parameters = parse(action)
        what, *how = parameters
        attrgetter(str(what))(self)(*how)

    @cached_property
    def view(self) -> ViewController:
        """How the screen is laid out, and leaving it."""
        from tui.screens.timeline.view_controller import ViewController

        made = ViewController(self._room, self.search, self.lanes, self.themes, self.find)
        made.on_nothing_left = lambda: self.look_at_tour(skipped=True)
        return made
