"""How well themes are chosen and learned, on the starting archive: `python -m tests.bench.understood.themes`.

The truth is the table that the starting archive is held against. Stories of one file are one running matter.
The words of `themes.toml` were written with these stories at hand, so they are right on all of them; what learning is worth shows where
half of the words are left out, and where a person gives a matter a theme that has no words at all.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

from store.api.story import Story
from store.api.themes import Theme
from store.api.views import Marks
from store.formats import ReadStory, read_paths
from store.names import name_keys
from store.paths import seeds_folder
from store.themes.book import OTHER, Book, load_book
from store.themes.choosing import Chooser
from store.themes.features import features_of
from store.themes.learning import Large, Lesson, learn

_TABLE = Path(__file__).parents[2] / "seeds" / "expected.tsv"
_STEPS = (1, 3, 5, 10)
_OWN = Theme("own", "Own", "#808080")
_UNMARKED = Marks()


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
    known, book = _known(), _book()
    half, large = _halved(book), _large(known)
    return {
        "words": _right(Chooser(book), known),
        "learned": _held_out(book, known, large),
        "learned_all_counted": _held_out(book, known, large, all_counted=True),
        "half_words": _right(Chooser(half), known),
        "half_words_learned": _held_out(half, known, large),
        "half_words_learned_all_counted": _held_out(half, known, large, all_counted=True),
        **_curve(replace(book, themes=(_OWN, *book.themes)), known, large),
    }


def _curve(book: Book, known: Sequence[Known], large: Large) -> dict[str, float]:
    """Return how much of a matter follows when its first stories are given a theme without words, and how many others do."""
    answers: dict[str, float] = {}
    before = {one.story.id: _first(Chooser(book), one) for one in known}
    for step in _STEPS:
        follows, drawn = [], []
        for thread in sorted({one.thread for one in known}):
            mine = sorted((one for one in known if one.thread == thread), key=lambda one: one.story.published.iso)
            if len(mine) <= step:
                continue
            chooser = Chooser(book, learn([one.lesson(_OWN.key) for one in mine[:step]], large))
            follows.append(fmean(_first(chooser, one) == _OWN.key for one in mine[step:]))
            drawn.append(fmean(_first(chooser, one) != before[one.story.id] for one in known if one.thread != thread))
        answers |= {f"after_{step}": fmean(follows), f"drawn_along_{step}": fmean(drawn)}
    return answers


def _held_out(book: Book, known: Sequence[Known], large: Large, *, all_counted: bool = False) -> float:
    """Return the share right when each matter's stories are chosen after corrections of all the others.

    A correction that the words make as well teaches nothing; if all are counted, it is taken as if they had been wrong.
    """
    words, right = Chooser(book), 0
    lessons = [(one.thread, one.lesson() if all_counted else one.lesson_after(_first(words, one))) for one in known]
    for thread in {one.thread for one in known}:
        chooser = Chooser(book, learn([lesson for other, lesson in lessons if other != thread], large))
        right += sum(_first(chooser, one) == one.theme for one in known if one.thread == thread)
    return right / len(known)


def _right(chooser: Chooser, known: Sequence[Known]) -> float:
    return fmean(_first(chooser, one) == one.theme for one in known)


def _first(chooser: Chooser, one: Known) -> str:
    return chooser.choose(one.story, _UNMARKED).themes[0]


def _halved(book: Book) -> Book:
    """Return the book with every second word of each theme, in the alphabet's order."""
    return replace(book, weights={key: dict(sorted(weights.items())[::2]) for key, weights in book.weights.items()})


def _large(known: Sequence[Known]) -> Large:
    return Large(len(known), Counter(feature for one in known for feature in one.features).__getitem__)


def _book() -> Book:
    with tempfile.TemporaryDirectory() as nothing:
        return load_book(seeds_folder(), Path(nothing))


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
