"""The timeline's screen: it lays out the widgets and hands every key and message to the controller it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from tui.screens.timeline.bindings import KEYS
from tui.screens.timeline.columns import TALL, WIDE, Columns, divide
from tui.screens.timeline.controller import Room
from tui.screens.timeline.controllers import Controllers
from tui.screens.timeline.owners import OWNERS
from tui.screens.timeline.panes import Panes
from tui.screens.timeline.questions import Questions
from tui.screens.timeline.session import Purpose, Session, View
from tui.screens.timeline.tidying import TIDY, Tidying
from tui.screens.timeline.window import Window
from tui.state.setting_table import ZOOMS
from tui.state.settings import usual_value
from tui.widgets.across.across import Across
from tui.widgets.histogram import Histogram
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.note_pane import NotePane
from tui.widgets.prompt import Prompt
from tui.widgets.related_list import RelatedList
from tui.widgets.split_bar import SplitBar
from tui.widgets.status_bar import StatusBar
from tui.widgets.story.story_view import StoryView
from tui.widgets.stretch.stretch_view import StretchView
from tui.widgets.timeline.timeline import Timeline
from tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from tui.state.opened_archive import OpenedArchive
    from tui.state.search_history import SearchHistory
    from tui.state.settings import Settings
    from tui.terminal.keymap import Keymap
    from tui.widgets.notice import Severity

_LEAVING = "screen.back", "app.stop"
"""The keys that leave Dateline when they are pressed once more."""
_KEEP = 20.0
"""Seconds between two times that the place is kept, for when the machine stops."""
_LOOK_AGAIN = 2.5
"""Seconds between looks at whether another program has changed the archive."""


def _routed(handler: Callable[[TimelineScreen, Message], None]) -> Callable[[TimelineScreen, Message], None]:
    """Make a method the only handler of all messages that have an owner."""
    for message in OWNERS:
        handler = on(message)(handler)
    return handler


class TimelineScreen(Screen[None]):
    """A timeline, lanes, a reading column, and the lines above and below them."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self, opening: OpenedArchive, history: SearchHistory, settings: Settings, keymap: Keymap) -> None:
        super().__init__()
        newest_first = settings.newest_first
        self.opening, self.settings = opening, settings
        self.panes = Panes(
            Timeline(
                newest_first=newest_first, density="compact" if settings.density == "compact" else "comfortable", id="timeline"
            ),
            Lanes(id="lanes"),
            Across(id="across"),
            StoryView(id="story"),
            NotePane(is_shared=bool(opening.archive.name), id="note"),
            RelatedList(id="related"),
            StretchView(id="stretch"),
            Histogram(id="histogram"),
            TitleBar(id="title-bar"),
            Prompt(id="prompt"),
            StatusBar(id="status-bar"),
        )
        self.panes.title_bar.call(opening.archive.name)
        self.panes.timeline.zoom_level = ZOOMS.index(settings.zoom)
        window = Window(self, self.panes.status_bar, lambda: self.settings)
        self.questions = Questions(opening.archive, opening.changes, window)
        self._columns = Columns()
        self._came_up = False
        self.room = Room(
            Session(newest_first=newest_first, split=settings.story_columns),
            self._wear,
            self.questions,
            self.panes,
            window,
            keymap,
        )
        self.controllers = Controllers(self.room, opening.themes, history, notices=settings.notices)

    @property
    def session(self) -> Session:
        """The session of now."""
        return self.room.session

    def update_node_styles(self, animate: bool = True) -> None:
        """Have the styles follow what changed; when the screen first comes up, nothing has since each part was given its own."""
        if animate or self._came_up:
            super().update_node_styles(animate)
        self._came_up = True

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        panes = self.panes
        yield from (panes.title_bar, panes.prompt, panes.histogram)
        with Horizontal(id="room"):
            yield from (panes.timeline, panes.lanes, panes.across, SplitBar(id="split"))
            with Vertical(id="column"):
                yield from (panes.story, panes.note, panes.stretch)
                with Vertical(id="belongs"):
                    yield panes.related
        yield panes.status_bar

    def on_mount(self) -> None:
        """Show what was fetched while the screen was loading, then compare the archive with the disk."""
        place = self.opening.place
        self.controllers.themes.dress()
        if place:
            self.controllers.place.take_up(place, zoomed=self.settings.zoom != usual_value("zoom"))
        self.app.theme_changed_signal.subscribe(self, lambda _: self.controllers.themes.dress())
        self.controllers.browse.begin(self.opening)
        if place and place.view == View.LANES.value:
            self.controllers.lanes.turn()
        elif place and place.view == View.ACROSS.value:
            self.controllers.across.turn()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Start what may wait until the first screen is painted."""
        tidying = Tidying(self.questions)
        tidying.begin()
        self.set_interval(TIDY, tidying.tidy)
        self.controllers.disk.refresh(fresh=self.opening.fresh)
        self.set_interval(_LOOK_AGAIN, self._look_again)
        self.questions.follow(self._look_again)
        if self.opening.place:
            self.controllers.place.resume(self.opening.place)
        if self.opening.left and self.settings.since:
            self.controllers.since.offer(self.opening.left)
        if self.opening.fresh and self.opening.tour:
            self.controllers.tour.begin_once(self.opening.tour)
        if self.opening.keeps:
            self.set_interval(_KEEP, self._keep_place)
            self.controllers.place.ready()
        for sentence in self.settings.told:
            self.room.window.notify(sentence, 12, severity="warning")
        if self.settings.update_every > 0:
            self.call_later(self._update_feeds)
            self.set_interval(self.settings.update_every * 60, self._update_feeds)

    def _look_again(self) -> None:
        """Look whether another program has changed the archive, unless keys are pressed: none should wait for what is found."""
        if not self.questions.is_typing:
            self.controllers.disk.look_again()

    def _update_feeds(self) -> None:
        """Update the feeds that are due, as the person likes it done every so many minutes."""
        self.controllers.feeds.update_quietly()

    def _keep_place(self, *, leaving: bool = False) -> None:
        """Keep where the person is, unless keys are pressed."""
        if self.opening.keeps and (leaving or not self.questions.is_typing):
            self.controllers.place.keep(self.opening.keeps, leaving=leaving)

    def on_unmount(self) -> None:
        """Keep where the person is, and let questions that are still being answered end early."""
        self._keep_place(leaving=True)
        self.controllers.leave()
        self.questions.stop()

    def _wear(self, now: Session) -> None:
        """Have the styles follow the session."""
        self.set_class(now.view is View.LANES, "lanes")
        self.set_class(now.view is View.ACROSS, "across")
        self.set_class(now.reading, "reading")
        self.set_class(now.narrow, "narrow")
        self.set_class(now.alone, "alone")
        self.set_class(now.shows_stretch, "stretched")
        self.panes.title_bar.display = now.purpose is Purpose.NOTHING
        if self.size and (columns := divide(now, *self.size)) != self._columns:
            self._divide(columns)

    def _divide(self, columns: Columns) -> None:
        """Divide the window between the timeline, the story, and what belongs to it."""
        self._columns = columns
        self.set_class(columns.three, "three")
        self.panes.related.wrap(wrapped=bool(columns.aside))
        column, belongs = self.query_one("#column"), self.query_one("#belongs")
        column.styles.width = columns.column - 1 if columns.column else "1fr"
        belongs.display = bool(columns.aside or columns.beneath)
        belongs.styles.width = columns.aside or "1fr"
        belongs.styles.height = columns.beneath or "1fr"

    def on_resize(self, event: events.Resize) -> None:
        """One column where the window is narrow, fewer lines where it is low."""
        self.room.change(replace(self.session, narrow=event.size.width < WIDE))
        self.set_class(event.size.height < TALL, "low")
        self.controllers.status.show_selection()

    def on_idle(self) -> None:
        """Show the trail and the keys that matter now: whatever has happened, it has by now."""
        if self.is_mounted:
            self.controllers.status.hint()
            self.controllers.look_at_tour()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell the person what went wrong in a worker."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.questions.failed(event.worker.error)

    @_routed
    def hand_on(self, message: Message) -> None:
        """Hand a message of a widget to its owner."""
        OWNERS[type(message)](self.controllers)(message)

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted anywhere on the timeline as something to add."""
        event.stop()
        self.controllers.add.pasted(event.text)

    async def on_status_bar_clicked(self, event: StatusBar.Clicked) -> None:
        """Do what the clicked key does."""
        await self.run_action(event.action)

    def key_pressed(self, key: str) -> None:
        """Take note of a key before it does anything: who was asked whether to leave, and presses another, stays."""
        self.questions.typed()
        if self.session.leaving:
            pressed = self.active_bindings.get(key)
            if pressed is None or pressed.binding.id not in _LEAVING:
                self.controllers.view.stay()

    def stop(self) -> None:
        """Stop what is typed or under way, or go back."""
        self.controllers.view.stop()

    def show_typed(self, typed: str, may_follow: Sequence[tuple[str, str]]) -> None:
        """Show at the foot what was typed of a sequence of keys, and how it may go on."""
        self.controllers.status.show_typed(typed, may_follow)

    def tell(self, text: str, seconds: float, severity: Severity) -> None:
        """Tell something at the foot for a while."""
        self.room.window.notify(text, seconds, severity=severity)

    def action_do(self, what: str, *how: int | str) -> None:
        """Have the controller that owns a key do what it does."""
        attrgetter(what)(self.controllers)(*how)

    def offers(self, action: str) -> bool:
        """Return whether an action, as a binding has it, does something where the person is."""
        return self.controllers.status.offers(action)
