"""Browsing: the stories that are shown, counted and fetched as the person moves among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from store.api.search import NOTHING_MATCHED
from store.api.story import StoryId
from store.api.views import Breakdown, Counts, Cursor, Selection, StoryRow
from tui.screens.timeline.column_controller import ColumnController
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.nothing_words import nothing_words
from tui.screens.timeline.session import Purpose
from tui.screens.timeline.status_controller import StatusController
from tui.screens.timeline.stretch_controller import StretchController
from tui.widgets.time_units import TimeUnit, sum_by_unit

if TYPE_CHECKING:
    from textual.timer import Timer

    from store.api.archive import Archive
    from tui.state.opened_archive import OpenedArchive
    from tui.widgets.timeline.timeline import Timeline

_HEADLINES_AFTER = 0.08
"""Seconds that a person rests before stretches of time until the headlines are looked for that tell them best."""

Step = tuple[StoryRow | None, str]
"""The story that a step leads to, and what to say of how it was found."""
_ROUND = {
    1: "Unread stories: none after this one; this is the first",
    -1: "Unread stories: none before this one; this is the last",
}


class Counted(NamedTuple):
    """How many of the selected stories stand on each day, and where to stand among them."""

    counts: Counts
    cursor: Cursor | None
    """Where the story stands that the person should be on; None for the newest."""
    jumped: StoryRow | None = None
    """The story that the person asked to go to; None if a story is merely stayed on."""
    selection: Selection | None = None
    """What has to be shown for that, where it is something else than before."""


class BrowseController(Controller):
    """Shows a selection of the stories."""

    def __init__(self, room: Room, status: StatusController, column: ColumnController, stretch: StretchController) -> None:
        super().__init__(room)
        self.status, self.column, self.stretch = status, column, stretch
        self.on_counted: list[Callable[[Counted], object]] = []
        """Called when a selection is shown, or shown anew."""
        self._headlines_later: Timer | None = None

    def begin(self, opening: OpenedArchive) -> None:
        """Show what was fetched while the screen was loading."""
        if not opening.counts.total:
            fresh = "making your archive from the starting stories…"
            self.panes.title_bar.show_progress(fresh if opening.fresh else "reading the archive…")
        self.show_counts(opening.counts)
        one_theme = len(self.session.selection.themes) == 1
        self.panes.timeline.show(opening.counts, opening.cursor, one_theme=one_theme)
        self.panes.timeline.supply(1, opening.start, opening.rows)
        if not opening.counts.total:
            self.panes.timeline.tell_nothing("")  # it is not known yet whether there is any
        self.panes.timeline.focus()

    def tell_nothing(self) -> None:
        """Say why no story is shown, and what to do next."""
        shown = self.status.shown()
        self.panes.timeline.tell_nothing(nothing_words(self.session, shown, self.room.keymap))

    def select(self, selection: Selection, story_id: StoryId | None) -> None:
        """Show other stories, standing on one of them."""
        self.session = replace(self.session, selection=selection)
        self.count(story_id)

    def count(self, story_id: StoryId | None, *, jumped: bool = False) -> None:
        """Count what is shown and stand on a story of it."""

        def find(archive: Archive, selection: Selection) -> Counted:
            counts = archive.counts(selection)
            cursor = archive.cursor(selection, story_id) if story_id else None
            return Counted(counts, cursor, archive.row(story_id) if jumped and story_id else None)

        self.ask_shown(find, self._counted, "counts")

    def arrive(self, story_id: StoryId) -> None:
        """Go to a story among what is shown; a search or a filter that does not have it is off, and the trail brings it back.

        A report that is folded into another is unfolded.
        """

        def find(archive: Archive, selection: Selection) -> Counted | None:
            row = archive.row(story_id)
            if row is None:
                return None
            for shown in (selection, Selection(), Selection(unfolded=True)):
                if cursor := archive.cursor(shown, story_id):
                    return Counted(archive.counts(shown), cursor, row, shown)
            return None

        self.ask_shown(find, self._counted, "counts")

    def _counted(self, found: Counted | None) -> None:
        if found is None:
            return
        if found.selection not in (None, self.session.selection):
            self.session = replace(self.session, search=None)
        self.session = now = replace(self.session, selection=found.selection or self.session.selection)
        for tell in self.on_counted:
            tell(found)
        if found.counts is now.counts and found.cursor is not None:
            self.panes.timeline.go_to(found.cursor)
            return
        self.show_counts(found.counts)
        self.panes.timeline.show(
            found.counts,
            found.cursor,
            one_theme=len(now.selection.themes) == 1,
            matched=now.search.matched if now.search else NOTHING_MATCHED,
            ranks=now.search.ranks if now.search else None,
        )

    def show_counts(self, counts: Counts, *, narrowed: bool = False) -> None:
        """Show how many stories are shown and how they are spread; those of a search among all the others."""
        self.session = replace(self.session, counts=counts)
        if self.session.selection == Selection():
            self.session = replace(self.session, themed=counts.themes)
        if counts.total:
            self.panes.title_bar.show_progress("")
        else:
            self.tell_nothing()
        self.status.show_selection()
        if narrowed or self.session.selection.words:
            self.panes.histogram.narrow(counts.days)
        else:
            self.panes.histogram.show(counts.days)

    def show_row(self, row: StoryRow) -> None:
        """Show a story's line as it is now, wherever it is in sight."""
        self.panes.timeline.update_row(row)
        self.panes.lanes.update_row(row)
        self.panes.across.update_row(row)

    def moved(self, event: Timeline.Moved) -> None:
        """Mark the place on the strip and show the story; while a search is typed the strip waits for what was found."""
        if self.session.purpose is Purpose.NOTHING:
            self.panes.histogram.mark(event.cursor.day if event.cursor else None, self.panes.timeline.span)
        self.stretch.rest_on(self.panes.timeline.stretch)
        if event.row:
            self.column.rest_on(event.row.id)
        elif event.cursor is None:
            self.column.show_nothing()

    def wanted(self, event: Timeline.RowsWanted) -> None:
        """Fetch the stories of the lines in sight."""
        selection = self.session.selection
        self.questions.ask(
            lambda archive: archive.rows(selection, event.start, event.limit),
            lambda rows: self.panes.timeline.supply(event.generation, event.start, rows),
            "rows",
            alone=False,
        )

    def wanted_shares(self, event: Timeline.SharesWanted) -> None:
        """Count how many stories each theme has in each stretch of time."""
        selection, unit = self.session.selection, event.unit

        def find(archive: Archive) -> Breakdown:
            shares = archive.breakdown(selection, weekly=unit is TimeUnit.WEEK)
            return sum_by_unit(unit, shares) if unit in (TimeUnit.YEAR, TimeUnit.DECADE) else shares

        self.questions.ask(find, lambda shares: self.panes.timeline.supply_shares(event.generation, unit, shares), "shares")

    def wanted_headlines(self, event: Timeline.HeadlinesWanted) -> None:
        """Find the headlines that tell stretches of time best, once the person rests before them."""
        if self._headlines_later:
            self._headlines_later.stop()
        self._headlines_later = self.window.later(_HEADLINES_AFTER, lambda: self._ask_for_headlines(event))

    def _ask_for_headlines(self, event: Timeline.HeadlinesWanted) -> None:
        selection = self.session.selection

        def find(archive: Archive) -> dict[int, Sequence[StoryRow]]:
            found: dict[int, Sequence[StoryRow]] = {}
            for first, last in event.stretches:
                if not self.questions.wanted():
                    break
                found[first] = archive.times.headlines(date.fromordinal(first), date.fromordinal(last), selection)
            return found

        take = partial(self.panes.timeline.supply_headlines, event.generation, event.unit)
        self.questions.ask(find, take, "headlines")

    def step_unread(self, by: int) -> None:
        """Go to the next unread story, going round after the last."""
        around = _ROUND[1 if by > 0 else -1]
        self._step(replace(self.session.selection, unread=True), by, "", around)

    def step_on(self) -> None:
        """Go to the next unread story after this one, if there is any."""
        self._step(replace(self.session.selection, unread=True), 1, "Unread stories: none after this one")

    def step_in_theme(self, by: int) -> None:
        """Go to the next story of the same theme."""
        if self.row:
            alone = replace(self.session.selection, themes=frozenset({self.row.theme}))
            self._step(alone, by, "No other story of this theme that way")

    def _step(self, selection: Selection, by: int, otherwise: str, around: str = "") -> None:
        """Go to the selected story before or after this one; past the last it goes round, where there is a word for that."""
        story_id = self.story_id
        if story_id is None:
            return

        def find(archive: Archive) -> Step:
            row, step = None, 1 if by > 0 else -1
            for _ in range(abs(by)):
                if (beyond := archive.neighbour(selection, row.id if row else story_id, step)) is None:
                    break
                row = beyond
            if row is None and around:
                outermost = _outermost(archive, selection, step)
                if outermost is None or outermost.id == story_id:
                    return None, "Unread stories: none but this one" if outermost else "Unread stories: none"
                return outermost, around
            return row, "" if row else otherwise

        self.questions.ask(find, self._stepped, "step")

    def _stepped(self, step: Step) -> None:
        row, notice = step
        if notice:
            self.window.notify(notice)
        if row:  # it is among what is shown, which stays
            self.count(row.id, jumped=True)
            if self.session.reading:
                self.column.show(row.id)


def _outermost(archive: Archive, selection: Selection, by: int) -> StoryRow | None:
    """Return the first of the selected stories (by 1) or the last (by -1)."""
    days = archive.counts(selection).days
    if not days:
        return None
    day = min(days) if by > 0 else max(days)
    rows = archive.rows(selection, Cursor(day, 0 if by > 0 else days[day] - 1), 1)
    return rows[0] if rows else None
