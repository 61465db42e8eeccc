"""The index's queries for words: anywhere in a story or in one of its fields, with a title worth more than a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import tantivy

from store.index.schema import schema
from store.search.meaning import Meaning

Q = tantivy.Query
MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
WORTH = {"title": 4.0, "deck": 2.0, "body": 1.0}
"""How much a word counts by where it stands."""
_SHORT = 2
"""Up to so many letters, a word that is still being typed is looked for at the beginnings of titles' words."""


def any_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """Return a query that one of some queries must answer."""
    each = list(queries)
    return each[0] if len(each) == 1 else Q.boolean_query([(SHOULD, one) for one in each]) if each else Q.empty_query()


def all_of(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """Return a query that all of some queries must answer."""
    each = list(queries)
    return each[0] if len(each) == 1 else Q.boolean_query([(MUST, one) for one in each]) if each else Q.all_query()


def none_of(query: tantivy.Query) -> tantivy.Query:
    """Return a query for all that does not answer a query."""
    return Q.boolean_query([(MUST, Q.const_score_query(Q.all_query(), 0.0)), (NOT, query)])


def quietly(query: tantivy.Query) -> tantivy.Query:
    """Return a query that decides which stories match but not how well."""
    return Q.const_score_query(query, 0.0)


def word(term: str, fields: Sequence[str], worth: float = 1.0) -> tantivy.Query:
    """Return a query for one word of the archive."""
    return any_of(Q.boost_query(Q.term_query(schema(), field, term), worth * WORTH.get(field, 1.0)) for field in fields)


def begun(prefix: str, fields: Sequence[str]) -> tantivy.Query:
    """Return a query for words that begin with some letters; one or two letters are looked for in titles alone."""
    if len(prefix) <= _SHORT and "title" in fields and prefix.isascii():
        return Q.term_query(schema(), "starts", prefix)
    return any_of(
        Q.boost_query(Q.fuzzy_term_query(schema(), field, prefix, distance=0, prefix=True), WORTH.get(field, 1.0))
        for field in fields
    )


def phrase(words: Sequence[str], fields: Sequence[str], slop: int = 0) -> tantivy.Query:
    """Return a query for words side by side."""
    if len(words) == 1:
        return word(words[0], fields)
    return any_of(Q.boost_query(Q.phrase_query(schema(), each, list(words), slop), WORTH.get(each, 1.0)) for each in fields)


def meant(meaning: Meaning, fields: Sequence[str]) -> tantivy.Query:
    """Return a query for what a typed word means."""
    if meaning.parts:
        return all_of(word(part, fields) for part in meaning.parts)
    either = [word(term, fields, worth) for term, worth in meaning.terms.items()]
    return any_of([*either, begun(meaning.prefix, fields)] if meaning.prefix else either)
