"""What a story says beside its text: the names it gives, and what an update changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangedText:
    """What became different from one text of a story to the next, as printed."""

    added: tuple[str, ...]
    """Runs of words that are new, in order."""
    removed: tuple[str, ...]
    """Runs of words that are gone, in order."""


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name a story gives."""

    text: str
    """As the story prints it."""
    stories: int
    """How many stories give it in this spelling."""
    line: str
    """The search line for all stories that give it, in whatever spelling."""


@dataclass(frozen=True, slots=True)
class StoryNames:
    """The names a story gives, by what they name, each in order of appearance."""

    people: Sequence[NameCount]
    organisations: Sequence[NameCount]
    agreements: Sequence[NameCount]
    """Treaties, laws, plans."""
    places: Sequence[NameCount]
    others: Sequence[NameCount]
    """Those nothing in the story tells more of."""
