"""What is asked for, in Tantivy's terms."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import tantivy

from store.engine.terms import (
    Begins,
    Between,
    Clause,
    Combined,
    Everything,
    Has,
    HasAny,
    Near,
    Nothing,
    Scored,
    SideBySide,
    Worth,
)
from store.index.schema import RAW, schema

_Q = tantivy.Query
_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_INTEGER = tantivy.FieldType.Integer

_LONGEST_BEGINNING = 100
"""Letters of a beginning that are looked for; of many more Tantivy makes no pattern."""


def compiled(term: Clause) -> tantivy.Query:
    """Return a query in Tantivy's terms."""
    return _WAYS[type(term)](term)


def _begins(term: Begins) -> tantivy.Query:
    if term.field in RAW:
        return _Q.regex_query(schema(), term.field, re.escape(term.letters[:_LONGEST_BEGINNING]) + ".*")
    return _Q.fuzzy_term_query(schema(), term.field, term.letters, distance=0, prefix=True)


def _near(term: Near) -> tantivy.Query:
    return _Q.fuzzy_term_query(schema(), term.field, term.word, distance=term.letters, transposition_cost_one=True)


def _combined(term: Combined) -> tantivy.Query:
    parts = [(_MUST, compiled(one)) for one in term.every]
    parts += [(_SHOULD, compiled(one)) for one in term.some]
    parts += [(_NOT, compiled(one)) for one in term.none]
    if term.at_least > 1:
        return _Q.boolean_query(parts, minimum_number_should_match=term.at_least)
    return _Q.boolean_query(parts)


_WAYS: dict[type[Any], Callable[[Any], tantivy.Query]] = {
    Everything: lambda _: _Q.all_query(),
    Nothing: lambda _: _Q.empty_query(),
    Has: lambda term: _Q.term_query(schema(), term.field, term.value),
    HasAny: lambda term: _Q.term_set_query(schema(), term.field, list(term.values)),
    Begins: _begins,
    Near: _near,
    SideBySide: lambda term: _Q.phrase_query(schema(), term.field, list(term.words), term.gap),
    Between: lambda term: _Q.range_query(schema(), term.field, _INTEGER, term.first, term.last),
    Worth: lambda term: _Q.boost_query(compiled(term.query), term.weight),
    Scored: lambda term: _Q.const_score_query(compiled(term.query), term.score),
    Combined: _combined,
}
"""From each kind of node to how Tantivy says it."""
