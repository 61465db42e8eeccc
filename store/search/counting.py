"""Counting the stories of selections, and keeping the latest counts, because the same ones are asked for again and again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace

from store.index.counts import count_days, extent
from store.index.index import StoryIndex
from store.index.selecting import Overlay
from store.search.seeker import Seeker
from store.views import Counts, Selection

_KEPT = 8


class Counting:
    """Counts the stories of one archive."""

    def __init__(self, index: StoryIndex, seeker: Seeker, overlay: Overlay) -> None:
        self._index = index
        self._seeker = seeker
        self._overlay = overlay
        self._lock = threading.Lock()
        self._counted: OrderedDict[tuple[object, ...], Counts] = OrderedDict()

    def counts(self, selection: Selection) -> Counts:
        """Return how many stories stand on each day."""
        key = (self._index.generation, self._overlay.version, selection)
        with self._lock:
            if key in self._counted:
                self._counted.move_to_end(key)
                return self._counted[key]
            before = self._counted.get((self._index.generation, self._overlay.version - 1, selection))
        counts = self._overlay.corrected(self._index, self._seeker.query(selection), self._anew(selection))
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
                counts = count_days(searcher, self._seeker.query(selection), *extent(searcher))
                self._index.keep_counts(counts)
            return counts
        everything = self.counts(Selection()).days
        first, last = min(everything, default=1), max(everything, default=0)
        return count_days(searcher, self._seeker.query(selection), first, last)
