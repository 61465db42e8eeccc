"""Asking the index what stories say of times: which stories to read, and what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from store.api.story import Story, StoryId
from store.api.times import EventMention, Mention
from store.api.views import StoryRow
from store.dates.story_dates import mentions_of, published_day
from store.engine.entry import Stored
from store.engine.lru_cache import LruCache
from store.engine.protocol import NEWEST, Engine
from store.engine.terms import Clause, both, without
from store.events.mention_weight import BACK, for_span, weighed
from store.timeline.time_queries import MONTH, YEAR, published_on, said_on, said_query

READ = 120
"""How many stories are read for one question, about a millisecond each; of more, some of every part of the span."""
_PARTS = 6
_KEPT = 4_000
"""How many stories' mentions are kept for the next question."""


class MentionReader:
    """What the stories of one archive say, read when asked for and kept for a while."""

    def __init__(self, engine: Engine, over: Callable[[StoryRow], StoryRow]) -> None:
        self._engine = engine
        self._over = over
        self._kept: LruCache[tuple[int, StoryId], list[EventMention]] = LruCache(_KEPT)

    def within(self, query: Clause, first: date, last: date) -> list[EventMention]:
        """Return what the stories that answer a query say of a span of days, what tells the most first."""
        stories = self._stories(query, first, last)
        found = [for_span(one, first, last) for one in self.of(stories) if speaks_of(one, first, last)]
        return sorted(found, key=lambda one: (-one.worth, -one.row.day, one.row.id))

    def on(self, query: Clause, days: list[int]) -> list[EventMention]:
        """Return what the stories that answer a query say of some single days, those first that look back or ahead at them."""
        there, its_own = both(query, said_on(days)), published_on(days)
        away = without(there, its_own)
        stories = [*self._newest(away, READ), *self._newest(both(there, its_own), READ // 2)]
        wanted = frozenset(days)
        return [one for one in self.of(stories) if day_of(one) in wanted]

    def published(self, query: Clause, days: list[int], limit: int) -> list[StoryRow]:
        """Return the stories published on some days, the newest first."""
        return [self._over(stored.row) for stored in self._newest(both(query, published_on(days)), limit)]

    def of(self, stories: Iterable[Stored]) -> list[EventMention]:
        """Return all that some stories say of times."""
        answer: list[EventMention] = []
        for stored in stories:
            row = self._over(stored.row)
            said = self._kept.answer((self._engine.generation, row.id), partial(_said, stored, row))
            answer += [replace(one, row=row) for one in said]
        return answer

    def _stories(self, query: Clause, first: date, last: date) -> list[Stored]:
        """Return the stories to read: all that speak of the span, or of many the newest of each part of it."""
        found = self._newest(both(query, said_query(first, last)), READ + 1)
        days = (last - first).days + 1
        if len(found) <= READ or days <= 1:
            return found[:READ]
        parts, chosen = min(_PARTS, days), {stored.row.id: stored for stored in found[: READ // 4]}
        for part in range(parts):
            begin = first + timedelta(days=days * part // parts)
            end = first + timedelta(days=days * (part + 1) // parts - 1)
            some = self._newest(both(query, said_query(begin, end)), READ // parts)
            chosen |= {stored.row.id: stored for stored in some}
        return list(chosen.values())[: 2 * READ]

    def _newest(self, query: Clause, limit: int) -> list[Stored]:
        return self._engine.stories(query, limit, NEWEST)


def _said(stored: Stored, row: StoryRow) -> list[EventMention]:
    """Return all that a story says of times."""
    entry = stored.entry
    story, mentions = entry.story, [] if entry.failed else mentions_of(entry.story)
    return weighed(row, mentions, published_day(story), [_before(story, one) for one in mentions])


def day_of(mention: EventMention) -> int:
    """Return the day a mention is of, as an ordinal; 0 if it is of more than a day."""
    first, last = mention.date.first, mention.date.last
    return first.toordinal() if first and first == last else 0


def speaks_of(mention: EventMention, first: date, last: date) -> bool:
    """Return whether a mention is of a span: it lies in it, and is not told more roughly than the span is wide."""
    begin, end = mention.date.first, mention.date.last
    if begin is None or end is None or end < first or begin > last:
        return False
    length, span = (end - begin).days + 1, (last - first).days + 1
    rough = mention.date.precision
    if rough in ("year", "decade") or length > YEAR:
        return span >= YEAR
    return span >= MONTH if rough in ("month", "season", "quarter", "half") or length > MONTH + 3 else True


def _before(story: Story, mention: Mention) -> str:
    """Return what stands closely before a mention in its own text."""
    texts: Sequence[str] = {
        "title": (story.title,),
        "highlight": story.highlights,
        "paragraph": story.body,
        "caption": (story.caption,),
    }[mention.part]
    return texts[mention.index][max(0, mention.start - BACK) : mention.start]
