"""Names of threads: each is called by the noun of its subject, in most stories and few others, until another is clearly better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log2

from store.names import is_place, may_be_person
from store.names.word_lists import AGREEMENT_WORDS, CONNECTORS, DEMONYMS, ORGANISATION_WORDS, PLACE_WORDS, STOP_WORDS
from store.text.fold import words
from store.text.stems import stem_of
from store.threads.cluster.broad_names import is_broad
from store.threads.cluster.cluster import Cluster
from store.threads.cluster.feature_rarity import Share
from store.threads.cluster.features import Kind, feature_id, kind_of
from store.threads.cluster.title_verbs import is_action, is_quality

_MOST_WORDS = 4
_LONGER, _LONGEST = (1.0, 1.5, 1.6, 1.6), 60
"""How much more a name of so many telling words tells than one of a single word; characters of a name."""
_AGREED, _OF_ITS_OWN = 1.9, 1.3
"""How much better the name of an agreement is, and of a strait or a river, which is what its thread is about."""
_FOR_MANY = 0.4
"""How well the name of a place, an institution or an office serves."""
_A_PERSON = 0.7
"""How well a person's name serves that is in many of the titles."""
_COMMON_ALONE = 0.3
"""How well a single common word serves."""
_OFTEN = 0.4
"""In less than this share of a thread's stories a word does not stand often enough to name it."""
_RARELY = 0.25
"""A phrase that stands in a smaller share is no phrase of the thread."""
_PIECE = 0.6
"""A piece of a name that is in this share of its stories is no name of its own."""
_CLEARLY = 1.4
"""A thread is renamed when another name is so much better."""
_GROWN = 1.25
"""A thread's name is considered again when it has grown by a quarter."""
_IN_OFFICE = frozenset("president minister chancellor secretary governor prime chief king queen pope prince".split())
"""Who holds an office stands in many threads, as the office does."""
_INSTITUTIONS = frozenset(stem_of(word) for word in ORGANISATION_WORDS)
_COUNTS = frozenset("hundred thousand million billion trillion hundreds thousands millions billions percent cent pct".split())
_SMALL = CONNECTORS | frozenset(("in", "on", "to", "at", "with", "a", "an"))
_QUOTES = "'‘“\"(["
_ENDS = "".join(('.,;:!?"“”', "()…"))
_LEAST = 1.0
"""Bits of rarity that one of a name's words has at least: what every second thread has tells none of them."""
_IN_TEXTS = 0.75
"""How much standing in a text counts beside standing in a title."""
_BEYOND = 0.1
"""In so many more stories than titles a word stands where it is in the texts; else it is looked for in titles as it is written."""
_FEATURES, _PAIRS = 60, 12


