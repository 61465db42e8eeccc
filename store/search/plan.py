"""How a search line is answered: the queries to try, and the words to mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

from store.api.search import Matched
from store.engine.protocol import Engine, Hits
from store.engine.terms import Clause, Combined, Has, Scored, Worth

CANDIDATES = 200
"""How many of the best are ranked again."""


@dataclass(slots=True)
class Plan:
    """How a line is answered."""

    query: Clause
    """Which stories match."""
    ranking: Sequence[Clause]
    """What finds the best of them: each is tried in turn until one has as many as are wanted."""
    ranked: bool
    """False if the words say nothing of which story is better, so that the newest are."""
    sort: str = ""
    """The order the line asks for."""
    typed: str = ""
    """The words that a title is compared with."""
    matched: Matched = field(default_factory=Matched)
    """Words that are marked in a text."""
    corrected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Typed word to the words it was taken for."""
    best: Hits = ()
    """The best stories of the whole archive, which planning had to look for anyway."""
    total: int | None = None
    """How many stories of the whole archive match, where that is known by then."""
    likely: float = 1.0
    """About which share of the archive matches, going by how common the words are."""


def at_most(query: Clause, engine: Engine) -> float:
    """Return a number of stories that a query can't find more of, going by how many have each word; infinite if that tells nothing."""
    match query:
        case Has(field=field, value=str() as value):
            return engine.frequency(field, value)
        case Worth() | Scored():
            return at_most(query.query, engine)
        case Combined():
            least = min((at_most(one, engine) for one in query.every), default=inf)
            return least if query.every else sum(at_most(one, engine) for one in query.some)
        case _:
            return inf


def look_for(engine: Engine, ranking: Sequence[Clause], limit: int) -> tuple[Hits, int | None]:
    """Return the best stories, and how many there are in all where that is known."""
    for narrow in ranking[:-1]:
        found, _ = engine.search(narrow, limit)
        if len(found) >= limit:
            return found, None
    return engine.search(ranking[-1], limit, counted=engine.counts_soon(ranking[-1]))
