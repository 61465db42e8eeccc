"""Searching: the line for words that narrow the timeline, and the stories they find."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.views import Counts, Cursor, Selection, StoryRow
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.prompt_controller import PromptController, Use
from tui.screens.timeline.search_session import SearchSession
from tui.screens.timeline.session import Purpose, View
from tui.screens.timeline.trail_controller import TrailController

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from store.api.archive import Archive
    from store.api.search import Answer, Found, Hit
    from tui.state.search_history import SearchHistory

_PAINTED = 0.02
"""Seconds after which the stories that were found are on the screen, so that counting very many holds nothing up."""
_RESTED = 0.25
"""Seconds without a key after which the days of all matches are counted singly."""
_LONG = 0.15
"""Seconds after which the line says that it is searching."""
_LANGUAGE = 'words  "a phrase"  !without  theme:water  after:2025'
"""What the empty search line says of its language."""
Landing = tuple["Found", Counts, StoryRow | None, Cursor | None]
"""What a search found that was not typed, and where to stand among it."""


class SearchController(Controller):
    """Searches as one types, or for what was chosen elsewhere."""

    def __init__(self, room: Room, trail: TrailController, prompt: PromptController, history: SearchHistory) -> None:
        super().__init__(room)
        self.trail, self.browse, self.column, self.prompt = trail, trail.browse, trail.column, prompt
        self.history = history
        self.on_landed: list[Callable[[StoryRow | None], object]] = []
        """Called when a search that was not typed is shown, with the story the person stands on."""
        self._resting: Timer | None = None
        self._entering = False
        """Whether Enter was pressed before the answer was there."""
        self._use = Use(Purpose.SEARCH, "/", _LANGUAGE, self._entered, self._typed, self.end, self.step, history)

    # The prompt

    def open(self) -> None:
        """Open the search line."""
        self.history.load()
        search = self.session.search or SearchSession(self.session.selection, self.row)
        self.session = replace(self.session, search=search, view=View.STREAM, reading=False, whole=False)
        self.prompt.open(self._use, search.words)

    def _typed(self, text: str, cursor: int | None) -> None:
        search = self.session.search
        if search is None:
            return
        self._entering = False
        self._offer(text, cursor)
        self.session = replace(self.session, search=search.typed(text))
        if text.strip():
            self._find(replace(search.home, words=text))
            self.window.later(_LONG, self._say_searching)
        else:
            self.panes.prompt.note("")
            self.browse.select(search.home, search.home_id)

    def _entered(self, text: str) -> None:
        """Stand on the story that was found, among the others that were."""
        self.history.keep(text)
        search = self.session.search
        if search and search.waits:
            self._entering = True
            self.prompt.close()
        elif search and search.hit:
            self._stand_on(search.hit)

    def _stand_on(self, hit: Hit) -> None:
        search = self.session.search
        self.trail.leave_trace(search.home_row if search else None)
        if self.session.purpose is Purpose.SEARCH:
            self.prompt.close()
        self.browse.show_counts(self.session.counts, narrowed=True)
        self.panes.histogram.mark(hit.story.day, self.panes.timeline.span)
        self.column.quote(hit.story.id)
        self._count_days()

    def _answer_entered(self, search: SearchSession) -> None:
        """Go on as if Enter was pressed now, which was pressed before the answer was there."""
        self._entering = False
        if search.hit:
            self._stand_on(search.hit)
        elif self.session.purpose is Purpose.NOTHING:
            self.prompt.open(self._use, search.words)
            self.panes.prompt.note(search.summary)

    def _offer(self, text: str, cursor: int | None) -> None:
        """Have completions found for what is typed, if there can be any."""
        from store.query.cursor_spots import may_complete

        if cursor is None:
            return
        offer = partial(self.panes.prompt.offer, text, cursor)
        if may_complete(text, cursor):
            self.questions.ask(lambda archive: archive.search.complete(text, cursor), offer, "completions")
        else:
            offer(())

    def _say_searching(self) -> None:
        """Say that what is shown is not yet what is typed, where an answer takes its time."""
        if self.session.search and self.session.search.waits:
            self.panes.prompt.note("searching …")

    # What is found

    def _looks_for(self, selection: Selection) -> Callable[[], bool]:
        """Return what tells later whether that is still what is searched for."""
        return lambda: self.session.search is not None and self.session.search.words == selection.words

    def _find(self, selection: Selection) -> None:
        lines, daily = self.window.size.height // 2 + 2, self.panes.timeline.needs_days
        if self._resting:
            self._resting.stop()
        self.questions.ask(
            lambda archive: archive.search.answer(selection, lines, self.questions.wanted, daily=daily),
            partial(self._found, selection),
            "search",
            still=self._looks_for(selection),
        )

    def _found(self, selection: Selection, answer: Answer | None) -> None:
        """Narrow the timeline to what was found."""
        if answer is None or self.session.search is None:
            return  # another key came
        self.session = replace(self.session, selection=selection)
        self._show(answer)
        if self._entering and (search := self.session.search):
            self._answer_entered(search)
        if not answer.counted and answer.rows:
            self.window.later(_PAINTED, lambda: self._count(selection, answer))
        if answer.found.hits:
            self.column.rest_on(answer.found.hits[0].story.id)

    def _show(self, answer: Answer) -> None:
        """Show the stories that were found, and as much of how all of them are spread as is known."""
        search = self.session.search
        if search is None:
            return
        search = search.answered(answer.found)
        self.session = replace(self.session, search=search)
        self.panes.timeline.show(
            answer.counts,
            answer.cursor,
            matched=search.matched,
            ranks=search.ranks,
            rows=(answer.start, answer.rows),
            counted=answer.counted,
            daily=answer.daily,
        )
        self.panes.prompt.note(search.summary)
        self.panes.histogram.mark(answer.found.hits[0].story.day if answer.found.hits else None)
        if answer.counted:
            self.browse.show_counts(answer.counts, narrowed=True)
            if not answer.daily:
                self._resting = self.window.later(_RESTED, self._count_days)

    def _count(self, selection: Selection, answer: Answer) -> None:
        """Count all matches of a search whose best stories are on the screen already."""
        if self.session.search is None or selection != self.session.selection:
            return
        daily = self.panes.timeline.needs_days

        def find(archive: Archive) -> Answer | None:
            return archive.search.count(selection, answer, daily=daily) if self.questions.wanted() else None

        self.questions.ask(find, self._counted, "matches", still=self._looks_for(selection))

    def _counted(self, answer: Answer | None) -> None:
        if answer is not None:
            self._show(answer)

    def _count_days(self) -> None:
        """Have the days of all matches counted singly: nothing that is shown changes by it, but one may go on from there."""
        if self.session.search and self.panes.timeline.lacks_days:
            self.ask_shown(lambda archive, selection: archive.counts(selection), self._days_counted, "days")

    def _days_counted(self, counts: Counts) -> None:
        if self.panes.timeline.refine(counts):
            self.session = replace(self.session, counts=counts)
        elif self.panes.timeline.lacks_days:  # other stories match by now: they are shown anew
            self.browse.count(self.story_id)

    # A search that is on

    def step(self, by: int) -> None:
        """Go to the next best match."""
        search = self.session.search
        if search is None or search.hit is None:
            self.window.notify("There is no search; / starts one")
            return
        search = search.stepped(by)
        self.session = replace(self.session, search=search)
        if search.hit:
            self.browse.count(search.hit.story.id)
            self.column.quote(search.hit.story.id)

    def among(self) -> None:
        """End the search but stay on the story, among all its neighbours in time."""
        if self.session.search and self.row:
            self._end(self.session.search.home, self.row.id)

    def end(self) -> None:
        """End the search, and show again what was shown before."""
        if self.session.search:
            self._end(self.session.search.home, self.session.search.home_id)

    def _end(self, home: Selection, story_id: StoryId | None) -> None:
        self.session = replace(self.session, search=None)
        self.browse.select(home, story_id)
        self.panes.status_bar.show_message("")

    def look_for(self, line: str, within: Selection | None = None, story_id: StoryId | None = None) -> None:
        """Start a search, or change the one that is on, without opening the line for it.

        It looks within what is shown, and stays on the story the person is on, unless told otherwise.
        """
        now, story_id = self.session, story_id or self.story_id
        search = now.search if now.selection.words else None
        search = search or SearchSession(replace(now.selection, words=""), self.row)
        self.session = replace(now, search=replace(search, words=line))
        if now.purpose is not Purpose.NOTHING:
            self.prompt.close()
        selection = replace(within or now.selection, words=line)

        def find(archive: Archive) -> Landing:
            found, counts = archive.search.find(selection, snippets=0), archive.counts(selection)
            row = archive.row(story_id) if story_id else None
            cursor = archive.cursor(selection, row.id) if row else None
            if cursor is None:
                row = found.hits[0].story if found.hits else None
                cursor = archive.cursor(selection, row.id) if row else None
            return found, counts, row, cursor

        self.questions.ask(find, partial(self._landed, selection), "search", still=self._looks_for(selection))

    def _landed(self, selection: Selection, landing: Landing) -> None:
        """Show what was found, standing on the story the person was on if it is among that."""
        found, counts, row, cursor = landing
        if self.session.search is None:
            return
        search = self.session.search.answered(found, row.id if row else None)
        self.session = replace(self.session, search=search, selection=selection)
        self.browse.show_counts(counts, narrowed=True)
        one_theme = len(selection.themes) == 1
        self.panes.timeline.show(counts, cursor, one_theme=one_theme, matched=search.matched, ranks=search.ranks)
        for tell in self.on_landed:
            tell(row)
