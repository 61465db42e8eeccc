"""Rarity: how many stories there are to one that has a word or a name, in an archive or in a list of texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log

from store.engine.protocol import Engine
from store.text.fold import words

_UNSEEN = 100
"""Stories that an archive is taken to have beside its own, without the word: so two stories that are all of it may share something."""


def _weight(total: int, having: int) -> float:
    """Return the logarithm of how many stories there are to one; 0 for what stands in every second story."""
    return log((total + _UNSEEN) / (having + 0.5)) if having * 2 < total + _UNSEEN else 0.0


class ArchiveRarities:
    """Rarities in one state of an archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._all = max(1, engine.total)

    def expect(self, texts: Sequence[str], names: Sequence[Sequence[str]]) -> None:
        """Be told which texts are weighed next, and which names they give."""
        self._engine.expect(lambda: _asked(texts, names))

    def of_word(self, word: str) -> float:
        """Return the weight of a folded word."""
        return _weight(self._all, max(1, self._engine.frequency("body", word)))

    def of_name(self, key: str) -> float:
        """Return the weight of a name: by its rarest word among names, so that other spellings of it count with it."""
        rarest = min((self._engine.frequency("named", part) for part in key.split()), default=0)
        return _weight(self._all, max(1, rarest if " " in key else self._engine.frequency("names", key)))


def _asked(texts: Sequence[str], names: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield the words of some texts and names, with the fields in which their rarity is."""
    yield from (("body", word) for word in set(chain.from_iterable(map(words, texts))))
    for key in set(chain.from_iterable(names)):
        yield from (("named", part) for part in key.split())
        yield "names", key


class TextRarities:
    """Rarities in a list of texts."""

    def __init__(self, texts: Iterable[str], names: Iterable[Sequence[str]]) -> None:
        self._words: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._all = 0
        for text, keys in zip(texts, names, strict=True):
            self._all += 1
            self._words.update(set(words(text)))
            self._names.update(set(keys))

    def of_word(self, word: str) -> float:
        """Return the weight of a folded word."""
        return _weight(self._all, max(1, self._words[word]))

    def of_name(self, key: str) -> float:
        """Return the weight of a name."""
        return _weight(self._all, max(1, self._names[key]))
