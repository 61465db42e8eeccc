"""A story handed to other programs: its text piped to a command, or changed in the person's editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.text.clean import clean_line
from tui.screens.timeline.add_controller import AddController
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.prompt_controller import PromptController, Use
from tui.screens.timeline.session import Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from store.api.archive import Archive
    from store.api.story import Story
    from store.formats import Read
    from tui.terminal.other_programs import Edited

_NO_TERMINAL = "Other programs can't have the terminal here"
_NO_PROGRAMS = "Dateline starts no other programs; open it in a terminal for that"
_SHOWN = 40
"""Letters of a command that are told."""


class ProgramController(Controller):
    """Lets other programs have the terminal, and takes what they leave."""

    def __init__(self, room: Room, prompt: PromptController, add: AddController) -> None:
        super().__init__(room)
        self.prompt, self.add, self.column = prompt, add, add.trail.column
        self._command = ""
        self._use = Use(Purpose.PIPE, "|", "a command that gets the story's text: wc -w, less", self._entered, left=self._back)

    # A command

    def ask(self) -> None:
        """Ask for the command that gets the story's text."""
        if self.story_id and not self.not_in_browser(_NO_PROGRAMS):
            self.prompt.open(self._use, self._command)

    def _entered(self, command: str) -> None:
        self.prompt.close()
        self._back()
        if command.strip():
            self._command = command.strip()
            self.ask_here(lambda archive, story_id: archive.story(story_id), self._pipe, "pipe")

    def _back(self) -> None:
        if self.session.reading:
            self.panes.story.focus()

    def _pipe(self, story: Story | None) -> None:
        if story is None:
            return
        from store.exports.story_text import story_text
        from tui.terminal.other_programs import pipe

        command = self._command
        ended = self.window.lend(lambda: pipe(story_text(story), command))
        if ended is None:
            self.window.notify(_NO_TERMINAL, severity="warning")
        else:
            shown = clean_line(command if len(command) <= _SHOWN else f"{command[:_SHOWN]}…")
            told = ended.reason or f"“{shown}” ended with {ended.status}"
            self.window.notify(told, 6, severity="warning" if ended.status else "information")

    # The editor

    def edit(self) -> None:
        """Open the story in the person's editor, and keep what they change."""
        if not self.not_in_browser(_NO_PROGRAMS):
            self.ask_here(lambda archive, story_id: archive.story(story_id), self._edit, "edit")

    def _edit(self, story: Story | None) -> None:
        if story is None:
            return
        from store.exports.story_text import story_text
        from tui.terminal.other_programs import edit, lay_down, put_away

        text = story_text(story)
        try:
            path = lay_down(text, story.id)
            edited = self.window.lend(lambda: edit(path))
        except OSError as error:
            self.window.notify(f"The file for the editor can't be used: {error.strerror}", 8, severity="error")
            return
        if edited is None:
            put_away(path)
            self.window.notify(_NO_TERMINAL, severity="warning")
        elif edited.text == text:
            put_away(edited.path)
            self._tell_unchanged(edited)
        elif edited.ended.status:
            told = f"{edited.editor} ended with {edited.ended.status}; nothing is changed, your text is left in {edited.path}"
            self.window.notify(told, 15, severity="warning")
        else:
            self._take(story, text, edited)

    def _tell_unchanged(self, edited: Edited) -> None:
        if edited.ended.reason:
            self.window.notify(f"{edited.ended.reason}; set VISUAL or EDITOR to your editor", 8, severity="warning")
        elif edited.ended.status:
            self.window.notify(f"{edited.editor} ended with {edited.ended.status}; nothing is changed", 6, severity="warning")
        else:
            self.window.notify("Nothing was changed")

    def _take(self, story: Story, before: str, edited: Edited) -> None:
        """Have what was changed read, behind the screen."""
        from tui.screens.timeline.corrected_text import corrected

        def take(found: tuple[Story | None, Sequence[Read]]) -> None:
            now, read = found
            if now is None:
                self.window.notify(f"This is another story by now; your text is also in {edited.path}", 15)
                self.add.show_read(edited.text, read)
            else:
                self._keep(now, edited.path)

        self.questions.ask(lambda _: corrected(story, before, edited.text), take, "edited", alone=False)

    def _keep(self, story: Story, path: Path) -> None:
        """Keep a story as the person changed it; where that can't be, say where its text is left."""
        from store.api.views import MarkedStory
        from tui.terminal.other_programs import put_away

        left = f"your text is left in {path}"

        def act(archive: Archive) -> Story | None:
            archive.add([MarkedStory(story)])
            return archive.story(story.id)

        def kept(now: Story | None) -> None:
            if now is None or now.body != story.body:
                self.window.notify(f"The archive has kept the fuller text of before; {left}", 15, severity="warning")
                return
            put_away(path)
            self.column.show(story.id)
            self.tell_done("Changed the story's text", 6)

        def failed(error: BaseException) -> None:
            self.questions.failed(error)
            self.window.notify(f"The text is not changed; {left}", 15, severity="warning")

        self.questions.do(f"the text of “{story.title}”", act, kept, failed=failed)
