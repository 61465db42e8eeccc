"""Counts of the latest selections, kept as long as the index and the marks stay as they are."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace

import tantivy

from store.api.views import Counts, Selection
from store.index.counts import count_days, extent
from store.index.index import StoryIndex
from store.index.selecting import Overlay

_KEPT = 8


class Tally:
    """Counts the stories of selections."""

    def __init__(self, index: StoryIndex, overlay: Overlay, query: Callable[[Selection], tantivy.Query]) -> None:
        self._index = index
        self._overlay = overlay
        self._query = query
        self._lock = threading.Lock()  # for what is kept; never held while counting
        self._counted: OrderedDict[tuple[object, ...], Counts] = OrderedDict()

    def counts(self, selection: Selection) -> Counts:
        """Return how many stories stand on each day."""
        key = (self._index.generation, self._overlay.version, selection)
        with self._lock:
            if key in self._counted:
                self._counted.move_to_end(key)
                return self._counted[key]
            before = self._counted.get((self._index.generation, self._overlay.version - 1, selection))
        counts = self._overlay.corrected(self._index, self._query(selection), self._anew(selection))
        if before is not None and before.days == counts.days:
            counts = replace(counts, days=before.days)
        with self._lock:
            self._counted[key] = counts
            if len(self._counted) > _KEPT:
                self._counted.popitem(last=False)
        return counts

    def _anew(self, selection: Selection) -> Counts:
        """Count the stories of a selection as the index has them."""
        searcher = self._index.searcher
        if selection == Selection():
            counts = self._index.kept_counts()
            if counts is None:
                counts = count_days(searcher, self._query(selection), *extent(searcher))
                self._index.keep_counts(counts)
            return counts
        everything = self.counts(Selection()).days
        first, last = min(everything, default=1), max(everything, default=0)
        return count_days(searcher, self._query(selection), first, last)
