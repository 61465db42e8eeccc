"""Counts of the latest selections, kept as long as the engine and the marks stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from store.api.views import Counts, Selection
from store.engine.lru_cache import LruCache
from store.engine.protocol import Engine
from store.engine.terms import Clause
from store.timeline.marks_overlay import Overlay

_KEPT = 4


class CountCache:
    """Counts the stories of selections."""

    def __init__(self, engine: Engine, overlay: Overlay, query: Callable[[Selection], Clause]) -> None:
        self._engine = engine
        self._overlay = overlay
        self._query = query
        self._counted: LruCache[tuple[int, int, Selection], Counts] = LruCache(_KEPT)

    def counts(self, selection: Selection) -> Counts:
        """Return how many stories stand on each day."""
        generation, version = self._engine.generation, self._overlay.version
        return self._counted.answer((generation, version, selection), lambda: self._now(generation, version, selection))

    def _now(self, generation: int, version: int, selection: Selection) -> Counts:
        """Count the stories of a selection, with the days of before where only marks changed: the screen knows them by identity."""
        before = self._counted.get((generation, version - 1, selection))
        counts = self._overlay.corrected(self._engine, self._query(selection), self._anew(selection))
        return replace(counts, days=before.days) if before is not None and before.days == counts.days else counts

    def _anew(self, selection: Selection) -> Counts:
        """Count the stories of a selection as the engine has them."""
        if selection == Selection():
            return self._engine.all_counts(self._query(selection))
        everything = self.counts(Selection()).days
        return self._engine.counts(self._query(selection), min(everything, default=1), max(everything, default=0))
