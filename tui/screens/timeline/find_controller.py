"""Finding words within the story that is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.prompt_controller import PromptController, Use
from tui.screens.timeline.session import Purpose

if TYPE_CHECKING:
    from tui.widgets.story.story_view import StoryView


class FindController(Controller):
    """Looks for words within one story."""

    def __init__(self, room: Room, prompt: PromptController) -> None:
        super().__init__(room)
        self.prompt = prompt
        self._top = 0
        hint = "words in this story"
        self._use = Use(Purpose.FIND, "in the story /", hint, self._entered, self._typed, self.end, walked=self._step)

    def ask(self) -> None:
        """Ask for the words."""
        self._top = self.panes.story.top
        self.prompt.open(self._use, self.session.finding)

    def stepped(self, event: StoryView.FoundStepped) -> None:
        """Go to another place of the words, and say which it is."""
        self._step(event.by)

    def end(self) -> None:
        """Look for nothing any more, and read on where one was; from a place one went to, there."""
        self.panes.story.find("")
        if not self.session.finding:
            self.panes.story.jump_to(self._top)
        self.session = replace(self.session, finding="")
        self.panes.status_bar.show_message("")
        self.panes.story.focus()

    def _typed(self, text: str, _cursor: int | None) -> None:
        self.panes.story.jump_to(self._top)
        which, count = self.panes.story.find(text)
        self.panes.prompt.note(_place(which, count) if text.strip() else "")

    def _entered(self, text: str) -> None:
        which, count = self.panes.story.find(text)
        if not count:
            self.panes.prompt.note("Not in this story" if text.strip() else "")
            return
        self.prompt.close()
        self.session = replace(self.session, finding=text)
        self.panes.story.focus()
        self.panes.status_bar.show_message(f"“{text.strip()}” {_place(which, count)}")

    def _step(self, by: int) -> None:
        before, _ = self.panes.story.step_found(0)
        which, count = self.panes.story.step_found(by)
        if not count:
            return
        round_to = "first" if by > 0 else "last"
        around = f" · round to the {round_to}" if (which - before) * by <= 0 and count > 1 else ""
        if self.session.purpose is Purpose.FIND:
            self.panes.prompt.note(_place(which, count) + around)
        else:
            self.panes.status_bar.show_message(f"“{self.session.finding.strip()}” {_place(which, count)}{around}")


def _place(which: int, count: int) -> str:
    return f"{which + 1} of {count:,}" if count else "Not in this story"
