"""The storyline's layout: a thread's stories down a line, days apart drawn to scale, long silences told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.api.views import StoryRow

_LINES = 40
"""Empty lines that a thread's whole time is spread over, more or less."""
_LONGEST = 7
"""Empty lines that a silence gets at most; a longer one is drawn broken."""
_SILENT = 45
"""Days without a story that are told in words."""
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


@dataclass(frozen=True, slots=True)
class RailLine:
    """One line of a storyline."""

    story: int = -1
    """Which story stands here; -1 for a stretch without one."""
    label: str = ""
    """What is said of the stretch."""
    broken: bool = False
    """True where more time passes than is drawn."""


def storyline(rows: Sequence[StoryRow]) -> list[RailLine]:
    """Return the lines for stories in time order, oldest first."""
    days = [row.day for row in rows]
    scale = _scale(days)
    lines = [RailLine(0)] if rows else []
    for story, (before, after) in enumerate(pairwise(days), 1):
        lines += _silence(after - before, scale)
        lines.append(RailLine(story))
    return lines


def silence_label(days: int) -> str:
    """Return how long nothing was heard, as a person says it: `four months without news`."""
    if days < _SILENT:
        return ""
    months, years = round(days / 30.44), days / 365.25
    if months < 22:
        number, unit = months, "month"
    else:
        number, unit = round(years), "year"
    spoken = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{spoken} {unit}{'' if number == 1 else 's'} without news"


def _scale(days: Sequence[int]) -> float:
    """Return how many days an empty line stands for: silences are left out of what is shared, as the longest are cut."""
    gaps = sorted(after - before for before, after in pairwise(days))
    usual = sum(gaps[: max(1, len(gaps) * 4 // 5)])
    return max(1.0, usual / _LINES)


def _silence(days: int, scale: float) -> list[RailLine]:
    lines = round(days / scale) if days > 1 else 0
    label = silence_label(days)
    if label:
        lines = max(3, lines)
    broken = lines > _LONGEST
    lines = min(lines, _LONGEST)
    return [RailLine(label=label if nth == lines // 2 else "", broken=broken and 0 < nth < lines - 1) for nth in range(lines)]
