"""How many stories of the index have a word, in any of its forms, or a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import tantivy

from store.index.alike import TEXT_FIELDS
from store.index.schema import schema

_EXACT = 20_000
"""Up to so many stories they are counted one by one; the index's own numbers, which are at hand, include replaced stories."""


class Frequencies:
    """Counts stories, each word once."""

    def __init__(self, searcher: tantivy.Searcher, forms: Mapping[str, Iterable[str]]) -> None:
        self._searcher = searcher
        self._forms = forms
        self._known: dict[str, int] = {}

    def of(self, feature: str) -> int:
        """Return in about how many stories a stem, in those forms that are known of it, or a name occurs."""
        if feature not in self._known:
            terms = [("names", feature)] if " " in feature else self._terms(feature)
            self._known[feature] = self._counted(terms) if self._searcher.num_docs <= _EXACT else self._estimated(terms)
        return self._known[feature]

    def _terms(self, stem: str) -> list[tuple[str, str]]:
        return [(field, form) for form in self._forms.get(stem, (stem,)) for field in TEXT_FIELDS]

    def _counted(self, terms: Iterable[tuple[str, str]]) -> int:
        wanted = [(tantivy.Occur.Should, tantivy.Query.term_query(schema(), field, form)) for field, form in terms]
        found = self._searcher.aggregate(tantivy.Query.boolean_query(wanted), {"number": {"value_count": {"field": "day"}}})
        return int(found["number"]["value"])

    def _estimated(self, terms: Iterable[tuple[str, str]]) -> int:
        most: dict[str, int] = {}
        for field, form in terms:
            most[form] = max(most.get(form, 0), self._searcher.doc_freq(field, form))
        return sum(most.values())
