"""Why a story has the themes it has: the words that spoke for them, what corrections taught, what the person chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LearnedFrom:
    """What corrections say of a story."""

    corrections: int
    """How many stories the person gave the theme."""
    words: tuple[str, ...]
    """What the story has in common with them, strongest first."""

    @property
    def told(self) -> str:
        """It in one line: `learned from 4 corrections: reservoir, canal`."""
        return f"learned from {self.corrections:,} corrections: {', '.join(self.words)}"


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """Why a story has the themes it has."""

    themes: tuple[str, ...]
    """Keys, the first one first; never empty."""
    words: Mapping[str, tuple[str, ...]]
    """Theme key to the words of the story that spoke for it, strongest first."""
    corrected: bool = False
    """True if the person chose the first theme."""
    learned: Mapping[str, LearnedFrom] = field(default_factory=dict)
    """Theme key to what corrections say for it, where the story is like the corrected ones."""

    @property
    def told(self) -> str:
        """Why the first theme is the first, in one line."""
        if self.corrected:
            return "you chose it"
        learned = self.learned.get(self.themes[0])
        reasons = [learned.told] if learned else []
        reasons += [", ".join(self.words.get(self.themes[0], ())[:8])]
        return "; ".join(reason for reason in reasons if reason) or "nothing in it speaks for another theme"
