"""Narrowing: from what is shown to one theme, place or source of it, and wider again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.views import Selection
from tui.screens.answers import Faceted, Narrowed
from tui.screens.finding_screen import FindingScreen
from tui.screens.search_session import SearchSession
from tui.widgets.ask import Ask

if TYPE_CHECKING:
    from tui.dialogs.narrow_picker import NarrowPicker


class NarrowingScreen(FindingScreen):
    """Searches for what was chosen instead of typed."""

    narrow_picker: NarrowPicker | None = None
    """What the person chooses from, while that is open."""

    def on_faceted(self, answer: Faceted) -> None:
        """Show what can be narrowed to, if the person still wants to choose."""
        if self.narrow_picker and answer.selection == self.selection:
            self.narrow_picker.fill(answer.facets)

    def on_narrowed(self, answer: Narrowed) -> None:
        """Show what was found, standing on the story the person was on if it is among that."""
        hunt = self.hunt
        if hunt is None or answer.selection.words != hunt.words:
            return
        hunt.take(answer.found)
        if answer.row:
            hunt.stand_on(answer.row.id)
        self.selection = answer.selection
        self._show(answer.counts, narrowed=True)
        one_theme = len(self.selection.themes) == 1
        self.timeline.show(answer.counts, answer.place, one_theme=one_theme, matched=hunt.matched, ranks=hunt.ranks)
        if self.has_class("lanes"):
            self._show_lanes((answer.row.day, answer.row.theme) if answer.row else None)

    def action_narrow(self) -> None:
        """Let the person choose a theme, a place or a source to narrow to."""
        from tui.dialogs.narrow_picker import NarrowPicker

        self.narrow_picker = NarrowPicker(list(self.themes.values()))
        self.app.push_screen(self.narrow_picker, self._narrow_to)
        self.facet(self.selection)

    def action_widen(self) -> None:
        """Take off what was narrowed to last; the search ends, on the same story, when nothing is left of it."""
        from store.query.line_filters import widened

        words = self.selection.words
        wide = widened(words, date.today())
        if not words.strip() and self.selection.themes:
            self._select(replace(self.selection, themes=frozenset()), self.row.id if self.row else None)
        elif wide.strip() == words.strip():
            told = "Nothing narrows this search; Esc ends it" if words.strip() else "Nothing is narrowed; b narrows"
            self.notify(told, timeout=3, markup=False)
        elif wide:
            self._hunt_for(wide)
        elif self.hunt and self.row:
            self.action_among()
        else:
            self._end_hunt()

    def _narrow_to(self, chosen: tuple[str, str] | None) -> None:
        """Narrow to the chosen value of a field."""
        from store.query.line_filters import narrowed

        self.narrow_picker = None
        if chosen:
            self._hunt_for(narrowed(self.selection.words, *chosen, date.today()))

    def _hunt_for(self, line: str, within: Selection | None = None, story_id: StoryId | None = None) -> None:
        """Start a search, or change the one that is on, without opening the line for it.

        It looks within what is shown, and stays on the story the person is on, unless told otherwise.
        """
        row = self.row
        if self.hunt is None or not self.selection.words:
            self.hunt = SearchSession(replace(self.selection, words=""), row)
        if self.query_one(Ask).display:
            self._close_ask()
        self.hunt.words = line
        self.search_from(replace(within or self.selection, words=line), story_id or (row.id if row else None))
