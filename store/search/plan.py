"""From what a line asks for to the index's query."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import tantivy

from store.index.schema import schema
from store.search.clauses import Clause, clauses
from store.search.vocabulary import FIELD, Vocabulary

_TITLE, _DECK = 4.0, 2.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How a line is answered."""

    query: tantivy.Query
    """Which stories match; ranked by the words alone."""
    terms: frozenset[str]
    """Words that count as matches when a text is marked."""
    corrected: Mapping[str, tuple[str, ...]]
    """Typed word to the words it was taken for."""


def plan(line: str, searcher: tantivy.Searcher, vocabulary: Vocabulary) -> Plan:
    """Return how a line is answered: all its words if any story has them all, else most of them."""
    asked = clauses(line, vocabulary)
    if not asked:
        return Plan(tantivy.Query.empty_query(), frozenset(), {})
    wanted = [_clause_query(clause) for clause in asked]
    query = tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in wanted])
    if len(wanted) > 1 and not searcher.search(query, 1, count=False).hits:
        most = max(1, (2 * len(wanted)) // 3)
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in wanted], minimum_number_should_match=most)
    nearness = _together(asked)
    if nearness:
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *((tantivy.Occur.Should, one) for one in nearness)])
    terms = {term for clause in asked for term in (*clause.terms, *clause.phrase)}
    for clause in asked:
        terms.update(vocabulary.beginning(clause.prefix, 200) if clause.prefix else ())
    corrected = {clause.typed: _heads(clause.terms) for clause in asked if clause.corrected and clause.terms}
    return Plan(query, frozenset(terms), corrected)


def _heads(terms: Mapping[str, float]) -> tuple[str, ...]:
    best = max(terms.values())
    return tuple(term for term, weight in terms.items() if weight == best)


def _clause_query(clause: Clause) -> tantivy.Query:
    if clause.phrase:
        return _phrase(clause.phrase)
    either = [tantivy.Query.boost_query(_anywhere(term), weight) for term, weight in clause.terms.items()]
    if clause.prefix:
        begins = re.escape(clause.prefix) + ".*"
        either.append(tantivy.Query.regex_query(schema(), FIELD, begins))
        either.append(tantivy.Query.boost_query(tantivy.Query.regex_query(schema(), "title", begins), 2.0))
    if not either:
        return tantivy.Query.empty_query()
    return either[0] if len(either) == 1 else tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in either])


def _anywhere(term: str) -> tantivy.Query:
    """Return a query for a word, worth more in a title or a highlight."""
    return tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema(), FIELD, term)),
            (tantivy.Occur.Should, tantivy.Query.boost_query(tantivy.Query.term_query(schema(), "title", term), _TITLE)),
            (tantivy.Occur.Should, tantivy.Query.boost_query(tantivy.Query.term_query(schema(), "deck", term), _DECK)),
        ]
    )


def _phrase(words: Sequence[str]) -> tantivy.Query:
    if len(words) == 1:
        return _anywhere(words[0])
    return tantivy.Query.phrase_query(schema(), FIELD, list(words))


def _together(asked: Sequence[Clause]) -> list[tantivy.Query]:
    """Return queries that lift stories in which neighbouring words stand close to one another."""
    heads = [next(iter(clause.terms), "") for clause in asked if not clause.phrase]
    pairs = [(one, other) for one, other in pairwise(heads) if one and other]
    return [
        tantivy.Query.boost_query(tantivy.Query.phrase_query(schema(), field, list(pair), slop), boost)
        for pair in pairs[:8]
        for field, slop, boost in (("title", 1, 3.0), (FIELD, 2, 1.0))
    ]
