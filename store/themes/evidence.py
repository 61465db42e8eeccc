"""Evidence: whether the words a story has for a theme are enough to give it that theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import log2

_STRONG, _STRONG_PHRASE = 3.0, 2.5
"""A word, or a phrase, of this weight may decide a theme alone, if it stands in the title, a highlight or the first paragraph."""
_HINT = 0.5
"""A word of less weight than this is no kind of evidence of its own."""
_KINDS = 2
"""Several words that say different things are needed where none is strong."""
_BROAD = 2.5
"""What they must weigh together, each counted once."""
_MANY = 4
"""So many need not stand where a story says what it is about."""
_SHORT = 120
"""Words of a story from which on words of a theme come by chance."""
_CHANCE = 1.0
"""What is needed more of a story twice as long."""
ENOUGH = 3.0
"""The least score that makes a theme a story's."""
_BEGINNING = 5
"""Words that have so many first letters in common say the same."""


class Prominence(IntEnum):
    """Where in a story a word stands first."""

    LATE = 0
    EARLY = 1
    """Near the beginning of the text."""
    TOP = 2
    """In the title, a highlight or the first paragraph."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that speaks for a theme in a story."""

    phrase: tuple[str, ...]
    """Its words as the theme has them."""
    weight: float
    """How strongly it speaks, once: 1 hints, 3 may decide alone."""
    share: float
    """How strongly it speaks in this story."""
    prominence: Prominence
    """The most prominent part it stands in."""

    @property
    def label(self) -> str:
        """The phrase for a person to read."""
        return " ".join(self.phrase).rstrip("*")


def distinct(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues of one theme that say different things: of those that have a word in common, the strongest."""
    kept: list[Cue] = []
    for cue in sorted(cues, key=lambda cue: (-cue.weight, -len(cue.phrase))):
        known = [word for other in kept for word in other.phrase]
        if cue.weight >= _HINT and not any(_alike(word, other) for word in cue.phrase for other in known):
            kept.append(cue)
    return kept


def is_enough(cues: Sequence[Cue], length: int, score: float) -> bool:
    """Return whether distinct cues give a theme to a story of so many words that speaks for it so strongly."""
    prominent = any(cue.prominence is not Prominence.LATE for cue in cues)
    if (not prominent and len(cues) < _MANY) or score < ENOUGH + _CHANCE * max(0.0, log2(max(1, length) / _SHORT)):
        return False
    top = [cue for cue in cues if cue.prominence is Prominence.TOP]
    strong = any(cue.weight >= (_STRONG_PHRASE if len(cue.phrase) > 1 else _STRONG) for cue in top)
    return strong or (len(cues) >= _KINDS and sum(cue.weight for cue in cues) >= _BROAD)


def _alike(one: str, other: str) -> bool:
    one, other = one.rstrip("*"), other.rstrip("*")
    shorter = min(len(one), len(other))
    return one == other or one.rstrip("s") == other.rstrip("s") or (shorter >= _BEGINNING and one[:shorter] == other[:shorter])
