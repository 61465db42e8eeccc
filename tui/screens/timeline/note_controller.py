"""What the person says of a story: a note beside it, saved as it is typed, and tags."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from store.api.search import Completion
from store.api.views import Marks, StoryRow
from store.text.fold import fold
from store.text.tags import tags_of
from tui.screens.timeline.column_controller import said_of
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.prompt_controller import PromptController, Use
from tui.screens.timeline.session import Purpose
from tui.screens.timeline.story_controller import StoryController
from tui.widgets.note_pane import FOR_ALL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.timer import Timer

    from store.api.story import StoryId
    from store.api.tags import Tag
    from store.api.views import MarkChanges
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
        self._opened: str | None = ""
        """What the note said when it was opened; None until that is known."""
        self._latest = ""
        self._for_all = self._opened_for_all = False
        """Whether the note is for all now, and was when it was opened."""
        self._was_reading = False
        """Whether the story was read before its note was opened."""
        self._stands = ""
        """What the note said when it was opened, or was saved last."""
        self._is_kept: Callable[[], object] = lambda: None
        """Says that what was typed last needs no more be kept for the next sitting."""
        self._is_saved = False
        """Whether anything of it was saved since it was opened: what follows is taken back with that."""
        story.on_marked.append(lambda marked: self.show(marked.row.id))
        hint = "for example: budget, to read"
        self._use = Use(Purpose.TAGS, "tags", hint, self._tags_entered, self._tags_typed, turned=self._tag_turned)

    # Notes

    def write(self) -> None:
        """Open the story's note beside it."""
        row = self.row
        if row is None:
            return
        if self._written is None or self._written.id != row.id:
            self._was_reading = self.session.reading
        if self.session.narrow or self.has_lanes:
            self.story.read(row.id)
        marks = self.panes.note.marks_of(row.id)
        self._open(row, marks)  # at once, as what is typed next belongs into it
        if marks is None:
            self.questions.ask(lambda archive: archive.marks(row.id), lambda marks: self._know_note(row, marks), "note")

    def wanted(self, _event: NotePane.Wanted) -> None:
        """Open the note that was clicked."""
        self.write()

    def attended(self, event: NotePane.Attended) -> None:
        """Know whether the keys go into a note."""
        self.session = replace(self.session, writing=event.inside)

    def _open(self, row: StoryRow, marks: Marks | None) -> None:
        self.save()
        note = marks.note if marks else None
        if self.panes.note.written_on != row.id:
            self._written, self._opened, self._latest = row, note, note or ""
            self._stands = note or ""
            self._is_saved = False
            self._for_all = self._opened_for_all = bool(marks and marks.note_for_all)
        self.panes.note.edit(row.id, note or "", for_all=self._for_all)

    def _know_note(self, row: StoryRow, marks: Marks) -> None:
        """Put what a note says already before what was typed meanwhile."""
        if self._opened is None and self._written and self._written.id == row.id:
            self._opened = self._stands = marks.note
            self._latest = self._latest or marks.note
            self._opened_for_all = marks.note_for_all
            self._for_all = self._for_all or marks.note_for_all
            self.panes.note.begin_with(marks.note, for_all=marks.note_for_all)
            self.save()

    def typed(self, event: NotePane.Typed) -> None:
        """Save a note once the person pauses."""
        if self._written is None or self._written.id != event.story_id:
            return
        self._unsaved, self._latest, self._for_all = event.text, event.text, event.for_all
        self._intend(self._written, event.text)
        if self._timer:
            self._timer.stop()
        self._timer = self.window.later(_PAUSE, self.save)

    def left(self, event: NotePane.Left) -> None:
        """Save the note, and go back to the story or the stories."""
        self.save()
        changed = (self._latest.rstrip(), self._for_all) != (self._opened, self._opened_for_all)
        if changed:
            self.tell_done("Note saved, for all to read" if self._for_all and self._latest.strip() else "Note saved")
        else:
            self.window.notify("The note is as it was")
        same = self._written is not None and self._written.id == event.story_id
        self.session = replace(self.session, writing=False, reading=self.session.reading and (self._was_reading or not same))
        if self.session.reading and same:
            self.panes.story.focus()
        else:
            self.focus_stories()
        self._written = None

    def save(self) -> None:
        """Save what was typed and is not saved yet."""
        if self._timer:
            self._timer.stop()
        if self._opened is None:
            return
        text, self._unsaved = self._unsaved, None
        if text is not None and self._written:
            row = self.row if self.row and self.row.id == self._written.id else self._written
            self.story.mark(row, goes_on=self._is_saved, **self._changes(text))
            self._is_saved, self._stands = True, text.rstrip()
            self._is_kept()

    def leave(self) -> None:
        """Have what was typed saved as the screen is left."""
        text, self._unsaved = self._unsaved, None
        if text is not None and (row := self._written):
            goes_on, changes = self._is_saved, self._changes(text)
            self.questions.do(
                f"note on “{row.title}”",
                lambda archive: archive.mark(row.id, goes_on=goes_on, **changes),
                intent={"kind": "marks", "stories": [row.id], "changes": changes},
            )
            self._is_kept()

    def _changes(self, text: str) -> MarkChanges:
        """Return what a note says now as a change of marks, and for whom it is where others share the archive."""
        if self.panes.note.is_shared:
            return {"note": text.rstrip(), "note_for_all": self._for_all}
        return {"note": text.rstrip()}

    def _intend(self, row: StoryRow, text: str) -> None:
        """Note what is typed with each key, so that no crash loses it before it is saved."""
        before = self._is_kept
        told = f"note on “{row.title}”"
        self._is_kept = self.questions.intend(
            {"kind": "note", "told": told, "story": row.id, "text": text.rstrip(), "before": self._stands}
        )
        before()

    # Tags

    def tag(self) -> None:
        """Ask for the story's tags, with those it has in the line."""
        row = self.row
        if row is None:
            return

        def ask(marks: Marks) -> None:
            self._tagged = row
            self.prompt.open(self._use, "".join(f"{tag}, " for tag in self._written_tags(marks)))
            if self.panes.note.is_shared:
                self.panes.prompt.note("ctrl+o: for all, or for you alone")

        if marks := self.panes.note.marks_of(row.id):
            ask(marks)
        else:
            self.ask_here(lambda archive, story_id: archive.marks(story_id), ask, "tags")
        self.questions.ask(lambda archive: archive.tags(), self._know, "tags in use")

    def _know(self, in_use: Sequence[Tag]) -> None:
        self._in_use = in_use

    def _tags_typed(self, text: str, cursor: int | None) -> None:
        """Offer tags in use that continue what is typed."""
        self.panes.prompt.offer(text, cursor or 0, tags_offered(text, cursor, self._in_use)[:_OFFERED])

    def _tags_entered(self, text: str) -> None:
        """Put the story under what was typed."""
        row = self._tagged
        self.prompt.close()
        if row is None:
            return
        if self.panes.note.is_shared:
            tags, for_all = parted_tags(text)
            marks = Marks(tags=tags, tags_for_all=for_all)
            self.story.mark(row, _told_tags(self._written_tags(marks)), tags=tags, tags_for_all=for_all)
        else:
            tags = tags_of(text)
            self.story.mark(row, _told_tags(tags), tags=tags)

    def _written_tags(self, marks: Marks) -> Sequence[str]:
        """Return tags as they stand in the line: behind those that everybody may see it is said so."""
        return [f"{tag} {FOR_ALL}" if self.panes.note.is_shared and tag in marks.tags_for_all else tag for tag in marks.tags]

    def _tag_turned(self, text: str, cursor: int) -> None:
        """Let the tag at the cursor be for all, or for the person alone."""
        if self.panes.note.is_shared:
            self.panes.prompt.put(*turned_tag(text, cursor))

    def show(self, story_id: StoryId) -> None:
        """Show the tags and the note of the story that is shown as they are now."""
        shown = self.panes.story.story
        if shown and shown.id == story_id:
            self.questions.ask(partial(said_of, story_id=story_id), partial(self.story.column.show_said, story_id), "marks")


