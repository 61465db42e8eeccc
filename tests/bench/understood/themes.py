"""How well themes are chosen and learned, on the starting archive: `python -m tests.bench.understood.themes`.

The truth is the table that the starting archive is held against. Stories of one file are one running matter.
The words of `themes.toml` were written with these stories at hand, so they are right on all of them; what learning is worth shows where
half of the words are left out, and where a person gives a matter a theme that has no words at all.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

from store.api.story import Story
from store.api.themes import OTHER, Theme
from store.formats import ReadStory, read_paths
from store.names import name_keys
from store.paths import seeds_folder
from store.themes.classifier import ThemeClassifier
from store.themes.lexicon import ThemeLexicon, load_lexicon
from store.themes.naive_bayes import Corpus, Lesson, learn
from store.themes.theme_features import features_of
from store.themes.word_files import Weights

_TABLE = Path(__file__).parents[2] / "seeds" / "expected.tsv"
_STEPS = (1, 3, 5, 10)
_OWN = Theme("own", "Own", "#808080")


@dataclass(frozen=True, slots=True)
class Known:
    """A story whose theme and matter are known."""

    story: Story
    theme: str
    thread: str
    features: frozenset[str]

    def lesson(self, theme: str = "") -> Lesson:
        """Return the story as a correction, to its own theme if to no other."""
        return Lesson(theme or self.theme, self.features)

    def lesson_after(self, chosen: str) -> Lesson:
        """Return the story as a correction to its own theme, given what the words alone chose."""
        return Lesson(self.theme, self.features, surprising=chosen != self.theme)


def measure() -> dict[str, float]:
    """Return shares of first themes that are right, 0 to 1, and shares of other stories that were wrongly drawn along."""
    known, lexicon = _known(), default_lexicon()
    half, corpus = _halved(lexicon), _corpus(known)
    return {
        "words": _right(ThemeClassifier(lexicon), known),
        "left_out": left_out(lexicon, ((one.story, {one.theme}) for one in known)),
        "left_out_unknown": left_out(lexicon, ((one.story, {one.theme}) for one in known), words_too=True),
        "learned": _held_out(lexicon, known, corpus),
        "learned_all_counted": _held_out(lexicon, known, corpus, all_counted=True),
        "half_words": _right(ThemeClassifier(half), known),
        "half_words_learned": _held_out(half, known, corpus),
        "half_words_learned_all_counted": _held_out(half, known, corpus, all_counted=True),
        **_curve(replace(lexicon, every=(_OWN, *lexicon.every)), known, corpus),
    }


def _curve(lexicon: ThemeLexicon, known: Sequence[Known], corpus: Corpus) -> dict[str, float]:
    """Return how much of a matter follows when its first stories are given a theme without words, and how many others do."""
    answers: dict[str, float] = {}
    words = ThemeClassifier(lexicon)
    before = {one.story.id: _first(words, one) for one in known}
    for step in _STEPS:
        follows, drawn = [], []
        for thread in sorted({one.thread for one in known}):
            mine = sorted((one for one in known if one.thread == thread), key=lambda one: one.story.published.iso)
            if len(mine) <= step:
                continue
            classifier = words.having_learned(learn([one.lesson(_OWN.key) for one in mine[:step]], corpus))
            follows.append(fmean(_first(classifier, one) == _OWN.key for one in mine[step:]))
            drawn.append(fmean(_first(classifier, one) != before[one.story.id] for one in known if one.thread != thread))
        answers |= {f"after_{step}": fmean(follows), f"drawn_along_{step}": fmean(drawn)}
    return answers


def _held_out(lexicon: ThemeLexicon, known: Sequence[Known], corpus: Corpus, *, all_counted: bool = False) -> float:
    """Return the share right when each matter's stories are chosen after corrections of all the others.

    A correction that the words make as well teaches nothing; if all are counted, it is taken as if they had been wrong.
    """
    words, right = ThemeClassifier(lexicon), 0
    lessons = [(one.thread, one.lesson() if all_counted else one.lesson_after(_first(words, one))) for one in known]
    for thread in {one.thread for one in known}:
        classifier = words.having_learned(learn([lesson for other, lesson in lessons if other != thread], corpus))
        right += sum(_first(classifier, one) == one.theme for one in known if one.thread == thread)
    return right / len(known)


def _right(classifier: ThemeClassifier, known: Sequence[Known]) -> float:
    return fmean(_first(classifier, one) == one.theme for one in known)


def _first(classifier: ThemeClassifier, one: Known) -> str:
    return classifier.choose(one.story).themes[0]


def _unknowing(lexicon: ThemeLexicon, keys: Set[str]) -> ThemeLexicon:
    """Return the lexicon without some themes, knowing none of their words."""

    def without(language: str) -> Weights:
        return {key: weights for key, weights in lexicon.lists(language).items() if key not in keys}

    return replace(lexicon, every=tuple(theme for theme in lexicon.every if theme.key not in keys), lists=without)


def _halved(lexicon: ThemeLexicon) -> ThemeLexicon:
    """Return the lexicon with every second word of each theme, in the alphabet's order."""

    def half(language: str) -> Weights:
        return {key: dict(sorted(weights.items())[::2]) for key, weights in lexicon.lists(language).items()}

    return replace(lexicon, lists=half)


def _corpus(known: Sequence[Known]) -> Corpus:
    return Corpus(len(known), Counter(feature for one in known for feature in one.features).__getitem__)


def default_lexicon() -> ThemeLexicon:
    """Return the themes Dateline comes with."""
    with tempfile.TemporaryDirectory() as nothing:
        return load_lexicon(Path(nothing))


def left_out(lexicon: ThemeLexicon, stories: Iterable[tuple[Story, Set[str]]], *, words_too: bool = False) -> float:
    """Return how many stories, 0 to 1, get a theme all the same once all that are right for them are missing from the set.

    Those themes are hidden, as a person hides them; or nothing is known of them at all, if their words are missing too.
    """
    by_right: dict[frozenset[str], list[Story]] = {}
    for story, right in stories:
        by_right.setdefault(frozenset(right), []).append(story)
    taken = 0
    for keys, mine in by_right.items():
        choose = ThemeClassifier(_unknowing(lexicon, keys) if words_too else lexicon.without(*keys)).choose
        taken += sum(choose(story).themes[0] != OTHER for story in mine)
    return taken / sum(map(len, by_right.values()))


def _known() -> list[Known]:
    lines = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()]
    table = {(title, published): (theme, thread) for title, published, _, theme, thread in lines}
    stories = [one.story for one in read_paths([str(seeds_folder() / "stories")]) if isinstance(one, ReadStory)]
    return [
        Known(one, *table[one.title, one.published.iso], frozenset(features_of(one, name_keys(one))))
        for one in stories
        if table[one.title, one.published.iso][0] != OTHER
    ]


def main() -> None:
    """Print the measures as a table."""
    for name, value in measure().items():
        print(f"{name.replace('_', ' '):<34}{value:7.1%}")


if __name__ == "__main__":
    main()
