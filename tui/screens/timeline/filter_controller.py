"""Filters: what is shown is filtered by a theme, a place, a source or a name of it, and the filter removed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.api.views import Selection
from store.text.numbers import counted
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.search_controller import SearchController

if TYPE_CHECKING:
    from store.api.story_details import StoryNames


class FilterController(Controller):
    """Searches for what was chosen instead of typed."""

    def __init__(self, room: Room, search: SearchController) -> None:
        super().__init__(room)
        self.search = search

    def choose(self) -> None:
        """Let the person choose a theme, a place or a source to filter by."""
        from tui.dialogs.filter_picker import FilterPicker

        picker = FilterPicker(list(self.session.themes.values()))
        self.window.open(picker, self._filter_by)
        self.ask_shown(
            lambda archive, selection: archive.facets(selection),
            lambda facets: picker.fill(facets) if self.window.shows(picker) else None,
            "facets",
        )

    def _filter_by(self, chosen: tuple[str, str] | None) -> None:
        from store.query.line_filters import narrowed

        if chosen:
            self.search.look_for(narrowed(self.session.selection.words, *chosen, date.today()))

    def remove(self) -> None:
        """Remove the last filter; the search ends, on the same story, when nothing is left of it."""
        from store.query.line_filters import widened

        selection = self.session.selection
        words = selection.words
        wide = widened(words, date.today())
        if not words.strip() and (selection.themes or selection.feed):
            wider = replace(selection, themes=frozenset()) if selection.themes else replace(selection, feed="")
            self.search.browse.select(wider, self.story_id)
        elif wide.strip() == words.strip():
            self.window.notify("This search has no filter; Esc ends it" if words.strip() else "There is no filter; b adds one")
        elif wide:
            self.search.look_for(wide)
        elif self.row:
            self.search.among()
        else:
            self.search.end()

    def names(self) -> None:
        """Offer the people, organisations and places of this story; the chosen one's stories are searched for."""
        self.ask_here(lambda archive, story_id: archive.names(story_id), self._offer_names, "names")

    def _offer_names(self, names: StoryNames) -> None:
        from tui.dialogs.choice import Choice, Offer

        offers, lines, story_id = [], [], self.story_id
        groups = {
            "People": names.people,
            "Organisations": names.organisations,
            "Treaties, laws, plans": names.agreements,
            "Places": names.places,
            "Other names": names.others,
        }
        for title, group in groups.items():
            offers += [Offer(title, heading=True)] * bool(group) + [Offer(one.text, counted(one.stories)) for one in group]
            lines += [""] * bool(group) + [one.line for one in group]

        def choose(which: int | None) -> None:
            if which is not None:
                self.search.trail.leave_trace()
                self.search.look_for(lines[which], Selection(), story_id)

        if offers:
            self.window.open(Choice("Named in this story", offers), choose)
        else:
            self.window.notify("No names were found in this story")
