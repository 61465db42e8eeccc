"""Finding: the candidates the index ranks best, ranked again, with the sentence that answers."""

from __future__ import annotations

from collections.abc import Sequence

import tantivy

from store.index.schema import entry_of, row_of
from store.index.selecting import Overlay
from store.search.plan import Plan
from store.search.ranking import scores, snippet
from store.views import Hit, StoryRow

CANDIDATES = 200
"""How many of the index's best are ranked again."""


def best_hits(
    searcher: tantivy.Searcher, query: tantivy.Query, plan: Plan, overlay: Overlay, limit: int, snippets: int
) -> tuple[tuple[Hit, ...], int | None]:
    """Return the best hits, best first, and how many there are in all; None if more than were looked at.

    The first so many hits come with their best sentence. Where the words say nothing of which story is better, the newest are.
    """
    ranked = plan.ranked and plan.sort != "time"
    most = max(CANDIDATES, limit) if ranked else limit
    if ranked:
        found = searcher.search(query, most, count=False).hits
    else:
        found = searcher.search(query, most, count=False, order_by_field="at").hits
    docs = [searcher.doc(address) for _, address in found]
    rows = [overlay.over(row_of(doc)) for doc in docs]
    relevances = [float(relevance) if plan.ranked else 1.0 for relevance, _ in found]
    points = _by_time(rows) if plan.sort == "time" else scores(plan.typed, rows, relevances)
    order = sorted(range(len(rows)), key=lambda which: (-points[which], -rows[which].day, which))[:limit]
    terms = frozenset(plan.terms)
    hits = tuple(
        Hit(rows[which], points[which], snippet(entry_of(docs[which]).story, terms) if place < snippets else "")
        for place, which in enumerate(order)
    )
    return hits, len(found) if len(found) < most else None


def _by_time(rows: Sequence[StoryRow]) -> list[float]:
    """Return points that leave the newest first."""
    return [1.0 - place / max(1, len(rows)) for place in range(len(rows))]
