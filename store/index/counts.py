"""How many stories stand on each day and under each theme, straight from the index's columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import tantivy

from store.api.views import Breakdown, Counts
from store.index.schema import schema

_MOST_BUCKETS = 64_000
"""Tantivy makes at most 65,000 buckets in one go."""
_EXTENT = {"first": {"min": {"field": "day"}}, "last": {"max": {"field": "day"}}}
_THEMES = {"themes": {"terms": {"field": "theme", "size": 500}}}
_SUMS = {**_THEMES, "read": {"terms": {"field": "read"}}}
_DAYS = {**_SUMS, "days": {"histogram": {"field": "day", "interval": 1, "min_doc_count": 1}}}
_WEEKS = {"spans": {"histogram": {"field": "day", "interval": 7, "offset": 1, "min_doc_count": 1}, "aggs": _THEMES}}
_MONTHS = {"spans": {"histogram": {"field": "moon", "interval": 1, "min_doc_count": 1}, "aggs": _THEMES}}


def extent(searcher: tantivy.Searcher) -> tuple[int, int]:
    """Return the first and the last day that has a story, as ordinals; (1, 0) if none has."""
    found = searcher.aggregate(tantivy.Query.all_query(), _EXTENT)
    if found["first"]["value"] is None:
        return 1, 0
    return int(found["first"]["value"]), int(found["last"]["value"])


def count_days(searcher: tantivy.Searcher, query: tantivy.Query, first: int, last: int) -> Counts:
    """Return how many stories that answer a query stand on each day and under each theme.

    All stories stand between the first and the last day; one pass over the index does for 175 years.
    """
    days: dict[int, int] = {}
    themes: dict[str, int] = {}
    unread = 0
    for start in range(first, last + 1, _MOST_BUCKETS):
        end = min(last, start + _MOST_BUCKETS - 1)
        found = searcher.aggregate(query if (start, end) == (first, last) else between(query, start, end), _DAYS)
        for bucket in found["days"]["buckets"]:
            days[int(bucket["key"])] = bucket["doc_count"]
        for bucket in found["themes"]["buckets"]:
            themes[bucket["key"]] = themes.get(bucket["key"], 0) + bucket["doc_count"]
        unread += sum(bucket["doc_count"] for bucket in found["read"]["buckets"] if int(bucket["key"]) == 0)
    return Counts(days, themes, sum(days.values()), unread)


def summed_up(searcher: tantivy.Searcher, query: tantivy.Query, days: Mapping[int, int]) -> Counts:
    """Return the counts of the stories that answer a query, given how many stand on each day."""
    found = searcher.aggregate(query, _SUMS)
    themes = {bucket["key"]: bucket["doc_count"] for bucket in found["themes"]["buckets"]}
    unread = sum(bucket["doc_count"] for bucket in found["read"]["buckets"] if int(bucket["key"]) == 0)
    return Counts(days, themes, sum(days.values()), unread)


def break_down(searcher: tantivy.Searcher, query: tantivy.Query, *, weekly: bool) -> Breakdown:
    """Return how many stories that answer a query each theme has in each week (from its Monday) or month."""
    buckets = searcher.aggregate(query, _WEEKS if weekly else _MONTHS)["spans"]["buckets"]
    starts = (int(bucket["key"]) for bucket in buckets)
    if not weekly:
        starts = (date(moon // 12, moon % 12 + 1, 1).toordinal() for moon in starts)
    return {start: _themes(bucket) for start, bucket in zip(starts, buckets, strict=True)}


def between(query: tantivy.Query, first: int, last: int) -> tantivy.Query:
    """Return a query narrowed to days, both ends included."""
    span = tantivy.Query.range_query(schema(), "day", tantivy.FieldType.Integer, first, last)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, span)])


def _themes(bucket: dict[str, Any]) -> dict[str, int]:
    return {theme["key"]: theme["doc_count"] for theme in bucket["themes"]["buckets"]}
