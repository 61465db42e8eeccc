"""Briefing: the stories a brief is drawn from, what they say, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from store.api.story import StoryId
from store.api.times import Brief, EventMention
from store.api.views import Selection
from store.engine.entry import Stored
from store.engine.protocol import NEWEST, OLDEST, Engine
from store.engine.terms import Between, Clause, both, these, without
from store.events.event_clusters import events_of
from store.events.key_dates import key_dates
from store.events.mention_reader import MentionReader, day_of, speaks_of
from store.events.mention_weight import for_span
from store.events.sentence_similarity import Rarity
from store.query.time_spans import spoken
from store.timeline.time_queries import said_on, said_query

_READ = 240
"""Of so many stories all that they say is read; of more, what they say of the days that most speak of."""
_FEW = 36
"""How many such days are looked at."""
_EACH = 9
"""How many stories are read for each of them, the newest and the oldest that speak of it from another day."""


@dataclass(frozen=True, slots=True)
class BriefMaker:
    """Makes briefs from one state of the engine."""

    engine: Engine
    mentions: MentionReader
    query: Callable[[Selection], Clause]
    naming: Callable[[Selection], str]
    rarity: Rarity

    def brief(self, about: Selection | Sequence[StoryId], first: date | None, last: date | None, limit: int) -> Brief:
        """Return the key dates of a selection or of some stories, within a span if there is one."""
        query = self.query(about) if isinstance(about, Selection) else these(about)
        span = (first or date.min, last or date.max) if first or last else None
        if span:
            query = both(query, said_query(*span))
        extent = self.engine.extent(query)
        number, begin, end = extent.count, extent.first, extent.last
        said = self._said(query, number, begin, end)
        if span:
            said = [for_span(one, *span) for one in said if speaks_of(one, *span)]
        dates = key_dates(events_of(said, self.rarity), limit, self.rarity)
        ends = (first, last) if span else (_day(begin), _day(end)) if number else (None, None)
        return Brief(self._title(about, first, last), *ends, number, tuple(dates))

    def _said(self, query: Clause, number: int, begin: int, end: int) -> list[EventMention]:
        if number <= _READ:
            return self.mentions.of(self.engine.stories(query, _READ))
        chosen: dict[StoryId, Stored] = {}
        days = self._days_spoken_of(query, begin, end)
        for day in days:
            there = both(query, said_on([day]))
            away = without(there, Between("day", day, day))
            for some in (self._some(away, NEWEST), self._some(away, OLDEST), self._some(there)):
                chosen |= {one.row.id: one for one in some}
        wanted = frozenset(days)
        return [one for one in self.mentions.of(chosen.values()) if day_of(one) in wanted]

    def _some(self, query: Clause, order: str = OLDEST) -> list[Stored]:
        return self.engine.stories(query, _EACH // 3, order)

    def _days_spoken_of(self, query: Clause, begin: int, end: int) -> list[int]:
        """Return the days that the most stories speak of from other days."""
        first, last = max(1, begin - _BACK), min(date.max.toordinal(), end + _AHEAD)
        spoken_of = self.engine.days_told(query, first, last)
        published = self.engine.counts(query, begin, end).days
        away = {day: number - published.get(day, 0) for day, number in spoken_of.items()}
        return sorted(away, key=lambda day: (-away[day], day))[:_FEW]

    def _title(self, about: Selection | Sequence[StoryId], first: date | None, last: date | None) -> str:
        if isinstance(about, Selection):
            name = self.naming(about)
        else:
            first_one = self.engine.get(about[0]) if about else None
            name = first_one.story.title if first_one else "No story"
            name = name if len(about) == 1 else f"{name} and {len(about) - 1} more"
        span = spoken(first or date.min, last or date.max) if first or last else ""
        return " · ".join(dict.fromkeys(part for part in (name, span) if part)) or "All stories"


_BACK, _AHEAD = 60 * 366, 10 * 366
"""Days before the first and after the last story that are looked at in a brief of very many stories."""


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