class Namer:
    """Finds what a thread may be called, from its stories' titles and what they have in common."""

    def __init__(self, cluster: Cluster, share: Share, titles: Sequence[str]) -> None:
        self._cluster, self._share = cluster, share
        self._printed = titles
        self._titles = told = [words(title) for title in titles]
        self._is_action = lru_cache(2_000)(lambda word: is_action(word, told))
        self._in_titles = Counter(word for title in self._titles for word in set(title))
        self._stems = Counter(stem for title in self._titles for stem in {stem_of(word) for word in title})
        self._kept: dict[str, float] = {}
        names = {" ".join(words(text)): n for n, text in cluster.printed.items() if kind_of(n) is Kind.NAME}
        self._whole = {
            key: cluster.counts.get(feature, 0) / max(1, cluster.size)
            for key, feature in names.items()
            if 0 < key.count(" ") < _MOST_WORDS
        }

    def candidates(self) -> dict[str, float]:
        """Return what the thread may be called, with how well each name tells it apart."""
        found: dict[str, float] = {}
        for printed, within in (*self._features(), *self._phrases()):
            text = spoken(printed)
            worth = self._worth(text, within)
            if worth > 0:
                found[text] = max(found.get(text, 0.0), worth)
        holding = {text: worth for text, worth in found.items() if self.holds(text)}
        return self._beside(holding or found)

    def worth(self, name: str) -> float:
        """Return how well a name tells the thread apart; 0 if it can't be its name."""
        return self._worth(name, min(map(self._within, _telling(words(name))), default=0.0))

    def holds(self, name: str) -> bool:
        """Return whether every telling word of a name stands in enough of the stories."""
        return all(self._within(word) >= _OFTEN for word in _telling(words(name)))

    def _features(self) -> Iterator[tuple[str, float]]:
        """Yield the names, pairs of words and words that are in most stories, each with the share of stories."""
        cluster = self._cluster
        for feature in sorted(cluster.printed, key=lambda feature: (-cluster.counts.get(feature, 0), feature))[:_FEATURES]:
            yield cluster.printed[feature], min(1.0, cluster.counts.get(feature, 0) / max(1, cluster.size))
        yield from self._lengthened()

    def _lengthened(self) -> Iterator[tuple[str, float]]:
        """Yield pairs of words put together that overlap and are in about as many stories: `High seas` and `seas treaty`."""
        cluster = self._cluster
        pairs = [(text.split(), cluster.counts.get(n, 0)) for n, text in cluster.printed.items() if kind_of(n) is Kind.PAIR]
        pairs = sorted([one for one in pairs if len(one[0]) == 2], key=lambda one: (-one[1], one[0]))[:_PAIRS]
        for begin, many in pairs:
            for end, others in pairs:
                if begin[1].lower() == end[0].lower() and min(many, others) > _PIECE * max(many, others) and begin != end:
                    yield f"{begin[0]} {begin[1]} {end[1]}", min(1.0, min(many, others) / max(1, cluster.size))

    def _phrases(self) -> Iterator[tuple[str, float]]:
        """Yield what titles have in common, one to four words in a row, each with the share of titles."""
        printed: dict[tuple[str, ...], str] = {}
        having: Counter[tuple[str, ...]] = Counter()
        for title in self._printed:
            spans = title.split()
            seen = set()
            for start in range(len(spans)):
                for end in range(start + 1, min(len(spans), start + _MOST_WORDS) + 1):
                    if end - start > 1 and spans[end - 2][-1] in _ENDS:
                        break
                    key = tuple(words(" ".join(spans[start:end])))
                    if key:
                        seen.add(key)
                        printed.setdefault(key, " ".join(spans[start:end]))
            having.update(seen)
        least = max(2, _RARELY * len(self._printed))
        for key, count in having.items():
            if count >= least and key[0] not in _SMALL and key[-1] not in _SMALL:
                yield printed[key], count / len(self._printed)

    def _worth(self, text: str, within: float) -> float:
        """Return how well a text serves as a name: 0 if it can't be one."""
        parts = words(text)
        telling = _telling(parts)
        if not telling or len(parts) > _MOST_WORDS or len(text) > _LONGEST or is_quality(parts[-1]):
            return 0.0
        if any(part.isdigit() or part in _COUNTS or (part not in CONNECTORS and self._is_action(part)) for part in parts):
            return 0.0
        within = (within + min(self._within(part) for part in telling)) / 2
        bits = max(self._bits(part) for part in telling)
        if bits < _LEAST or self._is_piece(" ".join(parts), within):
            return 0.0
        return within * bits * _LONGER[len(telling) - 1] * self._weight(parts)

    def _weight(self, parts: Sequence[str]) -> float:
        """Return how much better some names are, and how much worse those that many threads share."""
        if len(parts) > 1 and parts[-1] in AGREEMENT_WORDS:
            return _AGREED
        key = " ".join(parts)
        if len(parts) > 1 and is_place(key) and not is_broad(key):
            return _OF_ITS_OWN
        is_name = self._is_name(key)
        if _stands_for_many(parts) or feature_id(key, Kind.NAME) in self._cluster.broad or (len(parts) == 1 and is_name):
            return _FOR_MANY
        if is_name and may_be_person(parts):
            return _A_PERSON if self._in_titles[parts[-1]] >= _OFTEN * len(self._titles) else _FOR_MANY
        return _COMMON_ALONE if all(part in STOP_WORDS for part in parts) else 1.0

    def _within(self, word: str) -> float:
        """Return in what share of the stories a word stands: in titles, or as one of what a text is known by."""
        found = self._kept.get(word)
        if found is None:
            stem, cluster = stem_of(word), self._cluster
            texts = max(cluster.counts.get(feature_id(stem, kind), 0) for kind in (Kind.WORD, Kind.COMMON))
            titles = max(1, len(self._titles))
            printed, all_forms, told = self._in_titles[word] / titles, self._stems[stem] / titles, texts / max(1, cluster.size)
            found = self._kept[word] = max(printed, _IN_TEXTS * min(1.0, told) if told > all_forms + _BEYOND else 0.0)
        return found

    def _is_piece(self, key: str, within: float) -> bool:
        """Return whether words are only a piece of a name that is in about as many stories."""
        names = [share for name, share in self._whole.items() if f" {key} " in f" {name} " and key != name]
        return bool(names) and min(1.0, sum(names)) >= _PIECE * within

    def _is_name(self, word: str) -> bool:
        return feature_id(word, Kind.NAME) in self._cluster.counts

    def _bits(self, word: str) -> float:
        stem = stem_of(word)
        return -log2(min(self._share(feature_id(stem, kind)) for kind in (Kind.WORD, Kind.COMMON)))

    def _beside(self, found: dict[str, float]) -> dict[str, float]:
        """Return names with the best place or institution put beside the best word, if that is better alone: `White House · Tariffs`."""
        best = max(found, key=lambda text: (found[text], text), default="")
        many = {
            text: worth
            for text, worth in found.items()
            if self._is_name(" ".join(words(text))) and _stands_for_many(words(text))
        }
        plain = len(words(best)) == 1 and not _stands_for_many(words(best)) and not self._is_name(words(best)[0])
        if not many or not plain:
            return found
        where = max(many, key=lambda text: (many[text], text))
        parts = [*words(where), *words(best)]
        if len(parts) > _MOST_WORDS or len(set(parts)) < len(parts) or not (self.holds(where) and self.holds(best)):
            return found
        return {**found, f"{where} · {best}": found[best] + many[where]}


