"""Finding: the candidates the index ranks best, ranked again, with the sentence that answers."""

from __future__ import annotations

from collections.abc import Sequence

from store.api.search import Hit
from store.api.views import StoryRow
from store.engine.protocol import NEWEST, Engine
from store.engine.terms import Clause
from store.search.plan import CANDIDATES, Plan, look_for
from store.search.ranking import scores, snippet
from store.timeline.marks_overlay import Overlay


def best_hits(
    engine: Engine,
    plan: Plan,
    narrowed: Sequence[Clause],
    overlay: Overlay,
    limit: int,
    *,
    snippets: int,
    candidates: int = CANDIDATES,
) -> tuple[tuple[Hit, ...], int | None]:
    """Return the best hits, best first, and how many there are in all; None if that is not known yet.

    `narrowed` are the plan's ranking queries within a selection; empty if the whole archive is meant. The first so many hits
    come with their best sentence. Where the words say nothing of which story is better, the newest are.
    """
    most = max(candidates, limit)
    found, total = plan.best[:most], plan.total
    if not plan.ranked or plan.sort == "time":
        query = narrowed[-1] if narrowed else plan.query
        newest, total = engine.search(query, limit, NEWEST, counted=engine.counts_soon(query))
        found = [(1.0, address) for _, address in newest]
    elif narrowed or most > CANDIDATES:
        found, total = look_for(engine, narrowed or plan.ranking, most)
    rows = [overlay.over(engine.row(address)) for _, address in found]
    points = _by_time(rows) if plan.sort == "time" else scores(plan.typed, rows, [float(score) for score, _ in found])
    order = sorted(range(len(rows)), key=lambda which: (-points[which], -rows[which].day, which))[:limit]
    quoted = [engine.stored(found[which][1]).story for which in order[:snippets]]
    quotes = [snippet(story, plan.matched) for story in quoted] + [""] * len(order)
    hits = tuple(Hit(rows[which], points[which], quote) for which, quote in zip(order, quotes, strict=False))
    return hits, total


def _by_time(rows: Sequence[StoryRow]) -> list[float]:
    """Return points that leave the newest first."""
    return [1.0 - place / max(1, len(rows)) for place in range(len(rows))]
