"""Choosing a story's themes: by what its source filed it under and by its words, and saying which decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from store.api.story import Story
from store.api.themes import OTHER, LearnedFrom, ThemeChoice
from store.text.language import guess_language
from store.themes.evidence import Evidence, distinct, is_enough
from store.themes.language_words import ENGLISH, LanguageWords
from store.themes.lexicon import ThemeLexicon
from store.themes.naive_bayes import NOTHING_LEARNED, Learned

if TYPE_CHECKING:
    from store.themes.correction_similarity import CorrectionSimilarity, Similar
    from store.themes.sections import Filed

_THIN = 4
"""Of a theme with fewer kinds of evidence it is looked whether the words are meant literally."""
_ALSO = 0.42
"""The share of the first theme's score that makes another theme one of the story's."""
_BESIDE, _SEVERAL = 0.5, 3
"""The same where there are words against it too, which tell only that it is not the first; it has so many kinds of evidence at least."""
_MOST = 4
"""Themes that a story has."""
_LOOKED_AT = 4
_MOST_LANGUAGES = 60
_TAGGED = 4.0
"""What tags that are no sections add to the score of the theme that most of them speak for."""
_FRAME = "politics", 1.3
"""Where those who govern act or argue, a story is politics, whatever they argue about: its words count for so much more."""
_OWN = 2.0
"""How much more the words of the person's own themes count: whoever makes a theme wants its stories under it."""
_OVERWHELMING = 3.0
"""How many times as strong as those that a section allows another theme is that is the story's all the same."""


class _Words(NamedTuple):
    """What a story's words say of themes."""

    scores: Mapping[str, float]
    """Theme to how strongly the story speaks for it."""
    decided: Mapping[str, float]
    """The same, of those for which there is enough evidence."""
    beside: Mapping[str, float]
    """How strongly words alone that speak for a theme do, of those that have several of them."""
    needed: float
    """The least score that is enough."""
    told: dict[str, tuple[str, ...]]
    """The themes that most speaks for, with what does, strongest first."""
    evidence: Evidence
    """The words themselves."""


