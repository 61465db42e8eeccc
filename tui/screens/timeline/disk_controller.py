"""What is on disk: the screen follows it, whichever program changes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from store.api.errors import ArchiveLockedError
from store.api.views import Selection
from store.text.numbers import counted
from tui.screens.timeline.browse_controller import BrowseController
from tui.screens.timeline.controller import Controller, Room
from tui.terminal.installation import REPLACED_NOTICE, is_replaced

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.changes import Change
    from store.api.themes import Theme


class Refreshed(NamedTuple):
    """The archive was compared with what is on disk."""

    change: Change
    fresh: bool
    """True if the archive was only made just now."""
    threads: int
    """How many threads there are."""
    themes: Sequence[Theme]
    """All themes, in order; hidden and merged ones too, as stories stand under them until they are sorted anew."""
    total: int = 0
    """How many stories there are in an archive that was only made just now."""


class DiskController(Controller):
    """Brings the archive up to date, and tells what is new."""

    def __init__(self, room: Room, browse: BrowseController) -> None:
        super().__init__(room)
        self.browse, self.status = browse, browse.status
        self.on_refreshed: list[Callable[[Refreshed], object]] = []
        """Called once the archive was compared with what is on disk, unless nothing is different and nobody asked for it."""
        self._warned = False

    def look_again(self) -> None:
        """Look whether another program has changed the archive, unless looking is still under way."""
        if not self._warned and is_replaced():
            self._warned = True
            self.window.notify(REPLACED_NOTICE, 30, severity="warning")
        if not self.questions.is_open("refresh"):
            self.refresh(quiet=True)

    def refresh(self, *, fresh: bool = False, quiet: bool = False) -> None:
        """Bring the archive up to date with what is on disk, telling how far it is; quietly if nothing may have changed."""

        def find(archive: Archive) -> tuple[type[ArchiveLockedError] | None, Refreshed | None]:
            try:
                change = archive.refresh(self.questions.progress)
            except ArchiveLockedError as error:  # it is looked again soon
                return type(error), None
            if not (fresh or change.changed or change.threads or change.notices or not quiet):
                return None, None
            total = archive.counts(Selection()).total if fresh else 0
            return None, Refreshed(change, fresh, archive.threads.count(), archive.themes.every(), total)

        self.questions.ask(find, lambda found: self._refreshed(*found), "refresh")

    def _refreshed(self, busy: type[ArchiveLockedError] | None, refreshed: Refreshed | None) -> None:
        self.status.wait_for(busy)
        if refreshed:
            for tell in self.on_refreshed:
                tell(refreshed)
            self._show(refreshed)

    def _show(self, refreshed: Refreshed) -> None:
        """Show what is new on disk, keeping the person's place."""
        change, fresh = refreshed.change, refreshed.fresh
        if refreshed.threads != self.session.threads:
            self.session = replace(self.session, threads=refreshed.threads)
            self.status.show_selection()
        for notice in change.notices:
            self.window.notify(notice, 12, severity="warning")
        if fresh and refreshed.total:
            stories = counted(refreshed.total)
            self.window.notify(f"Welcome to Dateline: {stories} to start from. P adds your own, F follows feeds", 6)
        elif change.new > 0:
            self.window.notify(counted(change.new, "new story", "new stories"), 4)
        if change.changed:
            self.browse.count(self.story_id)
            return
        self.panes.title_bar.show_progress("")
        if not self.session.counts.total:
            self.browse.tell_nothing()
        if not self.panes.story.story and self.story_id:
            self.browse.column.rest_on(self.story_id)
