"""What is told of an export as a whole: what it is, how much it is, and when it was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from store.api.themes import commonest_first
from store.text.clean import clean_line

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.themes import Theme
    from store.api.views import Selection


@dataclass(frozen=True, slots=True)
class About:
    """What stories that are written have in common."""

    title: str
    """What the whole is called."""
    selection: str = ""
    """Which stories they are, in words; empty for all of them."""
    count: int = 0
    """How many they are."""
    made: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    """When they were written, in UTC."""
    themes: Sequence[Theme] = ()
    """The themes, in the order in which they are shown: the commonest first."""
    notes: bool = True
    """True if the person's notes go along."""

    @property
    def names(self) -> dict[str, str]:
        """What themes are called, by their keys."""
        return {theme.key: clean_line(theme.name) for theme in self.themes}


def about(archive: Archive, selection: Selection, *, notes: bool, called: str = "") -> About:
    """Return what is told of a selection as a whole; `called` is what it is called where the selection itself doesn't tell."""
    counts = archive.counts(selection)
    themes = commonest_first(archive.themes.all(), counts.themes)
    told = clean_line(" · ".join(_parts(archive, selection, themes)))
    title = clean_line(called) or told or "Dateline"
    made = datetime.now(UTC).replace(microsecond=0)
    return About(title, told, counts.total, made, themes, notes)


def _parts(archive: Archive, selection: Selection, themes: Sequence[Theme]) -> list[str]:
    """Return what a selection asks for, in words."""
    parts = []
    if selection.thread and (summary := archive.threads.thread(selection.thread)):
        parts.append(summary.thread.name)
    parts += [theme.name for theme in themes if theme.key in selection.themes]
    if selection.feed:
        parts += [feed.name for feed in archive.feeds.all() if feed.id == selection.feed]
    if selection.words.strip():
        parts.append(archive.search.describe(selection.words).removeprefix("≈ ") or selection.words.strip())
    return [*parts, *(state for state in ("unread", "starred") if getattr(selection, state))]
