"""How much a story is like those that a theme was learned from, and by which words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.text.stems import stem_of
from store.themes.naive_bayes import Learned
from store.themes.phrase_lookup import PhraseLookup
from store.themes.theme_features import is_telling

_TOLD = 6


class Similar(NamedTuple):
    """How much a story is like those that were corrected to a theme."""

    pull: float
    """How strongly it is drawn to the theme, in scores of the theme its words speak for most; over 1 outweighs that one."""
    words: tuple[str, ...]
    """What it has in common with them, as the story has it, strongest first."""


class CorrectionSimilarity:
    """Compares stories with what was learned."""

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        stems = {word for taught in learned.values() for word in taught.words}
        self._stems = frozenset(word for word in stems if " " not in word)
        self._names = PhraseLookup.of(word for word in sorted(stems) if " " in word)

    def of(self, texts: Iterable[str]) -> dict[str, Similar]:
        """Return the themes whose corrected stories a story is like; `texts` are its folded words, as `PhraseLookup` takes them."""
        found: dict[str, str] = {}
        for folded in texts:
            for word in filter(is_telling, folded.split()):
                if (stem := stem_of(word)) in self._stems:
                    found.setdefault(stem, word)
            names = (" ".join(one.phrase) for one in self._names.found_in(folded)[0])
            found |= {name: name for name in names}
        return {key: similar for key in self._learned if (similar := self._similar(key, found))}

    def _similar(self, key: str, found: dict[str, str]) -> Similar | None:
        taught = self._learned[key]
        shared = [(weight, found[word]) for word, weight in taught.words.items() if word in found]
        above = sum(weight for weight, _ in shared) - taught.unlike
        if above <= 0:
            return None
        trust = 2 * taught.corrections / (taught.corrections + 2)
        words = tuple(dict.fromkeys(word for _, word in sorted(shared, reverse=True)))[:_TOLD]
        return Similar(trust * min(1.0, above / (taught.alike - taught.unlike)), words)
