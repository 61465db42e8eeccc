"""Finding: the candidates the index ranks best, ranked again, with the sentence that answers."""

from __future__ import annotations

import tantivy

from store.index.schema import entry_of, row_of
from store.index.selecting import Overlay
from store.search.plan import Plan
from store.search.ranking import score, snippet
from store.views import Hit

CANDIDATES = 200
"""How many of the index's best are ranked again."""
_SNIPPETS = 20


def best_hits(
    searcher: tantivy.Searcher, query: tantivy.Query, line: str, plan: Plan, overlay: Overlay, limit: int
) -> tuple[tuple[Hit, ...], int | None]:
    """Return the best hits, best first, and how many there are in all; None if more than the candidates."""
    most = max(CANDIDATES, limit)
    found = searcher.search(query, most, count=False).hits
    top = max((relevance for relevance, _ in found), default=1.0) or 1.0
    docs = [searcher.doc(address) for _, address in found]
    rows = [overlay.over(row_of(doc)) for doc in docs]
    newest = max((row.day for row in rows), default=0)
    points = [score(line, row, relevance / top, newest) for row, (relevance, _) in zip(rows, found, strict=True)]
    order = sorted(range(len(rows)), key=lambda which: (-points[which], which))[:limit]
    hits = tuple(
        Hit(rows[which], points[which], snippet(entry_of(docs[which]).story, plan.terms) if place < _SNIPPETS else "")
        for place, which in enumerate(order)
    )
    return hits, len(found) if len(found) < most else None
