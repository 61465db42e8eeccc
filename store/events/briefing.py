"""Briefing: the stories a brief is drawn from, what they say, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import tantivy

from store.api.story import StoryId
from store.api.times import Brief, EventMention
from store.api.views import Selection
from store.events.asking import Sayings, day_of, speaks_of
from store.events.choosing import key_dates
from store.events.joining import events_of
from store.events.likeness import Rarity
from store.events.weighing import for_span
from store.index.counts import between
from store.index.index import StoryIndex
from store.index.rows import joined
from store.index.schema import entry_of, row_of, schema
from store.index.spoken import days_spoken_of, said_on, said_query
from store.query.times import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

_READ = 240
"""Of so many stories all that they say is read; of more, what they say of the days that most speak of."""
_FEW = 36
"""How many such days are looked at."""
_EACH = 9
"""How many stories are read for each of them, the newest and the oldest that speak of it from another day."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Makes briefs from one state of the index."""

    index: StoryIndex
    sayings: Sayings
    query: Callable[[Selection], tantivy.Query]
    naming: Callable[[Selection], str]
    rarity: Rarity

    def brief(self, about: Selection | Sequence[StoryId], first: date | None, last: date | None, limit: int) -> Brief:
        """Return the key dates of a selection or of some stories, within a span if there is one."""
        query = self.query(about) if isinstance(about, Selection) else _these(about)
        span = (first or date.min, last or date.max) if first or last else None
        if span:
            query = joined(query, said_query(*span))
        number, begin, end = self._extent(query)
        said = self._said(query, number, begin, end)
        if span:
            said = [for_span(one, *span) for one in said if speaks_of(one, *span)]
        dates = key_dates(events_of(said, self.rarity), limit, self.rarity)
        ends = (first, last) if span else (_day(begin), _day(end))
        return Brief(self._title(about, first, last), *ends, number, tuple(dates))

    def _extent(self, query: tantivy.Query) -> tuple[int, int, int]:
        """Return how many stories answer a query, and the days of the first and the last as ordinals; 0 where there is none."""
        asked = {
            "number": {"value_count": {"field": "day"}},
            "first": {"min": {"field": "day"}},
            "last": {"max": {"field": "day"}},
        }
        found = self.index.searcher.aggregate(query, asked)
        return int(found["number"]["value"] or 0), int(found["first"]["value"] or 0), int(found["last"]["value"] or 0)

    def _said(self, query: tantivy.Query, number: int, begin: int, end: int) -> list[EventMention]:
        if number <= _READ:
            return self.sayings.of(self.index.matching(query, _READ))
        chosen: dict[StoryId, tantivy.Document] = {}
        days = self._days_spoken_of(query, begin, end)
        for day in days:
            there = joined(query, said_on([day]))
            away = _Q.boolean_query([(_MUST, there), (_NOT, between(_Q.all_query(), day, day))])
            for docs in (self._some(away, tantivy.Order.Desc), self._some(away, tantivy.Order.Asc), self._some(there)):
                chosen |= {row_of(doc).id: doc for doc in docs}
        wanted = frozenset(days)
        return [one for one in self.sayings.of(chosen.values()) if day_of(one) in wanted]

    def _some(self, query: tantivy.Query, order: tantivy.Order = tantivy.Order.Asc) -> list[tantivy.Document]:
        return self.index.matching(query, _EACH // 3, order_by_field="at", order=order)

    def _days_spoken_of(self, query: tantivy.Query, begin: int, end: int) -> list[int]:
        """Return the days that the most stories speak of from other days."""
        first, last = date.fromordinal(max(1, begin - _BACK)), date.fromordinal(min(date.max.toordinal(), end + _AHEAD))
        spoken_of: Mapping[int, int] = days_spoken_of(self.index.searcher, query, first, last)
        published = self._published(query, begin, end)
        away = {day: number - published.get(day, 0) for day, number in spoken_of.items()}
        return sorted(away, key=lambda day: (-away[day], day))[:_FEW]

    def _published(self, query: tantivy.Query, begin: int, end: int) -> dict[int, int]:
        bounds = {"min": begin, "max": min(end, begin + _MOST_BUCKETS)}
        asked = {"days": {"histogram": {"field": "day", "interval": 1, "min_doc_count": 1, "hard_bounds": bounds}}}
        buckets = self.index.searcher.aggregate(between(query, begin, bounds["max"]), asked)["days"]["buckets"]
        return {int(bucket["key"]): bucket["doc_count"] for bucket in buckets}

    def _title(self, about: Selection | Sequence[StoryId], first: date | None, last: date | None) -> str:
        if isinstance(about, Selection):
            name = self.naming(about)
        else:
            docs = [doc for one in about[:1] if (doc := self.index.doc(one))]
            name = entry_of(docs[0]).story.title if docs else "No story"
            name = name if len(about) == 1 else f"{name} and {len(about) - 1} more"
        span = spoken(first or date.min, last or date.max) if first or last else ""
        return " · ".join(dict.fromkeys(part for part in (name, span) if part)) or "All stories"


_Q = tantivy.Query
_MUST, _NOT = tantivy.Occur.Must, tantivy.Occur.MustNot
_BACK, _AHEAD = 60 * 366, 10 * 366
"""Days before the first and after the last story that are looked at in a brief of very many stories."""
_MOST_BUCKETS = 60_000


def _these(ids: Sequence[StoryId]) -> tantivy.Query:
    return _Q.term_set_query(schema(), "id", [str(one) for one in ids])


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
