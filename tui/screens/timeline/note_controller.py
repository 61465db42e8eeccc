"""What the person says of a story: a note beside it, saved as it is typed, and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.api.search import Completion
from store.api.views import StoryRow
from store.text.fold import fold
from store.text.tags import tags_of
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.prompt_controller import PromptController, Use
from tui.screens.timeline.session import Purpose
from tui.screens.timeline.story_controller import StoryController

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from store.api.story import StoryId
    from store.api.tags import Tag
    from store.api.views import Marks
    from tui.widgets.note_pane import NotePane

_PAUSE = 0.4
"""Seconds after a key until what was typed is saved."""
_OFFERED = 8


class NoteController(Controller):
    """Notes and tags of the story one is on."""

    def __init__(self, room: Room, story: StoryController, prompt: PromptController) -> None:
        super().__init__(room)
        self.story, self.prompt = story, prompt
        self._written: StoryRow | None = None
        self._unsaved: str | None = None
        self._timer: Timer | None = None
        self._tagged: StoryRow | None = None
        self._in_use: Sequence[Tag] = ()
        self._use = Use(Purpose.TAGS, "tags", "budget, to read", self._tags_entered, self._tags_typed)

    # Notes

    def write(self) -> None:
        """Open the story's note beside it."""
        row = self.row
        if row is None:
            return
        if self.session.narrow or self.has_lanes:
            self.story.read(row.id)
        self.ask_here(lambda archive, story_id: archive.marks(story_id), lambda marks: self._open(row, marks), "note")

    def wanted(self, _event: NotePane.Wanted) -> None:
        """Open the note that was clicked."""
        self.write()

    def _open(self, row: StoryRow, marks: Marks) -> None:
        self.save()
        self._written = row
        self.panes.note.edit(row.id, marks.note)

    def typed(self, event: NotePane.Typed) -> None:
        """Save a note once the person pauses."""
        if self._written is None or self._written.id != event.story_id:
            return
        self._unsaved = event.text
        if self._timer:
            self._timer.stop()
        self._timer = self.window.later(_PAUSE, self.save)

    def left(self, event: NotePane.Left) -> None:
        """Save the note, and go back to the story or the stories."""
        changed = self._unsaved is not None
        self.save("Note saved · U takes it back")
        if not changed:
            self.window.notify("Note closed")
        if self.session.reading and self._written and self._written.id == event.story_id:
            self.panes.story.focus()
        else:
            self.focus_stories()
        self._written = None

    def save(self, told: str = "") -> None:
        """Save what was typed and is not saved yet."""
        text, self._unsaved = self._unsaved, None
        if self._timer:
            self._timer.stop()
        if text is not None and self._written:
            row = self.row if self.row and self.row.id == self._written.id else self._written
            self.story.mark(row, told, note=text.rstrip())

    def leave(self) -> None:
        """Have what was typed saved as the screen is left."""
        text, self._unsaved = self._unsaved, None
        if text is not None and (row := self._written):
            self.questions.do(f"note on “{row.title}”", lambda archive: archive.mark(row.id, note=text.rstrip()))

    # Tags

    def tag(self) -> None:
        """Ask for the story's tags, with those it has in the line."""
        row = self.row
        if row is None:
            return

        def ask(found: tuple[Marks, Sequence[Tag]]) -> None:
            marks, self._in_use = found
            self._tagged = row
            self.prompt.open(self._use, "".join(f"{tag}, " for tag in marks.tags))

        self.ask_here(lambda archive, story_id: (archive.marks(story_id), archive.tags()), ask, "tags")

    def _tags_typed(self, text: str, cursor: int | None) -> None:
        """Offer tags in use that continue what is typed."""
        self.panes.prompt.offer(text, cursor or 0, tags_offered(text, cursor, self._in_use)[:_OFFERED])

    def _tags_entered(self, text: str) -> None:
        """Put the story under what was typed."""
        row, tags = self._tagged, tags_of(text)
        self.prompt.close()
        if row:
            told = f"Tags: {', '.join(tags)}" if tags else "No tags"
            self.story.mark(row, f"{told} · U takes it back", tags=tags)
            self.show(row.id)

    def show(self, story_id: StoryId) -> None:
        """Show the tags and the note of the story that is shown as they are now."""
        shown = self.panes.story.story
        if shown and shown.id == story_id:
            self.questions.ask(
                lambda archive: archive.marks(story_id), lambda marks: self.panes.note.show(story_id, marks), "marks"
            )


def tags_offered(text: str, cursor: int | None, in_use: Sequence[Tag]) -> list[Completion]:
    """Return the tags in use that may continue the one at the cursor of a line of tags."""
    if cursor is None:
        return []
    start = max(text.rfind(",", 0, cursor), text.rfind("#", 0, cursor)) + 1
    start += len(text[start:cursor]) - len(text[start:cursor].lstrip())
    typed, others = fold(text[start:cursor]), {fold(tag) for tag in tags_of(text[:start])}
    fitting = [tag for tag in in_use if fold(tag.name).startswith(typed) and fold(tag.name) not in others | {typed}]
    return [Completion(f"{tag.name},", start, cursor, tag.name, tag.count) for tag in fitting]
