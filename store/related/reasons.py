"""Reasons for a relation, in the words a person would use."""

from __future__ import annotations

from collections.abc import Sequence

_ARTICLED = frozenset(
    (
        "treaty union bank organization organisation nations council committee commission agreement act accord accords court "
        "agency board ministry parliament assembly fund protocol reserve authority initiative pact dam states kingdom emirates "
        "pool house administration summit conference convention declaration senate treasury"
    ).split()
)
_BEFORE = ("bank of", "court of", "ministry of", "department of", "government of", "bank for", "council of", "organization of")
_MONTH, _YEAR = 60, 730


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


def reasons(names: Sequence[str], shared_words: Sequence[str], days: int) -> tuple[str, ...]:
    """Return why two stories belong together: the names and rare words both have, strongest first, and their distance."""
    told = []
    if names:
        told.append("names " + spoken_list([spoken_name(name) for name in names[:3]]))
    if shared_words and len(names) < 3:
        plural = "words" if len(shared_words[:3]) > 1 else "word"
        told.append(f"shares the {plural} {spoken_list(list(shared_words[:3]))}")
    return (*told, spoken_distance(days))
