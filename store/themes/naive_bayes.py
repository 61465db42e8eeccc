"""Learning themes from corrections: which words and names the corrected stories have that others lack.

The model is a complement naive Bayes classifier (Rennie, Shih, Teevan and Karger 2003): a word speaks for a theme by how much
commoner it is in the stories corrected to that theme than in all else. All else is the archive, by its counts, together with
the stories corrected to other themes. Its words can be told, and it is fitted anew from nothing with every correction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import fsum, log, log10, sqrt
from typing import NamedTuple

LEAST_CORRECTIONS = 3
"""Corrections to a theme from which on it is learned; fewer, or those that the words say as well, change no other story."""
_MOST_LESSONS = 300
"""The latest corrections to a theme that are looked at."""
_MOST_WORDS = 80
_PRIOR = 3.0
"""Corrections that the archive at large counts for, against those of the theme."""
_ALL_ELSE = 30.0
"""Stories that the archive at large counts for, against those corrected to other themes."""
_RAREST, _COMMONEST = 0.002, 0.95
"""Between these shares of the archive a word's rarity tells; two stories may share a rarer one by chance."""
_LEAST = 0.35
"""The least weight, in nats, with which a word is kept."""
_CHANCE = 3.0, 6.0
"""So many standard deviations above what any story has by chance, likeness begins and is whole, among up to a thousand stories."""
_USUAL = 0.25, 0.4
"""Nor does it begin, or is it whole, below these shares of what a corrected story usually has."""


class Lesson(NamedTuple):
    """A story the person gave a theme."""

    theme: str
    """The key of that theme."""
    features: frozenset[str]
    """The stems and names of the story (`store.themes.theme_features`)."""
    surprising: bool = True
    """True if the words of `themes.toml` would have chosen otherwise: only then do they need to be outweighed."""


class Corpus(NamedTuple):
    """The archive at large: how common words are in it."""

    stories: int
    """How many stories it has."""
    having: Callable[[str], int]
    """Returns how many of them have a stem or a name."""


class LearnedTheme(NamedTuple):
    """What was learned of one theme."""

    corrections: int
    """How many corrections it comes from, those that the words would have made anyway not counted."""
    words: Mapping[str, float]
    """Stem or name to how much it speaks for the theme, in nats, strongest first."""
    unlike: float
    """Up to this sum of weights a story is not like the corrected ones."""
    alike: float
    """From this sum of weights on it is as like them as can be."""


Learned = Mapping[str, LearnedTheme]
"""Theme key to what was learned of it; themes without a handful of corrections are not in it."""
NOTHING_LEARNED: Learned = {}


def learn(lessons: Iterable[Lesson], corpus: Corpus) -> Learned:
    """Fit the model to corrections, the oldest first, in an archive."""
    by_theme: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        by_theme.setdefault(lesson.theme, []).append(lesson)
    latest = {key: taken[-_MOST_LESSONS:] for key, taken in by_theme.items()}
    having = {key: Counter(feature for lesson in taken for feature in lesson.features) for key, taken in latest.items()}
    stories, everywhere = sum(map(len, latest.values())), sum(having.values(), Counter[str]())
    learned = {}
    for key, taken in latest.items():
        corrections = sum(lesson.surprising for lesson in by_theme[key])
        if corrections < LEAST_CORRECTIONS:
            continue
        sides = _Sides(len(taken), having[key], stories - len(taken), everywhere - having[key], corpus)
        if words := sides.words():
            learned[key] = LearnedTheme(corrections, words, *sides.bounds(words, taken))
    return learned


class _Sides(NamedTuple):
    """The stories corrected to a theme, and all else."""

    stories: int
    having: Counter[str]
    """How many of them have each word."""
    elsewhere: int
    """How many stories were corrected to other themes."""
    others: Counter[str]
    """How many of those have each word."""
    corpus: Corpus

    def words(self) -> dict[str, float]:
        """Return the most telling words that at least two corrected stories have, with their weights, strongest first."""
        weights = {word: self.weight(word) for word, having in self.having.items() if having > 1}
        best = sorted(
            (word for word in weights if weights[word] >= _LEAST), key=lambda word: (-weights[word] * self.having[word], word)
        )
        return {word: round(weights[word], 3) for word in best[:_MOST_WORDS]}

    def bounds(self, words: Mapping[str, float], taken: Sequence[Lesson]) -> tuple[float, float]:
        """Return from which sum of weights on a story is like the corrected ones, and from which on wholly so.

        Neither what a story of the archive has by chance counts, nor much less than what a corrected story has by the others.
        """
        shares = {word: self.share(word) for word in words}
        chance = sum(weight * shares[word] for word, weight in words.items())
        spread = sqrt(sum(weight**2 * shares[word] * (1 - shares[word]) for word, weight in words.items()))
        without = {word: max(0.0, self.weight(word, without=1)) for word in words}
        usual = fsum(sum(without[word] for word in lesson.features if word in words) for lesson in taken) / len(taken)
        more = log10(max(1.0, self.corpus.stories / 1_000))  # of a million stories, more are alike by chance
        unlike, alike = (
            max(chance + (above + more) * spread, least * usual) for above, least in zip(_CHANCE, _USUAL, strict=True)
        )
        return round(unlike, 3), round(alike, 3)

    def weight(self, word: str, without: int = 0) -> float:
        """Return how much a word speaks for the theme, as if so many of the stories that have it had not been corrected."""
        share = self.share(word)
        here = (self.having[word] - without + _PRIOR * share) / (self.stories - without + _PRIOR)
        there = (self.others[word] + _ALL_ELSE * share) / (self.elsewhere + _ALL_ELSE)
        return log(here / there)

    def share(self, word: str) -> float:
        """Return in which share of the archive's stories, but for the corrected ones, a word occurs."""
        having = max(0, self.corpus.having(word) - self.having[word]) + 0.5
        return min(_COMMONEST, max(_RAREST, having / (max(0, self.corpus.stories - self.stories) + 1)))
