"""Plans of the latest search lines, kept as long as the index and the marks stay as they are."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from store.engine.lru_cache import LruCache
from store.engine.protocol import Engine
from store.timeline.marks_overlay import Overlay

if TYPE_CHECKING:
    from store.search.plan import Plan
    from store.search.word_meanings import Meanings

_KEPT = 32
_FRESH = 30.0
"""Seconds for which a large archive's lists of words, from which corrections come, may lag behind an index that changed."""
_LARGE = 20_000


class PlanCache:
    """Plans how search lines are answered."""

    def __init__(self, engine: Engine, themes: Mapping[str, str], overlay: Overlay, standing: Mapping[str, str]) -> None:
        self._engine = engine
        self._themes, self._standing = themes, standing
        self._overlay = overlay
        self._lock = threading.Lock()
        self._plans: LruCache[tuple[object, ...], Plan] = LruCache(_KEPT)
        self._meanings: dict[tuple[str, ...], Meanings] = {}
        self._made: tuple[int, float] = (-1, 0.0)

    def plan(self, line: str) -> Plan:
        """Return how a line is answered."""
        from store.query import parse
        from store.search.plan_builder import PlanBuilder

        today = date.today()
        key = (line, today, self._engine.generation, self._overlay.version)
        with self._lock:
            known = self._known()

        def plan() -> Plan:
            return PlanBuilder(self._engine, known, self._themes, self._overlay, self._standing).plan(parse(line, today))

        return self._plans.answer(key, plan)

    def _known(self) -> dict[tuple[str, ...], Meanings]:
        """Return what words mean in each of the fields, from lists that are read when first needed."""
        from store.search.plan_builder import PLACES
        from store.search.vocabulary import Vocabulary
        from store.search.word_meanings import Meanings

        generation, made = self._made
        if generation != self._engine.generation:
            lasting = self._meanings if self._engine.total > _LARGE and monotonic() - made < _FRESH else {}
            lists = {fields: meanings.vocabulary.lists for fields, meanings in lasting.items()}
            self._meanings = {
                fields: Meanings(Vocabulary(self._engine, fields, lists.get(fields)))
                for fields in dict.fromkeys(PLACES.values())
            }
            self._made = (self._engine.generation, made if lasting else monotonic())
        return self._meanings
