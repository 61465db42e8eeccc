"""Stories that may be like some: those with the most of some telling words."""

from __future__ import annotations

from collections.abc import Mapping

from store.engine.entry import Stored
from store.engine.field_names import TEXT
from store.engine.protocol import Engine
from store.engine.terms import Combined, Has, Worth


def most_alike(engine: Engine, words: Mapping[str, float], limit: int) -> list[Stored]:
    """Return up to `limit` stories that have the most of some words and names, by their weights."""
    wanted = [
        Worth(Has(field, word), weight)
        for word, weight in words.items()
        for field in (("names",) if " " in word else TEXT)
        if weight > 0
    ]
    return engine.stories(Combined(some=wanted), limit) if wanted else []
