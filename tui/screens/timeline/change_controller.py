"""Changes: taken back one after another, made of all stories that are shown, and stories removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from store.api.story import StoryId
from store.api.undo import Step
from store.api.views import StoryRow
from store.text.numbers import counted
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.disk_controller import DiskController
from tui.screens.timeline.theme_controller import ThemeController
from tui.screens.timeline.trail_controller import TrailController

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.themes import Theme
    from store.api.undo import Undone


class TakenBack(NamedTuple):
    """What was taken back, and how everything stands now."""

    undone: Undone
    themes: Sequence[Theme]
    threads: int
    """How many threads there are."""
    row: StoryRow | None
    """The story that it was about, if it is among those that are shown."""


class Removed(NamedTuple):
    """A story was removed."""

    title: str
    beside: StoryRow | None
    """The story to go on to."""


class ChangeController(Controller):
    """Changes many stories, or takes changes back."""

    def __init__(self, room: Room, trail: TrailController, disk: DiskController, themes: ThemeController) -> None:
        super().__init__(room)
        self.trail, self.browse, self.column, self.disk, self.themes = trail, trail.browse, trail.column, disk, themes
        self.on_undone: list[Callable[[str], object]] = []
        """Called when a change was taken back and that is shown, with what was said of it."""
        self._asked: Step | None = None
        """The step of which the person was asked whether they mean it."""

    # Taking back

    def undo(self) -> None:
        """Take back the last change, and show what it was about; many added stories are removed only when asked for twice."""
        selection, asked = self.session.selection, self._asked
        self._asked = None
        if asked:
            self.window.notify(f"Removing {counted(asked.added)} …", 60)

        def act(archive: Archive) -> TakenBack | Step | None:
            last = next(iter(archive.steps(1)), None)
            if last and last.added > 1 and last != asked:
                return last
            undone = archive.undo()
            if undone is None:
                return None
            about = undone.story
            is_shown = about is not None and archive.cursor(selection, about) is not None
            row = archive.row(about) if about and is_shown else None
            return TakenBack(undone, archive.themes.every(), archive.threads.count(), row)

        self.questions.do("take back the last change", act, self._taken_back)

    def _taken_back(self, taken: TakenBack | Step | None) -> None:
        if taken is None:
            self.window.notify("Nothing to take back")
            return
        if isinstance(taken, Step):
            self._asked = taken
            key, when = self.room.keymap.first("change.undo", "U"), taken.at[:16].replace("T", " ")
            self.window.notify(f"{key} again removes the {counted(taken.added)} added at {when}", 10)
            return
        undone, row = taken.undone, taken.row
        self.window.notify("\n".join(undone.sentences), 5)
        before, here = self.session.themes, self.story_id
        self.session = replace(self.session, threads=taken.threads)
        self.themes.take(taken.themes)
        if self.session.themes != before:
            self.disk.refresh(quiet=True)  # stories are sorted again
        if row and row.id != here:
            self.trail.jump(row.id)
        else:
            self.browse.count(here)
        if row:
            self.browse.show_row(row)
        if here and (row is None or row.id == here):
            self.column.show(here)
        for tell in self.on_undone:
            tell("\n".join(undone.sentences))

    # All that is shown

    def read_all(self) -> None:
        """Mark all stories that are shown as read, in one step."""
        shown, here = self.session.selection, self.story_id
        unread: list[StoryId] = []

        def at_once(archive: Archive) -> int | None:
            unread.extend(archive.promise_all(replace(shown, unread=True), read=True))
            return len(unread)

        def act(archive: Archive) -> int | None:
            if unread:
                archive.mark_all(unread, read=True)
            return None

        def then(count: int | None) -> None:
            if count is None:
                return
            if not count:
                self.window.notify("Unread stories: none")
                return
            self.tell_done(f"{counted(count)} marked read")
            self.browse.count(here)

        def failed(error: BaseException) -> None:
            self.questions.failed(error)
            self.browse.count(here)

        self.questions.do("mark what is shown as read", act, then, at_once=at_once, failed=failed)

    # One story

    def remove(self) -> None:
        """Remove the story, and go on to the next one down the screen."""
        row, selection = self.row, self.session.selection
        if row is None:
            return
        down = -1 if self.session.newest_first else 1

        def act(archive: Archive) -> Removed:
            beside = archive.neighbour(selection, row.id, down) or archive.neighbour(selection, row.id, -down)
            return Removed(archive.remove(row.id).title, beside)

        self.questions.do(f"remove “{row.title}”", act, self._removed, intent={"kind": "remove", "story": row.id})

    def _removed(self, removed: Removed) -> None:
        self.tell_done(f"Removed “{removed.title}”")
        beside = removed.beside
        self.browse.count(beside.id if beside else None)
        if beside and self.session.reading:
            self.column.show(beside.id)
