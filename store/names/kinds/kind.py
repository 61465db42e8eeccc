"""What a name may name, and the sum of what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    AGREEMENT = "agreement"
    """A treaty, a law, a plan."""
    PLACE = "place"
    OTHER = "other"
    """Anything else, a people, an event, or nothing in the story tells."""

    @property
    def letter(self) -> str:
        """One letter that stands for it where many are kept: `p`, `o`, `a`, `l` as in location, `-`."""
        return _LETTERS[self]


KINDS = tuple(NameKind)
"""The kinds in the order in which evidence is kept."""
PERSON, ORGANISATION, AGREEMENT, PLACE, OTHER = range(len(KINDS))
"""Where each kind stands among the weights of a name."""
_LETTERS = dict(zip(KINDS, "poal-", strict=True))
_LEAST = 0.5
"""Evidence below this tells nothing."""

Weights = list[float]
"""What speaks for each kind, in the order of `KINDS`: sums of log-odds, so that a doubt is weighed and not followed."""


def no_weights() -> Weights:
    """Return the weights of a name of which nothing is known."""
    return [0.0] * len(KINDS)


def heaviest(weights: Sequence[float]) -> NameKind:
    """Return the kind that most speaks for; OTHER if hardly anything speaks for any."""
    best = max(weights)
    return KINDS[weights.index(best)] if best >= _LEAST else NameKind.OTHER


def margin(weights: Sequence[float]) -> float:
    """Return by how much the heaviest kind outweighs the next, or the least that tells anything."""
    best, second = sorted(weights, reverse=True)[:2]
    return best - max(second, 0.0)
