"""Finding: the line at the top, for words that narrow the timeline and for dates to go to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from store.api.search import Answer
from store.api.story import StoryId
from store.api.views import Selection
from store.dates.spans import parse_span
from tui.screens.answers import Offered, Quoted, SearchCounted, Searched
from tui.screens.jumping_screen import JumpingScreen
from tui.screens.search_session import SearchSession
from tui.widgets.ask import Ask
from tui.widgets.foot import Foot
from tui.widgets.masthead import Masthead
from tui.widgets.spread import Spread

_PAINTED = 0.02
"""Seconds after which the stories that were found are on the screen, so that nothing else holds them up."""
_LONG = 0.15
"""Seconds after which the line says that it is searching."""
_LANGUAGE = 'words  "a phrase"  !without  theme:water  after:2025'
"""What the empty search line says of its language."""


class FindingScreen(JumpingScreen):
    """Searches as one types, and goes to dates."""

    def on_searched(self, answer: Searched) -> None:
        """Narrow the timeline to what was found, unless something else is typed by now."""
        hunt = self.hunt
        if hunt is None or answer.selection.words != hunt.words:
            return
        told = answer.answer
        hunt.take(told.found)
        self.selection = answer.selection
        self.timeline.show(
            told.counts,
            told.cursor,
            matched=hunt.matched,
            ranks=hunt.ranks,
            rows=(told.start, told.rows),
            counted=told.counted,
        )
        self.query_one(Ask).note(hunt.told())
        self.set_timer(_PAINTED, lambda: self._after_searched(answer.selection, told))

    def _after_searched(self, selection: Selection, told: Answer) -> None:
        """Show and ask what may wait until the stories that were found are painted."""
        if self.hunt is None or selection != self.selection:
            return
        self.query_one(Spread).mark(told.found.hits[0].story.day if told.found.hits else None)
        if told.counted:
            self._show(told.counts, narrowed=True)
        elif told.cursor is not None:
            self.count_matches(selection, told)
        if told.found.hits:
            self._read_soon(told.found.hits[0].story.id)

    def on_search_counted(self, answer: SearchCounted) -> None:
        """Show how all matches are spread, around the stories that are on the screen already."""
        hunt = self.hunt
        if hunt is None or answer.selection.words != hunt.words or self.selection != answer.selection:
            return
        hunt.count(answer.counts.total)
        self.timeline.show(
            answer.counts, answer.place, matched=hunt.matched, ranks=hunt.ranks, rows=(answer.start, answer.rows)
        )
        self.query_one(Ask).note(hunt.told())
        self._show(answer.counts, narrowed=True)

    def on_ask_changed(self, event: Ask.Changed) -> None:
        """Search with each key, or say which date is meant."""
        if event.purpose == "date":
            self.query_one(Ask).note(self._told_span(event.text))
        elif event.purpose == "search" and self.hunt:
            self._offer(event.text, event.cursor)
            self.hunt.words = event.text
            if event.text.strip():
                self.search(replace(self.hunt.home, words=event.text))
                self.set_timer(_LONG, self._say_searching)
            else:
                self.hunt.found = None
                self.query_one(Ask).note("")
                self._select(self.hunt.home, self.hunt.home_id)

    def on_ask_submitted(self, event: Ask.Submitted) -> None:
        """Go to the story that was found, or to the date."""
        if event.purpose == "search":
            self.history.keep(event.text)
        if event.purpose == "date":
            span = parse_span(event.text, date.today())
            if span is None:
                self.query_one(Ask).note("a date such as 2025, june 2025, last week")
                return
            self._leave_trace()
            self.timeline.focus()
            self.timeline.go_to_day(span[0].toordinal())
            self.set_timer(_PAINTED, self._close_ask)  # which has the whole screen laid out anew
        elif event.purpose == "search" and self.hunt and self.hunt.found and self.hunt.found.hits:
            hit = self.hunt.found.hits[self.hunt.index]
            self._leave_trace(self.hunt.home_row)
            self._close_ask()
            self._show(self.counts, narrowed=True)
            self.quote(self.selection, hit.story.id)

    def on_offered(self, answer: Offered) -> None:
        """Show what may be put at the cursor."""
        self.query_one(Ask).offer(answer.text, answer.cursor, answer.completions)

    def on_ask_recalled(self, event: Ask.Recalled) -> None:
        """Put an earlier search into the line."""
        ask = self.query_one(Ask)
        text = self.history.step(event.text, event.by) if ask.purpose == "search" else event.text
        if text != event.text:
            ask.put(text)

    def on_ask_left(self, event: Ask.Left) -> None:
        """Leave the line; a search that was typed in it ends, and what was shown before is shown again."""
        self._close_ask()
        if event.purpose == "search":
            self._end_hunt()

    def on_ask_walked(self, event: Ask.Walked) -> None:
        """Look at another match while typing."""
        self.action_match(event.by)

    def action_search(self) -> None:
        """Open the search line."""
        self.history.load()
        if self.hunt is None:
            self.hunt = SearchSession(self.selection, self.row)
        self.remove_class("lanes")
        self.query_one(Masthead).display = False
        self.query_one(Ask).open("search", "/", _LANGUAGE, self.hunt.words)

    def action_match(self, by: int) -> None:
        """Go to the next best match."""
        hit = self.hunt.step(by) if self.hunt else None
        if hit is None:
            self.notify("No search is on; / starts one", timeout=3, markup=False)
            return
        self.count(self.selection, hit.story.id)
        self.quote(self.selection, hit.story.id)

    def on_quoted(self, answer: Quoted) -> None:
        """Show the sentence that answers the search, if the person is still there."""
        if self.hunt and self.row and self.row.id == answer.story_id:
            self.query_one(Foot).tell(answer.text)

    def _rested(self, story_id: StoryId) -> None:
        """Show the story that the person rests on, and while a search is on the sentence that answers it."""
        super()._rested(story_id)
        if self.hunt and self.selection.words:
            self.quote(self.selection, story_id)

    def action_among(self) -> None:
        """End the search but stay on the story, among all its neighbours in time."""
        if self.hunt and self.row:
            home = self.hunt.home
            self.hunt = None
            self._select(home, self.row.id)
            self.query_one(Foot).tell("")

    def action_go_to_date(self) -> None:
        """Open the line for a date."""
        self.query_one(Masthead).display = False
        self.query_one(Ask).open("date", "go to", "2025, june 2025, 22 april, last week, 3 months ago")

    def _say_searching(self) -> None:
        """Say that what is shown is not yet what is typed, where an answer takes its time."""
        hunt = self.hunt
        if hunt and hunt.words.strip() and (hunt.found is None or hunt.found.words != hunt.words):
            self.query_one(Ask).note("searching …")

    def _offer(self, text: str, cursor: int | None) -> None:
        """Have completions found for what is typed, if there can be any."""
        from store.query.cursor_spots import may_complete

        if cursor is not None and may_complete(text, cursor):
            self.complete(text, cursor)
        elif cursor is not None:
            self.query_one(Ask).offer(text, cursor, ())

    def _told_span(self, text: str) -> str:
        span = parse_span(text, date.today())
        if span is None:
            return ""
        first, last = span[0].toordinal(), span[1].toordinal()
        number = sum(number for day, number in self.counts.days.items() if first <= day <= last)
        ends = f"{span[0]:%d %b %Y}" if first == last else f"{span[0]:%d %b %Y} – {span[1]:%d %b %Y}"
        return f"{ends} · {number:,} {'story' if number == 1 else 'stories'}"

    def _close_ask(self) -> None:
        self.query_one(Ask).close()
        self.query_one(Masthead).display = True
        (self.lanes if self.has_class("lanes") else self.timeline).focus()

    def _end_hunt(self) -> None:
        if self.hunt:
            hunt, self.hunt = self.hunt, None
            self._select(hunt.home, hunt.home_id)
            self.query_one(Foot).tell("")
