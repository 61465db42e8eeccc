"""The person's own words beside a story: its tags and its note, the page where the note is written, and what others say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.api.views import UNMARKED, Marks
from tui.widgets.told_lines import told_shortly

if TYPE_CHECKING:
    from store.api.said import Told
    from store.api.story import StoryId
    from tui.widgets.note_area import NoteArea

_SHOWN = 400
"""Characters of a note that are shown before it is opened; the pane shows a few lines of them."""


FOR_ALL = "(for all)"
"""What stands behind a tag that everybody may see."""


class NotePane(Vertical):
    """Shows a story's tags and note; hidden where it has neither and none is being written."""

    @dataclass
    class Typed(Message):
        """A note says something else now."""

        story_id: StoryId
        text: str
        for_all: bool = False

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

    def __init__(self, *, is_shared: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        """`is_shared` says that others share the archive, who may be told."""
        super().__init__(id=id)
        self.is_shared = is_shared
        """Whether a note may be for others too."""
        self._for_all = False
        self._told: Sequence[Told] = ()
        self._story_id: StoryId | None = None
        self._marks = UNMARKED
        self._area: NoteArea | None = None
        self.display = False

    def compose(self) -> ComposeResult:
        """Lay out what is shown while nothing is written."""
        yield Static("", id="note-told", markup=False)
        yield Static("", id="note-text", markup=False)

    @property
    def written_on(self) -> StoryId | None:
        """The story whose note is being written; None if none is."""
        return self._story_id if self._area else None

    def marks_of(self, story_id: StoryId) -> Marks | None:
        """Return what the person says of a story, if that is what is shown."""
        return self._marks if story_id == self._story_id else None

    def show(self, story_id: StoryId | None, marks: Marks = UNMARKED, told: Sequence[Told] = ()) -> None:
        """Show the tags and the note of a story, and what others told of it; what is being written on it goes on."""
        self._told = told
        if self._area and story_id == self._story_id:
            self._marks = marks
            self._paint()
            return
        self._close()
        self._story_id, self._marks = story_id, marks
        self._paint()

    def edit(self, story_id: StoryId, text: str, *, for_all: bool = False) -> None:
        """Let the person write a story's note, for themselves or for all; what was written is told as it is typed."""
        if self.written_on == story_id and self._area:
            self._area.focus()
            return
        from tui.widgets.note_area import NoteArea

        self._close()
        if story_id != self._story_id:
            self._told = ()
        self._story_id, self._for_all = story_id, for_all
        self._area = NoteArea(text, is_shared=self.is_shared, id="note-area")
        self.mount(self._area)
        self._area.focus()
        self._paint()

    def begin_with(self, text: str, *, for_all: bool = False) -> None:
        """Put what a note says before what was typed since it was opened, and let it be for whom it was."""
        self._for_all = self._for_all or for_all
        self._paint()
        if self._area and text:
            self._area.insert(f"{text}\n" if self._area.text else text, (0, 0))

    def on_note_area_written(self, event: NoteArea.Written) -> None:
        """Tell what the note says now."""
        event.stop()
        if self._area and self._story_id:
            self.post_message(self.Typed(self._story_id, self._area.text, self._for_all))

    def on_note_area_turned(self, event: NoteArea.Turned) -> None:
        """Let the note be for all, or for the person alone."""
        event.stop()
        self._for_all = not self._for_all
        self._paint()
        if self._area and self._story_id:
            self.post_message(self.Typed(self._story_id, self._area.text, self._for_all))

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
        self._marks = replace(self._marks, note=note, note_for_all=self._for_all and bool(note))
        self._paint()

    def _close(self) -> None:
        if self._area:
            self.post_message(self.Attended(inside=False))
            self._area.remove()
            self._area = None

    def _paint(self) -> None:
        others, shown = self.query_one("#note-told", Static), self.query_one("#note-text", Static)
        others.display = bool(self._told)
        lines = [] if self._area else [*self._own_lines()]
        shown.display = bool(lines)
        self.display = bool(self._area) or others.display or shown.display
        self.border_title = self._title() if self._area else ""
        if self._told:
            others.update(told_shortly(self._told))
        if lines:
            shown.update(Content("\n").join(lines))

    def _own_lines(self) -> Iterator[Content]:
        marks, note = self._marks, " ".join(self._marks.note[:_SHOWN].split())
        for_all = [tag for tag in marks.tags if self.is_shared and tag in marks.tags_for_all]
        tags = [f"#{tag} {FOR_ALL}" if tag in for_all else f"#{tag}" for tag in marks.tags]
        if tags:
            yield Content.styled("  ".join(tags), "$accent")
        if note:
            told = "For all: " if self.is_shared and marks.note_for_all else ""
            yield Content.assemble((told, "$muted"), note)

    def _title(self) -> str:
        if not self.is_shared:
            return "Note · saved as you type · Esc closes"
        now, turned = ("for all", "for you alone") if self._for_all else ("for you alone", "for all")
        return f"Note {now} · ctrl+o: {turned} · Esc closes"
