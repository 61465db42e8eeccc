"""What lifts a story among those that match: having the words as they were meant, and having neighbours close together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from store.engine.field_names import TEXT
from store.engine.protocol import Engine
from store.engine.terms import Clause, Combined, SideBySide, Worth, all_of, any_of
from store.search.word_queries import word

_AS_MEANT = 1.0
"""How much more words count where all are there as they were meant: twice as much, less than a word of the title does."""
_COMMON = 20_000
"""Words in more stories than this are not looked for once more or side by side in texts, which would take long and tell little."""
_MOST_PAIRS = 6


def lifted(query: Clause, heads: Sequence[Sequence[str]], engine: Engine) -> Clause:
    """Return a query that ranks higher what has all words as they were meant, and neighbours close to one another.

    `heads` are, for each word of the line in order, the words of the archive it was most likely meant to be, if any.
    """
    lifts = _as_meant([each for each in heads if each], engine)
    for one, other in list(pairwise([each[:1] for each in heads]))[:_MOST_PAIRS]:
        if one and other:
            lifts.append(Worth(SideBySide("title", [*one, *other], 1), 3.0))
            if min(engine.frequency("body", each[0]) for each in (one, other)) < _COMMON:
                lifts.append(SideBySide("body", [*one, *other], 2))
    return Combined((query,), lifts) if lifts else query


def _as_meant(heads: Sequence[Sequence[str]], engine: Engine) -> list[Clause]:
    if len(heads) < 2 or min(engine.frequency("body", each[0]) for each in heads) >= _COMMON:
        return []
    return [Worth(all_of(any_of(word(one, TEXT) for one in each) for each in heads), _AS_MEANT)]
