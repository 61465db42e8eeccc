"""How the window is divided: the story alone, the split moved, what belongs to the story shown or hidden."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.screens.timeline.columns import move_split, story_from
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.story_controller import StoryController

if TYPE_CHECKING:
    from tui.widgets.split_bar import SplitBar

_STEP = 4
"""Columns that a key moves the split."""


class SplitController(Controller):
    """Divides the window as the person likes it."""

    def __init__(self, room: Room, story: StoryController) -> None:
        super().__init__(room)
        self.story = story

    def whole(self) -> None:
        """Give the story the whole window, or give it back."""
        now = self.session
        if now.reading and now.whole:
            self.session = replace(now, whole=False)
        elif self.story_id:
            self.session = replace(now, whole=True)
            self.story.read(self.story_id)

    def move(self, by: int) -> None:
        """Give the timeline more columns, or fewer."""
        self.move_to(move_split(self.session, self.window.size.width, by * _STEP))

    def move_to(self, columns: int) -> None:
        """Give the story so many columns, and keep that for the next sitting."""
        now = self.session
        if now.in_its_place or now.alone:
            beside = "The story stands beside the timeline in a wider window" if now.narrow else "v brings the timeline back"
            self.window.notify(beside if now.in_its_place else "z brings the timeline back")
            return
        columns = move_split(replace(now, split=columns), self.window.size.width, 0)
        if columns == move_split(now, self.window.size.width, 0):
            self.window.notify("The split goes no further")
        self.session = replace(now, split=columns)
        self.window.keep_likes(newest_first=now.newest_first, story_columns=columns)

    def dragged(self, event: SplitBar.Dragged) -> None:
        """Have the split where the mouse drags it; it is kept when it is let go of."""
        now = self.session
        columns = story_from(now, self.window.size.width, event.column)
        self.session = replace(now, split=columns)
        if event.done:
            self.window.keep_likes(newest_first=now.newest_first, story_columns=columns)

    def belongs(self) -> None:
        """Show what belongs to the story, its thread and related stories, or hide it."""
        now = self.session
        if now.alone and now.whole:
            self.session = now = replace(now, belongs_whole=not now.belongs_whole)
        else:
            self.session = now = replace(now, belongs=not now.belongs)
        if not now.belongs_shown:
            self.window.notify("Thread and related stories are hidden · \\ shows them")
            if self.panes.related.has_focus:
                self.panes.story.focus()
        elif not now.belonging and self.story.column.belonging_to == self.story_id:
            self.window.notify("Nothing belongs to this story: no thread, no related stories")
