"""Names of threads: each is called by what most of its stories have in common and other threads have not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

from store.names import is_place
from store.text.fold import words
from store.threads.cluster.cluster import Cluster
from store.threads.cluster.feature_rarity import Share
from store.threads.cluster.features import Kind, kind_of
from store.threads.cluster.name_pairs import NamePairs
from store.threads.cluster.name_worth import Named, NameWorth, telling_words
from store.threads.cluster.title_phrases import SMALL, Phrase, TitlePhrases
from store.threads.cluster.word_shares import BEYOND, WordShares

_LONGEST = 60
"""Characters of a name."""
_RARELY = 0.25
"""A phrase that stands in a smaller share of the titles is no phrase of the thread."""
_FEATURES, _PAIRS = 60, 12
_PIECE = 0.6
"""Pairs of words that are in about as many stories are one name."""
_CLEARLY = 1.4
"""A thread is renamed when another name is so much better."""
_NAMED = 2
"""So many stories make a thread that is called something."""
_GROWN = 1.25
"""A thread's name is considered again when it has grown by a quarter."""
_GROWN_MUCH = 4.0
"""The same while it goes on growing."""
_TAKEN, _ASKED = 0.5, 5
"""How well a name serves that another thread has, and for how many of the best names that is asked."""
_PRINTS_KEPT = 4_000
_LETTERED = re.compile(r"\b[A-Z]&[A-Z]\b")
_QUOTES = "'‘“\"(["
_ENDS = '.,;:!?"“”()…'

Taken = Callable[[str], bool]
"""Whether another thread is called so."""


class Namer:
    """Finds what a thread may be called, from its stories' titles and what they have in common."""

    def __init__(self, cluster: Cluster, share: Share, titles: Sequence[str]) -> None:
        self._cluster = cluster
        self._phrases = phrases = TitlePhrases(titles)
        self._shares = WordShares(cluster, phrases.told)
        self._weighs = NameWorth(cluster, share, phrases, self._shares)
        self._candidates: list[Named] | None = None

    def best(self, taken: Taken) -> Named | None:
        """Return the name that serves best; one that another thread has serves less."""
        found = self.candidates()
        holding = [one for one in found if self._shares.hold(telling_words(one.words))]
        if not holding:
            found = [replace(one, worth=one.worth * self._weakest(one)) for one in found]
        best = nlargest(_ASKED, holding or found, key=lambda one: (one.worth, one.text))
        return max(best, key=lambda one: one.worth * (_TAKEN if taken(one.text) else 1.0), default=None)

    def _weakest(self, one: Named) -> float:
        """Return the share of titles that the rarest word of a name has, squared: where no name holds, the commonest misleads least."""
        return min(map(self._shares.in_titles, telling_words(one.words)), default=0.0) ** 2

    def worth(self, name: str) -> float:
        """Return how well a name tells the thread apart; 0 if it can't be its name."""
        known = {one.text: one.worth for one in self.candidates()}
        return known.get(name, 0.0)

    def candidates(self) -> list[Named]:
        """Return what the thread may be called."""
        if self._candidates is None:
            self._candidates = self._found()
        return self._candidates

    def _found(self) -> list[Named]:
        found: dict[str, Named] = {}
        for text, phrase, within in (*self._of_titles(), *self._of_texts()):
            one = self._weighs.named(text, phrase, within) if text else None
            if one and one.worth > found.get(text, one).worth - 1e-9:
                found[text] = one
        pairs = NamePairs(self._phrases, self._shares, self._weighs)
        holding = [one for one in found.values() if self._shares.hold(telling_words(one.words))]
        return [one for one in (*found.values(), *pairs.of(holding)) if one.worth > 0 and len(one.text) <= _LONGEST]

    def _of_titles(self) -> Iterator[tuple[str, Phrase, float]]:
        """Yield the phrases that are in enough titles, as a name is printed, each with the share of titles."""
        phrases = self._phrases
        least = max(2.0, _RARELY * len(phrases.titles))
        quoted = set(phrases.quoted())
        for phrase, count in phrases.counts.items():
            if (count >= least and phrase[0] not in SMALL and phrase[-1] not in SMALL) or phrase in quoted:
                printed = phrases.printed(phrase)
                yield (
                    spoken(printed.removesuffix("'s") if is_place(" ".join(phrase)) else printed),
                    phrase,
                    phrases.share(phrase),
                )

    def _of_texts(self) -> Iterator[tuple[str, Phrase, float]]:
        """Yield names, pairs of words and words that more stories have than titles do, each with the share of stories."""
        cluster = self._cluster
        size = max(1, cluster.size)
        for feature in sorted(cluster.printed, key=lambda feature: (-cluster.counts.get(feature, 0), feature))[:_FEATURES]:
            yield self._as_phrase(cluster.printed[feature], cluster.counts.get(feature, 0) / size)
        pairs = [(text.split(), cluster.counts.get(n, 0)) for n, text in cluster.printed.items() if kind_of(n) is Kind.PAIR]
        pairs = sorted([one for one in pairs if len(one[0]) == 2], key=lambda one: (-one[1], one[0]))[:_PAIRS]
        for begin, many in pairs:
            for end, others in pairs:
                if begin[1].lower() == end[0].lower() and min(many, others) > _PIECE * max(many, others) and begin != end:
                    yield self._as_phrase(f"{begin[0]} {begin[1]} {end[1]}", min(many, others) / size)

    def _as_phrase(self, printed: str, within: float) -> tuple[str, Phrase, float]:
        """Return a print as a name is written, with its words; nothing if titles have them as often as texts and say it better."""
        text, phrase = _bare(printed)
        if all(self._shares.in_texts(word) <= self._shares.in_titles(word) + BEYOND for word in telling_words(phrase)):
            return "", (), 0.0
        return spoken(self._phrases.printed(phrase) if self._phrases.counts[phrase] > 1 else text), phrase, min(1.0, within)


