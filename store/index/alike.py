"""Stories that may be like some: those with the most of some telling words, straight from the index."""

from __future__ import annotations

from collections.abc import Mapping

import tantivy

from store.index.index import StoryIndex
from store.index.schema import schema, stored_of

_SHOULD = tantivy.Occur.Should
TEXT_FIELDS = ("title", "deck", "body")
"""The fields that together have every word of a story."""


def most_alike(index: StoryIndex, words: Mapping[str, float], limit: int) -> list[tuple[bytes, bytes]]:
    """Return what is stored of up to `limit` stories that have the most of some words and names, by their weights."""
    term, boost = tantivy.Query.term_query, tantivy.Query.boost_query
    wanted = []
    for word, weight in words.items():
        fields = ("names",) if " " in word else TEXT_FIELDS
        wanted += [(_SHOULD, boost(term(schema(), field, word), weight)) for field in fields if weight > 0]
    if not wanted:
        return []
    return [stored_of(doc) for doc in index.matching(tantivy.Query.boolean_query(wanted), limit)]
