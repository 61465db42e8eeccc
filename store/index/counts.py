"""How many stories stand on each day, by theme, straight from the index's columns."""

from __future__ import annotations

from typing import Any

import tantivy

from store.index.schema import schema
from store.views import Counts

_MOST_BUCKETS = 64_000
"""Tantivy makes at most 65,000 buckets in one go, and each day has up to one for each theme."""
_EXTENT = {"first": {"min": {"field": "day"}}, "last": {"max": {"field": "day"}}}
_DAYS = {
    "days": {
        "histogram": {"field": "day", "interval": 1, "min_doc_count": 1},
        "aggs": {"themes": {"terms": {"field": "theme", "size": 500}}},
    },
    "read": {"terms": {"field": "read"}},
}


def extent(searcher: tantivy.Searcher) -> tuple[int, int]:
    """Return the first and the last day that has a story, as ordinals; (1, 0) if none has."""
    found = searcher.aggregate(tantivy.Query.all_query(), _EXTENT)
    if found["first"]["value"] is None:
        return 1, 0
    return int(found["first"]["value"]), int(found["last"]["value"])


def count_days(searcher: tantivy.Searcher, query: tantivy.Query, first: int, last: int, themes: int) -> Counts:
    """Return how many stories that answer a query stand on each day and under each of so many themes.

    All stories stand between the first and the last day; the shorter that is, the fewer the passes over the index.
    """
    chunk = max(1, _MOST_BUCKETS // max(1, themes))
    days: dict[int, dict[str, int]] = {}
    total = unread = 0
    for start in range(first, last + 1, chunk):
        end = min(last, start + chunk - 1)
        found = searcher.aggregate(query if (start, end) == (first, last) else between(query, start, end), _DAYS)
        for bucket in found["days"]["buckets"]:
            days[int(bucket["key"])] = _themes(bucket)
            total += bucket["doc_count"]
        unread += sum(bucket["doc_count"] for bucket in found["read"]["buckets"] if int(bucket["key"]) == 0)
    return Counts(days, total, unread)


def between(query: tantivy.Query, first: int, last: int) -> tantivy.Query:
    """Return a query narrowed to days, both ends included."""
    span = tantivy.Query.range_query(schema(), "day", tantivy.FieldType.Integer, first, last)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, span)])


def _themes(bucket: dict[str, Any]) -> dict[str, int]:
    return {theme["key"]: theme["doc_count"] for theme in bucket["themes"]["buckets"]}
