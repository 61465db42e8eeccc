"""What every controller is: it changes the session, asks questions, and drives panes; it knows neither app nor archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from store.api.story import StoryId
from store.api.views import Selection, StoryRow
from tui.screens.timeline.panes import Panes
from tui.screens.timeline.questions import Questions
from tui.screens.timeline.session import Session, View
from tui.screens.timeline.window import Window
from tui.terminal.keymap import Keymap

if TYPE_CHECKING:
    from store.api.archive import Archive
    from tui.terminal.folder_listing import FolderListing
    from tui.widgets.across.across import Across
    from tui.widgets.lanes.lanes import Lanes
    from tui.widgets.timeline.timeline import Timeline

T = TypeVar("T")


@dataclass(slots=True)
class Room:
    """What the controllers of a screen share."""

    session: Session
    """The session of now."""
    changed: Callable[[Session], object]
    """Called when another takes its place."""
    questions: Questions
    panes: Panes
    window: Window
    keymap: Keymap = field(default_factory=Keymap)
    """The keys that the person chose."""

    def change(self, session: Session) -> None:
        """Put another session in the place of the one of now."""
        self.session = session
        self.changed(session)


class ShowsFolder(Protocol):
    """A dialog that shows what is in a folder."""

    def fill(self, listing: FolderListing) -> None:
        """Show it."""


class Controller:
    """One subject of the timeline's screen."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.panes, self.window, self.questions = room.panes, room.window, room.questions

    @property
    def session(self) -> Session:
        """The session of now; another takes its place by being put here."""
        return self.room.session

    @session.setter
    def session(self, session: Session) -> None:
        self.room.change(session)

    @property
    def has_lanes(self) -> bool:
        """Whether the stories stand in lanes."""
        return self.session.view is View.LANES

    @property
    def is_across(self) -> bool:
        """Whether time goes across the screen."""
        return self.session.view is View.ACROSS

    @property
    def stories(self) -> Timeline | Lanes | Across:
        """What shows the stories now."""
        panes = self.panes
        return panes.lanes if self.has_lanes else panes.across if self.is_across else panes.timeline

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on, in whichever view is shown."""
        return self.stories.row

    @property
    def day(self) -> int | None:
        """The day the person is on, in whichever view is shown."""
        if self.row:
            return self.row.day
        cursor = self.panes.timeline.cursor
        return self.panes.across.day if self.is_across else cursor.day if cursor else None

    @property
    def story_id(self) -> StoryId | None:
        """The id of that story."""
        return self.row.id if self.row else None

    def tell_done(self, text: str, seconds: float = 4) -> None:
        """Tell what a change did, and how to take it back."""
        first, *rest = text.split("\n")
        key = self.room.keymap.first("change.undo", "U")
        self.window.notify("\n".join((f"{first} · {key} takes it back", *rest)), seconds)

    def not_in_browser(self, what: str) -> bool:
        """Tell a page of a browser that something isn't done for it; returns false where the screen is in a terminal."""
        from tui.terminal.visitor import is_visited

        if not is_visited():
            return False
        self.window.notify(f"In a browser {what}", 8, severity="warning")
        return True

    def tell_no_stories(self) -> None:
        """Tell that there are no stories at all, and how some come."""
        adds, follows = self.room.keymap.first("story.add", "P"), self.room.keymap.first("feeds.show", "F")
        self.window.notify(f"No stories yet: {adds} adds some, {follows} follows feeds")

    def ask_here(self, call: Callable[[Archive, StoryId], T], then: Callable[[T], object], group: str) -> None:
        """Ask about the story the person is on, if there is one; unless they go elsewhere or open something before the answer."""
        if (story_id := self.story_id) is not None:
            self.questions.ask(
                lambda archive: call(archive, story_id),
                then,
                group,
                still=lambda: self.window.is_current and self.story_id == story_id,
            )

    def ask_shown(self, call: Callable[[Archive, Selection], T], then: Callable[[T], object], group: str) -> None:
        """Ask about the stories that are shown; unless others are shown before the answer."""
        selection = self.session.selection
        self.questions.ask(
            lambda archive: call(archive, selection), then, group, still=lambda: self.session.selection == selection
        )

    def list_folder(self, prompt: ShowsFolder, path: str) -> None:
        """Let a dialog show what is in a folder."""
        from tui.terminal.folder_listing import folder_listing
        from tui.terminal.visitor import is_visited

        if is_visited():
            return
        self.questions.ask(lambda _: folder_listing(path), prompt.fill, "folder")

    def focus_stories(self) -> None:
        """Give the keys to the stories, in whichever view is shown; to the one that is read where nothing else is."""
        (self.panes.story if self.session.alone else self.stories).focus()
