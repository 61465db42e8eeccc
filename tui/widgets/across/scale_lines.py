"""The two lines above time across the screen: names of stretches, and a rule with a tick for each and silences told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tui.widgets.across.time_scale import Stretch, TimeScale
from tui.widgets.time_units import TimeUnit, start_of

HERE, TICK = "▼", "┬"
"""Stand in the rule above where the person is, and where a stretch with a name begins."""


def is_named(scale: TimeScale, stretch: Stretch) -> bool:
    """Return whether a stretch with a name of its own begins where this one does, or within it."""
    named = scale.level.named
    return not stretch.silence and start_of(named, stretch.end - 1) >= stretch.start


def names_line(scale: TimeScale, first: int, width: int) -> str:
    """Return the names of the stretches in sight, each where it begins; those that have no room are left out.

    What is in sight before the first that has a name is named too, if that leaves room for the other.
    """
    seen = [one for one in stretches_in_sight(scale, first, width) if not one.silence]
    named = [one for one in seen if is_named(scale, one)]
    if seen and seen[0] not in named:
        room = named[0].column - seen[0].column if named else width
        named = [seen[0]] * (len(name_short(scale, seen[0])) < room + (not named)) + named
    line, free = [" "] * width, 0
    for stretch in named:
        name, at = name_short(scale, stretch), max(0, stretch.column - first)
        if free <= at <= width - len(name):
            line[at : at + len(name)] = name
            free = at + len(name) + 1
    return "".join(line)


def rule_line(scale: TimeScale, first: int, width: int, here: Stretch) -> str:
    """Return the rule beneath the names."""
    line = ["─"] * max(width, 0)
    for stretch in stretches_in_sight(scale, first, width):
        at = stretch.column - first
        if stretch.silence:
            for nth, sign in enumerate(f"┄{stretch.silence}┄", at):
                if 0 <= nth < width:
                    line[nth] = sign
        elif 0 <= at < width and is_named(scale, stretch):
            line[at] = TICK
    end = min(width, scale.width - first)
    line[end:] = " " * (width - end)
    if 0 <= here.column - first < width:
        line[here.column - first] = HERE
    return "".join(line)


def name_short(scale: TimeScale, stretch: Stretch) -> str:
    """Return what the stretch that begins here is called above, as short as one still knows when it is."""
    named = scale.level.named
    when = date.fromordinal(start_of(named, stretch.end - 1) if is_named(scale, stretch) else stretch.start)
    if named in (TimeUnit.DECADE, TimeUnit.YEAR):
        return f"{when.year}"
    if named is TimeUnit.MONTH:
        if scale.level.unit is TimeUnit.DAY:
            return f"{when:%b} {when.year}"
        return f"{when.year}" if when.month == 1 else f"{when:%b}"
    return f"{when:%a} {when.day} {when:%b}"


def stretches_in_sight(scale: TimeScale, first: int, width: int) -> Sequence[Stretch]:
    """Return the stretches that are shown in so many columns from the first in sight on."""
    return scale.between(first, first + width)
