"""Following feeds: by an address, by the page that names one, or by a list of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.api.errors import FeedError
from store.api.feeds import Subscribed
from store.fetch.addresses import shown
from tui.screens.timeline.controller import Controller, Room
from tui.screens.timeline.feed_controller import NO_PRIVATE_PLACES, FeedController
from tui.screens.timeline.feed_words import followed_words, list_words

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.changes import Refused
    from store.formats.source import ReadFeed
    from tui.dialogs.add_prompt import Brought

_ALLOWED = "--allow-private"
"""What the refusal of a private address says must be allowed."""


class FollowController(Controller):
    """Has feeds followed, and says what came of it."""

    def __init__(self, room: Room, feeds: FeedController) -> None:
        super().__init__(room)
        self.feeds = feeds

    def ask(self) -> None:
        """Ask for a feed to follow: by its address, its site, or a list of feeds."""
        from tui.dialogs.add_prompt import AddPrompt

        self.window.open(AddPrompt(self.list_folder, feed=True), self._brought)

    def _brought(self, brought: Brought | None) -> None:
        if brought is None or brought.is_nothing:
            return
        if brought.path:
            self._follow_path(brought.path)
        else:
            self.follow(brought.link or brought.text.strip())

    def follow(self, address: str, *, private: bool = False) -> None:
        """Follow the feed at an address, or the one that a page names."""
        if private and self.not_in_browser(NO_PRIVATE_PLACES):
            return

        def act(archive: Archive, _stopped: Callable[[], bool]) -> Subscribed:
            return archive.feeds.add(address, allow_private=True) if private else archive.feeds.add(address)

        self.questions.work(f"Fetching {shown(address)}", act, self._followed, failed=partial(self._not_followed, address))

    def _followed(self, done: Subscribed) -> None:
        (self.feeds.say_done if done.is_new else self.feeds.say)(followed_words(done))
        if done.update and (done.update.added or done.update.updated):
            self.feeds.show_arrived()
        self.feeds.show_feeds(done.feed.id)

    def _not_followed(self, address: str, error: BaseException) -> None:
        """Say why an address can't be followed; one in a private network can be, if the person says that it is theirs."""
        from tui.dialogs.choice import Choice, Offer

        if not isinstance(error, FeedError):
            self.questions.failed(error)
            return
        told, allowed, _ = str(error).partition(f"; {_ALLOWED}")
        self.feeds.say(told, 10)
        if allowed:
            offers = [Offer("Cancel"), Offer("Follow it anyway", "it is mine")]
            choice = Choice("It stands on this machine or in a private network", offers)
            self.window.open(choice, lambda which: self.follow(address, private=True) if which else None)

    def _follow_path(self, path: str) -> None:
        """Follow the feeds that a file names; what is no file is taken as an address."""
        from tui.terminal.folder_listing import full_path
        from tui.terminal.visitor import is_visited

        if is_visited():  # files are not read for it, so this can be an address only
            self.follow(path)
            return

        def act(archive: Archive, _stopped: Callable[[], bool]) -> Sequence[Subscribed | Refused]:
            from store.formats import ReadFeed
            from store.formats.lanes import read_files
            from store.formats.reading import Reading

            file = full_path(path)
            if not file.exists():
                return [archive.feeds.add(path)]
            return archive.feeds.add_all([one.found for one in read_files([str(file)], Reading()) if isinstance(one, ReadFeed)])

        self.questions.work(f"Reading {shown(path)}", act, self._followed_all, failed=partial(self._not_followed, path))

    def offer(self, feeds: Sequence[ReadFeed]) -> None:
        """Offer feeds that something named, to be followed."""
        from tui.dialogs.choice import Choice, Offer

        if not feeds:
            return
        one = feeds[0].title or feeds[0].address
        title = f"It names a feed: {one}" if len(feeds) == 1 else f"It names {len(feeds):,} feeds"
        offers = [Offer("Follow it" if len(feeds) == 1 else "Follow them all"), Offer("Cancel")]
        self.window.open(Choice(title, offers), lambda which: self._follow_all(feeds) if which == 0 else None)

    def _follow_all(self, feeds: Sequence[ReadFeed]) -> None:
        self.questions.do(
            f"follow {len(feeds)} feeds",
            lambda archive: archive.feeds.add_all([one.found for one in feeds]),
            self._followed_all,
        )

    def _followed_all(self, done: Sequence[Subscribed | Refused]) -> None:
        is_new = any(isinstance(one, Subscribed) and one.is_new for one in done)
        (self.feeds.say_done if is_new else self.feeds.say)(list_words(done))
        self.feeds.show_feeds()
        new = [one.feed.id for one in done if isinstance(one, Subscribed) and one.is_new and one.update is None]
        if new:
            self.feeds.update_quietly(new)
