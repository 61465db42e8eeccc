"""Dates: gone to, underlined in a story, and what stories say of them: on the timeline, on a page, as a brief."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.views import Selection
from store.dates.spans import parse_span
from store.text.numbers import counted
from tui.screens.timeline.browse_controller import Counted
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.prompt_controller import PromptController, Use
from tui.screens.timeline.session import Purpose
from tui.screens.timeline.trail_controller import TrailController
from tui.widgets.date_words import day_and_month, days_between, long_day, whole_day
from tui.widgets.event_list import add_events, span_label, time_lines

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.times import Brief, Event, Mention
    from tui.dialogs.events_page import Export, Listing
    from tui.widgets.entry_list import EntryLine
    from tui.widgets.story.story_view import StoryView
    from tui.widgets.timeline.timeline import Timeline

_PAINTED = 0.02
"""Seconds after which the day that was gone to is on the screen, before the whole is laid out anew."""
_AHEAD = 3_660
"""Days after the last story that announcements are shown for."""
_MOST = 1_000
"""Stories published at a time, and events of it, that are listed."""
_TOP = "g"
"""What is typed instead of a date for the top: with the key that opens the line, `g g` as in vim."""
_ALL = 999_999
"""More pages than there are."""
_SAID = "Mentioned in stories"
EventPage = tuple[str, str, "Listing"]
"""A page of what happened: its title, what it is about, and its lines."""


class DateController(Controller):
    """Knows what stories say of times."""

    def __init__(self, room: Room, trail: TrailController, prompt: PromptController) -> None:
        super().__init__(room)
        self.trail, self.prompt = trail, prompt
        hint = "2025, june 2025, 22 april, last week; g for the top"
        self._use = Use(Purpose.DATE, "go to", hint, self._entered, self._typed)

    # Going to a date

    def ask(self) -> None:
        """Open the line for a date."""
        self.prompt.open(self._use)

    def _typed(self, text: str, _cursor: int | None) -> None:
        """Say which date is meant, and how many stories stand there; no date begins with g, which goes to the top."""
        if text == _TOP:
            self._go_to_top()
            return
        span = parse_span(text, date.today())
        if span is None:
            self.panes.prompt.note("")
            return
        first, last = span[0].toordinal(), span[1].toordinal()
        count = sum(count for day, count in self.session.counts.days.items() if first <= day <= last)
        ends = whole_day(span[0]) if first == last else days_between(*span)
        is_counted = not self.panes.timeline.lacks_days  # a month's stories stand on one day until each day is counted
        self.panes.prompt.note(f"{ends} · {counted(count)}" if is_counted else ends)
        self.panes.timeline.foresee_day(first)

    def _go_to_top(self) -> None:
        """Go to the top of what has the keys: the story, the lanes or the timeline."""
        self.prompt.close()
        if self.session.reading:
            self.panes.story.focus()
            self.panes.story.action_scroll_home()
        elif self.has_lanes:
            self.panes.lanes.action_page(-_ALL)
        elif self.is_across:
            self.panes.across.action_edge(-1)
        else:
            self.panes.timeline.action_edge(-1)

    def _entered(self, text: str) -> None:
        span = parse_span(text, date.today())
        if span is None:
            self.panes.prompt.note("write a date such as 2025, june 2025 or last week")
            return
        self.go_to(text)
        self.window.later(_PAINTED, self.prompt.close)

    def today(self) -> None:
        """Go to today, or to the story nearest to it, and say which day that is."""
        today = date.today()
        self.trail.go_to_day(today.toordinal())
        self.window.notify(f"Today is {long_day(today)}")

    def go_to(self, text: str) -> None:
        """Go to the first day of a time as it was typed, leaving a trace on the trail."""
        if span := parse_span(text, date.today()):
            self.trail.leave_trace()
            self.stories.focus()
            self.stories.go_to_day(span[0].toordinal())

    # Dates in the story

    def shown(self, story_id: StoryId) -> None:
        """Underline the dates in the story that is shown."""
        self.questions.ask(
            lambda archive: archive.times.mentions(story_id),
            self.panes.story.show_dates,
            "mentions",
            still=lambda: self.panes.story.story is not None and self.panes.story.story.id == story_id,
        )

    def chosen(self, event: StoryView.DateChosen) -> None:
        """Go to the time that a date in the story means, and show what is known of it."""
        mention: Mention = event.mention
        if mention.first is None or mention.last is None:
            self.window.notify(f"“{mention.text}” is no date of the calendar", 4)
            return
        if mention.doubt:
            self.window.notify(f"A guess: {mention.doubt}", 6)
        self.trail.go_to_day(mention.first.toordinal())
        self._show_time(mention.first, mention.last, mention.precision)

    # A time

    def day_opened(self, event: Timeline.DayOpened) -> None:
        """Show all that stories say of a day."""
        day = date.fromordinal(event.day)
        self._show_time(day, day, "day")

    def _show_time(self, first: date, last: date, precision: str) -> None:
        """Show what was published at a time, and what stories say of it."""
        width, span = self.window.size.width, range(first.toordinal(), last.toordinal() + 1)
        title = span_label(first, last, precision)

        def find(archive: Archive) -> list[EventPage]:
            rows = archive.span_rows(Selection(), first, last, _MOST)
            events = archive.times.events(first, last, limit=_MOST)
            published = sum(count for day, count in archive.counts(Selection()).days.items() if day in span)
            return [(title, "", time_lines(rows, events, "Published then", _SAID, width, published))]

        self._show_pages(find, f"{title}: no story was published then, and none mentions it")

    def other_years(self) -> None:
        """Show what happened on this day of other years, and a year before."""
        day, width = self.row.published.first_day if self.row else date.today(), self.window.size.width
        named = day_and_month(day)

        def find(archive: Archive) -> list[EventPage]:
            on_it, before = archive.times.on_this_day(day, _MOST), archive.times.a_year_ago(day, _MOST)
            lines = time_lines(on_it.rows, on_it.events, "Published that day", _SAID, width)
            lines_before = time_lines(before.rows, before.events, "Published then", _SAID, width)
            return [(f"On {named}, in other years", "", lines), (f"A year before {named} {day.year}", "", lines_before)]

        self._show_pages(find, f"No story tells of {named} in other years")

    def _show_pages(self, find: Callable[[Archive], list[EventPage]], nothing: str) -> None:
        """Show those of some pages that list anything; they are found and laid out in the question's own thread."""

        def show(pages: list[EventPage]) -> None:
            if full := [page for page in pages if page[2][1]]:
                self._open(full)
            else:
                self.window.notify(nothing, 4)

        self.questions.ask(find, show, "said")

    # Days on the timeline

    def turn_events(self) -> None:
        """Give days that stories speak of a line of their own, or take these lines away."""
        self.session = replace(self.session, events_shown=not self.session.events_shown)
        if self.session.events_shown:
            self._speak()
        else:
            self.panes.timeline.show_event_days({})

    def counted(self, _counted: Counted) -> None:
        """Ask for the days that the stories shown now speak of."""
        if self.session.events_shown:
            self._speak()

    def _speak(self) -> None:
        def find(archive: Archive, selection: Selection) -> Mapping[int, int]:
            days = archive.counts(Selection()).days
            if not days or not self.questions.wanted():
                return {}
            last = min(max(days) + _AHEAD, date.max.toordinal())
            return archive.times.spoken_of(date.fromordinal(min(days)), date.fromordinal(last), selection)

        self.ask_shown(
            find, lambda days: self.panes.timeline.show_event_days(days if self.session.events_shown else {}), "spoken"
        )

    def wanted_events(self, event: Timeline.EventsWanted) -> None:
        """Fetch what stories say of the days in sight."""
        selection = self.session.selection
        self.questions.ask(
            lambda archive: _events_of(archive, selection, event.days),
            partial(self.panes.timeline.supply_events, event.generation),
            "events",
        )

    # Briefs

    def brief(self) -> None:
        """Show the key dates of what is shown, to be copied and written too."""
        selection = self.session.selection
        self.questions.ask(lambda archive: archive.times.brief(selection), self._show_brief, "said")

    def _show_brief(self, brief: Brief) -> None:
        from store.exports.export_table import written

        if not brief.dates:
            self.window.notify("No key dates: the stories shown mention none", 4)
            return
        lines: list[EntryLine] = []
        leads: list[StoryId] = []
        add_events(lines, leads, [one.event for one in brief.dates], self.window.size.width)
        words = "".join(char if char.isalnum() else " " for char in brief.title.lower()).split()
        page = f"Key dates: {brief.title}", counted(brief.count), (lines, leads)
        self._open([page], "-".join(words)[:60] or "brief", lambda form: written(brief, form))

    def _open(self, pages: Sequence[EventPage], name: str = "", export: Export | None = None) -> None:
        from tui.dialogs.events_page import EventsPage

        def go(story_id: StoryId | None) -> None:
            if story_id is not None:
                self.trail.jump(story_id)

        self.window.open(EventsPage(pages, name, export), go)


def _events_of(archive: Archive, selection: Selection, days: Sequence[int]) -> Mapping[int, Event]:
    """Return what stories say of some days, the best of each."""
    events = archive.times.events(date.fromordinal(days[0]), date.fromordinal(days[-1]), selection, limit=4 * len(days))
    found: dict[int, Event] = {}
    for event in events:
        day = event.first.toordinal()
        if day not in found or event.count > found[day].count:
            found[day] = event
    for left in (day for day in days if day not in found):  # days that busier ones beside them left no room for
        alone = archive.times.events(date.fromordinal(left), date.fromordinal(left), selection, limit=1)
        found |= {left: alone[0]} if alone else {}
    return found
