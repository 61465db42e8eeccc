"""What lanes are by, which of them are shown, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class By(StrEnum):
    """What lanes are by, in the word that a person reads."""

    THEME = "theme"
    SOURCE = "source"
    PLACE = "place"
    PERSON = "person"
    THREAD = "thread"
    TAG = "tag"
    WATCH = "watch list"


@dataclass(frozen=True, slots=True)
class LaneOrder:
    """How the person has put the lanes of one kind."""

    first: tuple[str, ...] = ()
    """Keys of lanes that stand before all others, in this order."""
    hidden: frozenset[str] = frozenset()
    """Keys of lanes that are not shown."""

    def arranged(self, keys: Sequence[str], most: int) -> tuple[str, ...]:
        """Return which lanes are shown of some that stand the commonest first, in their order; so many, unless more were chosen."""
        chosen = [key for key in self.first if key in keys and key not in self.hidden]
        others = [key for key in keys if key not in self.first and key not in self.hidden]
        return (*chosen, *others[: max(0, most - len(chosen))])

    def moved(self, shown: Sequence[str], key: str, by: int) -> LaneOrder:
        """Return the order with one of the lanes that are shown so many places further to the right."""
        others = [one for one in shown if one != key]
        at = max(0, min(len(others), list(shown).index(key) + by))
        return replace(self, first=(*others[:at], key, *others[at:]))

    def without(self, key: str) -> LaneOrder:
        """Return the order with a lane hidden."""
        return replace(self, hidden=self.hidden | {key})

    @staticmethod
    def of(order: Sequence[str], ticked: Collection[str]) -> LaneOrder:
        """Return the order that a person has made of all lanes there are, of which those ticked are shown."""
        return LaneOrder(tuple(key for key in order if key in ticked), frozenset(order) - frozenset(ticked))
