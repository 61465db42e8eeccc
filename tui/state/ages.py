"""How long ago something was, in words."""

from __future__ import annotations

from datetime import datetime

_UNITS = ((86_400 * 7, "week"), (86_400, "day"), (3_600, "hour"), (60, "minute"))


def age(moment: datetime | None, now: datetime, never: str) -> str:
    """Return how long ago a moment was, as in `5 minutes ago`; `never` if there was none."""
    if moment is None:
        return never
    seconds = (now - moment).total_seconds()
    for unit, word in _UNITS:
        if seconds >= unit:
            count = int(seconds // unit)
            return f"{count:,} {word}{'s' * (count > 1)} ago"
    return "just now"
