"""What searches keep for the next key is bounded, however many keys are typed."""

from __future__ import annotations

import gc

import pytest

from store.api.views import Selection
from store.engine.lru_cache import LruCache
from tests.conftest import Archives, story

WORDS = "harbour harvest harmony hardship harpoon hazard bridge bridle bright brisk ferry ferment fertile festival".split()


def test_what_searches_keep_does_not_grow_with_their_number(open_folder: Archives, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.search.vocabulary._KEPT", 12)
    monkeypatch.setattr("store.search.plan_cache._KEPT", 8)
    monkeypatch.setattr("store.index.index._ROWS_KEPT", 9)
    archive = open_folder()
    archive.add([story(f"{one} {other}", "2025-06-02") for one in WORDS for other in WORDS if one != other])
    before = set(map(id, caches()))
    archive = open_folder()

    for word in WORDS:
        line = f"{word[:3]}{word[4:]} {word[::2]}"  # misspelled, so that words are looked for
        for end in range(1, len(line) + 1):
            archive.search.answer(Selection(words=line[:end]), 5)

    made = [cache for cache in caches() if id(cache) not in before]
    full = [cache for cache in made if cache.held]
    assert len(full) >= 3
    assert all(cache.held <= 12 or len(cache) == 1 for cache in full), [(cache.held, len(cache)) for cache in full]


def caches() -> list[LruCache[object, object]]:
    """Return every cache there is."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, LruCache)]
