"""What an update brought for watch lists, and by feeds that are to be told: one notice of the desktop, asked for behind the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from store.api.feeds import Updated
from store.text.numbers import counted
from tui.state.arrivals import new_for_person, watched

if TYPE_CHECKING:
    from store.api.archive import Archive


def tell_of_new(archive: Archive, before: Mapping[str, int], done: Updated) -> None:
    """Show a notice if there is something new on a watch list that was counted before, or by a feed that is to be told."""
    if not done.new:
        return
    if new := new_for_person(before, watched(archive) if before else {}, done):
        from tui.terminal.desktop_notice import show_notice

        show_notice(f"Dateline: {counted(done.new, 'new story', 'new stories')}", ", ".join(new))
