"""In what share of a thread's stories a word stands: in titles, or in texts by what the thread is known by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.text.stems import stem_of
from store.threads.cluster.cluster import Cluster
from store.threads.cluster.features import Kind, feature_id

OFTEN = 0.4
"""In less than this share of a thread's stories a word does not stand often enough to name it."""
_IN_TEXTS = 0.75
"""How much standing in a text counts beside standing in a title."""
BEYOND = 0.1
"""In so many more stories than titles a word stands where it is in the texts; else it is looked for in titles as it is written."""


class WordShares:
    """Shares of a thread's stories, worked out once a word."""

    def __init__(self, cluster: Cluster, told: Sequence[Sequence[str]]) -> None:
        self._cluster, self._titles = cluster, max(1, len(told))
        self._printed = Counter(word for title in told for word in set(title))
        self._stems = Counter(stem for title in told for stem in {stem_of(word) for word in title})
        self._kept: dict[str, float] = {}

    def of(self, word: str) -> float:
        """Return in what share of the stories a word stands."""
        found = self._kept.get(word)
        if found is None:
            told, all_forms = self.in_texts(word), self._stems[stem_of(word)] / self._titles
            found = self._kept[word] = max(self.in_titles(word), _IN_TEXTS * told if told > all_forms + BEYOND else 0.0)
        return found

    def in_titles(self, word: str) -> float:
        """Return in what share of the titles a word stands as it is written."""
        return self._printed[word] / self._titles

    def in_texts(self, word: str) -> float:
        """Return in what share of the stories some form of a word is among what they are known by."""
        counts, stem = self._cluster.counts, stem_of(word)
        most = max(counts.get(feature_id(stem, kind), 0) for kind in (Kind.WORD, Kind.COMMON))
        return min(1.0, most / max(1, self._cluster.size))

    def hold(self, telling: Sequence[str]) -> bool:
        """Return whether each of a name's words stands in enough of the stories."""
        return bool(telling) and all(self.of(word) >= OFTEN for word in telling)
