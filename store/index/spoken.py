"""Which stories speak of a time, in the index's terms, and how many speak of each day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import tantivy

from store.index.schema import SAID, schema

MONTH, YEAR = 28, 365
"""A span of so many days is wide enough for what is told only to the month, or to the year."""
_MOST_BUCKETS = 60_000
_DAYS, _MONTHS, _YEARS, _TOLD = SAID
_Q = tantivy.Query


def said_query(first: date, last: date) -> tantivy.Query:
    """Return the query for stories that speak of a span: of its days, of its months if it is a month or more, and so its years."""
    length = (last - first).days + 1
    wanted = [_between(_DAYS, first.toordinal(), last.toordinal())]
    if length >= MONTH:
        wanted.append(_between(_MONTHS, first.year * 12 + first.month - 1, last.year * 12 + last.month - 1))
    if length >= YEAR:
        wanted.append(_between(_YEARS, first.year, last.year))
    return _Q.const_score_query(_Q.boolean_query([(tantivy.Occur.Should, one) for one in wanted]), 0.0)


def said_on(days: list[int]) -> tantivy.Query:
    """Return the query for stories that speak of one of some days, given as ordinals."""
    return _Q.const_score_query(_Q.term_set_query(schema(), _DAYS, days), 0.0)


def days_spoken_of(searcher: tantivy.Searcher, query: tantivy.Query, first: date, last: date) -> Mapping[int, int]:
    """Return how many of the stories that answer a query tell something of each day of a span, by the day's ordinal.

    A story's own day does not count, nor does a day that is merely one of a week or a range.
    """
    found: dict[int, int] = {}
    for start in range(first.toordinal(), last.toordinal() + 1, _MOST_BUCKETS):
        end = min(last.toordinal(), start + _MOST_BUCKETS - 1)
        bounds = {"min": start, "max": end}
        days = {"histogram": {"field": _TOLD, "interval": 1, "min_doc_count": 1, "hard_bounds": bounds}}
        both = _Q.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, _between(_TOLD, start, end))])
        buckets = searcher.aggregate(both, {"days": days})["days"]["buckets"]
        found |= {int(bucket["key"]): bucket["doc_count"] for bucket in buckets if bucket["doc_count"]}
    return found


def _between(field: str, first: int, last: int) -> tantivy.Query:
    return _Q.range_query(schema(), field, tantivy.FieldType.Integer, first, last)


def published_on(days: list[int]) -> tantivy.Query:
    """Return the query for stories published on one of some days, given as ordinals."""
    return _Q.const_score_query(_Q.term_set_query(schema(), "day", days), 0.0)
