"""What an update brought for watch lists, and by feeds that are to be told: one notice of the desktop, asked for behind the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from store.api.feeds import Updated

if TYPE_CHECKING:
    from store.api.archive import Archive


def watched(archive: Archive) -> Mapping[str, int]:
    """Return how many stories stand on each watch list."""
    return {watch.name: archive.counts(watch.selection).total for watch in archive.watches.all()}


def tell_of_new(archive: Archive, before: Mapping[str, int], done: Updated) -> None:
    """Show a notice if there is something new on a watch list that was counted before, or by a feed that is to be told."""
    if not done.new:
        return
    new = [f"{one.feed.name}: {len(one.added):,}" for one in done.feeds if one.feed.notify and one.added]
    if before:
        after = watched(archive)
        new = [f"{name}: {after[name] - old:,}" for name, old in before.items() if after.get(name, 0) > old] + new
    if new:
        from tui.terminal.desktop_notice import show_notice

        show_notice(f"Dateline: {done.new:,} new {'story' if done.new == 1 else 'stories'}", ", ".join(new))
