"""Search: what may be asked with a search line, and the plain data that answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from store.api.story import StoryId
from store.api.views import Counts, Cursor, Selection, StoryRow


@dataclass(frozen=True, slots=True)
class Matched:
    """Which words of a text a search was about, for marking them."""

    terms: frozenset[str] = frozenset()
    """Folded words (`store.text.fold.fold`)."""
    prefix: str = ""
    """Folded letters that any word may begin with; empty if none."""
    inside: frozenset[str] = frozenset()
    """Folded letters that may stand inside of a word, in scripts without spaces."""

    def __bool__(self) -> bool:
        return bool(self.terms or self.prefix or self.inside)

    def has(self, word: str) -> bool:
        """Return whether a folded word is one of them."""
        return word in self.terms or bool(self.prefix and word.startswith(self.prefix))


NOTHING_MATCHED = Matched()
"""What is marked where no search is on."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that a search found."""

    story: StoryRow
    """The story."""
    score: float
    """How well it answers, 0 to 1; comparable within one search."""
    snippet: str
    """The sentence of its text that answers best; empty if only the title does."""


_ALSO = 2
"""So many words are told for one that was misspelled, and so many of those."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    words: str
    """The search line that was answered."""
    hits: tuple[Hit, ...]
    """The best stories, best first."""
    total: int | None
    """How many stories match in all; None if that is still to be counted."""
    matched: Matched
    """The words that it was about."""
    corrected: Mapping[str, tuple[str, ...]]
    """Typed word to the words it was taken for, where it was misspelled."""
    label: str = ""
    """What was understood, in one short line: `≈ binance, theme digital finance, after 1 Sep 2025`."""
    mistakes: tuple[str, ...] = ()
    """What of the line can't be meant as it is written, each in one sentence."""

    @property
    def also(self) -> str:
        """What stood for what was misspelled: `watter → water`; empty if nothing was."""
        pairs = [f"{typed} → {', '.join(words[:_ALSO])}" for typed, words in self.corrected.items() if words]
        return "; ".join(pairs[:_ALSO])


@dataclass(frozen=True, slots=True)
class Answer:
    """What a screen shows of a search: the best story among its neighbours in time, and how all matches are spread."""

    found: Found
    """What was found."""
    counts: Counts
    """How many stories match on each day; where they are not `counted`, those of `rows` alone.

    How many each theme has is not told.
    """
    counted: bool
    """True if the counts are those of all that match; else they, and the places, have to be asked for by `count`."""
    daily: bool
    """True if every day is counted singly; else all stories of a month in which none of `rows` stands are counted to its first day."""
    cursor: Cursor | None
    """Where the best one stands among those counted; None if nothing was found."""
    start: Cursor
    """Where the first of `rows` stands among those counted."""
    rows: tuple[StoryRow, ...]
    """The stories around the best one, oldest first, with no other match between them."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand in a line instead of what is typed."""

    text: str
    """What replaces the typed text."""
    start: int
    """Where the replaced text begins in the line."""
    end: int
    """Where it ends."""
    shown: str
    """What a list shows."""
    count: int | None = None
    """About how many stories have it; None where that is not told."""


class Search(Protocol):
    """Finds stories by a line in the search language (`store.query`). Every method may be called from any thread."""

    def find(self, selection: Selection, limit: int = 200, snippets: int = 20) -> Found:
        """Return the stories that answer the selection's line best, the first so many with their best sentence.

        The line is in the search language (`store.query`); its last word may be unfinished.
        """

    def answer(
        self, selection: Selection, lines: int, wanted: Callable[[], bool] = ..., *, daily: bool = False
    ) -> Answer | None:
        """Return what a screen shows of a search: the best story with so many stories before and after it in time.

        Where very many match they are not counted yet. `daily` wants every day counted singly, which takes longer.
        `wanted` is asked between steps; once it says no, the answer is None.
        """

    def count(self, selection: Selection, answer: Answer, *, daily: bool = False) -> Answer:
        """Return an answer to the same selection with all matches counted."""

    def snippet(self, selection: Selection, story_id: StoryId) -> str:
        """Return the sentence of a story that answers the selection's line best; empty if only its title does."""

    def describe(self, line: str) -> str:
        """Return what a search line is understood to mean, in one short line; needs no search and is fast."""

    def mistakes(self, line: str) -> Sequence[str]:
        """Return what of a search line can't be meant as it is written, each in one sentence with what was likely meant."""
        ...

    def complete(self, line: str, cursor: int) -> Sequence[Completion]:
        """Return what may be put at a place of a search line instead of what stands there, the likeliest first, at most 8."""
