"""A watch list as the screen shows it: with its numbers."""

from __future__ import annotations

from typing import NamedTuple

from store.api.watches import Watch

SIGN = "◉"
"""Stands before a watch list's name."""


class WatchCount(NamedTuple):
    """A watch list and how many stories it has."""

    watch: Watch
    """The list."""
    stories: int | None = None
    """How many stories it has; None if they are not counted yet."""
    unread: int = 0
    """How many of them are unread."""

    @property
    def key(self) -> str:
        """What its lane is called beside the keys of the themes."""
        return f"watch:{self.watch.name}"

    @property
    def name(self) -> str:
        """Its name behind the sign of watch lists."""
        return f"{SIGN} {self.watch.name}"
