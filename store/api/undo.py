"""Taking back: what the person did last, and what became of it when it was taken back."""

from __future__ import annotations

from dataclasses import dataclass

from store.api.story import StoryId


@dataclass(frozen=True, slots=True)
class Step:
    """Something the person did that can be taken back."""

    told: str
    """What it was, in a few words: `star on “Harbour opens”`."""
    at: str
    """When it was done, as an ISO 8601 time with its zone."""
    added: int = 0
    """How many stories it added, which taking it back removes."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back."""

    told: str = ""
    """What it was, in a few words; empty if nothing that was done could be taken back."""
    kept: str = ""
    """What of it had to stay as it is, and why, in a sentence; empty if nothing had to."""
    passed: tuple[str, ...] = ()
    """What was done later but could not be taken back, each in a sentence that says why."""
    story: StoryId | None = None
    """The story that it was about, where it was about one."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """All there is to be said, in order."""
        told = (f"Took back: {self.told}",) if self.told else ()
        return (*self.passed, *told, *((self.kept,) if self.kept else ()))
