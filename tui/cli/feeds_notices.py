"""What an update brought for the person, told by one notice of the desktop: watch lists, and feeds that are to be told."""

from __future__ import annotations

from collections.abc import Mapping

from store.api.archive import Archive
from store.api.feeds import Updated
from tui.cli.output import complain, counted
from tui.terminal.desktop_notice import show_notice


def watched(archive: Archive) -> Mapping[str, int]:
    """Return how many stories stand on each watch list."""
    return {watch.name: archive.counts(watch.selection).total for watch in archive.watches.all()}


def new_for_person(before: Mapping[str, int], after: Mapping[str, int], done: Updated) -> list[str]:
    """Return what is new, list by list and feed by feed: `Rivers: 3`."""
    lists = [f"{name}: {total - before[name]:,}" for name, total in after.items() if name in before and total > before[name]]
    feeds = [f"{one.feed.name}: {len(one.added):,}" for one in done.feeds if one.feed.notify and one.added]
    return [*lists, *feeds]


def tell_of_new(archive: Archive, before: Mapping[str, int], done: Updated, *, lists: bool) -> None:
    """Show a notice if there is something new on a watch list, where that is asked for, or by a feed that is to be told."""
    new = new_for_person(before, watched(archive) if lists else {}, done)
    if new and not show_notice(f"Dateline: {counted(done.new, 'new story', 'new stories')}", ", ".join(new)):
        complain(f"no notice can be shown on this desktop; new are {', '.join(new)}")