def is_due(cluster: Cluster) -> bool:
    """Return whether a thread that goes on growing has grown enough since it was last considered what to call it."""
    return cluster.size >= max(_NAMED, _GROWN_MUCH * cluster.named)


def has_outgrown(cluster: Cluster) -> bool:
    """Return whether a thread's name is of a time when it was much smaller."""
    return cluster.size >= max(_NAMED, _GROWN * cluster.named)


def renamed(cluster: Cluster, share: Share, titles: Sequence[str], taken: Taken = lambda _: False) -> str:
    """Return what a thread is to be called: what it is called now, unless that has become wrong or another name clearly better."""
    if cluster.given or (cluster.size < _NAMED and not cluster.name):
        return cluster.name
    holds = bool(cluster.name) and WordShares(cluster, [words(title) for title in titles]).hold(
        telling_words(words(cluster.name))
    )
    if holds and cluster.size < _GROWN * cluster.named:
        return cluster.name
    cluster.named = cluster.size
    namer = Namer(cluster, share, titles)
    best = namer.best(taken)
    if best is None:
        return cluster.name
    return cluster.name if holds and best.worth <= _CLEARLY * namer.worth(cluster.name) else best.text


@lru_cache(_PRINTS_KEPT)
def _bare(printed: str) -> tuple[str, Phrase]:
    """Return a print without the signs around it, and its folded words: a thread's prints are looked at each time it is named."""
    text = without_surroundings(printed)
    return text, tuple(words(text))


def without_surroundings(text: str) -> str:
    """Return a print without the signs around it; nothing if it runs over a stop or into a name, or begins with whose something is."""
    if any(part.endswith(("'s", "’s")) for part in text.split()[:-1]):
        return ""
    text = text.strip(" " + _ENDS + "'’‘-–—").removesuffix("'s").removesuffix("’s")
    parts = text.split()
    if any(sign in text for sign in "#;&=") and not _LETTERED.search(text):
        return ""
    if any(part[0].islower() and after[0].isupper() and part not in SMALL for part, after in pairwise(parts)):
        return ""
    if not words(text) or any(part[-1] in _ENDS or part[0] in _QUOTES for part in parts[:-1]) or parts[-1][0] in _QUOTES:
        return ""
    return text


def spoken(text: str) -> str:
    """Return a print as a name is written: each word that tells something capitalised, small ones small within it."""
    parts = text.split()
    return " ".join(
        part.lower()
        if at and part.lower() in SMALL
        else part[:1].upper() + part[1:]
        if part.islower() and part not in SMALL
        else part
        for at, part in enumerate(parts)
    )
