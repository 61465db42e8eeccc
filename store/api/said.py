"""What others who share an archive say: of a story to all, and who decided what is of all."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A note and tags that another person put on a story for all to see."""

    person: str
    """Who; one line that steers nothing."""
    at: str
    """When they changed it last, as an ISO 8601 time with its zone."""
    note: str = ""
    """What they wrote; empty if they only put it under tags."""
    tags: tuple[str, ...] = ()
    """The words they put it under."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Who decided something that holds for all, and when."""

    person: str
    """Who; one line that steers nothing."""
    at: str
    """When, as an ISO 8601 time with its zone."""
    what: str = ""
    """What it was, in a few words, where that doesn't go without saying."""
    mine: bool = False
    """True if it was the person who asks."""
