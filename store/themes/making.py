"""Making a theme from stories: its name and colour, and the words that tell its stories from all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from store.api.errors import ThemeError
from store.api.story import Story
from store.api.themes import Theme
from store.api.views import Marks
from store.text.clean import clean_line
from store.text.fold import fold, words
from store.themes.book import Book
from store.themes.choosing import Chooser
from store.themes.features import features_of
from store.themes.learning import HANDFUL, Large, Lesson, learn

LONGEST_NAME = 40
"""Characters of a theme's name."""
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
_COLOURS = (
    "#c98bb9", "#8fb573", "#d98f6c", "#6fa8dc", "#b39ddb", "#5fb49c", "#cfa34e", "#e08aa0", "#8da0cb", "#a3a65a", "#c77f5a", "#71b7c7",
)  # fmt: skip
"""Colours that read on a dark and on a light ground."""
_UNMARKED = Marks()


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells the stories of a theme."""

    weights: Mapping[str, float]
    """Words as `themes.toml` has them, with their weights, the most telling first."""
    forms: tuple[str, ...]
    """The words and names in which they occur in the stories."""
    told: tuple[str, ...]
    """The same for a person to read: each in one form, the most telling first."""


def theme_named(name: str, book: Book) -> Theme:
    """Return a theme with a name, and with a key and a colour that no theme of a book has. Raises ThemeError."""
    clean = " ".join(clean_line(name).split())
    if not clean:
        raise ThemeError("a theme needs a name")
    if len(clean) > LONGEST_NAME:
        raise ThemeError(f"a theme's name has at most {LONGEST_NAME} characters; this one has {len(clean)}")
    key = (
        "-".join(word for word in words(clean) if word.isascii())
        or f"theme-{blake2b(clean.encode(), digest_size=4).hexdigest()}"
    )
    taken = next((theme for theme in book.themes if fold(theme.name) == fold(clean) or theme.key == key), None)
    if taken:
        raise ThemeError(f"there is a theme “{taken.name}” already; choose another name")
    return Theme(key, clean, _colour([theme.colour for theme in book.themes]))


def telling_words(stories: Sequence[tuple[Story, Sequence[str]]], large: Large, forms: Mapping[str, set[str]]) -> Telling:
    """Return the words that tell some stories, each given with the keys of its names, from the archive at large.

    `forms` are the forms in which stems occur in the stories. Raises ThemeError if the stories are too few or have nothing in common.
    """
    if len(stories) < HANDFUL:
        raise ThemeError(
            f"a theme is made from at least {HANDFUL} stories, and here are {len(stories)}; search for something wider"
        )
    lessons = [Lesson("new", frozenset(features_of(story, names))) for story, names in stories]
    learned = learn(lessons, large).get("new")
    having = Counter(feature for lesson in lessons for feature in lesson.features)
    if learned is None or max(learned.words.values()) < _LEAST:
        raise ThemeError("these stories have no words in common that other stories lack; narrow the search and try again")
    most = max(learned.words.values())
    common = [
        word
        for word, weight in learned.words.items()
        if weight >= _TELLING * most and having[word] >= _IN_ENOUGH * len(lessons)
    ]
    weights: dict[str, float] = {}
    for word in common[:_WORDS]:
        for written in _written(word, forms.get(word, {word})):
            weights[written] = round(1 + 2 * learned.words[word] / most, 1)
    used = [sorted(forms.get(word, {word}), key=len) for word in common[:_WORDS]]
    return Telling(weights, tuple(form for each in used for form in each), tuple(each[0] for each in used))


def strengthened(
    book: Book, theme: Theme, weights: Mapping[str, float], chosen: Sequence[Story], others: Sequence[Story]
) -> Mapping[str, float]:
    """Return the weights times what brings most of the chosen stories under the theme while drawing few others along."""
    best, reached = weights, -len(others) - 1
    for strength in _STRENGTHS:
        stronger = {word: round(weight * strength, 1) for word, weight in weights.items()}
        chooser = Chooser(
            replace(book, themes=(*book.themes[:-1], theme, *book.themes[-1:]), weights={**book.weights, theme.key: stronger})
        )
        right, drawn = (
            sum(chooser.choose(story, _UNMARKED).themes[0] == theme.key for story in stories) for stories in (chosen, others)
        )
        if right - drawn > reached:
            best, reached = stronger, right - drawn
    return best


def _written(word: str, forms: set[str]) -> list[str]:
    """Return how a stem or a name is written in `themes.toml`."""
    if " " in word:
        return [word]
    if len(word) >= _PREFIX and all(form.startswith(word) for form in forms):
        return [f"{word}*"]
    return sorted(forms)[:3]


def _colour(taken: Sequence[str]) -> str:
    """Return the colour that is farthest from those that are taken."""
    return max(_COLOURS, key=lambda colour: min((_apart(colour, other) for other in taken), default=0))


def _apart(one: str, other: str) -> int:
    return sum((int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) ** 2 for at in (1, 3, 5))
