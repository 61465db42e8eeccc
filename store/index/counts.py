"""How many stories stand on each day, by theme, straight from the index's columns."""

from __future__ import annotations

from typing import Any

import tantivy

from store.index.schema import schema
from store.views import Counts

_CHUNK = 2_900
"""Days counted in one go: Tantivy makes at most 65,000 buckets, and each day has up to one for each theme."""
_EXTENT = {"first": {"min": {"field": "day"}}, "last": {"max": {"field": "day"}}, "read": {"terms": {"field": "read"}}}
_DAYS = {
    "days": {
        "histogram": {"field": "day", "interval": 1, "min_doc_count": 1},
        "aggs": {"themes": {"terms": {"field": "theme", "size": 500}}},
    }
}


def count_days(searcher: tantivy.Searcher, query: tantivy.Query) -> Counts:
    """Return how many stories that answer a query stand on each day and under each theme."""
    extent = searcher.aggregate(query, _EXTENT)
    if extent["first"]["value"] is None:
        return Counts()
    first, last = int(extent["first"]["value"]), int(extent["last"]["value"])
    days: dict[int, dict[str, int]] = {}
    total = 0
    while first <= last:
        end = last if last - first < _CHUNK else first + _CHUNK
        narrowed = query if end - first >= last - first and not days else between(query, first, end)
        for bucket in searcher.aggregate(narrowed, _DAYS)["days"]["buckets"]:
            days[int(bucket["key"])] = _themes(bucket)
            total += bucket["doc_count"]
        first = end + 1
    unread = sum(bucket["doc_count"] for bucket in extent["read"]["buckets"] if int(bucket["key"]) == 0)
    return Counts(days, total, unread)


def between(query: tantivy.Query, first: int, last: int) -> tantivy.Query:
    """Return a query narrowed to days, both ends included."""
    span = tantivy.Query.range_query(schema(), "day", tantivy.FieldType.Integer, first, last)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, span)])


def _themes(bucket: dict[str, Any]) -> dict[str, int]:
    return {theme["key"]: theme["doc_count"] for theme in bucket["themes"]["buckets"]}
