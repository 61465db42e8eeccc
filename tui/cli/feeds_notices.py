"""What an update brought for the person, told by one notice of the desktop: watch lists, and feeds that are to be told."""

from __future__ import annotations

from collections.abc import Mapping

from store.api.archive import Archive
from store.api.feeds import Updated
from store.text.numbers import counted
from tui.cli.output import complain
from tui.state.arrivals import new_for_person, watched
from tui.terminal.desktop_notice import show_notice


def tell_of_new(archive: Archive, before: Mapping[str, int], done: Updated, *, lists: bool) -> None:
    """Show a notice if there is something new on a watch list, where that is asked for, or by a feed that is to be told."""
    new = new_for_person(before, watched(archive) if lists else {}, done)
    if new and not show_notice(f"Dateline: {counted(done.new, 'new story', 'new stories')}", ", ".join(new)):
        complain(f"no notice can be shown on this desktop; new are {', '.join(new)}")
