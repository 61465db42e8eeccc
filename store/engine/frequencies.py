"""How many stories have a word, in any of its forms, or a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.engine.field_names import TEXT
from store.engine.protocol import Engine
from store.engine.terms import Combined, Has

_EXACT = 20_000
"""Up to so many stories they are counted one by one; the engine's own numbers, which are at hand, include replaced stories."""


class Frequencies:
    """Counts stories, each word once."""

    def __init__(self, engine: Engine, forms: Mapping[str, Iterable[str]]) -> None:
        self._engine = engine
        self._forms = forms
        self._known: dict[str, int] = {}

    def of(self, feature: str) -> int:
        """Return in about how many stories a stem, in those forms that are known of it, or a name occurs."""
        if feature not in self._known:
            terms = [("names", feature)] if " " in feature else self._terms(feature)
            self._known[feature] = self._counted(terms) if self._engine.total <= _EXACT else self._estimated(terms)
        return self._known[feature]

    def _terms(self, stem: str) -> list[tuple[str, str]]:
        return [(field, form) for form in self._forms.get(stem, (stem,)) for field in TEXT]

    def _counted(self, terms: Iterable[tuple[str, str]]) -> int:
        return self._engine.extent(Combined(some=[Has(field, form) for field, form in terms])).count

    def _estimated(self, terms: Iterable[tuple[str, str]]) -> int:
        most: dict[str, int] = {}
        for field, form in terms:
            most[form] = max(most.get(form, 0), self._engine.frequency(field, form))
        return sum(most.values())
