"""Kept answers: those used last stay, the others are made anew."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.engine.lru_cache import LruCache


@given(
    some.integers(1, 4), some.lists(some.tuples(some.sampled_from(["get", "put", "answer"]), some.integers(0, 6)), max_size=40)
)
def test_the_values_used_last_are_kept(size: int, steps: list[tuple[str, int]]) -> None:
    cache: LruCache[int, int] = LruCache(size)
    model: OrderedDict[int, int] = OrderedDict()
    for turn, (what, key) in enumerate(steps):
        known = model.get(key)
        if what == "get":
            assert cache.get(key) == known
        elif what == "put":
            assert cache.put(key, turn) == turn
        else:
            assert cache.answer(key, lambda turn=turn: turn) == (turn if known is None else known)  # type: ignore[misc]
        if what == "put" or (what == "answer" and known is None):
            model[key] = turn
        if key in model:
            model.move_to_end(key)
        if len(model) > size:
            model.popitem(last=False)
    assert [key for key in range(7) if cache.get(key) is not None] == sorted(model)


def test_a_value_that_can_not_be_made_is_asked_for_again() -> None:
    cache: LruCache[str, int] = LruCache(2)

    with pytest.raises(ZeroDivisionError):
        cache.answer("one", lambda: 1 // 0)

    assert cache.answer("one", lambda: 1) == 1


def test_threads_that_ask_at_once_all_get_their_answers() -> None:
    cache: LruCache[int, int] = LruCache(5)

    def ask(number: int) -> bool:
        return cache.answer(number % 9, lambda: number % 9) == number % 9

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(ask, range(2_000)))
    assert sum(cache.get(key) is not None for key in range(9)) == 5


def test_values_may_count_as_what_they_hold_together() -> None:
    cache: LruCache[str, list[int]] = LruCache(5, len)

    cache.put("one", [1, 2])
    cache.put("two", [3, 4])
    cache.put("one", [1, 2, 3])
    assert (cache.get("one"), cache.get("two"), cache.held) == ([1, 2, 3], [3, 4], 5)

    cache.put("three", [5])
    assert (cache.get("one"), cache.held) == (None, 3)

    cache.put("large", list(range(100)))
    assert (cache.get("large"), cache.get("two"), cache.held) == (list(range(100)), None, 100)