class ThemeClassifier:
    """Gives stories their themes after a lexicon, and after what was learned from corrections."""

    def __init__(self, lexicon: ThemeLexicon, learned: Learned = NOTHING_LEARNED) -> None:
        self._lexicon = lexicon
        self._keys = [theme.key for theme in lexicon.themes]
        self._order = {theme.key: place for place, theme in enumerate(lexicon.every)}
        self._standing = {theme.key: lexicon.standing(theme.key) for theme in lexicon.every}
        self._languages = lexicon.looked_up
        self._take(learned)

    def _take(self, learned: Learned) -> None:
        self._similarity = _similarity({key: taught for key, taught in learned.items() if key in self._keys})
        self._corrections = {key: taught.corrections for key, taught in learned.items()}

    def having_learned(self, learned: Learned) -> ThemeClassifier:
        """Return one that chooses by the same lexicon, and by what was learned."""
        other = object.__new__(ThemeClassifier)
        other.__dict__.update(self.__dict__)
        other._take(learned)
        return other

    def choose(self, story: Story, correction: str = "") -> ThemeChoice:
        """Return a story's themes, the first one first; the person's correction wins, then what the story states."""
        filed = self._filed_under(story)
        words = self._by_words(story, filed)
        similar = self._similarity.of(words.evidence.texts) if self._similarity else {}
        stated = [self._standing.get(key, "") for key in story.themes]
        themes = [key for key in stated if key]
        if not themes:
            scores = self._within(filed, words) if filed and filed.sure else self._in_use(words.decided)
            themes = self._ranked(_lifted(scores, similar, words.needed), words)
        learned = {key: LearnedFrom(self._corrections[key], one.words) for key, one in similar.items() if key in themes}
        printed = {key: filed.printed[key] for key in themes if key in filed.printed} if filed else {}
        choice = ThemeChoice(tuple(dict.fromkeys(themes)), words.told, learned=learned, filed=printed)
        if correction := self._standing.get(correction, ""):
            others = (key for key in choice.themes if key not in (correction, OTHER))
            return replace(choice, themes=(correction, *others), corrected=True)
        return choice

    def _filed_under(self, story: Story) -> Filed | None:
        sections = self._lexicon.sections
        filed = sections.filed_under(story) if sections else None
        if filed is None or all(key in self._lexicon.made and not self._standing[key] for key in filed.themes):
            return None
        return filed.standing(self._standing)

    def _by_words(self, story: Story, filed: Filed | None) -> _Words:
        """Return what a story's words say; where that is little, only of those that mean what they say."""
        language = self._language(story)
        tagged = not filed or not filed.sure
        evidence = Evidence(language).read(story, tagged=tagged)
        words, thin = self._weighed(evidence, filed)
        return self._weighed(evidence.literal(), filed)[0] if thin and language.is_english else words

    def _weighed(self, evidence: Evidence, filed: Filed | None) -> tuple[_Words, bool]:
        """Return what evidence says of themes, and whether it is thin; tags of the source count as a word."""
        scores, speaking = evidence.scores()
        needed = evidence.needed
        if filed and filed.themes and not filed.sure:
            scores[filed.themes[0]] = scores.get(filed.themes[0], 0.0) + _TAGGED
        frame, more = _FRAME
        for key, factor in ((frame, more), *((key, _OWN) for key in self._lexicon.own)):
            if scores.get(key, 0.0) > 0:
                scores[key] *= factor
        most = [key for key in sorted(scores, key=scores.__getitem__, reverse=True)[:_LOOKED_AT] if scores[key] > 0]
        looked_at = dict.fromkeys((*most, *(key for key, score in speaking.items() if score >= needed)))
        enough = (key for key in looked_at if max(scores[key], speaking.get(key, 0.0)) >= needed)
        kinds = {key: distinct(evidence.cues(key)) for key in enough}
        decided = {key: scores[key] for key in most if scores[key] >= needed and is_enough(kinds[key])}
        beside = {
            key: speaking[key] for key, found in kinds.items() if speaking.get(key, 0.0) >= needed and len(found) >= _SEVERAL
        }
        told = {key: found for key in looked_at if (found := evidence.told(key))}
        thin = any(len(kinds[key]) < _THIN for key in decided)
        return _Words(scores, decided, beside, needed, told, evidence), thin

    def _language(self, story: Story) -> LanguageWords:
        """Return the words of the language that a story is in: what it states, else a guess by its letters, else English."""
        language = story.language.partition("-")[0].lower()
        if not language and not story.title.isascii():
            language = guess_language(" ".join((story.title, *story.body[:2])))
        return self._words_of(language or ENGLISH)

    def _words_of(self, language: str) -> LanguageWords:
        """Return the words of a language; those of English where it has none of its own."""
        if found := self._languages.get(language):
            return found
        if language == ENGLISH or (language in self._lexicon.languages and len(self._languages) < _MOST_LANGUAGES):
            return self._languages.setdefault(language, LanguageWords(language, self._lexicon.weights(language)))
        return self._words_of(ENGLISH)

    def _in_use(self, decided: Mapping[str, float]) -> dict[str, float]:
        """Return the scores of themes in use, but for those weaker than a hidden one: its stories are known for what they are."""
        hidden = max((score for key, score in decided.items() if not self._standing.get(key)), default=0.0)
        return {key: score for key, score in decided.items() if self._standing.get(key) and score >= hidden}

    def _within(self, filed: Filed, words: _Words) -> dict[str, float]:
        """Return the scores where a section says which themes a story may have: words decide among these, weak as they may be."""
        allowed = {key: words.scores.get(key, 0.0) for key in filed.themes}
        first = max(allowed, key=lambda key: allowed[key], default="")
        least = _OVERWHELMING * max(allowed.get(first, 0.0), words.needed)
        others = {key: score for key, score in self._in_use(words.decided).items() if key in allowed or score >= least}
        if not first:
            return others
        most = max(words.needed, *others.values()) if others else words.needed
        return {**others, first: most + 1}

    def _ranked(self, scores: Mapping[str, float], words: _Words) -> list[str]:
        """Return the themes that scores make a story's, the first one first; after it, those that it has many words of as well."""
        ranked = sorted((key for key in scores if scores[key] > 0), key=lambda key: (-scores[key], self._order[key]))
        if not ranked or scores[ranked[0]] < words.needed or ranked[0] == OTHER:
            return [OTHER]
        least = max(words.needed, _ALSO * scores[ranked[0]])
        also = sorted((key for key in words.beside if self._standing.get(key)), key=lambda key: -words.beside[key])
        most = _BESIDE * max(scores[ranked[0]], words.beside.get(ranked[0], 0.0))
        themes = [key for key in ranked if scores[key] >= least] + [key for key in also if words.beside[key] >= most]
        return [key for key in dict.fromkeys(themes) if key != OTHER][:_MOST]


def _lifted(scores: Mapping[str, float], similar: Mapping[str, Similar], needed: float) -> dict[str, float]:
    """Return the scores with those of themes that a story was learned to belong to raised, by as much as it is like them."""
    most = max(needed, *scores.values()) if scores else needed
    lifted = {key: max(0.0, scores.get(key, 0.0)) + one.pull * most for key, one in similar.items()}
    return {**scores, **lifted}


def _similarity(learned: Learned) -> CorrectionSimilarity | None:
    """Return what tells how much stories are like those that themes were learned from; None where none was."""
    if not learned:
        return None
    from store.themes.correction_similarity import CorrectionSimilarity  # most people correct few themes

    return CorrectionSimilarity(learned)