def tags_offered(text: str, cursor: int | None, in_use: Sequence[Tag]) -> list[Completion]:
    """Return the tags in use that may continue the one at the cursor of a line of tags."""
    if cursor is None:
        return []
    start = max(text.rfind(",", 0, cursor), text.rfind("#", 0, cursor)) + 1
    start += len(text[start:cursor]) - len(text[start:cursor].lstrip())
    typed, others = fold(text[start:cursor]), {fold(tag) for tag in tags_of(text[:start])}
    fitting = [tag for tag in in_use if fold(tag.name).startswith(typed) and fold(tag.name) not in others | {typed}]
    return [Completion(f"{tag.name},", start, cursor, tag.name, tag.count) for tag in fitting]


def parted_tags(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags of a line, and which of them are for all: those behind which it is said so."""
    parts = line.replace("#", ",").split(",")
    said = [part for part in parts if part.rstrip().endswith(FOR_ALL)]
    tags = tags_of(",".join(part.rstrip().removesuffix(FOR_ALL) for part in parts))
    for_all = {fold(tag) for tag in tags_of(",".join(part.rstrip().removesuffix(FOR_ALL) for part in said))}
    return tags, tuple(tag for tag in tags if fold(tag) in for_all)


def turned_tag(line: str, cursor: int) -> tuple[str, int]:
    """Return a line of tags with the one at the cursor, or the last before it, for all, or no longer so; and its end in the line."""
    parts = line.split(",")
    at = line.count(",", 0, cursor)
    while at and not parts[at].strip():
        at -= 1
    tag = parts[at].rstrip()
    if tag.strip():
        parts[at] = tag.removesuffix(FOR_ALL).rstrip() if tag.endswith(FOR_ALL) else f"{tag} {FOR_ALL}"
    return ",".join(parts), len(",".join(parts[: at + 1]))


def _told_tags(tags: Sequence[str]) -> str:
    return f"Tags: {', '.join(tags)}" if tags else "No tags"
