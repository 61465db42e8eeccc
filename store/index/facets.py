"""How many stories have each value of a field: places, sources."""

from __future__ import annotations

from collections.abc import Mapping

import tantivy

from store.api.views import Facets

_LISTED = 64_000
"""How many places and sources one may choose from: all of them, as Tantivy makes at most 65,000 buckets in one go."""


def facet_counts(searcher: tantivy.Searcher, query: tantivy.Query, field: str, size: int) -> dict[str, int]:
    """Return the commonest values of a fast text field among the stories that answer a query, the commonest first.

    Stories without a value are left out; values in equally many stories stand in alphabetical order.
    """
    found = searcher.aggregate(query, {"values": {"terms": {"field": field, "size": size}}})
    numbers = [(-bucket["doc_count"], bucket["key"]) for bucket in found["values"]["buckets"] if bucket["key"]]
    return {value: -number for number, value in sorted(numbers)}


def facets_of(searcher: tantivy.Searcher, query: tantivy.Query, themes: Mapping[str, int]) -> Facets:
    """Return what the stories that answer a query can be narrowed to; `themes` is how many of them each theme has."""
    places, sources = (tuple(facet_counts(searcher, query, field, _LISTED).items()) for field in ("place", "source"))
    return Facets(tuple(sorted(themes.items(), key=lambda item: (-item[1], item[0]))), places, sources)
