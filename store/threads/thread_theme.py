"""A thread's theme: that of most of its stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from store.api.themes import OTHER
from store.api.views import StoryRow


def theme_of(counts: Mapping[str, int], newest_first: Iterable[str]) -> str:
    """Return the theme that most stories have first, given how many have each; empty if there are none.

    Of themes that as many have it is the one that a newer story has, for which the stories' first themes are gone through, newest first.
    It is Other only if more than half of the stories stand there.
    """
    known = {theme: count for theme, count in counts.items() if theme != OTHER or 2 * count > sum(counts.values())}
    most = max((known or counts).values(), default=0)
    best = {theme for theme, count in (known or counts).items() if count == most}
    return best.pop() if len(best) == 1 else next((theme for theme in newest_first if theme in best), "")


def theme_of_rows(rows: Sequence[StoryRow]) -> str:
    """Return the theme of a thread's stories, given oldest first."""
    return theme_of(Counter(row.theme for row in rows), (row.theme for row in reversed(rows)))
