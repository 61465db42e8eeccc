"""Everything the timeline's screen asks of the archive, in threads, so that the screen never waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from time import monotonic

from textual import work
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from store.api.archive import Archive
from store.api.errors import ArchiveLockedError, DatelineError, UnknownStoryError
from store.api.search import Answer
from store.api.story import StoryId
from store.api.views import Cursor, Selection, StoryRow
from store.api.watches import Watch
from tui.installed import ANEW, is_other
from tui.screens.answers import (
    Arrived,
    Busy,
    Counted,
    Faceted,
    Fetched,
    Gone,
    LanesCounted,
    LanesFetched,
    LineTold,
    Narrowed,
    Offered,
    Progressed,
    Quoted,
    Refreshed,
    RelatedFound,
    SearchCounted,
    Searched,
    Shared,
    Told,
    Toward,
    WatchesCounted,
    WatchesListed,
)
from tui.screens.thread_answers import ThreadNamed
from tui.widgets.lanes.grid import DEPTH
from tui.widgets.lanes.watched import Watched
from tui.widgets.timeline.units import Unit, next_start, summed

_DENSE = 200


class ArchiveScreen(Screen[None]):
    """A screen whose questions are answered by an archive from worker threads."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self.archive = archive

    @work(thread=True, exclusive=True, group="counts", exit_on_error=False)
    def count(self, selection: Selection, story_id: StoryId | None, *, jumped: bool = False) -> None:
        """Count the selected stories and find where one of them stands."""
        counts = self.archive.counts(selection)
        place = self.archive.cursor(selection, story_id) if story_id else None
        self._answer(Counted(selection, counts, place, self.archive.row(story_id) if jumped and story_id else None))

    @work(thread=True, exclusive=True, group="counts", exit_on_error=False)
    def arrive(self, selection: Selection, story_id: StoryId) -> None:
        """Find where a story stands among the selected, or among all if it is not one of them."""
        row = self.archive.row(story_id)
        if row is None:
            return
        shown = selection
        place = self.archive.cursor(selection, story_id)
        if place is None:
            shown = Selection()
            place = self.archive.cursor(shown, story_id)
        self._answer(Gone(selection, shown, self.archive.counts(shown), place, row))

    @work(thread=True, group="rows", exit_on_error=False)
    def fetch(self, selection: Selection, generation: int, start: Cursor, limit: int) -> None:
        """Fetch the stories of some lines."""
        self._answer(Fetched(generation, start, self.archive.rows(selection, start, limit)))

    @work(thread=True, exclusive=True, group="shares", exit_on_error=False)
    def share(self, selection: Selection, generation: int, unit: Unit) -> None:
        """Count how many stories each theme has in each stretch of time."""
        shares = self.archive.breakdown(selection, weekly=unit is Unit.WEEK)
        if unit in (Unit.YEAR, Unit.DECADE):
            shares = summed(unit, shares)
        self._answer(Shared(generation, unit, shares))

    @work(thread=True, exclusive=True, group="lane-counts", exit_on_error=False)
    def count_lanes(self, selection: Selection, toward: Toward | None) -> None:
        """Count how many stories each theme has in each month, and each watch list where nothing but marks is asked for."""
        shares = {month: dict(numbers) for month, numbers in self.archive.breakdown(selection).items()}
        watched = self._watched(selection) if replace(selection, unread=False, starred=False) == Selection() else ()
        for one in watched:
            for month, numbers in self.archive.breakdown(watched_within(selection, one.watch)).items():
                shares.setdefault(month, {})[one.key] = sum(numbers.values())
        if not get_current_worker().is_cancelled:
            self._answer(LanesCounted(selection, shares, watched, toward))

    @work(thread=True, group="lanes", exit_on_error=False)
    def fetch_lanes(self, generation: int, months: Sequence[int], lanes: Mapping[str, Selection]) -> None:
        """Fetch the first stories of each lane in some months."""
        rows = {}
        for month in months:
            first, last = date.fromordinal(month), date.fromordinal(next_start(Unit.MONTH, month) - 1)
            for key, selection in lanes.items():
                rows[month, key] = self.archive.span_rows(selection, first, last, max(DEPTH, _DENSE))
        self._answer(LanesFetched(generation, rows))

    @work(thread=True, exclusive=True, group="watches", exit_on_error=False)
    def list_watches(self) -> None:
        """Ask which watch lists there are."""
        self._answer(WatchesListed(self.archive.watches.all()))

    @work(thread=True, exclusive=True, group="watch-counts", exit_on_error=False)
    def count_watches(self, selection: Selection) -> None:
        """Count the stories of each watch list: all, the unread or the starred, as the selection says."""
        watched = self._watched(selection)
        if not get_current_worker().is_cancelled:
            self._answer(WatchesCounted(selection, watched))

    @work(thread=True, exclusive=True, group="story", exit_on_error=False)
    def tell(self, story_id: StoryId) -> None:
        """Fetch a story's text, then what belongs with it."""
        story = self.archive.story(story_id)
        self._answer(Told(story_id, story))
        if story is not None and not get_current_worker().is_cancelled:
            matters = self.archive.threads
            changed = matters.changes(story_id) if story.updated or story.seen else None
            self._answer(RelatedFound(story_id, self.archive.related(story_id), matters.position(story_id), changed))

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def search(self, selection: Selection) -> None:
        """Find the stories that answer the selection's words."""
        worker = get_current_worker()
        answer = self.archive.search.answer(selection, self.size.height // 2 + 2, lambda: not worker.is_cancelled)
        if answer is None or worker.is_cancelled:
            return  # another key came
        self._answer(Searched(selection, answer))

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def search_from(self, selection: Selection, story_id: StoryId | None) -> None:
        """Find and count what answers the selection's words, to stand on a story if it is among that, else on the best."""
        found, counts = self.archive.search.find(selection, snippets=0), self.archive.counts(selection)
        row = self.archive.row(story_id) if story_id else None
        place = self.archive.cursor(selection, row.id) if row else None
        if place is None:
            row = found.hits[0].story if found.hits else None
            place = self.archive.cursor(selection, row.id) if row else None
        if not get_current_worker().is_cancelled:
            self._answer(Narrowed(selection, found, counts, row, place))

    @work(thread=True, exclusive=True, group="facets", exit_on_error=False)
    def facet(self, selection: Selection) -> None:
        """Count what can be narrowed to."""
        self._answer(Faceted(selection, self.archive.facets(selection)))

    @work(thread=True, exclusive=True, group="matches", exit_on_error=False)
    def count_matches(self, selection: Selection, answer: Answer) -> None:
        """Count all that matches a search whose best stories are on the screen already."""
        counts, worker = self.archive.counts(selection), get_current_worker()
        if worker.is_cancelled:
            return
        best, first = (self.archive.cursor(selection, row.id) for row in (answer.found.hits[0].story, answer.rows[0]))
        if best and first and not worker.is_cancelled:
            self._answer(SearchCounted(selection, counts, best, first, answer.rows))

    @work(thread=True, exclusive=True, group="quote", exit_on_error=False)
    def quote(self, selection: Selection, story_id: StoryId) -> None:
        """Find the sentence of a story that answers a search best."""
        self._answer(Quoted(story_id, self.archive.search.snippet(selection, story_id)))

    @work(thread=True, exclusive=True, group="completions", exit_on_error=False)
    def complete(self, line: str, cursor: int) -> None:
        """Find what may be put at a place of the search line."""
        if not get_current_worker().is_cancelled:
            self._answer(Offered(line, cursor, self.archive.search.complete(line, cursor)))

    @work(thread=True, exclusive=True, group="step", exit_on_error=False)
    def step_to(self, selection: Selection, story_id: StoryId, by: int, otherwise: str, around: str = "") -> None:
        """Find the selected story before or after one in time; past the last it goes round, where there is a word for that."""
        row = self.archive.neighbour(selection, story_id, by)
        if row is None and around:
            row = self._outermost(selection, by)
            if row is not None and row.id != story_id:
                self._answer(Arrived(row, otherwise, around))
                return
            row = None
        self._answer(Arrived(row, otherwise))

    @work(thread=True, exclusive=True, group="refresh", exit_on_error=False)
    def refresh_archive(self, *, fresh: bool = False, quiet: bool = False) -> None:
        """Bring the archive up to date with what is on disk, telling how far it is; quietly if nothing may have changed."""
        last = 0.0

        def progress(task: str, done: int, total: int) -> None:
            nonlocal last
            if monotonic() - last > 0.1 or done == total:
                last = monotonic()
                self._answer(Progressed(task, done, total))

        try:
            change = self.archive.refresh(progress)
        except ArchiveLockedError:  # it is looked again soon
            self._answer(Busy(busy=True))
            return
        self._answer(Busy(busy=False))
        if last:
            self._answer(Progressed(""))
        if fresh or change.changed or change.threads or change.notices or not quiet:
            self._answer(Refreshed(change, fresh, self.archive.threads.count(), self.archive.themes.all()))

    @work(thread=True, exclusive=True, group="line", exit_on_error=False)
    def tell_line(self, line: str) -> None:
        """Ask what a search line is understood to mean."""
        self._answer(LineTold(line, self.archive.search.describe(line)))

    @work(thread=True, exclusive=True, group="thread-name", exit_on_error=False)
    def name_thread(self, number: int) -> None:
        """Ask what a thread is called."""
        told = self.archive.threads.thread(number)
        self._answer(ThreadNamed(number, told.thread.name if told else ""))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell the person what went wrong in a worker."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.tell_error(event.worker.error)
            self._answer(Progressed(""))

    def tell_error(self, error: BaseException) -> None:
        """Tell the person what went wrong, in one sentence."""
        if isinstance(error, UnknownStoryError):
            return
        if isinstance(error, DatelineError):
            self.notify(str(error), severity="error", timeout=10, markup=False)
        elif is_other():
            self.notify(ANEW, severity="error", timeout=30, markup=False)
        else:
            self.notify(f"Something went wrong inside Dateline: {error!r}", severity="error", timeout=10, markup=False)

    def _outermost(self, selection: Selection, by: int) -> StoryRow | None:
        """Return the first of the selected stories (by 1) or the last (by -1)."""
        days = self.archive.counts(selection).days
        if not days:
            return None
        day = min(days) if by > 0 else max(days)
        rows = self.archive.rows(selection, Cursor(day, 0 if by > 0 else days[day] - 1), 1)
        return rows[0] if rows else None

    def _watched(self, selection: Selection) -> tuple[Watched, ...]:
        """Return the watch lists with their numbers; none if they can't be read, which refreshing tells."""
        try:
            watches = self.archive.watches.all()
        except DatelineError:
            return ()
        counted = [(watch, self.archive.counts(watched_within(selection, watch))) for watch in watches]
        return tuple(Watched(watch, counts.total, counts.unread) for watch, counts in counted)

    def _answer(self, answer: Message) -> None:
        if self.is_running:
            self.post_message(answer)


def watched_within(selection: Selection, watch: Watch) -> Selection:
    """Return what a watch list means of a selection that has no words: all, the unread or the starred."""
    return replace(selection, themes=frozenset(), words=watch.selection.words)
