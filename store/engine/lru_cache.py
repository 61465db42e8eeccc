"""Answers that are kept for the next time they are asked for, up to a number of them, or as much as they hold together."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")


class LruCache(Generic[_K, _V]):
    """Keeps the values that were used last; may be used from several threads.

    Where a value is made from its key alone, `functools.lru_cache` is quicker.
    """

    def __init__(self, size: int, weight: Callable[[_V], int] = lambda _: 1) -> None:
        """Keep values up to a size together, each of which counts as its `weight`; the newest is kept whatever its size."""
        self._size, self._weight, self.held = size, weight, 0
        self._lock = threading.Lock()  # never held while a value is made
        self._kept: OrderedDict[_K, _V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: _K) -> _V | None:
        """Return the value that is kept under a key, or None."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def of(self, keys: Iterable[_K]) -> dict[_K, _V]:
        """Return the values that are kept of some keys."""
        found: dict[_K, _V] = {}
        with self._lock:
            for key in keys:
                if key in self._kept:
                    self._kept.move_to_end(key)
                    found[key] = self._kept[key]
        return found

    def put(self, key: _K, value: _V) -> _V:
        """Keep a value under a key, in the place of the one that was used longest ago; return it."""
        with self._lock:
            if key in self._kept:
                self.held -= self._weight(self._kept.pop(key))
            self._kept[key] = value
            self.held += self._weight(value)
            while self.held > self._size and len(self._kept) > 1:
                self.held -= self._weight(self._kept.popitem(last=False)[1])
        return value

    def answer(self, key: _K, make: Callable[[], _V]) -> _V:
        """Return the value under a key; one that is not kept is made, and kept."""
        known = self.get(key)
        return self.put(key, make()) if known is None else known
