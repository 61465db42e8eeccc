"""How many stories stand on each day and under each theme, straight from the index's columns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import tantivy

from store.api.views import Breakdown, Counts
from store.engine.protocol import Extent
from store.index.schema import schema

_MOST_BUCKETS = 64_000
"""Tantivy makes at most 65,000 buckets in one go."""
_EXTENT = {"number": {"value_count": {"field": "day"}}, "first": {"min": {"field": "day"}}, "last": {"max": {"field": "day"}}}
_THEMES = {"themes": {"terms": {"field": "theme", "size": 500}}}
_TOLD = {"field": "told_day", "interval": 1, "min_doc_count": 1}
_READ = {"read": {"terms": {"field": "read"}}}
_DAY = {"field": "day", "interval": 1, "min_doc_count": 1}
_DAYS = {**_THEMES, **_READ, "days": {"histogram": _DAY}}
_MONTH = {"histogram": {"field": "moon", "interval": 1, "min_doc_count": 1}}
_WEEKS = {"spans": {"histogram": {"field": "day", "interval": 7, "offset": 1, "min_doc_count": 1}, "aggs": _THEMES}}
_MONTHS = {"spans": {**_MONTH, "aggs": _THEMES}}


def extent(searcher: tantivy.Searcher, query: tantivy.Query) -> Extent:
    """Return how many stories answer a query, and from when to when."""
    found = searcher.aggregate(query, _EXTENT)
    number = int(found["number"]["value"] or 0)
    return Extent(number, int(found["first"]["value"]), int(found["last"]["value"])) if number else Extent(0, 1, 0)


def count_days(searcher: tantivy.Searcher, query: tantivy.Query, first: int, last: int) -> Counts:
    """Return how many stories that answer a query stand on each day and under each theme.

    All stories stand between the first and the last day; one pass over the index does for 175 years.
    """
    days: dict[int, int] = {}
    themes: dict[str, int] = {}
    unread = 0
    for start in range(first, last + 1, _MOST_BUCKETS):
        end = min(last, start + _MOST_BUCKETS - 1)
        found = searcher.aggregate(query if (start, end) == (first, last) else _within("day", query, start, end), _DAYS)
        for bucket in found["days"]["buckets"]:
            days[int(bucket["key"])] = bucket["doc_count"]
        for theme, number in _themes(found).items():
            themes[theme] = themes.get(theme, 0) + number
        unread += _unread(found)
    return Counts(days, themes, sum(days.values()), unread)


def count_months(searcher: tantivy.Searcher, query: tantivy.Query) -> Counts:
    """Return how many stories that answer a query stand in each month, on its first day.

    A bucket for each day of fifteen years, made into Python's objects, takes longer than the search itself.
    """
    found = searcher.aggregate(query, {**_READ, "months": _MONTH})
    days = {_month_start(int(bucket["key"])): bucket["doc_count"] for bucket in found["months"]["buckets"]}
    return Counts(days, {}, sum(days.values()), _unread(found))


def break_down(searcher: tantivy.Searcher, query: tantivy.Query, *, weekly: bool) -> Breakdown:
    """Return how many stories that answer a query each theme has in each week (from its Monday) or month."""
    buckets = searcher.aggregate(query, _WEEKS if weekly else _MONTHS)["spans"]["buckets"]
    starts: Iterable[int] = (int(bucket["key"]) for bucket in buckets)
    if not weekly:
        starts = map(_month_start, starts)
    return {start: _themes(bucket) for start, bucket in zip(starts, buckets, strict=True)}


def commonest(searcher: tantivy.Searcher, query: tantivy.Query, field: str, limit: int) -> dict[str, int]:
    """Return the commonest values of a fast text field among the stories that answer a query, the commonest first.

    Stories without a value are left out; values in equally many stories stand in alphabetical order.
    """
    found = searcher.aggregate(query, {"values": {"terms": {"field": field, "size": min(limit + 1, _MOST_BUCKETS)}}})
    numbers = [(-bucket["doc_count"], bucket["key"]) for bucket in found["values"]["buckets"] if bucket["key"]]
    return {value: -number for number, value in sorted(numbers)[:limit]}


def days_told(searcher: tantivy.Searcher, query: tantivy.Query, first: int, last: int) -> dict[int, int]:
    """Return how many of the stories that answer a query tell something of each day of a span, by ordinals."""
    found: dict[int, int] = {}
    for start in range(first, last + 1, _MOST_BUCKETS):
        end = min(last, start + _MOST_BUCKETS - 1)
        asked = {"days": {"histogram": {**_TOLD, "hard_bounds": {"min": start, "max": end}}}}
        buckets = searcher.aggregate(_within("told_day", query, start, end), asked)["days"]["buckets"]
        found |= {int(bucket["key"]): bucket["doc_count"] for bucket in buckets if bucket["doc_count"]}
    return found


def _within(field: str, query: tantivy.Query, first: int, last: int) -> tantivy.Query:
    span = tantivy.Query.range_query(schema(), field, tantivy.FieldType.Integer, first, last)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, span)])


def _themes(found: dict[str, Any]) -> dict[str, int]:
    return {theme["key"]: theme["doc_count"] for theme in found["themes"]["buckets"]}


def _unread(found: dict[str, Any]) -> int:
    return sum(bucket["doc_count"] for bucket in found["read"]["buckets"] if int(bucket["key"]) == 0)


@lru_cache(4_000)
def _month_start(moon: int) -> int:
    """Return the first day of a month, given as the index numbers them."""
    return date(moon // 12, moon % 12 + 1, 1).toordinal()
