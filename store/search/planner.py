"""Plans of the latest search lines, kept as long as the index stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from store.index.index import StoryIndex

if TYPE_CHECKING:
    from store.search.plan import Plan
    from store.search.vocabulary import Vocabulary

_KEPT = 16


class Planner:
    """Plans how search lines are answered."""

    def __init__(self, index: StoryIndex) -> None:
        self._index = index
        self._generation = -1
        self._lock = threading.Lock()
        self._plans: OrderedDict[str, Plan] = OrderedDict()
        self._vocabulary: Vocabulary | None = None

    def plan(self, line: str) -> Plan:
        """Return how a line is answered."""
        from store.search.plan import plan
        from store.search.vocabulary import Vocabulary

        with self._lock:
            if self._vocabulary is None or self._generation != self._index.generation:
                self._generation = self._index.generation
                self._vocabulary = Vocabulary(self._index.searcher)
                self._plans.clear()
            if line not in self._plans:
                self._plans[line] = plan(line, self._index.searcher, self._vocabulary)
                if len(self._plans) > _KEPT:
                    self._plans.popitem(last=False)
            return self._plans[line]
