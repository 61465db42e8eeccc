"""The person's own words beside a story: its tags and its note, and the small page where the note is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.api.views import UNMARKED, Marks

if TYPE_CHECKING:
    from store.api.story import StoryId
    from tui.widgets.note_area import NoteArea

_SHOWN = 400
"""Characters of a note that are shown before it is opened; the pane shows a few lines of them."""


class NotePane(Vertical):
    """Shows a story's tags and note; hidden where it has neither and none is being written."""

    @dataclass
    class Typed(Message):
        """A note says something else now."""

        story_id: StoryId
        text: str

    @dataclass
    class Left(Message):
        """The person is done with a note."""

        story_id: StoryId

    @dataclass
    class Attended(Message):
        """The keys go into the note from now on, or go elsewhere."""

        inside: bool

    class Wanted(Message):
        """The person clicked the note and wants to write in it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._story_id: StoryId | None = None
        self._marks = UNMARKED
        self._area: NoteArea | None = None
        self.display = False

    def compose(self) -> ComposeResult:
        """Lay out what is shown while nothing is written."""
        yield Static("", id="note-text", markup=False)

    @property
    def written_on(self) -> StoryId | None:
        """The story whose note is being written; None if none is."""
        return self._story_id if self._area else None

    def marks_of(self, story_id: StoryId) -> Marks | None:
        """Return what the person says of a story, if that is what is shown."""
        return self._marks if story_id == self._story_id else None

    def show(self, story_id: StoryId | None, marks: Marks = UNMARKED) -> None:
        """Show the tags and the note of a story; what is being written on it goes on."""
        if self._area and story_id == self._story_id:
            self._marks = marks
            return
        self._close()
        self._story_id, self._marks = story_id, marks
        self._paint()

    def edit(self, story_id: StoryId, text: str) -> None:
        """Let the person write a story's note; what was written is told as it is typed."""
        if self.written_on == story_id and self._area:
            self._area.focus()
            return
        from tui.widgets.note_area import NoteArea

        self._close()
        self._story_id = story_id
        self._area = NoteArea(text, id="note-area")
        self.mount(self._area)
        self._area.focus()
        self.border_title = "Note · saved as you type · Esc closes"
        self._paint()

    def begin_with(self, text: str) -> None:
        """Put what a note says before what was typed since it was opened."""
        if self._area and text:
            self._area.insert(f"{text}\n" if self._area.text else text, (0, 0))

    def on_note_area_written(self, event: NoteArea.Written) -> None:
        """Tell what the note says now."""
        event.stop()
        if self._area and self._story_id:
            self.post_message(self.Typed(self._story_id, self._area.text))

    def on_note_area_closed(self, event: NoteArea.Closed) -> None:
        """Close the page and tell that the person is done."""
        event.stop()
        if self._story_id and self._area:
            self.close(self._area.text)
            self.post_message(self.Left(self._story_id))

    def on_click(self, event: events.Click) -> None:
        """Open the note."""
        event.stop()
        if not self._area:
            self.post_message(self.Wanted())

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Tell that the keys go into the note."""
        self.post_message(self.Attended(inside=True))

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """Tell that they go elsewhere."""
        self.post_message(self.Attended(inside=False))

    def close(self, note: str) -> None:
        """Close the page, and show what the note says."""
        self._close()
        self._marks = Marks(self._marks.read, self._marks.starred, self._marks.theme, self._marks.tags, note)
        self._paint()

    def _close(self) -> None:
        if self._area:
            self.post_message(self.Attended(inside=False))
            self._area.remove()
            self._area = None

    def _paint(self) -> None:
        tags, note = self._marks.tags, " ".join(self._marks.note[:_SHOWN].split())
        shown = self.query_one("#note-text", Static)
        shown.display = not self._area and bool(tags or note)
        self.display = bool(self._area) or shown.display
        if not self._area:
            self.border_title = ""
        if shown.display:
            lines = [Content.styled("  ".join(f"#{tag}" for tag in tags), "$accent")] * bool(tags) + [Content(note)] * bool(
                note
            )
            shown.update(Content("\n").join(lines))
