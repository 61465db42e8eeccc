"""What of the record the index does not hold as it stands: months that changed, and parts of months that are new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from store.index.state import State
from store.record.parts import by_month
from store.record.record import Stamps


@dataclass(frozen=True, slots=True)
class Stale:
    """What is to be indexed."""

    months: list[str] = field(default_factory=list)
    """Months that are to be indexed anew, as one of their files is another or gone."""
    parts: Mapping[str, list[str]] = field(default_factory=dict)
    """Month to the names of its parts that are new, where all else of it is as it was."""

    def __bool__(self) -> bool:
        return bool(self.months or self.parts)

    def with_months(self, months: Iterable[str]) -> Stale:
        """Return this with more months that are to be indexed anew."""
        anew = {*self.months, *months}
        return Stale(sorted(anew), {month: parts for month, parts in self.parts.items() if month not in anew})

    def without(self, months: Iterable[str]) -> Stale:
        """Return this but for some months."""
        left = frozenset(months)
        parts = {month: parts for month, parts in self.parts.items() if month not in left}
        return Stale([month for month in self.months if month not in left], parts)


def stale(state: State, stamps: Stamps) -> Stale:
    """Return what stands otherwise on disk than the index holds it."""
    anew: list[str] = []
    new: dict[str, list[str]] = {}
    doubled = frozenset(state.settle_joins(stamps.stories))
    held, standing = by_month(state.stories), by_month(stamps.stories)
    for month in sorted({*held, *standing, *state.marks, *stamps.marks}):
        known, now = held.get(month, {}), standing.get(month, {})
        if _is_same(state.marks, stamps.marks, [month]) and _is_same(known, now, known):
            if added := [part for part in now if part not in known and part not in doubled]:
                new[month] = added
        else:
            anew.append(month)
    return Stale(anew, new)


def _is_same(held: Mapping[str, list[int]], now: Mapping[str, tuple[int, int]], names: Iterable[str]) -> bool:
    return all(held.get(name, []) == list(now.get(name, ())) for name in names)
