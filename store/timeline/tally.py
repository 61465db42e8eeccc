"""Counts of the latest selections, kept as long as the engine and the marks stay as they are."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

from store.api.views import Counts, Selection
from store.engine.engine import Engine
from store.engine.terms import Clause
from store.timeline.overlay import Overlay

_KEPT = 8


class Tally:
    """Counts the stories of selections."""

    def __init__(self, engine: Engine, overlay: Overlay, query: Callable[[Selection], Clause]) -> None:
        self._engine = engine
        self._overlay = overlay
        self._query = query
        self._lock = threading.Lock()  # for what is kept; never held while counting
        self._counted: OrderedDict[tuple[object, ...], Counts] = OrderedDict()

    def counts(self, selection: Selection) -> Counts:
        """Return how many stories stand on each day."""
        key = (self._engine.generation, self._overlay.version, selection)
        with self._lock:
            if key in self._counted:
                self._counted.move_to_end(key)
                return self._counted[key]
            before = self._counted.get((self._engine.generation, self._overlay.version - 1, selection))
        counts = self._overlay.corrected(self._engine, self._query(selection), self._anew(selection))
        if before is not None and before.days == counts.days:
            counts = replace(counts, days=before.days)
        with self._lock:
            self._counted[key] = counts
            if len(self._counted) > _KEPT:
                self._counted.popitem(last=False)
        return counts

    def _anew(self, selection: Selection) -> Counts:
        """Count the stories of a selection as the engine has them."""
        if selection == Selection():
            return self._engine.all_counts(self._query(selection))
        everything = self.counts(Selection()).days
        return self._engine.counts(self._query(selection), min(everything, default=1), max(everything, default=0))
