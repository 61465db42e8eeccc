"""How the timeline is looked at: filtered, unfolded, which way round, in which colours; and backing out of all that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from store.api.views import Selection
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.find_controller import FindController
from tui.screens.timeline.lanes_controller import LanesController
from tui.screens.timeline.search_controller import SearchController
from tui.screens.timeline.session import Purpose, View
from tui.screens.timeline.theme_controller import ThemeController
from tui.widgets.prompt import Prompt


class ViewController(Controller):
    """Changes how stories are shown, and backs out."""

    def __init__(
        self, room: Room, search: SearchController, lanes: LanesController, themes: ThemeController, find: FindController
    ) -> None:
        super().__init__(room)
        self.find = find
        self.on_nothing_left: Callable[[], object] = lambda: None
        """Called when the person goes back where there is nothing to go back from."""
        self.search, self.browse, self.lanes, self.themes = search, search.browse, lanes, themes

    def filter(self) -> None:
        """Show all stories, only the unread, or only the starred."""
        now = self.session.selection
        turned = replace(now, unread=not now.unread and not now.starred, starred=now.unread)
        self.browse.select(turned, self.story_id)

    def unfold(self) -> None:
        """Show every report of the same news, or only the first of each."""
        unfolded = not self.session.selection.unfolded
        self.browse.select(replace(self.session.selection, unfolded=unfolded), self.story_id)
        self.window.notify(
            "Every report of the same news is shown · x shows one of each"
            if unfolded
            else "One report of the same news is shown · x shows them all"
        )

    def reverse(self) -> None:
        """Put the newest at the top or at the bottom."""
        newest_first = not self.session.newest_first
        self.session = replace(self.session, newest_first=newest_first)
        self.panes.timeline.set_order(newest_first=newest_first)
        if self.has_lanes:
            self.lanes.show()
        self._keep_likes()

    def turn_colours(self) -> None:
        """Turn to the next suit of colours: dark, light, and either in high contrast."""
        self.window.turn_colours()
        self._keep_likes()

    def _keep_likes(self) -> None:
        self.window.keep_likes(newest_first=self.session.newest_first, story_columns=self.session.split)

    def help(self) -> None:
        """Show every key."""
        from tui.dialogs.help_page import HelpPage
        from tui.screens.timeline.help_chapters import every_key, first_page

        keymap, is_shared = self.room.keymap, self.panes.note.is_shared
        self.window.open(HelpPage(first_page(keymap), lambda: every_key(keymap, is_shared=is_shared)))

    def back(self) -> None:
        """Back out of whatever is nearest; where nothing is left, leave Dateline, which is asked once."""
        self._back_or_ask("q")

    def stop(self) -> None:
        """Stop what is typed or under way, as ctrl+c does in other programs; where nothing is, back out."""
        now = self.session
        if now.purpose is not Purpose.NOTHING:
            self.search.prompt.left(Prompt.Cancelled(now.purpose.value))
        elif self.questions.works:
            self.browse.status.break_off()
        else:
            self._back_or_ask("ctrl+c")

    def stay(self) -> None:
        """Stay, as another key was pressed than the one that leaves."""
        self.session = replace(self.session, leaving=False)
        self.panes.status_bar.show_typed("")

    def _back_or_ask(self, key: str) -> None:
        now = self.session
        if now.leaving:
            self.window.leave()
        elif now.reading or now.search or now.view is not View.STREAM or now.selection != Selection():
            self.leave()
        else:
            self.panes.timeline.focus()
            self.session = replace(now, leaving=True)
            self.panes.status_bar.show_typed(f"Leave Dateline? {key} again leaves, any other key stays")

    def leave(self) -> None:
        """Back out of the story, the search, the lanes, the filter: whichever is nearest."""
        now = self.session
        if now.reading and now.finding:
            self.find.end()
        elif now.alone and now.whole and not now.in_its_place:
            self.session = replace(now, whole=False)
        elif now.reading:
            self.session = replace(now, reading=False, whole=False)
            self.focus_stories()
        elif now.search:
            self.search.end()
        elif now.view is not View.STREAM:
            self.lanes.stream()
        elif now.selection != Selection():
            self.browse.select(Selection(), self.story_id)
        else:
            self.panes.timeline.focus()
            self.on_nothing_left()
