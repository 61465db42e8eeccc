"""What lifts a story among those that match: having the words as they were meant, and having neighbours close together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import tantivy

from store.index.schema import schema
from store.search.clauses import MUST, SHOULD, Q, all_of, any_of, word
from store.search.vocabulary import TEXT

_AS_MEANT = 1.0
"""How much more words count where all are there as they were meant: twice as much, less than a word of the title does."""
_COMMON = 20_000
"""Words in more stories than this are not looked for once more or side by side in texts, which would take long and tell little."""
_MOST_PAIRS = 6


def lifted(query: tantivy.Query, heads: Sequence[Sequence[str]], searcher: tantivy.Searcher) -> tantivy.Query:
    """Return a query that ranks higher what has all words as they were meant, and neighbours close to one another.

    `heads` are, for each word of the line in order, the words of the archive it was most likely meant to be, if any.
    """
    lifts = _as_meant([each for each in heads if each], searcher)
    for one, other in list(pairwise([each[:1] for each in heads]))[:_MOST_PAIRS]:
        if one and other:
            lifts.append(Q.boost_query(Q.phrase_query(schema(), "title", [*one, *other], 1), 3.0))
            if min(searcher.doc_freq("body", each[0]) for each in (one, other)) < _COMMON:
                lifts.append(Q.phrase_query(schema(), "body", [*one, *other], 2))
    return Q.boolean_query([(MUST, query), *((SHOULD, lift) for lift in lifts)]) if lifts else query


def _as_meant(heads: Sequence[Sequence[str]], searcher: tantivy.Searcher) -> list[tantivy.Query]:
    if len(heads) < 2 or min(searcher.doc_freq("body", each[0]) for each in heads) >= _COMMON:
        return []
    return [Q.boost_query(all_of(any_of(word(one, TEXT) for one in each) for each in heads), _AS_MEANT)]
