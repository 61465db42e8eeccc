"""Telling words: those that tell some stories from all others, as the words of a theme that is made from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.api.errors import ThemeError
from store.api.story import Story
from store.api.themes import Theme
from store.themes.classifier import ThemeClassifier
from store.themes.lexicon import ThemeLexicon
from store.themes.naive_bayes import LEAST_CORRECTIONS, Corpus, Lesson, learn

_WORDS = 20
_IN_ENOUGH = 0.25
"""The least share of the stories that a word has to be in."""
_LEAST = 0.7
"""The least weight, in nats, of the most telling word: it is twice as common in the stories as elsewhere."""
_TELLING = 0.4
"""The least share of the most telling word's weight that another word has to have."""
_PREFIX = 5
"""Letters from which on a stem may stand for every word that begins with it."""
_STRENGTHS = (1.0, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class TellingWords:
    """What tells the stories of a theme."""

    weights: Mapping[str, float]
    """Words as `themes.toml` has them, with their weights, the most telling first."""
    forms: tuple[str, ...]
    """The words and names in which they occur in the stories."""
    words: tuple[str, ...]
    """The same for a person to read: each in one form, the most telling first."""


def telling_words(stories: Sequence[Mapping[str, str]], corpus: Corpus, forms: Mapping[str, set[str]]) -> TellingWords:
    """Return the words that tell some stories, each given by its features, from the archive at large.

    `forms` are the forms in which stems occur in the stories. Raises ThemeError if the stories are too few or have nothing in common.
    """
    if len(stories) < LEAST_CORRECTIONS:
        told = f"a theme is made from at least {LEAST_CORRECTIONS} stories, and here are {len(stories)}"
        raise ThemeError(f"{told}; search for something wider")
    learned = learn([Lesson("new", frozenset(features)) for features in stories], corpus).get("new")
    most = max(learned.words.values()) if learned else 0.0
    if learned is None or most < _LEAST:
        raise ThemeError("these stories have no words in common that other stories lack; narrow the search and try again")
    having = Counter(feature for features in stories for feature in features)
    least = (_TELLING * most, _IN_ENOUGH * len(stories))
    common = [word for word, weight in learned.words.items() if weight >= least[0] and having[word] >= least[1]][:_WORDS]
    weights = {
        written: round(1 + 2 * learned.words[word] / most, 1)
        for word in common
        for written in _written(word, forms.get(word, {word}))
    }
    used = [sorted(forms.get(word, {word}), key=len) for word in common]
    return TellingWords(weights, tuple(form for each in used for form in each), tuple(each[0] for each in used))


def strengthened(
    lexicon: ThemeLexicon, theme: Theme, weights: Mapping[str, float], chosen: Sequence[Story], others: Sequence[Story]
) -> Mapping[str, float]:
    """Return the weights times what brings most of the chosen stories under the theme while drawing few others along."""

    def gain(weights: Mapping[str, float]) -> int:
        classifier = ThemeClassifier(lexicon.with_theme(theme, weights))
        right, drawn = (sum(classifier.choose(one).themes[0] == theme.key for one in stories) for stories in (chosen, others))
        return right - drawn

    return max(({word: round(weight * strength, 1) for word, weight in weights.items()} for strength in _STRENGTHS), key=gain)


def _written(word: str, forms: set[str]) -> list[str]:
    """Return how a stem or a name is written in `themes.toml`."""
    if " " in word:
        return [word]
    if len(word) >= _PREFIX and all(form.startswith(word) for form in forms):
        return [f"{word}*"]
    return sorted(forms)[:3]