def renamed(cluster: Cluster, share: Share, titles: Sequence[str]) -> str:
    """Return what a thread is to be called: what it is called now, unless another name has become clearly better."""
    if cluster.given:
        return cluster.name
    namer = Namer(cluster, share, titles)
    holds = bool(cluster.name) and namer.holds(cluster.name)
    if holds and cluster.size < _GROWN * cluster.named:
        return cluster.name
    cluster.named = cluster.size
    found = namer.candidates()
    if not found:
        return cluster.name
    name = max(found, key=lambda text: (found[text], text))
    return cluster.name if holds and found[name] <= _CLEARLY * namer.worth(cluster.name) else name


def _telling(parts: Sequence[str]) -> list[str]:
    """Return the words of a name but for those that only hold it together."""
    return [part for part in parts if part not in _SMALL]


def _stands_for_many(parts: Sequence[str]) -> bool:
    """Return whether a name is a place's or an institution's, which alone says nothing of what the thread is."""
    key = " ".join(parts)
    if is_place(key):
        return is_broad(key)
    if parts[0] in DEMONYMS or parts[0] in _IN_OFFICE:
        return True
    return len(parts) > 1 and (stem_of(parts[-1]) in _INSTITUTIONS or parts[-1] in PLACE_WORDS)


def spoken(text: str) -> str:
    """Return a print as a name is written, without what surrounds it; nothing if it runs over a stop, or begins with whose it is."""
    if any(part.endswith(("'s", "’s")) for part in text.split()[:-1]):
        return ""
    text = text.strip(" " + _ENDS + "'’‘-–—").removesuffix("'s").removesuffix("’s")
    parts = text.split()
    if not words(text) or any(part[-1] in _ENDS or part[0] in _QUOTES for part in parts[:-1]) or parts[-1][0] in _QUOTES:
        return ""
    return " ".join(part[:1].upper() + part[1:] if part.islower() and part not in _SMALL else part for part in parts)
