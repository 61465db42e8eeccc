"""Times of an archive in a folder: asked of the index, and read in the stories it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.times import EVERYTHING
from store.api.views import Selection
from store.engine.protocol import Engine, entry_of

if TYPE_CHECKING:
    from store.api.times import Brief, Event, EventMention, Mention, Remembered, Stretch
    from store.api.views import StoryRow
    from store.engine.terms import Clause
    from store.events.mention_reader import MentionReader
    from store.events.sentence_similarity import Rarity
    from store.threads.queries import ThreadQueries
    from store.timeline.marks_overlay import Overlay

_AROUND = 3
"""Days before and after that belong to a year ago."""
_EARLIEST = 1900
"""Earlier years are not asked for what happened on a day."""
Naming = Callable[[Selection], str]
"""From a selection to what it is called."""


class ArchiveTimes:
    """Dates written in the stories of an archive in a folder, and what happened when."""

    def __init__(
        self,
        engine: Engine,
        overlay: Overlay,
        query: Callable[[Selection], Clause],
        naming: Naming,
        threads: Callable[[], ThreadQueries],
    ) -> None:
        self._engine = engine
        self._overlay = overlay
        self._query = query
        self._naming = naming
        self._threads = threads
        self._sayings: MentionReader | None = None

    def mentions(self, story_id: StoryId) -> Sequence[Mention]:
        """Return every time a story speaks of, in the order it is read."""
        from store.dates.story_dates import mentions_of

        entry = entry_of(self._engine, story_id)
        return () if entry.failed else mentions_of(entry.story)

    def said(self, first: date, last: date, selection: Selection = EVERYTHING, limit: int = 200) -> Sequence[EventMention]:
        """Return what stories say happened, or will happen, in a span of days, what tells the most first."""
        return self._asked().within(self._query(selection), first, last)[:limit]

    def events(self, first: date, last: date, selection: Selection = EVERYTHING, limit: int = 100) -> Sequence[Event]:
        """Return the events of a span of days, each once with the stories that tell it, in time order."""
        return self._events(self._query(selection), first, last, limit)

    def spoken_of(self, first: date, last: date, selection: Selection = EVERYTHING) -> Mapping[int, int]:
        """Return how many stories speak of each day of a span."""
        return self._engine.days_told(self._query(selection), first.toordinal(), last.toordinal())

    def brief(
        self, about: Selection | Sequence[StoryId], first: date | None = None, last: date | None = None, limit: int = 12
    ) -> Brief:
        """Return the key dates of the stories of a selection, or of some stories; with a span, those within it."""
        from store.events.brief_maker import BriefMaker

        briefing = BriefMaker(self._engine, self._asked(), self._query, self._naming, self._rarity())
        return briefing.brief(about, first, last, limit)

    def headlines(self, first: date, last: date, selection: Selection = EVERYTHING, limit: int = 3) -> Sequence[StoryRow]:
        """Return the few stories that tell a span of days best, in time order."""
        from store.events.headlines import Headlines

        chosen = Headlines(self._engine, self._overlay, self._threads())
        return chosen.of(self._query(selection), first.toordinal(), last.toordinal(), limit)

    def stretch(self, first: date, last: date, selection: Selection = EVERYTHING, limit: int = 6) -> Stretch:
        """Return what a span of days was about."""
        from store.events.headlines import Headlines
        from store.events.stretch_maker import StretchMaker

        headlines = Headlines(self._engine, self._overlay, self._threads())
        maker = StretchMaker(self._engine, self._overlay, self._threads(), headlines)
        return maker.stretch(self._query(selection), first, last, limit)

    def on_this_day(self, day: date, limit: int = 50) -> Remembered:
        """Return what happened, and what was published, on this day of earlier years."""
        days = [same for year in range(day.year - 1, _EARLIEST - 1, -1) if (same := _in_year(day, year))]
        return self._remembered(days, limit)

    def a_year_ago(self, day: date, limit: int = 50) -> Remembered:
        """Return what happened, and what was published, in the week around the same day of last year."""
        same = _in_year(day, day.year - 1) or day - timedelta(days=366)
        return self._remembered([same + timedelta(days=step) for step in range(_AROUND, -_AROUND - 1, -1)], limit)

    def _remembered(self, days: Sequence[date], limit: int) -> Remembered:
        """Return what happened, and what was published, on some days, the newest first."""
        from store.api.times import Remembered
        from store.events.event_clusters import events_of, weight_of

        query, ordinals = self._query(EVERYTHING), [day.toordinal() for day in days]
        events = events_of(self._asked().on(query, ordinals), self._rarity())
        best = sorted(events, key=weight_of, reverse=True)[:limit]
        rows = self._asked().published(query, ordinals, limit)
        return Remembered(tuple(sorted(best, key=lambda one: (-one.first.toordinal(), -weight_of(one)))), tuple(rows))

    def _events(self, query: Clause, first: date, last: date, limit: int) -> list[Event]:
        from store.events.event_clusters import events_of, weight_of

        events = events_of(self._asked().within(query, first, last), self._rarity())
        if len(events) > limit:
            least = sorted((weight_of(event) for event in events), reverse=True)[limit - 1]
            events = [event for event in events if weight_of(event) >= least][:limit]
        return events

    def _asked(self) -> MentionReader:
        if self._sayings is None:
            from store.events.mention_reader import MentionReader

            self._sayings = MentionReader(self._engine, self._overlay.over)
        return self._sayings

    def _rarity(self) -> Rarity:
        from store.related.term_rarity import ArchiveRarities

        return cache(ArchiveRarities(self._engine).of_word)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None  # the 29th of February
