"""Dates of a text as tests write them down: the words, what they mean, how it is bent, where a range ends, the day a length leads to."""

from __future__ import annotations

from datetime import date

from store.dates import DateMention, Kind, find_dates

PUBLISHED = date(2025, 6, 11)
"""A Wednesday: the day that texts are read on where a test names no other."""


def only(text: str, published: date | None = PUBLISHED) -> DateMention:
    """Return the one date of a text."""
    (mention,) = find_dates(text, published)
    return mention


def told(mention: DateMention) -> str:
    """Return a mention in a line: `the end of April = 2025-04 END`, `7 = 2025-05-07 to 2025-05-10`, `Two days = P2D (2025-06-05)`."""
    bend = f" {mention.mod}" if mention.mod else ""
    through = f" to {mention.through}" if mention.through else ""
    led_to = f" ({mention.first})" if mention.kind is Kind.DURATION and mention.first else ""
    return f"{mention.text} = {mention.value}{bend}{through}{led_to}"


def told_in(text: str, published: date | None = PUBLISHED) -> str:
    """Return the mentions of a text, each in a line's words, or a dash where there is none."""
    return "; ".join(map(told, find_dates(text, published))) or "–"


def values(text: str, published: date | None = PUBLISHED) -> list[str]:
    """Return the TIMEX3 values of a text's dates."""
    return [mention.value for mention in find_dates(text, published)]
