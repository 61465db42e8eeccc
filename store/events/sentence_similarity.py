"""How alike two sentences are: by the words and names they share, the rarer the more, however they are put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from store.dates.gregorian.calendar_names import MONTH_NUMBERS, WEEKDAY_NUMBERS
from store.names.word_lists import ORDINARY_WORDS
from store.text.fold import word_spans

Rarity = Callable[[str], float]
"""From a folded word to how rare it is; 0 for what every second story has."""
_STEM = 6
"""Words are compared by so many of their first letters, so that inflections are one."""
_SET, _OVERLAP = 0.3, 0.7
"""How much the likeness of the word sets, and the weight of what is shared, count."""
_MOST_WORDS = 80
_CLOSE = 40
"""What stands no further from a date says what it is the date of, in characters."""
_TELLING = 2.2
"""How rare a word must be to do so: about one story in nine has it."""
_TIMES = frozenset((*MONTH_NUMBERS, *WEEKDAY_NUMBERS, *"today yesterday tomorrow day".split()))
_TIMES |= frozenset("week weeks month months year years days said says told last next since until early late ago".split())


@dataclass(frozen=True, slots=True)
class Gist:
    """What a sentence is compared by."""

    weights: Mapping[str, float]
    """Stems to how much each weighs; names weigh double, what is close to the date half as much again."""
    names: frozenset[str]
    """Those of them that are written as names."""
    text: str
    """The stems in order."""
    total: float
    """The sum of the weights."""
    near: frozenset[str] = frozenset()
    """Those that stand close to the date: what it is the date of."""


def gist_of(sentence: str, rarity: Rarity, date: str = "", title: str = "") -> Gist:
    """Return what a sentence is compared by: without what says when, who says it, and the words every sentence has.

    With the text of its date, what stands close to that weighs more; with a title, the title's words count too.
    """
    weights: dict[str, float] = {}
    names: set[str] = set()
    near: set[str] = set()
    at = sentence.find(date) if date else -1
    for text, place in ((sentence, at), (title, -1)):
        for start, end, word in word_spans(text[:1_000])[:_MOST_WORDS]:
            if len(word) < 2 or word in _TIMES or word in ORDINARY_WORDS or (word.isdecimal() and len(word) == 4):
                continue
            stem, rare = word[:_STEM], rarity(word)
            name = start > 0 and text[start].isupper()
            close = place >= 0 and place - _CLOSE <= end and start <= place + len(date) + _CLOSE
            weights[stem] = max(weights.get(stem, 0.0), rare * (2.0 if name else 1.0) * (1.5 if close else 1.0))
            if name:
                names.add(stem)
            if close and rare >= _TELLING:
                near.add(stem)
    return Gist(weights, frozenset(names), " ".join(weights), sum(weights.values()), frozenset(near))


def likeness(one: Gist, other: Gist) -> float:
    """Return how alike two sentences are, 0 to 1; at least two things must be shared."""
    shared = one.weights.keys() & other.weights.keys()
    if len(shared) < 2:
        return 0.0
    weight = sum(min(one.weights[stem], other.weights[stem]) for stem in shared)
    overlap = weight / (min(one.total, other.total) or 1.0)
    return _OVERLAP * min(1.0, overlap) + _SET * fuzz.token_set_ratio(one.text, other.text) / 100
