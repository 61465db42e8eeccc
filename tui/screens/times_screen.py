"""Times: the dates written in stories as places to jump to, what stories say of days, briefs, and days of other years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from store.api.story import StoryId
from store.api.views import Selection
from tui.screens.answers import Counted, RelatedFound
from tui.screens.following_screen import FollowingScreen
from tui.screens.time_answers import Briefed, EventsFetched, Mentioned, SaidOf, Spoken
from tui.widgets.reading.reading import Reading
from tui.widgets.timeline.timeline import Timeline

if TYPE_CHECKING:
    from store.api.times import Event
    from tui.dialogs.events_page import Said, Written
    from tui.widgets.listed import Line

_AHEAD = 3_660
"""Days after the last story that announcements are shown for."""
_MOST = 1_000
"""Stories published at a time, and events of it, that are listed."""


class TimesScreen(FollowingScreen):
    """Knows what stories say of times."""

    events_shown = False
    """Whether days that stories speak of have a line of their own."""

    # Dates in the story

    def on_related_found(self, answer: RelatedFound) -> None:
        """Look for the dates in the story that is shown."""
        self.mention(answer.story_id)

    @work(thread=True, exclusive=True, group="mentions", exit_on_error=False)
    def mention(self, story_id: StoryId) -> None:
        """Find the dates that a story writes."""
        self._answer(Mentioned(story_id, self.archive.times.mentions(story_id)))

    def on_mentioned(self, answer: Mentioned) -> None:
        """Underline the dates in the story, if it is still shown."""
        if self.reading.story and self.reading.story.id == answer.story_id:
            self.reading.show_dates(answer.mentions)

    def on_reading_date_chosen(self, event: Reading.DateChosen) -> None:
        """Go to the time that a date in the story means, and show what is known of it."""
        mention = event.mention
        if mention.first is None or mention.last is None:
            self.notify(f"“{mention.text}” is no day of the calendar", timeout=4, markup=False)
            return
        if mention.doubt:
            self.notify(f"A guess: {mention.doubt}", timeout=6, markup=False)
        self._leave_trace()
        self.timeline.go_to_day(mention.first.toordinal())
        self.say_of(mention.first, mention.last, mention.precision)

    # A time

    @work(thread=True, exclusive=True, group="said", exit_on_error=False)
    def say_of(self, first: date, last: date, precision: str) -> None:
        """Ask what was published at a time, and what stories say of it."""
        from tui.widgets.sayings import span_told

        rows = self.archive.span_rows(Selection(), first, last, _MOST)
        events = self.archive.times.events(first, last, limit=_MOST)
        days = self.archive.counts(Selection()).days
        published = sum(days[day] for day in days if first.toordinal() <= day <= last.toordinal())
        self._answer(SaidOf(span_told(first, last, precision), "", rows, events, published))

    def on_timeline_day_opened(self, event: Timeline.DayOpened) -> None:
        """Show all that stories say of a day."""
        day = date.fromordinal(event.day)
        self.say_of(day, day, "day")

    def on_said_of(self, answer: SaidOf) -> None:
        """Show what was published at a time, and what stories say of it."""
        from tui.widgets.sayings import time_lines

        said = time_lines(
            answer.rows, answer.events, "Published then", "What stories say of it", self.size.width, answer.published
        )
        if not said[1]:
            self.notify(f"{answer.title}: nothing was published here, and no story speaks of it", timeout=4, markup=False)
            return
        self._say([(answer.title, answer.about, said)])

    def action_other_years(self) -> None:
        """Show what happened on this day of other years, and a year before."""
        row = self.row
        self.remember(row.published.first_day if row else date.today())

    @work(thread=True, exclusive=True, group="said", exit_on_error=False)
    def remember(self, day: date) -> None:
        """Ask what is remembered of a day of other years."""
        from tui.widgets.sayings import time_lines

        on_it, before = self.archive.times.on_this_day(day, _MOST), self.archive.times.a_year_ago(day, _MOST)
        named = f"{day.day} {day:%B}"
        pages = [
            (
                f"On {named}, in other years",
                "",
                time_lines(on_it.rows, on_it.events, "Published on it", "What stories say of it", self.size.width),
            ),
            (
                f"A year before {named} {day.year}",
                "",
                time_lines(before.rows, before.events, "Published then", "What stories say of it", self.size.width),
            ),
        ]
        full = [page for page in pages if page[2][1]]
        if full:
            self.app.call_from_thread(self._say, full)
        else:
            self.app.call_from_thread(self.notify, f"Nothing here of {named} in other years", timeout=4, markup=False)

    # Days on the timeline

    def action_events(self) -> None:
        """Give days that stories speak of a line of their own, or take these lines away."""
        self.events_shown = not self.events_shown
        if self.events_shown:
            self.speak(self.selection)
        else:
            self.timeline.speak({})

    def on_counted(self, answer: Counted) -> None:
        """Ask for the days that the stories shown now speak of."""
        if self.events_shown and answer.selection == self.selection:
            self.speak(self.selection)

    @work(thread=True, exclusive=True, group="spoken", exit_on_error=False)
    def speak(self, selection: Selection) -> None:
        """Ask which days the selected stories speak of."""
        days = self.archive.counts(Selection()).days
        if days and not get_current_worker().is_cancelled:
            last = min(max(days) + _AHEAD, date.max.toordinal())
            spoken = self.archive.times.spoken_of(date.fromordinal(min(days)), date.fromordinal(last), selection)
            self._answer(Spoken(selection, spoken))

    def on_spoken(self, answer: Spoken) -> None:
        """Show the days that are spoken of."""
        if self.events_shown and answer.selection == self.selection:
            self.timeline.speak(answer.days)

    def on_timeline_wanted_events(self, event: Timeline.WantedEvents) -> None:
        """Fetch what stories say of the days in sight."""
        self.fetch_events(self.selection, event.generation, event.days)

    @work(thread=True, exclusive=True, group="events", exit_on_error=False)
    def fetch_events(self, selection: Selection, generation: int, days: tuple[int, ...]) -> None:
        """Find what stories say of some days, the best of each."""
        first, last = (date.fromordinal(day) for day in (days[0], days[-1]))
        found: dict[int, Event] = {}
        for event in self.archive.times.events(first, last, selection, limit=4 * len(days)):
            day = event.first.toordinal()
            if day not in found or event.count > found[day].count:
                found[day] = event
        for left in (day for day in days if day not in found):  # days that busier ones beside them left no room for
            alone = self.archive.times.events(date.fromordinal(left), date.fromordinal(left), selection, limit=1)
            found |= {left: alone[0]} if alone else {}
        self._answer(EventsFetched(generation, found))

    def on_events_fetched(self, answer: EventsFetched) -> None:
        """Give the timeline what stories say of its days."""
        self.timeline.supply_events(answer.generation, answer.events)

    # Briefs

    def action_brief(self) -> None:
        """Show the key dates of what is shown."""
        self.brief(self.selection)

    @work(thread=True, exclusive=True, group="said", exit_on_error=False)
    def brief(self, selection: Selection) -> None:
        """Ask for the key dates of a selection."""
        self._answer(Briefed(self.archive.times.brief(selection)))

    def on_briefed(self, answer: Briefed) -> None:
        """Show the key dates, to be copied and written too."""
        from store.exports.export_table import written
        from tui.widgets.sayings import add_events

        brief = answer.brief
        if not brief.dates:
            self.notify("What is shown here speaks of no dates", timeout=4, markup=False)
            return
        lines: list[Line] = []
        leads: list[StoryId] = []
        add_events(lines, leads, [one.event for one in brief.dates], self.size.width)
        about = f"{brief.count:,} {'story' if brief.count == 1 else 'stories'}"
        name = "-".join("".join(char if char.isalnum() else " " for char in brief.title.lower()).split())[:60] or "brief"
        self._say([(f"Brief: {brief.title}", about, (lines, leads))], name, lambda form: written(brief, form))

    def _say(self, pages: Sequence[tuple[str, str, Said]], name: str = "", written: Written | None = None) -> None:
        from tui.dialogs.events_page import EventsPage

        def go(story_id: StoryId | None) -> None:
            if story_id is not None:
                self.jump(story_id)

        self.app.push_screen(EventsPage(pages, name, written), go)
