"""Watching: searches kept under a name, shown as lanes and in the list of lanes, with numbers that follow the stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.views import Selection
from store.api.watches import Watch
from store.text.fold import fold
from tui.screens.answers import Held, Marked, Refreshed, WatchesCounted, WatchesListed, WatchKept
from tui.screens.narrowing_screen import NarrowingScreen
from tui.widgets.ask import Ask
from tui.widgets.lanes.watched import Watched
from tui.widgets.masthead import Masthead

if TYPE_CHECKING:
    from tui.dialogs.theme_picker import ThemePicker

_NAMING = "a name for this search"


class WatchingScreen(NarrowingScreen):
    """Keeps searches and shows how many stories each has."""

    watched: tuple[Watched, ...] = ()
    """The watch lists; their numbers are as old as when something showed them last."""
    lane_picker: ThemePicker | None = None
    """The list of lanes, while it is open."""
    _submitted = ""
    """What the line was open for whose text is being kept, while it is still open."""
    _wanted: Watch

    def on_refreshed(self, answer: Refreshed) -> None:
        """Ask which watch lists there are, at the start and when something on disk has changed."""
        if answer.change.changed or not self.watched:
            self.list_watches()

    def on_watches_listed(self, answer: WatchesListed) -> None:
        """Take the watch lists; those that are shown are counted."""
        known = {one.watch: one for one in self.watched}
        self.watched = tuple(known.get(watch, Watched(watch)) for watch in answer.watches)
        if self.lane_picker:
            self.count_watches(Selection())

    def on_watches_counted(self, answer: WatchesCounted) -> None:
        """Take the watch lists' numbers."""
        if answer.selection == Selection():
            self.watched = tuple(answer.watched)
            if self.lane_picker:
                self.lane_picker.count(self.watched)

    def on_marked(self, _answer: Marked) -> None:
        """Count anew what the list of lanes shows."""
        if self.lane_picker:
            self.count_watches(Selection())

    def on_watch_kept(self, answer: WatchKept) -> None:
        """Say that a search is kept, or why it is not."""
        asking = self._submitted == "watch"
        self._submitted = ""
        if answer.refused:
            self.query_one(Ask).note(answer.refused) if asking else self.notify(answer.refused, timeout=8, markup=False)
            self.list_watches()
            return
        if asking:
            self._close_ask()
        self.list_watches()
        counts = answer.counts
        stories = f"{counts.total:,} {'story' if counts.total == 1 else 'stories'}, {counts.unread:,} unread"
        told = [
            f"Watching “{answer.watch.name}”: {stories}",
            "T lists it, v has it among all lanes; dateline watch renames or removes it",
        ]
        if counts.total != self.counts.total and self.selection.words.strip() == answer.watch.line:
            told.insert(1, "Its last word counts as a whole word")
        self.notify("\n".join(told), timeout=6, markup=False)

    def on_ask_changed(self, event: Ask.Changed) -> None:
        """Say whether a name is taken."""
        if event.purpose == "watch":
            known = self._known(event.text)
            self.query_one(Ask).note(f"“{known.name}” will watch for this instead" if known else "")

    def on_ask_submitted(self, event: Ask.Submitted) -> None:
        """Keep the search under the name."""
        if event.purpose == "watch":
            self._submitted = "watch"
            self._wanted = Watch(event.text, self._line_shown())
            self.keep_watch(self._wanted.name, self._wanted.line)

    def on_ask_left(self, _event: Ask.Left) -> None:
        """Forget what was submitted in the line."""
        self._submitted = ""

    def on_held(self, answer: Held) -> None:
        """Close the line for a name that has to wait; a new watch list is shown at once."""
        if not (answer.number and self._submitted):
            return
        if self._submitted == "watch":
            self.watched = (*self.watched, Watched(self._wanted))
        self._submitted = ""
        self._close_ask()

    def action_keep_watch(self) -> None:
        """Ask for the name under which to keep the search."""
        if not self.selection.words.strip():
            self.notify("No search is on; / starts one, and W keeps it as a watch list", timeout=4, markup=False)
            return
        self.query_one(Masthead).display = False
        self.query_one(Ask).open("watch", "watch as", _NAMING)

    def action_choose_lane(self) -> None:
        """Let the person choose a watch list or a theme to show alone."""
        from tui.dialogs.theme_picker import ThemePicker

        row = self.row
        chosen = next(iter(self.selection.themes), row.theme if row else "")
        self.lane_picker = ThemePicker("Show", list(self.themes.values()), chosen, "All themes", watched=self.watched)
        self.app.push_screen(self.lane_picker, self._choose_lane)
        self.count_watches(Selection())

    def _choose_lane(self, key: str | None) -> None:
        """Show the chosen lane alone, or all of them."""
        self.lane_picker = None
        if key is None:
            return
        row = self.row
        if watch := self._watch(key):
            self.remove_class("lanes")
            self._show_watch(watch)
            self.timeline.focus()
        else:
            self._select(replace(self.selection, themes=frozenset({key} if key else ())), row.id if row else None)

    def _show_alone(self, lane: str, story_id: StoryId | None) -> None:
        """Show the stories of a lane on the timeline: a watch list's as its search."""
        if lane in self.lanes.watched:
            self._show_watch(self.lanes.watched[lane].watch, story_id)
        else:
            super()._show_alone(lane, story_id)

    def _show_watch(self, watch: Watch, story_id: StoryId | None = None) -> None:
        """Search for what a watch list watches for, among all stories."""
        self._hunt_for(watch.selection.words, Selection(), story_id)

    def _search_told(self, line: str) -> str:
        """Return a watch list's name where that is what is shown."""
        shown = next((one.name for one in self.watched if one.watch.selection.words == line), "")
        return shown or super()._search_told(line)

    def _watch(self, key: str) -> Watch | None:
        return next((one.watch for one in self.watched if one.key == key), None)

    def _known(self, name: str) -> Watch | None:
        """Return the watch list with a name, whatever its case."""
        wanted = fold(" ".join(name.split()))
        return next((one.watch for one in self.watched if fold(one.watch.name) == wanted), None)

    def _line_shown(self) -> str:
        """Return the search that is on, with the theme and the marks that it is within."""
        from store.query.line_filters import narrowed

        now, line = self.selection, self.selection.words
        within = [("theme", key) for key in now.themes] + [("is", "unread")] * now.unread + [("is", "starred")] * now.starred
        for field, value in within:
            line = narrowed(line, field, value, date.today())
        return line
