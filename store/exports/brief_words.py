"""The phrases that every readable form of a brief uses: what it was drawn from, when an event was, who tells it."""

from __future__ import annotations

from datetime import date

from store.api.times import Brief, Event
from store.query.time_spans import spoken


def heading(brief: Brief) -> str:
    """Return what a brief was drawn from: `12 stories · 19 Sep 1960 – 8 Aug 2025`."""
    days = spoken(brief.first or date.min, brief.last or date.max) if brief.first or brief.last else ""
    return " · ".join(part for part in (_stories(brief.count), days) if part)


def when_of(event: Event) -> str:
    """Return when an event was, as precisely as it is told: `8 Aug 2025`, `Apr 2025`, `7 May 2025 – 10 May 2025`, `1960`."""
    return spoken(event.first, event.last)


def told_by(event: Event) -> str:
    """Return who tells an event: `3 stories`, with `announced` before it if it was still to come."""
    return f"announced, {_stories(event.count)}" if event.ahead else _stories(event.count)


def _stories(count: int) -> str:
    return f"{count} {'story' if count == 1 else 'stories'}"
