"""A brief as plain text, and as the plain data that JSON is made of."""

from __future__ import annotations

from datetime import date

from store.api.times import Brief, Event
from store.query.times import spoken
from store.text.clean import clean_line


def heading(brief: Brief) -> str:
    """Return what a brief was drawn from: `12 stories · 19 Sep 1960 – 8 Aug 2025`."""
    number = f"{brief.count} {'story' if brief.count == 1 else 'stories'}"
    days = spoken(brief.first or date.min, brief.last or date.max) if brief.first or brief.last else ""
    return " · ".join(part for part in (number, days) if part)


def when_of(event: Event) -> str:
    """Return when an event was, as precisely as it is told: `8 Aug 2025`, `Apr 2025`, `7 May 2025 – 10 May 2025`, `1960`."""
    return spoken(event.first, event.last)


def told_by(event: Event) -> str:
    """Return who tells an event: `3 stories`, with `announced` before it if it was still to come."""
    number = f"{event.count} {'story' if event.count == 1 else 'stories'}"
    return f"announced, {number}" if event.ahead else number


def as_text(brief: Brief) -> str:
    """Return a brief as lines of plain text, a date and its sentence on each."""
    lines = [clean_line(brief.title), heading(brief), ""]
    lines += [f"{when_of(one.event)}: {clean_line(one.event.sentence)} ({told_by(one.event)})" for one in brief.dates]
    return "\n".join(lines) + "\n"


def as_plain(brief: Brief) -> dict[str, object]:
    """Return a brief in plain JSON types; these names are stable."""
    return {
        "title": brief.title,
        "first": brief.first.isoformat() if brief.first else None,
        "last": brief.last.isoformat() if brief.last else None,
        "stories": brief.count,
        "dates": [{**_plain(one.event), "weight": one.weight} for one in brief.dates],
    }


def _plain(event: Event) -> dict[str, object]:
    return {
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "precision": event.precision,
        "ahead": event.ahead,
        "sentence": event.sentence,
        "stories": [
            {
                "id": saying.row.id,
                "title": saying.row.title,
                "published": saying.row.published.iso,
                "source": saying.row.source,
                "date": saying.mention.text,
                "sentence": saying.sentence,
                "certainty": round(saying.mention.certainty, 2),
            }
            for saying in event.mentions
        ],
    }
