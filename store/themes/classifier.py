"""Choosing a story's themes by its words, and saying which words decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2

from store.api.story import Story
from store.api.themes import OTHER, LearnedFrom, ThemeChoice
from store.text.fold import words
from store.text.reading_limits import beginning_of
from store.themes.correction_similarity import CorrectionSimilarity, Similar
from store.themes.evidence import ENOUGH, Cue, Prominence, distinct, is_enough
from store.themes.lexicon import ThemeLexicon
from store.themes.literal_sense import LiteralSense
from store.themes.naive_bayes import NOTHING_LEARNED, Learned
from store.themes.phrase_lookup import PhraseLookup, WeightedPhrase
from store.themes.word_files import DEFAULT_LANGUAGE

_TITLE, _TOP, _BODY = 3.0, 2.0, 1.0
"""How much a word counts in the title, in a highlight or the first paragraph, and further down."""
_EARLY = 80
"""A paragraph with fewer words before it still says what a story is about."""
_THIN = 4
"""Of a theme with fewer kinds of evidence it is looked whether the words are meant literally."""
_ALSO = 0.42
"""The share of the first theme's score that makes another theme one of the story's."""
_MOST = 4
"""Themes that a story has."""
_WORDS_TOLD = 8
_LONGEST = 6_000
"""Characters of a paragraph that are read."""
Part = tuple[str, list[str], float]
"""A part of a story, its folded words, and how much a word in it counts."""


@dataclass(frozen=True, slots=True)
class _Scores:
    """What a story's words say of themes."""

    by_theme: Mapping[str, float]
    """Theme to how strongly the story speaks for it; those for which there is not enough evidence are not there."""
    kinds: Mapping[str, int]
    """The same themes, each with the number of different things that speak for it."""
    words: dict[str, tuple[str, ...]]
    """Every theme with the words that speak for it, strongest first."""


class ThemeClassifier:
    """Gives stories their themes after a lexicon, and after what was learned from corrections."""

    def __init__(self, lexicon: ThemeLexicon, learned: Learned = NOTHING_LEARNED) -> None:
        self._keys = [theme.key for theme in lexicon.themes]
        self._standing = {theme.key: lexicon.standing(theme.key) for theme in lexicon.every}
        self._similarity = CorrectionSimilarity({key: taught for key, taught in learned.items() if key in self._keys})
        self._corrections = {key: taught.corrections for key, taught in learned.items()}
        self._phrases = PhraseLookup(lexicon.weights(DEFAULT_LANGUAGE))

    def choose(self, story: Story, correction: str = "") -> ThemeChoice:
        """Return a story's themes, the first one first; the person's correction wins, then what the story states."""
        parts = [(text, words(text), weight) for text, weight in _parts(beginning_of(story))]
        scores = self._scores(parts)
        if any(scores.kinds.get(key, _THIN) < _THIN for key in self._ranked(scores.by_theme)):
            scores = self._scores(parts, literally=True)
        similar = self._similarity.of(folded for _, folded, _ in parts) if self._similarity else {}
        stated = [self._standing.get(key, "") for key in story.themes]
        themes = [key for key in stated if key] or self._ranked(_lifted(scores.by_theme, similar))
        learned = {key: LearnedFrom(self._corrections[key], one.words) for key, one in similar.items() if key in themes}
        choice = ThemeChoice(tuple(dict.fromkeys(themes)), scores.words, learned=learned)
        correction = self._standing.get(correction, "")
        if correction:
            others = (key for key in choice.themes if key not in (correction, OTHER))
            return replace(choice, themes=(correction, *others), corrected=True)
        return choice

    def _ranked(self, scores: Mapping[str, float]) -> list[str]:
        """Return the themes that scores make a story's, the first one first."""
        ranked = sorted((key for key in scores if scores[key] > 0), key=lambda key: (-scores[key], self._keys.index(key)))
        if not ranked or scores[ranked[0]] < ENOUGH or ranked[0] == OTHER:
            return [OTHER]
        least = max(ENOUGH, _ALSO * scores[ranked[0]])
        return [key for key in ranked if key != OTHER and scores[key] >= least][:_MOST]

    def _scores(self, parts: Sequence[Part], *, literally: bool = False) -> _Scores:
        """Return how strongly a story speaks for each theme, by what; `literally` leaves out words that mean something else."""
        found: dict[int, tuple[WeightedPhrase, float, Prominence]] = {}
        length = 0
        for text, folded, weight in parts:
            where = Prominence.TOP if weight > _BODY else Prominence.EARLY if length < _EARLY else Prominence.LATE
            length += len(folded)
            sense: LiteralSense | None = None
            for index, one in self._phrases.found_in(folded):
                if literally:
                    sense = sense or LiteralSense(text, folded, self._phrases.has_word)
                    if not sense.is_meant(index, len(one.phrase)):
                        continue
                _, before, best = found.get(id(one), (one, 0.0, where))
                found[id(one)] = (one, before + weight, max(best, where))
        scores: dict[str, float] = {}
        cues: dict[str, list[Cue]] = {}
        for one, times, best in found.values():
            for key, weight in one.weights:
                share = weight * log2(1 + times)
                scores[key] = scores.get(key, 0.0) + share
                if share > 0:
                    cues.setdefault(key, []).append(Cue(one.phrase, weight, share, best))
        evidence = {key: distinct(theirs) for key, theirs in cues.items() if scores[key] >= ENOUGH}
        decided = {key: len(kinds) for key, kinds in evidence.items() if is_enough(kinds, length, scores[key])}
        return _Scores({key: scores[key] for key in decided}, decided, {key: _told(theirs) for key, theirs in cues.items()})


def _told(cues: Sequence[Cue]) -> tuple[str, ...]:
    """Return the words of some cues, strongest first."""
    strongest = sorted(cues, key=lambda cue: (cue.share, cue.label), reverse=True)
    return tuple(cue.label for cue in strongest[:_WORDS_TOLD])


def _lifted(scores: Mapping[str, float], similar: Mapping[str, Similar]) -> dict[str, float]:
    """Return the scores with those of themes that a story was learned to belong to raised, by as much as it is like them."""
    most = max(ENOUGH, *scores.values()) if scores else ENOUGH
    lifted = {key: max(0.0, scores.get(key, 0.0)) + one.pull * most for key, one in similar.items()}
    return {**scores, **lifted}


def _parts(story: Story) -> Iterator[tuple[str, float]]:
    yield story.title, _TITLE
    for highlight in story.highlights:
        yield highlight, _TOP
    for number, paragraph in enumerate(story.body):
        yield paragraph[:_LONGEST], _BODY if number else _TOP
