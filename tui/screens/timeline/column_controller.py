"""The column beside the timeline: the text of the story the person rests on, and what belongs with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from store.api.search import NOTHING_MATCHED
from store.api.story import Story, StoryId
from store.api.views import UNMARKED
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.session import Purpose

if TYPE_CHECKING:
    from textual.timer import Timer

    from store.api.archive import Archive
    from store.api.said import Told
    from store.api.story_details import ChangedText
    from store.api.threads import ThreadPosition
    from store.api.views import Marks, Related

_READ_AFTER = 0.06
"""Seconds that a person rests on a line before its story is shown."""
_READ_AFTER_TYPING = 0.45
"""The same while a search is being typed, which nothing may hold up."""
_MORE_AFTER = 0.3
"""Seconds more until what belongs with it is looked for: that takes as long as some keys, and none should meet it."""


Said = tuple["Marks", "Sequence[Told]"]
"""What the person says of a story, and what others tell all."""
Read = tuple["Story", Said]
"""A story, and what is said of it."""
Belonging = tuple["Sequence[Related]", "ThreadPosition | None", "ChangedText | None"]
"""Stories related to one, where it stands in its thread, and what became different with its last update."""


class ColumnController(Controller):
    """Shows one story."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.on_shown: list[Callable[[StoryId], object]] = []
        """Called with a story that is shown, once all that belongs with it was found."""
        self.belonging_to: StoryId | None = None
        """The story whose belongings are known."""
        self._timer: Timer | None = None
        self._more: Timer | None = None

    def rest_on(self, story_id: StoryId) -> None:
        """Show a story once the person rests on it."""
        for timer in (self._timer, self._more):
            if timer:
                timer.stop()
        shown, now = self.panes.story.story, self.session
        if (shown is None or shown.id != story_id or now.search) and (now.reading or not now.narrow):
            rest = _READ_AFTER if now.purpose is Purpose.NOTHING else _READ_AFTER_TYPING
            self._timer = self.window.later(rest, lambda: self._rested(story_id))

    def _rested(self, story_id: StoryId) -> None:
        self._ask_for(story_id, more_after=_MORE_AFTER)
        if self.session.search and self.session.selection.words:
            self.quote(story_id)

    def show(self, story_id: StoryId) -> None:
        """Show a story's text, then what belongs with it."""
        self._ask_for(story_id)

    def _ask_for(self, story_id: StoryId, more_after: float = 0.0) -> None:
        self.questions.ask(partial(_read, story_id=story_id), partial(self._show_text, more_after=more_after), "story")

    def show_nothing(self) -> None:
        """Empty the column."""
        self.panes.story.show(None)
        self.panes.note.show(None)
        self.session = replace(self.session, position=None, belonging=self.panes.related.show(None, ()))

    def quote(self, story_id: StoryId) -> None:
        """Say the sentence of a story that answers the search best."""
        selection = self.session.selection
        self.questions.ask(
            lambda archive: archive.search.snippet(selection, story_id),
            self.panes.status_bar.show_message,
            "quote",
            still=lambda: self.session.search is not None and self.story_id == story_id,
        )

    def hear(self) -> None:
        """Show what is said by now of the story that is shown, where others say something too."""
        story = self.panes.story.story
        if story and self.panes.note.is_shared:
            self.questions.ask(partial(_read, story_id=story.id), partial(self._heard, story.id), "marks")

    def _heard(self, story_id: StoryId, read: Read | None) -> None:
        """Show a story as others left it, unless another is shown by now, and what is said of it."""
        shown = self.panes.story.story
        if read is None or shown is None or shown.id != story_id:
            return
        if read[0] != shown:
            self.panes.story.show(read[0], self.session.search.matched if self.session.search else NOTHING_MATCHED)
        self.show_said(story_id, read[1])

    def show_said(self, story_id: StoryId, said: Said) -> None:
        """Show what is said of a story, unless another is shown by now."""
        story = self.panes.story.story
        if story and story.id == story_id:
            marks, told = said
            self.panes.note.show(story_id, marks, told)
            self.panes.story.show_told(told)

    def _show_text(self, read: Read | None, more_after: float) -> None:
        story, (marks, told) = read or (None, (UNMARKED, ()))
        search, shown = self.session.search, self.panes.story.story
        if self.session.finding and (story is None or shown is None or story.id != shown.id):
            self.session = replace(self.session, finding="")
            self.panes.status_bar.show_message("")
        self.panes.story.show(story, search.matched if search else NOTHING_MATCHED)
        self.panes.note.show(story.id if story else None, marks, told)
        self.panes.story.show_told(told)
        if self._more:
            self._more.stop()
        if story is not None and more_after:
            self._more = self.window.later(more_after, lambda: self._ask_for_belonging(story))
        elif story is not None:
            self._ask_for_belonging(story)

    def _ask_for_belonging(self, story: Story) -> None:
        self.questions.ask(lambda archive: _belonging(archive, story), partial(self._show_belonging, story.id), "story")

    def _show_belonging(self, story_id: StoryId, found: Belonging) -> None:
        related, position, changed = found
        story = self.panes.story.story
        if story and story.id == story_id:
            lines, self.belonging_to = self.panes.related.show(position, related), story_id
            self.session = replace(self.session, position=position, belonging=lines)
            if changed:
                self.panes.story.show_changes(changed)
        for tell in self.on_shown:
            tell(story_id)


def said_of(archive: Archive, story_id: StoryId) -> Said:
    """Return what the person says of a story, and what others tell all."""
    return archive.marks(story_id), archive.told(story_id)


def _read(archive: Archive, story_id: StoryId) -> Read | None:
    story = archive.story(story_id)
    return (story, said_of(archive, story_id)) if story else None


def _belonging(archive: Archive, story: Story) -> Belonging:
    changed = archive.changes(story.id) if story.updated or story.seen else None
    return archive.related(story.id), archive.threads.position(story.id), changed
