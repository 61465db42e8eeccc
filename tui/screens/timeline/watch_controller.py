"""Watch lists: searches kept under a name, and the list of lanes, with numbers that follow the stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from store.api.themes import commonest_first
from store.api.views import Counts, Selection
from store.api.watches import Watch
from store.text.numbers import counted
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.lane_table import watched_counts
from tui.screens.timeline.prompt_controller import Use, known_as
from tui.screens.timeline.search_controller import SearchController
from tui.screens.timeline.session import Purpose, View
from tui.widgets.lanes.watch_count import WatchCount

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.story import StoryId
    from store.api.themes import Theme
    from tui.dialogs.theme_picker import ThemePicker
    from tui.screens.timeline.disk_controller import Refreshed
    from tui.screens.timeline.story_controller import Marked
    from tui.widgets.across.across import Across
    from tui.widgets.lanes.lane import Lane
    from tui.widgets.lanes.lanes import Lanes


class WatchController(Controller):
    """Keeps searches, and shows one lane alone."""

    def __init__(self, room: Room, search: SearchController) -> None:
        super().__init__(room)
        self.search, self.browse, self.prompt = search, search.browse, search.prompt
        self._picker: ThemePicker | None = None
        self._use = Use(Purpose.WATCH, "save as", "a name", self._entered, self._typed)

    # Keeping a search

    def keep(self) -> None:
        """Ask for the name under which to keep the search."""
        if self.session.selection.words.strip():
            self.prompt.open(self._use)
        else:
            self.window.notify("There is no search to save; / starts one, and W saves it as a watch list", 4)

    def _typed(self, text: str, _cursor: int | None) -> None:
        """Say whether a name is taken."""
        known = known_as(text, (one.watch.name for one in self.session.watched))
        self.panes.prompt.note(f"“{known}” will watch for this instead" if known else "")

    def _entered(self, name: str) -> None:
        """Keep the search under the name."""
        wanted = Watch(name, self._line_shown())

        def act(archive: Archive) -> tuple[Watch, Counts]:
            watch = archive.watches.put(name, wanted.line)
            return watch, archive.counts(watch.selection)

        def show_meanwhile() -> None:
            self.session = replace(self.session, watched=(*self.session.watched, WatchCount(wanted)))

        self.prompt.carry_out(
            f"watch list “{name}”", act, lambda kept: self._kept(*kept), when_held=show_meanwhile, refused=self.list_again
        )

    def _kept(self, watch: Watch, counts: Counts) -> None:
        """Say that a search is kept."""
        self.list_again()
        notice = [
            f"Watching “{watch.name}”: {counted(counts.total)}, {counts.unread:,} unread",
            "T lists it, v has it among the lanes",
        ]
        now = self.session
        if counts.total != now.counts.total and now.selection.words.strip() == watch.line:
            notice.insert(1, "Its last word is taken as a whole word")
        self.tell_done("\n".join(notice), 6)

    def _line_shown(self) -> str:
        """Return the search that is on, with the theme and the marks that it is within."""
        from store.query.line_filters import narrowed

        now, line = self.session.selection, self.session.selection.words
        within = [("theme", key) for key in now.themes] + [("is", "unread")] * now.unread + [("is", "starred")] * now.starred
        for field, value in within:
            line = narrowed(line, field, value, date.today())
        return line

    # The lists there are

    def refreshed(self, refreshed: Refreshed) -> None:
        """Ask which watch lists there are, at the start and when something on disk has changed."""
        if refreshed.change.changed or not self.session.watched:
            self.list_again()

    def marked(self, _marked: Marked) -> None:
        """Count anew what the list of lanes shows."""
        self._count()

    def list_again(self) -> None:
        """Ask which watch lists there are."""
        self.questions.ask(lambda archive: archive.watches.all(), self._listed, "watches")

    def _listed(self, watches: Sequence[Watch]) -> None:
        known = {one.watch: one for one in self.session.watched}
        self.session = replace(self.session, watched=tuple(known.get(watch, WatchCount(watch)) for watch in watches))
        self._count()

    def _count(self) -> None:
        """Count the stories of each watch list, while the list of lanes is open."""
        if self._picker:
            self.questions.ask(lambda archive: watched_counts(archive, Selection()), self._counted, "watch-counts")

    def _counted(self, watched: tuple[WatchCount, ...]) -> None:
        self.session = replace(self.session, watched=watched)
        if self._picker:
            self._picker.count(watched)
            if not watched:
                self._picker.say(f"no watch lists yet: {self.room.keymap.first('watch.save', 'W')} saves a search as one")

    # One lane alone

    def choose_lane(self) -> None:
        """Let the person choose a watch list or a theme to show alone."""
        from tui.dialogs.theme_picker import ThemePicker

        now, row = self.session, self.row
        shown = next(iter(now.selection.themes), "" if now.selection.words.strip() else "none")
        used = self._used(now.themed)
        self._picker = picker = ThemePicker(
            "Choose a theme or a watch list to show",
            used,
            shown,
            "All themes",
            watched=now.watched,
            stories=now.themed,
            here=shown if now.selection.themes else row.theme if row else "",
        )
        self.window.open(picker, self._chosen)
        self._count()
        self.questions.ask(
            lambda archive: archive.counts(Selection()).themes,
            lambda stories: picker.offer(self._used(stories), stories),
            "theme-counts",
            still=lambda: self.window.shows(picker),
        )

    def _used(self, stories: Mapping[str, int]) -> list[Theme]:
        """Return the themes that stories have, the commonest first, as they are dressed."""
        return [theme for theme in commonest_first(self.session.themes.values(), stories) if stories.get(theme.key)]

    def _chosen(self, key: str | None) -> None:
        self._picker = None
        if key is None:
            return
        watch = next((one.watch for one in self.session.watched if one.key == key), None)
        if watch:
            self._alone(watch)
        else:
            themes = frozenset({key} if key else ())
            self.browse.select(replace(self.session.selection, themes=themes), self.story_id)

    def unfolded(self, event: Lanes.Unfolded) -> None:
        """Show one lane alone on the timeline, as where more stories stand than the lanes have room for."""
        self._lane_alone(event.lane, event.story_id)

    def lane_chosen(self, event: Across.LaneChosen) -> None:
        """Show a lane alone whose name was clicked."""
        self._lane_alone(event.lane, None)

    def _lane_alone(self, shown: Lane, story_id: StoryId | None) -> None:
        self.session = now = replace(self.session, view=View.STREAM)
        lane, within = shown.selection, now.selection
        if lane.having[0]:
            from store.query.line_filters import narrowed

            self.search.look_for(narrowed(within.words, *lane.having, date.today()), story_id=story_id)
        elif lane.words != within.words:
            self.search.look_for(lane.words, Selection(), story_id)
        else:
            self.browse.select(lane, story_id)
        self.panes.timeline.focus()

    def _alone(self, watch: Watch) -> None:
        """Show the stories of a watch list on the timeline: they are searched for among all stories."""
        self.session = replace(self.session, view=View.STREAM)
        self.search.look_for(watch.selection.words, Selection())
        self.panes.timeline.focus()
