"""Browsing: the timeline with the story beside it, kept true to what the archive answers."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from store.api.search import NOTHING_MATCHED
from store.api.story import StoryId
from store.api.views import Counts, Selection, StoryRow
from tui.colours import suited
from tui.installed import ANEW, is_other
from tui.screens.answers import (
    Counted,
    Fetched,
    LineTold,
    Progressed,
    Refreshed,
    RelatedFound,
    Shared,
    Told,
)
from tui.screens.doing_screen import DoingScreen
from tui.screens.search_session import SearchSession
from tui.screens.thread_answers import ThreadNamed
from tui.screens.timeline.hints import hints
from tui.screens.timeline.situation import Situation
from tui.trail import Trail
from tui.widgets.ask import Ask
from tui.widgets.beside import Beside
from tui.widgets.foot import Foot
from tui.widgets.lanes.lanes import Lanes
from tui.widgets.masthead import Masthead
from tui.widgets.reading.reading import Reading
from tui.widgets.spread import Spread
from tui.widgets.timeline.timeline import Timeline

if TYPE_CHECKING:
    from store.api.threads import ThreadPosition
    from tui.history import History
    from tui.opening import Opening

_WIDE = 104
_TALL = 20
_READ_AFTER = 0.06
"""Seconds that a person rests on a line before its story is shown."""
_READ_AFTER_TYPING = 0.3
"""The same while a search is being typed, which nothing may hold up."""
_LOOK_AGAIN = 2.5
"""Seconds between looks at whether another program has changed the archive."""


class BrowsingScreen(DoingScreen):
    """A timeline, lanes, a reading column, and the lines above and below them."""

    def __init__(self, opening: Opening, history: History, *, newest_first: bool) -> None:
        super().__init__(opening)
        self.history = history
        self.newest_first = newest_first
        self.selection = Selection()
        self.counts = Counts()
        self.trail = Trail()
        self.hunt: SearchSession | None = None
        self.place: ThreadPosition | None = None
        """Where the story that is shown stands in its thread."""
        self.threads = 0
        """How many threads all stories make."""
        self._named = (0, "")
        self._told_anew = False
        self._line_told = ("", "")
        self.themes = {theme.key: theme for theme in opening.themes}
        self._read_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield Masthead(id="masthead")
        yield Ask(id="ask")
        yield Spread(id="spread")
        with Horizontal(id="room"):
            yield Timeline(newest_first=self.newest_first, id="timeline")
            yield Lanes(id="lanes")
            with Vertical(id="column"):
                yield Reading(id="reading")
                with Vertical(id="belongs"):
                    yield Beside(id="beside")
        yield Foot(id="foot")

    def on_mount(self) -> None:
        """Show what was fetched while the screen was loading, then compare the archive with the disk."""
        self._dress()
        if not self.opening.counts.total:
            fresh = "making your archive from the starting stories…"
            self.query_one(Masthead).make(fresh if self.opening.fresh else "reading the archive…")
        self._show(self.opening.counts)
        self.timeline.show(self.opening.counts, None)
        self.timeline.supply(1, self.opening.start, self.opening.rows)
        self.timeline.focus()
        self.call_after_refresh(self._begin)

    def _dress(self) -> None:
        """Give the themes the colours that suit the ground."""
        themes = suited(self.opening.themes, dark=self.app.current_theme.dark)
        self.themes = {theme.key: theme for theme in themes}
        for widget in (self.timeline, self.lanes, self.reading):
            widget.set_themes(themes)
            widget.refresh()

    def _begin(self) -> None:
        """Start what may wait until the first screen is painted."""
        gc.enable()
        gc.freeze()
        self.refresh_archive(fresh=self.opening.fresh)
        self.set_interval(_LOOK_AGAIN, self._look_again)

    def _look_again(self) -> None:
        """Look whether another program has changed the archive, unless looking is still under way."""
        if not self._told_anew and is_other():
            self._told_anew = True
            self.notify(ANEW, severity="warning", timeout=30, markup=False)
        if not self._is_refreshing():
            self.refresh_archive(quiet=True)

    def _is_refreshing(self) -> bool:
        return any(worker.group == "refresh" and worker.is_running for worker in self.app.workers)

    @property
    def timeline(self) -> Timeline:
        """The timeline."""
        return self.query_one(Timeline)

    @property
    def lanes(self) -> Lanes:
        """The themes side by side."""
        return self.query_one(Lanes)

    @property
    def reading(self) -> Reading:
        """The reading column."""
        return self.query_one(Reading)

    @property
    def row(self) -> StoryRow | None:
        """The story the person is on, in whichever view is shown."""
        return self.lanes.row if self.has_class("lanes") else self.timeline.row

    def show_row(self, row: StoryRow) -> None:
        """Show a story's line as it is now, wherever it is in sight."""
        self.timeline.update_row(row)
        self.lanes.update_row(row)

    def on_counted(self, answer: Counted) -> None:
        """Show a selection's counts, standing where the person should be."""
        if answer.selection != self.selection:
            return
        hunt = self.hunt
        if answer.counts is self.counts and answer.place is not None:
            self.timeline.go_to(answer.place)
        else:
            self._show(answer.counts)
            self.timeline.show(
                answer.counts,
                answer.place,
                one_theme=len(self.selection.themes) == 1,
                matched=hunt.matched if hunt else NOTHING_MATCHED,
                ranks=hunt.ranks if hunt else None,
            )

    def on_fetched(self, answer: Fetched) -> None:
        """Give the timeline the stories it wanted."""
        self.timeline.supply(answer.generation, answer.start, answer.rows)

    def on_shared(self, answer: Shared) -> None:
        """Give the folded timeline each theme's numbers."""
        self.timeline.supply_shares(answer.generation, answer.unit, answer.shares)

    def on_timeline_wanted_shares(self, event: Timeline.WantedShares) -> None:
        """Count the themes of the stretches of time in sight."""
        self.share(self.selection, event.generation, event.unit)

    def on_told(self, answer: Told) -> None:
        """Show a story's text, if the person is still on it."""
        self.reading.show(answer.story, self.hunt.matched if self.hunt else NOTHING_MATCHED)

    def on_related_found(self, answer: RelatedFound) -> None:
        """Show what belongs with the story on the screen."""
        story = self.reading.story
        if story and story.id == answer.story_id:
            self.place = answer.place
            if answer.changed:
                self.reading.show_changes(answer.changed)
            self.query_one(Beside).show(answer.place, answer.related)

    def on_progressed(self, answer: Progressed) -> None:
        """Say how far long work is."""
        share = f" {answer.done / answer.total:.0%}" if answer.total else ""
        self.query_one(Foot).tell(f"{answer.task}{share}" if answer.task else "")
        if not answer.task and not self._is_refreshing():
            self.query_one(Masthead).make("")

    def on_refreshed(self, answer: Refreshed) -> None:
        """Show what is new on disk, keeping the person's place."""
        if answer.threads != self.threads:
            self.threads = answer.threads
            self._tell_selection()
        for notice in answer.change.notices:
            self.notify(notice, severity="warning", timeout=12, markup=False)
        if answer.fresh and answer.change.new:
            told = f"A new archive, with {answer.change.new} stories to start from. Add your own: dateline add FILE"
            self.notify(told, title="Welcome to Dateline", timeout=12, markup=False)
        elif answer.change.new > 0:
            self.notify(f"{answer.change.new:,} new", timeout=4, markup=False)
        if answer.change.changed:
            row = self.row
            self.count(self.selection, row.id if row else None)
        else:
            self.query_one(Masthead).make("")
        if not answer.change.changed and not answer.fresh and not self.reading.story and self.row:
            self._read_soon(self.row.id)

    def on_timeline_moved(self, event: Timeline.Moved) -> None:
        """Mark the place on the strip and show the story; while a search is typed the strip waits for what was found."""
        if not self.query_one(Ask).display:
            self.query_one(Spread).mark(event.place.day if event.place else None)
        if event.row:
            self._read_soon(event.row.id)
        elif event.place is None:
            self.reading.show(None)
            self.place = None
            self.query_one(Beside).show(None, ())

    def on_timeline_wanted(self, event: Timeline.Wanted) -> None:
        """Fetch the stories of the lines in sight."""
        self.fetch(self.selection, event.generation, event.start, event.limit)

    def on_resize(self, event: events.Resize) -> None:
        """One column where the window is narrow, fewer lines where it is low."""
        self.set_class(event.size.width < _WIDE, "narrow")
        self.set_class(event.size.height < _TALL, "low")
        self._tell_selection()

    def _show(self, counts: Counts, *, narrowed: bool = False) -> None:
        self.counts = counts
        if counts.total:
            self.query_one(Masthead).make("")
        self._tell_selection()
        spread = self.query_one(Spread)
        if narrowed or self.selection.words:
            spread.narrow(counts.days)
        else:
            spread.show(counts.days)

    def _tell_selection(self) -> None:
        threads = self.threads if self.selection == Selection() else 0
        self.query_one(Masthead).show(self._selection_told(), self.counts.total, self.counts.unread, threads)

    def _select(self, selection: Selection, story_id: StoryId | None) -> None:
        self.selection = selection
        self.count(selection, story_id)

    def _selection_told(self) -> str:
        now = self.selection
        names = [self.themes[key].name for key in now.themes if key in self.themes]
        parts = [", ".join(names)] if names else [] if now.words.strip() or now.thread else ["all themes"]
        parts += [f"thread {self._thread_name(now.thread)}"] * bool(now.thread)
        parts += ["every report"] * now.unfolded
        parts += ["unread"] * now.unread + ["starred"] * now.starred
        parts += [self._search_told(now.words)] * bool(now.words.strip())
        return " · ".join(parts)

    def _thread_name(self, number: int) -> str:
        """Return what a thread is called that is shown alone."""
        if self.place and self.place.thread.id == number:
            self._named = number, self.place.thread.name
        elif self._named[0] != number:
            self._named = number, "…"
            self.name_thread(number)
        return self._named[1]

    def on_thread_named(self, answer: ThreadNamed) -> None:
        """Say what the thread is called that is shown alone."""
        if self._named[0] == answer.number:
            self._named = answer.number, answer.name
            self._tell_selection()

    def on_line_told(self, answer: LineTold) -> None:
        """Say what the search that is on is understood to mean."""
        if answer.line == self._line_told[0]:
            self._line_told = answer.line, answer.told
            self._tell_selection()

    def _search_told(self, line: str) -> str:
        """Return what the search that is on asks for: plain words as they are, anything else as it is understood."""
        plain = self.query_one(Ask).display or all(char.isalnum() or char.isspace() for char in line)
        if plain:
            return f"“{line.strip()}”"
        if line != self._line_told[0]:
            self._line_told = line, line.strip()
            self.tell_line(line)
        return self._line_told[1]

    def _read_soon(self, story_id: StoryId) -> None:
        """Show a story once the person rests on it."""
        if self._read_timer:
            self._read_timer.stop()
        shown = self.reading.story
        if (shown is None or shown.id != story_id or self.hunt) and not (
            self.has_class("narrow") and not self.has_class("reading")
        ):
            rest = _READ_AFTER_TYPING if self.query_one(Ask).display else _READ_AFTER
            self._read_timer = self.set_timer(rest, lambda: self._rested(story_id))

    def _rested(self, story_id: StoryId) -> None:
        """Show the story that the person rests on."""
        self.tell(story_id)

    def offers(self, action: str) -> bool:
        """Return whether an action, as a binding has it, does something where the person is."""
        return Situation.of(self).offers(action)

    def on_idle(self) -> None:
        """Show the trail and the keys that matter now: whatever has happened, it has by now."""
        if not self.is_mounted:
            return
        foot, ask = self.query_one(Foot), self.query_one(Ask)
        foot.follow([stop.title for stop in self.trail.behind])
        keys = hints(
            asking=ask.purpose if ask.display else "",
            reading=self.has_class("reading"),
            hunting=self.hunt is not None,
            lanes=self.has_class("lanes"),
            following=bool(self.selection.thread),
        )
        situation = Situation.of(self)
        foot.hint([hint for hint in keys if situation.offers(hint[2])])
