"""Saving what is shown: to a form and a file, behind the screen, never over anything unasked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from store.api.errors import DatelineError, ExportError
from store.text.clean import clean_line
from store.text.fold import words
from store.text.numbers import counted
from tui.screens.timeline.browse_controller import BrowseController
from tui.screens.timeline.controller import Controller, Room

if TYPE_CHECKING:
    from pathlib import Path

    from store.api.archive import Archive
    from store.api.views import Selection
    from tui.dialogs.save_prompt import Target

_LONGEST_NAME = 40
_NO_FILES = "nothing is saved to files; dateline export does that in a terminal"


class SaveController(Controller):
    """Saves stories."""

    def __init__(self, room: Room, browse: BrowseController) -> None:
        super().__init__(room)
        self.status = browse.status
        self._form = "markdown"
        """The form that was chosen last."""

    def ask(self) -> None:
        """Ask where and in which form to save what is shown."""
        from tui.dialogs.save_prompt import Target, with_ending

        if self.not_in_browser(_NO_FILES):
            return
        if not self.session.counts.total:
            self.window.notify("No stories are shown, so there is nothing to save")
            return
        called = self.status.shown()
        name = "-".join(words(called))[:_LONGEST_NAME].strip("-") or "stories"
        self._open(self.session.selection, called, Target(with_ending(name, self._form), self._form))

    def save_to(self, path: str) -> None:
        """Save what is shown to a file, in the form that its ending says, or as last time."""
        from pathlib import PurePath

        from store.exports.export_table import form_for
        from tui.dialogs.save_prompt import Target

        if self.not_in_browser(_NO_FILES):
            return
        if self.session.counts.total:
            form = form_for(PurePath(path)) or self._form
            self._chosen(self.session.selection, self.status.shown(), Target(path, form))
        else:
            self.window.notify("No stories are shown, so there is nothing to save")

    def _open(self, selection: Selection, called: str, target: Target) -> None:
        from tui.dialogs.save_prompt import SavePrompt

        title = f"Save {counted(self.session.counts.total)}: {called}"
        prompt = SavePrompt(title, target, self.list_folder)
        self.window.open(prompt, partial(self._chosen, selection, called))

    def _chosen(self, selection: Selection, called: str, target: Target | None) -> None:
        """Look whether something stands there."""
        from tui.terminal.folder_listing import full_path, is_taken

        if target:
            self._form = target.form
            try:
                path = full_path(target.path)
            except RuntimeError:
                self.window.notify(
                    f"{clean_line(target.path)} can't be found from here; write the whole path", 8, severity="error"
                )
                return
            self.questions.ask(
                lambda _: is_taken(path), lambda taken: self._looked(selection, called, target, path, taken=taken), "taken"
            )

    def _looked(self, selection: Selection, called: str, target: Target, path: Path, *, taken: bool) -> None:
        """Ask before anything is written over."""
        from tui.dialogs.choice import Choice, Offer

        if not taken:
            self._save(selection, called, target, path)
            return

        def choose(which: int | None) -> None:
            if which:
                self._save(selection, called, target, path, force=True)
            else:
                self._open(selection, called, target)

        over = "Put the stories among them" if path.is_dir() else "Write over it"
        there = f"{clean_line(path.name)} has files in it" if path.is_dir() else f"{clean_line(path.name)} is there already"
        self.window.open(Choice(there, [Offer("Choose another name"), Offer(over)]), choose)

    def _save(self, selection: Selection, called: str, target: Target, path: Path, *, force: bool = False) -> None:
        """Write behind the screen, and say what was written."""

        def act(archive: Archive, stopped: Callable[[], bool]) -> int:
            from store.exports.saving import Saving

            def progress(task: str, done: int, total: int) -> None:
                if stopped():
                    raise ExportError("Saving was stopped; nothing was written")
                self.questions.progress(task, done, total)

            return Saving(archive, selection, target.form, called, progress=progress).to(path, force=force)

        def saved(count: int) -> None:
            self.window.notify(f"{counted(count)} to {clean_line(target.path)}", 6)

        def failed(error: BaseException) -> None:
            if isinstance(error, DatelineError):
                self.window.notify(str(error), 10, severity="error")
            else:
                self.questions.failed(error)

        self.questions.work(f"Saving {clean_line(path.name)}", act, saved, failed=failed)
