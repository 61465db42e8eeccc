"""Choosing a story's themes by its words, and saying which words decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_changes
from math import log2

from store.fold import words
from store.model import Story
from store.themes.book import OTHER, Book
from store.themes.learning import NOTHING_LEARNED, Learned
from store.themes.likeness import Like, Likeness
from store.views import LearnedFrom, Marks, ThemeChoice

_TITLE, _TOP, _BODY = 3.0, 2.0, 1.0
_ENOUGH = 3.0
"""The least score that makes a theme a story's first."""
_ALSO = 0.42
"""The share of the first theme's score that makes another theme one of the story's."""
_WORDS_TOLD = 8
_LONGEST = 6_000
_REMEMBERED = 50_000


@dataclass(slots=True)
class _Speaks:
    """What one word or phrase does: for which themes, and how strongly."""

    phrase: tuple[str, ...]
    told: str
    themes: list[tuple[str, float]] = field(default_factory=list)


class Chooser:
    """Gives stories their themes after a book, and after what was learned from corrections."""

    def __init__(self, book: Book, learned: Learned = NOTHING_LEARNED) -> None:
        self._keys = [theme.key for theme in book.themes]
        self._likeness = Likeness({key: taught for key, taught in learned.items() if key in self._keys})
        self._corrections = {key: taught.corrections for key, taught in learned.items()}
        self._by_word: dict[str, list[_Speaks]] = {}
        self._by_stem: dict[str, list[_Speaks]] = {}
        entries: dict[str, _Speaks] = {}
        for key, weights in book.weights.items():
            for phrase, weight in weights.items():
                parts = tuple(phrase.split())
                if parts:
                    entries.setdefault(phrase, _Speaks(parts, phrase.rstrip("*"))).themes.append((key, weight))
        for entry in entries.values():
            first = entry.phrase[0]
            table = self._by_stem if first.endswith("*") else self._by_word
            table.setdefault(first.rstrip("*"), []).append(entry)
        self._stem_lengths = sorted({len(stem) for stem in self._by_stem})
        self._known: dict[str, list[_Speaks]] = {}

    def choose(self, story: Story, marks: Marks) -> ThemeChoice:
        """Return a story's themes, the first one first; the person's choice wins, then what the story states."""
        texts = [(words(text), weight) for text, weight in _parts(story)]
        scores, told = self._scores(texts)
        likes = self._likeness.of(folded for folded, _ in texts) if self._likeness else {}
        themes = self._ranked(_lifted(scores, likes))
        stated = [key for key in story.themes if key in self._keys]
        choice = ThemeChoice(tuple(dict.fromkeys(stated or themes)), told, learned=self._told(likes, stated or themes))
        if marks.theme in self._keys:
            others = (key for key in choice.themes if key not in (marks.theme, OTHER))
            return with_changes(choice, themes=(marks.theme, *others), corrected=True)
        return choice

    def _ranked(self, scores: Mapping[str, float]) -> list[str]:
        """Return the themes that scores make a story's, the first one first."""
        ranked = sorted((key for key in scores if scores[key] > 0), key=lambda key: (-scores[key], self._keys.index(key)))
        if not ranked or scores[ranked[0]] < _ENOUGH or ranked[0] == OTHER:
            return [OTHER]
        least = max(_ENOUGH, _ALSO * scores[ranked[0]])
        return [key for key in ranked if key != OTHER and scores[key] >= least][:4]

    def _told(self, likes: Mapping[str, Like], themes: Sequence[str]) -> dict[str, LearnedFrom]:
        return {key: LearnedFrom(self._corrections[key], like.words) for key, like in likes.items() if key in themes}

    def _scores(self, texts: Iterable[tuple[list[str], float]]) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
        """Return how strongly a story speaks for each theme, and in which words."""
        heard: dict[int, tuple[_Speaks, float]] = {}
        for folded, weight in texts:
            for entry in self._speaking(folded):
                before = heard.get(id(entry), (entry, 0.0))[1]
                heard[id(entry)] = (entry, before + weight)
        scores: dict[str, float] = {}
        shares: dict[str, list[tuple[float, str]]] = {}
        for entry, times in heard.values():
            for key, weight in entry.themes:
                share = weight * log2(1 + times)
                scores[key] = scores.get(key, 0.0) + share
                if share > 0:
                    shares.setdefault(key, []).append((share, entry.told))
        told = {key: tuple(word for _, word in sorted(shares[key], reverse=True)[:_WORDS_TOLD]) for key in shares}
        return scores, told

    def _speaking(self, folded: Sequence[str]) -> Iterator[_Speaks]:
        known = self._known
        for place, word in enumerate(folded):
            found = known.get(word)
            if found is None:
                found = self._entries(word)
            for entry in found:
                if len(entry.phrase) == 1 or _stands(entry.phrase, folded, place):
                    yield entry

    def _entries(self, word: str) -> list[_Speaks]:
        """Return what a word may begin, and remember it: most words come again."""
        found = list(self._by_word.get(word, ()))
        for length in self._stem_lengths:
            found += self._by_stem.get(word[:length], ()) if length <= len(word) else ()
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known[word] = found
        return found


def _lifted(scores: Mapping[str, float], likes: Mapping[str, Like]) -> dict[str, float]:
    """Return the scores with those of themes that a story was learned to belong to raised, by as much as it is like them."""
    most = max(_ENOUGH, *scores.values()) if scores else _ENOUGH
    lifted = {key: max(0.0, scores.get(key, 0.0)) + like.pull * most for key, like in likes.items()}
    return {**scores, **lifted}


def _stands(phrase: tuple[str, ...], folded: Sequence[str], place: int) -> bool:
    rest = folded[place + 1 : place + len(phrase)]
    return len(rest) == len(phrase) - 1 and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part for part, word in zip(phrase[1:], rest, strict=True)
    )


def _parts(story: Story) -> Iterator[tuple[str, float]]:
    yield story.title, _TITLE
    for highlight in story.highlights:
        yield highlight, _TOP
    for number, paragraph in enumerate(story.body):
        yield paragraph[:_LONGEST], _BODY if number else _TOP
