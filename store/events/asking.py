"""Asking the index what stories say of times: which stories to read, and what each of them says."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import tantivy

from store.api.story import Story, StoryId
from store.api.times import EventMention, Mention
from store.api.views import StoryRow
from store.dates.story_dates import mentions_of, published_day
from store.events.weighing import BACK, for_span, weighed
from store.index.index import StoryIndex
from store.index.rows import joined
from store.index.schema import entry_of, row_of
from store.index.spoken import MONTH, YEAR, published_on, said_on, said_query

READ = 120
"""How many stories are read for one question, about a millisecond each; of more, some of every part of the span."""
_PARTS = 6
_KEPT = 4_000
"""How many stories' sayings are kept for the next question."""


class Sayings:
    """What the stories of one archive say, read when asked for and kept for a while."""

    def __init__(self, index: StoryIndex, over: Callable[[StoryRow], StoryRow]) -> None:
        self._index = index
        self._over = over
        self._lock = threading.Lock()
        self._kept: OrderedDict[StoryId, list[EventMention]] = OrderedDict()
        self._generation = -1

    def within(self, query: tantivy.Query, first: date, last: date) -> list[EventMention]:
        """Return what the stories that answer a query say of a span of days, what tells the most first."""
        stories = self._stories(query, first, last)
        found = [for_span(one, first, last) for one in self.of(stories) if speaks_of(one, first, last)]
        return sorted(found, key=lambda one: (-one.worth, -one.row.day, one.row.id))

    def on(self, query: tantivy.Query, days: list[int]) -> list[EventMention]:
        """Return what the stories that answer a query say of some single days, those first that look back or ahead at them."""
        there, its_own = joined(query, said_on(days)), published_on(days)
        away = tantivy.Query.boolean_query([(tantivy.Occur.Must, there), (tantivy.Occur.MustNot, its_own)])
        docs = [*self._newest(away, READ), *self._newest(joined(there, its_own), READ // 2)]
        wanted = frozenset(days)
        return [one for one in self.of(docs) if day_of(one) in wanted]

    def published(self, query: tantivy.Query, days: list[int], limit: int) -> list[StoryRow]:
        """Return the stories published on some days, the newest first."""
        return [self._over(row_of(doc)) for doc in self._newest(joined(query, published_on(days)), limit)]

    def of(self, docs: Iterable[tantivy.Document]) -> list[EventMention]:
        """Return all that some stories say of times."""
        answer: list[EventMention] = []
        for doc in docs:
            row = self._over(row_of(doc))
            answer += [replace(one, row=row) for one in self._said(doc, row)]
        return answer

    def _said(self, doc: tantivy.Document, row: StoryRow) -> list[EventMention]:
        with self._lock:
            if self._generation != self._index.generation:
                self._kept.clear()
                self._generation = self._index.generation
            if row.id in self._kept:
                self._kept.move_to_end(row.id)
                return self._kept[row.id]
        entry = entry_of(doc)
        story, mentions = entry.story, [] if entry.failed else mentions_of(entry.story)
        said = weighed(row, mentions, published_day(story), [_before(story, one) for one in mentions])
        with self._lock:
            self._kept[row.id] = said
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return said

    def _stories(self, query: tantivy.Query, first: date, last: date) -> list[tantivy.Document]:
        """Return the stories to read: all that speak of the span, or of many the newest of each part of it."""
        found = self._newest(joined(query, said_query(first, last)), READ + 1)
        days = (last - first).days + 1
        if len(found) <= READ or days <= 1:
            return found[:READ]
        parts, chosen = min(_PARTS, days), {row_of(doc).id: doc for doc in found[: READ // 4]}
        for part in range(parts):
            begin = first + timedelta(days=days * part // parts)
            end = first + timedelta(days=days * (part + 1) // parts - 1)
            some = self._newest(joined(query, said_query(begin, end)), READ // parts)
            chosen |= {row_of(doc).id: doc for doc in some}
        return list(chosen.values())[: 2 * READ]

    def _newest(self, query: tantivy.Query, limit: int) -> list[tantivy.Document]:
        return self._index.matching(query, limit, order_by_field="at", order=tantivy.Order.Desc)


def day_of(saying: EventMention) -> int:
    """Return the day a saying is of, as an ordinal; 0 if it is of more than a day."""
    first, last = saying.mention.first, saying.mention.last
    return first.toordinal() if first and first == last else 0


def speaks_of(saying: EventMention, first: date, last: date) -> bool:
    """Return whether a saying is of a span: it lies in it, and is not told more roughly than the span is wide."""
    begin, end = saying.mention.first, saying.mention.last
    if begin is None or end is None or end < first or begin > last:
        return False
    length, span = (end - begin).days + 1, (last - first).days + 1
    rough = saying.mention.precision
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
