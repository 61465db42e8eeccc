"""Differences of plain JSON values: what became other by a change, so that it can be taken back where nothing newer stands there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

Plain = Any
"""A JSON value."""
Difference = dict[str, Any]
"""What is different between two values, as JSON."""
NOTHING: Final = object()
"""What stands where there is no value."""


class Back(NamedTuple):
    """A value with a change of it taken back."""

    value: Plain
    """The value; `NOTHING` if there is none then."""
    changed: int = 0
    """How many places were put back."""
    newer: int = 0
    """How many places say something that the change did not write: they stay as they are."""


def difference(before: Plain, after: Plain) -> Difference | None:
    """Return what is different between a value and the one that took its place; None if nothing is."""
    if before is not NOTHING and after is not NOTHING and before == after:
        return None
    if isinstance(before, dict) and isinstance(after, dict):
        names = dict.fromkeys((*before, *after))
        found = {name: difference(before.get(name, NOTHING), after.get(name, NOTHING)) for name in names}
        return {"in": {name: one for name, one in found.items() if one is not None}}
    if isinstance(before, list) and isinstance(after, list):
        if len(before) == len(after):
            places = (difference(one, other) for one, other in zip(before, after, strict=True))
            return {"at": {str(place): one for place, one in enumerate(places) if one is not None}}
        return _stretch(before, after)
    was = {} if before is NOTHING else {"was": before}
    return was if after is NOTHING else {**was, "is": after}


def taken_back(now: Plain, made: Mapping[str, Any]) -> Back:
    """Return a value as it was before a change, but where something newer stands; where that is done already, nothing is changed."""
    if "in" in made:
        return _within(now, made["in"])
    if "at" in made:
        return _at_places(now, made["at"])
    if "of" in made:
        return _stretch_back(now, made)
    was, made_it = made.get("was", NOTHING), made.get("is", NOTHING)
    if now is made_it or (now is not NOTHING and made_it is not NOTHING and now == made_it):
        return Back(was, changed=1)
    already = now is was or (now is not NOTHING and was is not NOTHING and now == was)
    return Back(now) if already else Back(now, newer=1)


def _stretch(before: list[Plain], after: list[Plain]) -> Difference:
    """Return the one stretch of a list that holds all that is different."""
    most = min(len(before), len(after))
    first = next((at for at in range(most) if before[at] != after[at]), most)
    last = next((at for at in range(most - first) if before[-1 - at] != after[-1 - at]), most - first)
    was, made = before[first : len(before) - last], after[first : len(after) - last]
    return {"from": first, "was": was, "is": made, "of": [len(before), len(after)]}


def _within(now: Plain, made: Mapping[str, Any]) -> Back:
    if not isinstance(now, dict):
        return Back(now, newer=1)
    value, changed, newer = dict(now), 0, 0
    for name, one in made.items():
        back = taken_back(now.get(name, NOTHING), one)
        changed, newer = changed + back.changed, newer + back.newer
        if back.value is NOTHING:
            value.pop(name, None)
        else:
            value[name] = back.value
    return Back(value, changed, newer)


def _at_places(now: Plain, made: Mapping[str, Any]) -> Back:
    if not isinstance(now, list) or len(now) <= max(map(int, made)):
        return Back(now, newer=1)
    back = _within({str(place): one for place, one in enumerate(now)}, made)
    return Back(list(back.value.values()), back.changed, back.newer)


def _stretch_back(now: Plain, made: Mapping[str, Any]) -> Back:
    first, was, now_made, (before, after) = made["from"], made["was"], made["is"], made["of"]
    if isinstance(now, list):
        if len(now) == after and now[first : first + len(now_made)] == now_made:
            return Back([*now[:first], *was, *now[first + len(now_made) :]], changed=1)
        if len(now) == before and now[first : first + len(was)] == was:
            return Back(now)
    return Back(now, newer=1)
