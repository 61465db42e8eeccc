"""Choosing a story's themes by its words, and saying which words decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_changes
from math import log2

from store.fold import words
from store.model import Story
from store.themes.book import OTHER, Book
from store.views import Marks, ThemeChoice

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
    """Gives stories their themes after a book."""

    def __init__(self, book: Book) -> None:
        self._keys = [theme.key for theme in book.themes]
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
        scores, told = self._scores(story)
        ranked = sorted((key for key in scores if scores[key] > 0), key=lambda key: (-scores[key], self._keys.index(key)))
        first = ranked[0] if ranked and scores[ranked[0]] >= _ENOUGH else OTHER
        themes = [first, *(key for key in ranked if key != first and scores[key] >= max(_ENOUGH, _ALSO * scores[ranked[0]]))]
        themes = themes[:1] if first == OTHER else themes[:4]
        stated = [key for key in story.themes if key in self._keys]
        choice = ThemeChoice(tuple(dict.fromkeys(stated or themes)), told)
        if marks.theme in self._keys:
            others = (key for key in choice.themes if key not in (marks.theme, OTHER))
            return with_changes(choice, themes=(marks.theme, *others), corrected=True)
        return choice

    def _scores(self, story: Story) -> tuple[dict[str, float], dict[str, tuple[str, ...]]]:
        """Return how strongly a story speaks for each theme, and in which words."""
        heard: dict[int, tuple[_Speaks, float]] = {}
        length = 0
        for text, weight in _parts(story):
            folded = words(text)
            length += len(folded)
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
