"""The palette: commands, settings, themes, threads, tags and stories in one list, found as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.api.views import Selection
from store.text.clean import clean_line
from store.text.fold import fold
from store.text.numbers import counted
from tui.screens.timeline.command_controller import CommandController
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.runnables import Runnable, matching
from tui.widgets.date_words import whole_day

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.story import StoryId
    from tui.dialogs.palette import Entry, Palette

_COMMANDS, _THREADS, _TAGS, _STORIES = 12, 3, 3, 8
"""So many of each sort at most, once something is typed."""


class PaletteController(Controller):
    """Finds anything by some words of it."""

    def __init__(self, room: Room, commands: CommandController) -> None:
        super().__init__(room)
        self.commands = commands
        self._known: Sequence[Runnable] = ()
        self._shown: Sequence[Runnable] = ()
        self._palette: Palette | None = None
        self._typed = ""

    def open(self) -> None:
        """Open the palette; what has no need of the archive is offered at once."""
        from tui.dialogs.palette import Palette

        commands = self.commands
        self._known = [*commands.keys(), *commands.here(), *commands.themes(), *commands.likes.all_values()]
        self._shown, self._typed = self._known, ""
        self._palette = Palette([*map(_entry, self._known)], self._look)
        self.window.open(self._palette, self._chosen)

    def _look(self, typed: str) -> None:
        """Show what matches: at once what is known, and what the archive has when it has found it."""
        self._typed = typed
        if not typed.strip():
            self._show(self._known)
            return
        known = matching(typed, self._known, _COMMANDS)
        self._show([*known, *(one for one in self._shown if one.kind.startswith("story"))][: _COMMANDS + _STORIES])

        def find(archive: Archive) -> list[Runnable]:
            return [*self._threads(archive, typed), *self._tags(archive, typed), *self._stories(archive, typed)]

        self.questions.ask(find, lambda found: self._show([*known, *found]), "palette", still=lambda: self._typed == typed)

    def _threads(self, archive: Archive, typed: str) -> list[Runnable]:
        def show(thread_id: int, name: str) -> None:
            self.commands.threads.show_named(thread_id, name)

        return [
            Runnable(f"thread {one.name}", clean_line(one.name), f"thread · {counted(one.count)}",
                     lambda one=one: show(one.id, one.name))  # type: ignore[misc]
            for one in archive.threads.threads(typed, _THREADS)
        ]  # fmt: skip

    def _tags(self, archive: Archive, typed: str) -> list[Runnable]:
        found = [tag for tag in archive.tags() if fold(typed) in fold(tag.name)][:_TAGS]
        return [
            Runnable(f"tag {tag.name}", clean_line(tag.name), f"tag · {counted(tag.count)}",
                     lambda name=tag.name: self.commands.show_tag(name))  # type: ignore[misc]
            for tag in found
        ]  # fmt: skip

    def _stories(self, archive: Archive, typed: str) -> list[Runnable]:
        def jump(story_id: StoryId) -> None:
            self.commands.search.trail.jump(story_id)

        hits = archive.search.find(Selection(words=typed), limit=_STORIES, snippets=0).hits
        return [
            Runnable(hit.story.id, clean_line(hit.story.title), f"story · {whole_day(hit.story.published.first_day)}",
                     lambda story_id=hit.story.id: jump(story_id))  # type: ignore[misc]
            for hit in hits
        ]  # fmt: skip

    def _show(self, found: Sequence[Runnable]) -> None:
        self._shown = found
        if self._palette and self.window.shows(self._palette):
            self._palette.fill([*map(_entry, found)])

    def _chosen(self, which: int | None) -> None:
        self._palette = None
        if which is not None:
            self._shown[which].run()


def _entry(one: Runnable) -> Entry:
    from tui.dialogs.palette import Entry

    return Entry(one.words, one.kind, one.key)
