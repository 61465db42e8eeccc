"""Choosing a story's themes by its words, and saying which words decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_changes
from functools import lru_cache
from math import log2

from store.api.story import Story
from store.api.themes import LearnedFrom, ThemeChoice
from store.api.views import Marks
from store.text.bounds import beginning_of
from store.text.fold import words
from store.themes.book import OTHER, Book
from store.themes.evidence import Cue, LineCursor, weighed
from store.themes.learning import NOTHING_LEARNED, Learned
from store.themes.likeness import Like, Likeness
from store.themes.literal import Literally

_TITLE, _TOP, _BODY = 3.0, 2.0, 1.0
_ENOUGH = 3.0
"""The least score that makes a theme a story's first."""
_EARLY = 80
"""A paragraph with fewer words before it still says what a story is about."""
_THIN = 4
"""Of a theme with fewer kinds of evidence it is looked whether the words are meant literally."""
_ALSO = 0.42
"""The share of the first theme's score that makes another theme one of the story's."""
_WORDS_TOLD = 8
_LONGEST = 6_000
_REMEMBERED = 50_000


@dataclass(slots=True)
class _Speaks:
    """What one word or phrase does: for which themes, and how strongly."""

    phrase: tuple[str, ...]
    themes: list[tuple[str, float]] = field(default_factory=list)


Part = tuple[str, list[str], float]
"""A part of a story, its folded words, and how much a word in it counts."""


@dataclass(frozen=True, slots=True)
class _Weighed:
    """What a story's words say of themes."""

    scores: Mapping[str, float]
    """Theme to how strongly the story speaks for it; those for which there is not enough evidence are not there."""
    kinds: Mapping[str, int]
    """The same themes, each with the number of different things that speak for it."""
    told: dict[str, tuple[str, ...]]
    """Every theme with the words that speak for it, strongest first."""


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
                    entries.setdefault(phrase, _Speaks(parts)).themes.append((key, weight))
        for entry in entries.values():
            first = entry.phrase[0]
            table = self._by_stem if first.endswith("*") else self._by_word
            table.setdefault(first.rstrip("*"), []).append(entry)
        self._stem_lengths = sorted({len(stem) for stem in self._by_stem})
        self._entries = lru_cache(_REMEMBERED)(self._begun_by)  # most words come again

    def choose(self, story: Story, marks: Marks) -> ThemeChoice:
        """Return a story's themes, the first one first; the person's choice wins, then what the story states."""
        parts = [(text, words(text), weight) for text, weight in _parts(beginning_of(story))]
        weighed = self._weighed(parts)
        themes = self._ranked(weighed.scores)
        if any(weighed.kinds.get(key, _THIN) < _THIN for key in themes):
            weighed = self._weighed(parts, literally=True)
        likes = self._likeness.of(folded for _, folded, _ in parts) if self._likeness else {}
        themes = self._ranked(_lifted(weighed.scores, likes))
        stated = [key for key in story.themes if key in self._keys]
        choice = ThemeChoice(tuple(dict.fromkeys(stated or themes)), weighed.told, learned=self._told(likes, stated or themes))
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

    def _weighed(self, parts: Sequence[Part], *, literally: bool = False) -> _Weighed:
        """Return how strongly a story speaks for each theme, by what; `literally` leaves out words that mean something else."""
        heard: dict[int, tuple[_Speaks, float, LineCursor]] = {}
        length = 0
        for text, folded, weight in parts:
            standing = LineCursor.TOP if weight > _BODY else LineCursor.EARLY if length < _EARLY else LineCursor.LATE
            length += len(folded)
            meant: Literally | None = None
            for place, entry in self._speaking(folded):
                if literally:
                    meant = meant or Literally(text, folded, self._is_of_a_theme)
                    if not meant.means(place, len(entry.phrase)):
                        continue
                _, before, best = heard.get(id(entry), (entry, 0.0, standing))
                heard[id(entry)] = (entry, before + weight, max(best, standing))
        scores: dict[str, float] = {}
        cues: dict[str, list[Cue]] = {}
        for entry, times, best in heard.values():
            for key, weight in entry.themes:
                share = weight * log2(1 + times)
                scores[key] = scores.get(key, 0.0) + share
                if share > 0:
                    cues.setdefault(key, []).append(Cue(entry.phrase, weight, share, best))
        evidence = {key: weighed(found) for key, found in cues.items() if scores[key] >= _ENOUGH}
        believed = {key: scores[key] for key in evidence if evidence[key].decides(length, scores[key])}
        return _Weighed(believed, {key: evidence[key].kinds for key in believed}, _told(cues))

    def _speaking(self, folded: Sequence[str]) -> Iterator[tuple[int, _Speaks]]:
        """Yield every word and phrase of a theme, with its place."""
        entries = self._entries
        for place, word in enumerate(folded):
            for entry in entries(word):
                if len(entry.phrase) == 1 or _stands(entry.phrase, folded, place):
                    yield place, entry

    def _is_of_a_theme(self, word: str) -> bool:
        return any(len(entry.phrase) == 1 for entry in self._entries(word))

    def _begun_by(self, word: str) -> list[_Speaks]:
        """Return what a word may begin."""
        found = list(self._by_word.get(word, ()))
        for length in self._stem_lengths:
            found += self._by_stem.get(word[:length], ()) if length <= len(word) else ()
        return found


def _told(cues: Mapping[str, Sequence[Cue]]) -> dict[str, tuple[str, ...]]:
    """Return the words that speak for each theme, strongest first."""
    strongest = {key: sorted(found, key=lambda cue: (cue.share, cue.told), reverse=True) for key, found in cues.items()}
    return {key: tuple(cue.told for cue in found[:_WORDS_TOLD]) for key, found in strongest.items()}


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
