"""Feeds: followed, updated behind the screen, and looked at on a page of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from store.api.errors import FeedError
from store.api.feeds import FoundFeed, Subscribed
from store.api.views import Selection
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.disk_controller import DiskController
from tui.screens.timeline.feed_notices import tell_of_new, watched
from tui.screens.timeline.feed_words import followed_words, list_words, update_words
from tui.screens.timeline.trail_controller import TrailController

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.changes import Refused
    from store.api.feeds import Feed, FeedChanges, FeedId, FeedSummary, FeedUpdate, Updated
    from store.formats.source import ReadFeed
    from tui.dialogs.add_prompt import AddPrompt, Brought
    from tui.dialogs.feeds_page import FeedsPage

_ALLOWED = "--allow-private"
"""What the refusal of a private address says must be allowed."""


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
        self._list()

    def _left(self, feed: Feed | None) -> None:
        """Show the stories of the feed that was chosen."""
        self._page = None
        if feed:
            self.trail.leave_trace()
            self.session = replace(self.session, search=None)
            self.browse.select(Selection(feed=feed.id), self.story_id)

    def _list(self, to: FeedId | None = None) -> None:
        """Have the page show the feeds as they are now."""

        def fill(feeds: Sequence[FeedSummary]) -> None:
            if self._page:
                self._page.fill(feeds, to)

        if self._page:
            self.questions.ask(lambda archive: archive.feeds.summaries(), fill, "feeds")

    def _say(self, text: str, seconds: float = 6) -> None:
        """Say something on the page, or where there is none, in a notice."""
        if self._page:
            self._page.say(text)
        else:
            self.window.notify(text, seconds)

    # Updating

    def update(self, *names: str) -> None:
        """Update feeds, by their ids; all that are due if none is named."""
        self._update(names, quiet=False)

    def update_all(self) -> None:
        """Update all feeds, due or not."""
        self.questions.ask(
            lambda archive: [feed.id for feed in archive.feeds.all()], lambda ids: self._update(ids, quiet=False), "feed-ids"
        )

    def update_due(self) -> None:
        """Update the feeds that are due, though nobody asked for it now."""
        self._update((), quiet=True)

    def _update(self, names: Sequence[str], *, quiet: bool) -> None:
        if self._asked:
            if not quiet:
                self._say("Feeds are being updated already; ctrl+g breaks that off")
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
        wrong = {one.feed.id: one.told for one in done.feeds if one.failed}
        newly_wrong = [one for one in done.feeds if one.failed and self._told.get(one.feed.id) != one.told]
        self._told = {
            **{key: told for key, told in self._told.items() if key not in {one.feed.id for one in done.feeds}},
            **wrong,
        }
        self._mark()
        for notice in done.notices:
            self.window.notify(notice, 8, severity="warning")
        changed = any(one.added or one.updated for one in done.feeds)
        if changed:
            self.browse.count(self.story_id)
            self.disk.refresh(quiet=True)
        if done.new or newly_wrong or not quiet:
            self._say(update_words(done, newly_wrong if quiet else [one for one in done.feeds if one.failed]), 5)
        self._list()

    # Following

    def follow(self) -> None:
        """Ask for a feed to follow: by its address, its site, or a list of feeds."""
        from tui.dialogs.add_prompt import AddPrompt

        self.window.open(AddPrompt(self._list_folder, feed=True), self._brought)

    def _list_folder(self, prompt: AddPrompt, path: str) -> None:
        from tui.terminal.folder_listing import folder_listing

        self.questions.ask(lambda _: folder_listing(path), prompt.fill, "folder")

    def _brought(self, brought: Brought | None) -> None:
        if brought is None or brought.is_nothing:
            return
        if brought.path:
            self._follow_path(brought.path)
        else:
            self.follow_address(brought.link or brought.text.strip())

    def follow_address(self, address: str, *, private: bool = False) -> None:
        """Follow the feed at an address, or the one that a page names."""

        def act(archive: Archive, _stopped: Callable[[], bool]) -> Subscribed:
            return archive.feeds.add(address, allow_private=True) if private else archive.feeds.add(address)

        self.questions.work(f"Fetching {address}", act, self._followed, failed=partial(self._not_followed, address))

    def _followed(self, done: Subscribed) -> None:
        self._say(followed_words(done))
        if done.update and (done.update.added or done.update.updated):
            self.browse.count(self.story_id)
            self.disk.refresh(quiet=True)
        self._list(done.feed.id)

    def _not_followed(self, address: str, error: BaseException) -> None:
        """Say why an address can't be followed; one in a private network can be, if the person says that it is theirs."""
        from tui.dialogs.choice import Choice, Offer

        if not isinstance(error, FeedError):
            self.questions.failed(error)
            return
        told = str(error)
        self._say(told, 10)
        if _ALLOWED in told:
            self._say(told.partition(f"; {_ALLOWED}")[0], 10)
            offers = [Offer("Leave it"), Offer("Follow it all the same", "it is mine")]
            choice = Choice("It stands on this machine or in a private network", offers)
            self.window.open(choice, lambda which: self.follow_address(address, private=True) if which else None)

    def _follow_path(self, path: str) -> None:
        """Follow the feeds that a file names; what is no file is taken as an address."""
        from tui.terminal.folder_listing import full_path

        def act(archive: Archive, _stopped: Callable[[], bool]) -> Sequence[Subscribed | Refused]:
            from store.formats import ReadFeed, read_paths

            file = full_path(path)
            if not file.exists():
                return [archive.feeds.add(path)]
            return archive.feeds.add_all(
                [
                    FoundFeed(one.address, one.title, one.site, one.tags)
                    for one in read_paths([str(file)])
                    if isinstance(one, ReadFeed)
                ]
            )

        self.questions.work(f"Reading {path}", act, self._followed_all, failed=partial(self._not_followed, path))

    def follow_found(self, feeds: Sequence[ReadFeed]) -> None:
        """Offer feeds that something named, to be followed."""
        from tui.dialogs.choice import Choice, Offer

        if not feeds:
            return
        one = feeds[0].title or feeds[0].address
        title = f"It names a feed: {one}" if len(feeds) == 1 else f"It names {len(feeds):,} feeds"
        offers = [Offer("Follow it" if len(feeds) == 1 else "Follow them all"), Offer("Leave it")]
        self.window.open(Choice(title, offers), lambda which: self._follow_all(feeds) if which == 0 else None)

    def _follow_all(self, feeds: Sequence[ReadFeed]) -> None:
        self.questions.do(
            f"follow {len(feeds)} feeds",
            lambda archive: archive.feeds.add_all([FoundFeed(one.address, one.title, one.site, one.tags) for one in feeds]),
            self._followed_all,
        )

    def _followed_all(self, done: Sequence[Subscribed | Refused]) -> None:
        self._say(list_words(done), 8)
        self._list()
        new = [one.feed.id for one in done if isinstance(one, Subscribed) and one.is_new and one.update is None]
        if new:
            self._update(new, quiet=True)

    # Changing

    def change(self, feed: Feed, changes: FeedChanges) -> None:
        """Change a feed's settings."""
        self.questions.do(
            f"settings of “{feed.name}”",
            lambda archive: archive.feeds.change(feed.id, **changes),
            lambda changed: self._list(changed.id),
            failed=self._not_changed,
        )

    def _not_changed(self, error: BaseException) -> None:
        if isinstance(error, FeedError):
            self._say(str(error), 10)
        else:
            self.questions.failed(error)

    def remove(self, feed: Feed) -> None:
        """Stop following a feed."""

        def removed(gone: Feed) -> None:
            self._say(f"“{gone.name}” is followed no more; its stories stay. a and its address follow it again: {gone.address}")
            if self.session.selection.feed == gone.id:
                self.browse.select(Selection(), self.story_id)
            self._list()

        self.questions.do(
            f"remove “{feed.name}”", lambda archive: archive.feeds.remove(feed.id), removed, failed=self._not_changed
        )
