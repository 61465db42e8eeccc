"""Feeds: followed, updated behind the screen, and looked at on a page of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.api.errors import FeedError
from store.api.views import Selection
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.disk_controller import DiskController
from tui.screens.timeline.feed_notices import tell_of_new
from tui.screens.timeline.feed_words import update_words
from tui.screens.timeline.trail_controller import TrailController
from tui.state.arrivals import watched

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.feeds import Feed, FeedChanges, FeedId, FeedSummary, FeedUpdate, Updated
    from tui.dialogs.feeds_page import FeedsPage


NO_PRIVATE_PLACES = "no place in a private network is opened to feeds; dateline feeds does that in a terminal"
"""What a page is told that wants Dateline to ask where only this machine gets to."""


@dataclass(slots=True)
class _Asked:
    """An update that is under way."""

    feeds: set[FeedId]
    """The feeds that have not answered yet, as far as it is known which are asked."""
    quiet: bool
    """Whether nobody asked for it, so that nothing is said if nothing is new."""


class FeedController(Controller):
    """Does what the page of feeds has done, and updates feeds."""

    def __init__(self, room: Room, trail: TrailController, disk: DiskController, *, notices: bool = False) -> None:
        """`notices` tells on the desktop what came for watch lists."""
        super().__init__(room)
        self.trail, self.browse, self.disk = trail, trail.browse, disk
        self.on_follow: Callable[[], object] = list
        """Called when the person wants to follow another feed."""
        self.on_undo: Callable[[], object] = list
        """Called when the last change is to be taken back."""
        self._notices = notices
        self._page: FeedsPage | None = None
        self._asked: _Asked | None = None
        self._told: dict[FeedId, str] = {}
        """What is wrong with feeds, as far as the person was told."""

    # The page

    def open(self) -> None:
        """Show the feeds on a page of their own."""
        from tui.dialogs.feeds_page import FeedsPage

        self._page = FeedsPage(self, list(self.session.themes.values()))
        self.window.open(self._page, self._left)
        self.show_feeds()

    def _left(self, feed: Feed | None) -> None:
        """Show the stories of the feed that was chosen."""
        self._page = None
        if feed:
            self.trail.leave_trace()
            self.session = replace(self.session, search=None)
            self.browse.select(Selection(feed=feed.id), self.story_id)

    def show_feeds(self, to: FeedId | None = None) -> None:
        """Have the page show the feeds as they are now."""

        def fill(feeds: Sequence[FeedSummary]) -> None:
            if self._page:
                self._page.fill(feeds, to)

        if self._page:
            self.questions.ask(lambda archive: archive.feeds.summaries(), fill, "feeds")

    def say(self, text: str, seconds: float = 6) -> None:
        """Say something on the page, or where there is none, in a notice."""
        if self._page:
            self._page.say(text)
        else:
            self.window.notify(text, seconds)

    def say_done(self, text: str) -> None:
        """Say what a change did, and how to take it back, on the page or in a notice."""
        if self._page:
            first, *rest = text.split("\n")
            self._page.say("\n".join((f"{first} · ctrl+z takes it back", *rest)))
        else:
            self.tell_done(text, 6)

    def undo(self) -> None:
        """Have the last change taken back."""
        self.on_undo()

    def undone(self, told: str) -> None:
        """Show the feeds after a change was taken back, and what that was."""
        if self._page:
            self._page.say(told)
            self.show_feeds()

    def follow(self) -> None:
        """Have it asked which feed is to be followed."""
        self.on_follow()

    # Updating

    def update(self, *names: str) -> None:
        """Update feeds, by their ids; all that are due if none is named."""
        self._update(names, quiet=False)

    def update_all(self) -> None:
        """Update all feeds, due or not."""
        self.questions.ask(
            lambda archive: [feed.id for feed in archive.feeds.all()], lambda ids: self._update(ids, quiet=False), "feed-ids"
        )

    def update_quietly(self, names: Sequence[str] = ()) -> None:
        """Update feeds, and say nothing if nothing is new; all that are due if none is named."""
        self._update(names, quiet=True)

    def _update(self, names: Sequence[str], *, quiet: bool) -> None:
        if self._asked:
            if not quiet:
                self.say("Feeds are being updated already; ctrl+g stops that")
            return
        self._asked = asked = _Asked(set(names), quiet)  # type: ignore[arg-type]
        self._mark()

        def each(one: FeedUpdate) -> None:
            asked.feeds.discard(one.feed.id)
            self.window.bring(self._mark)

        def act(archive: Archive, stopped: Callable[[], bool]) -> Updated:
            before = watched(archive) if self._notices else {}
            done = archive.feeds.update(names, each, self.questions.progress, stopped=stopped)
            tell_of_new(archive, before, done)
            return done

        self.questions.work("Updating feeds", act, self._updated, failed=self._not_updated)

    def _mark(self) -> None:
        if self._page:
            self._page.mark_asked(frozenset(self._asked.feeds) if self._asked else frozenset())

    def _not_updated(self, error: BaseException) -> None:
        self._asked = None
        self._mark()
        self.questions.failed(error)

    def _updated(self, done: Updated) -> None:
        """Show what came, keeping the person's place, and tell what is new and what went wrong, that once."""
        quiet, self._asked = bool(self._asked and self._asked.quiet), None
        failed = [one for one in done.feeds if one.failed]
        newly_failed = [one for one in failed if self._told.get(one.feed.id) != one.told]
        for one in done.feeds:
            self._told.pop(one.feed.id, None)
        self._told |= {one.feed.id: one.told for one in failed}
        self._mark()
        for notice in done.notices:
            self.window.notify(notice, 8, severity="warning")
        if any(one.added or one.updated for one in done.feeds):
            self.show_arrived()
        if done.new or newly_failed or not quiet:
            self.say(update_words(done, newly_failed if quiet else failed), 5)
        self.show_feeds()

    def show_arrived(self) -> None:
        """Show stories that came, keeping the person's place."""
        self.browse.count(self.story_id)
        self.disk.refresh(quiet=True)

    # Changing

    def change(self, feed: Feed, changes: FeedChanges) -> None:
        """Change a feed's settings."""
        private = changes.get("allow_private", feed.allow_private)
        if private and ("allow_private" in changes or "address" in changes) and self.not_in_browser(NO_PRIVATE_PLACES):
            return

        def changed(feed: Feed) -> None:
            self.say_done(f"Settings of “{feed.name}” changed")
            self.show_feeds(feed.id)

        self.questions.do(
            f"settings of “{feed.name}”",
            lambda archive: archive.feeds.change(feed.id, **changes),
            changed,
            failed=self._not_changed,
        )

    def _not_changed(self, error: BaseException) -> None:
        if isinstance(error, FeedError):
            self.say(str(error), 10)
        else:
            self.questions.failed(error)

    def remove(self, feed: Feed) -> None:
        """Stop following a feed."""

        def removed(gone: Feed) -> None:
            self.say_done(f"“{gone.name}” is no longer followed; its stories stay")
            if self.session.selection.feed == gone.id:
                self.browse.select(Selection(), self.story_id)
            self.show_feeds()

        self.questions.do(
            f"remove “{feed.name}”", lambda archive: archive.feeds.remove(feed.id), removed, failed=self._not_changed
        )
