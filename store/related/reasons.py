"""Reasons for a relation, in the words a person would use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_ARTICLED = frozenset(
    (
        "treaty union bank organization organisation nations council committee commission agreement act accord accords court "
        "agency board ministry parliament assembly fund protocol reserve authority initiative pact dam states kingdom emirates "
        "pool house administration summit conference convention declaration senate treasury"
    ).split()
)
_BEFORE = ("bank of", "court of", "ministry of", "department of", "government of", "bank for", "council of", "organization of")
_MONTH, _YEAR = 60, 730


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a relation of two stories."""

    names: Sequence[str] = ()
    """Names both give, as the first prints them, the most telling first."""
    words: Sequence[str] = ()
    """Rare words both use, the most telling first."""
    days: int = 0
    """How many days later the other was published; negative if it is the earlier one."""
    event_days: Sequence[date] = ()
    """Days that both tell of in their text."""
    thread: str = ""
    """Name of the thread both belong to; empty if they are of none, or threads are not known."""


def spoken_name(name: str) -> str:
    """Return a name with the article a person would give it: `the Indus Waters Treaty`, `Islamabad`."""
    low = name.lower()
    articled = low.split()[-1] in _ARTICLED or any(beginning in low for beginning in _BEFORE)
    return f"the {name}" if articled and " " in name and not low.startswith("the ") else name


def spoken_list(texts: Sequence[str]) -> str:
    """Return texts as a list in a sentence: `a, b and c`."""
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"


def spoken_distance(days: int) -> str:
    """Return how far another story lies, in days, as a person says it: `41 days earlier`, `the same day`, `3 years later`."""
    if days == 0:
        return "the same day"
    side, apart = ("later" if days > 0 else "earlier"), abs(days)
    if apart == 1:
        return f"a day {side}"
    if apart <= _MONTH:
        return f"{apart} days {side}"
    if apart <= _YEAR:
        return f"{round(apart / 30.44)} months {side}"
    return f"{round(apart / 365.25)} years {side}"


def reasons(evidence: Evidence) -> tuple[str, ...]:
    """Return why two stories belong together, in words: thread, names and rare words both have, days both tell of, their distance."""
    told = []
    names, shared = evidence.names[:3], evidence.words[:3]
    if evidence.thread:
        told.append(f"same thread: {evidence.thread}")
    if names:
        told.append("names " + spoken_list([spoken_name(name) for name in names]))
    if shared and len(names) < 3:
        told.append(f"shares the {'words' if len(shared) > 1 else 'word'} {spoken_list(shared)}")
    if evidence.event_days:
        told.append("both tell of " + spoken_list([_spoken_day(day) for day in evidence.event_days[:2]]))
    return (*told, spoken_distance(evidence.days))


def _spoken_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
