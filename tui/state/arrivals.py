"""What an update of feeds brought for the person: on watch lists, and by feeds that are to be told."""

from __future__ import annotations

from collections.abc import Mapping

from store.api.archive import Archive
from store.api.feeds import Updated


def watched(archive: Archive) -> Mapping[str, int]:
    """Return how many stories stand on each watch list."""
    return {watch.name: archive.counts(watch.selection).total for watch in archive.watches.all()}


def new_for_person(before: Mapping[str, int], after: Mapping[str, int], done: Updated) -> list[str]:
    """Return what is new, list by list and feed by feed: `Rivers: 3`."""
    lists = [f"{name}: {total - before[name]:,}" for name, total in after.items() if name in before and total > before[name]]
    feeds = [f"{one.feed.name}: {len(one.added):,}" for one in done.feeds if one.feed.notify and one.added]
    return [*lists, *feeds]
