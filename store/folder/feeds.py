"""The feeds of an archive in a folder: what is followed, how it fares, and what came by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from store.api.changes import Refused
from store.api.errors import FeedError, UnknownFeedError
from store.api.feeds import Auth, Feed, FeedCheck, FeedId, FeedSummary, FeedUpdate, FoundFeed, OnEach, Subscribed, Updated
from store.api.views import Selection
from store.feeds.password_commands import PasswordCommands
from store.feeds.states import FeedStates, KeptState
from store.feeds.summaries import summary
from store.paths import Paths
from store.record.feed_addresses import checked_address
from store.record.feeds import FeedRows

if TYPE_CHECKING:
    from typing import Unpack

    from store.api.archive import Archive
    from store.api.feeds import FeedChanges
    from store.api.progress import Progress
    from store.feeds.subscribing import Subscriber

_BESIDE = "another program is updating the feeds just now; what it brings can be seen here too"


class FolderFeeds:
    """What the person follows, in an archive in a folder."""

    def __init__(self, rows: FeedRows, archive: Archive, paths: Paths) -> None:
        self._rows, self._archive = rows, archive
        self._states = FeedStates(paths.index.with_name(f"feeds-{paths.index.name.removeprefix('index-')}.json"))
        self._commands = PasswordCommands(paths.config)

    def all(self) -> Sequence[Feed]:
        """Return the feeds, in the order of their names."""
        return self._rows.all()

    def named(self, name: str) -> Feed:
        """Return the feed that a name means."""
        return self._rows.named(name)

    def summaries(self) -> Sequence[FeedSummary]:
        """Return the feeds with how they fare and what came by them."""
        states, today = self._states.all(), date.today()
        return [
            summary(feed, states.get(feed.id, KeptState()).told(), self._archive.counts(Selection(feed=feed.id)), today)
            for feed in self.all()
        ]

    def add(self, address: str, /, *, fetch: bool = True, **settings: Unpack[FeedChanges]) -> Subscribed:
        """Follow a feed, or the feed that a page names, and keep what it holds now."""
        plain = checked_address(address)
        known = self._rows.at(plain)
        if known is not None:
            return Subscribed(known, is_new=False)
        fields = self._without_secrets(plain, dict(settings))
        with self._rows.steps.step(f"feed at {plain} followed"):
            if not fetch:
                ((feed, is_new),) = self._rows.put([{**fields, "address": plain}])
                return Subscribed(feed, is_new)
            done = self._subscriber.follow(plain, fields)
            if done.is_new and done.feed.full_text:
                self._fetch_full_texts([done.feed])
        return done

    def add_all(self, found: Sequence[FoundFeed]) -> Sequence[Subscribed | Refused]:
        """Follow feeds that a list named, without fetching them, in one write."""
        done: list[Subscribed | Refused] = []
        fields: list[dict[str, Any]] = []
        for one in found:
            try:
                fields.append({"address": checked_address(one.address), "name": one.title, "site": one.site, "tags": one.tags})
            except FeedError as error:
                done.append(Refused(one.address, 0, str(error)))
        with self._rows.steps.step("feeds of a list followed"):
            return [*(Subscribed(feed, is_new) for feed, is_new in (self._rows.put(fields) if fields else ())), *done]

    def change(self, name: str, /, **changes: Unpack[FeedChanges]) -> Feed:
        """Change what is given of a feed and return it."""
        feed = self.named(name)
        user = feed.user if changes.get("user") is None else str(changes.get("user"))
        fields = self._without_secrets(str(changes.get("address") or feed.address), dict(changes), user)
        with self._rows.steps.step(f"settings of the feed “{feed.name}”"):
            return self._rows.change(feed.id, fields)

    def remove(self, name: str) -> Feed:
        """Stop following a feed and return it; its stories stay."""
        known = self.named(name)
        with self._rows.steps.step(f"feed “{known.name}” removed"):
            feed = self._rows.remove(known.id)
        self._states.put({}, forget=[feed.id])
        return feed

    def forget_gone(self) -> None:
        """Forget how feeds fared that are followed no more, so that they bring all they hold when they are followed again."""
        followed = {feed.id for feed in self.all()}
        if gone := [one for one in self._states.all() if one not in followed]:
            self._states.put({}, forget=gone)

    def update(
        self,
        names: Sequence[str] = (),
        on_each: OnEach | None = None,
        progress: Progress | None = None,
        *,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Updated:
        """Fetch the feeds that are due, or those that are named at once, and keep what they hold."""
        from store.feeds.requests import feed_request
        from store.feeds.update import FeedRound

        feeds = list({feed.id: feed for feed in map(self.named, names)}.values()) if names else list(self.all())
        done: dict[FeedId, FeedUpdate] = {}
        with self._states.updating() as may:
            if not may:
                return Updated(notices=(_BESIDE,))
            states = self._states.all()
            requests = [
                feed_request(feed, states.get(feed.id, KeptState()), self._commands, by_name=bool(names)) for feed in feeds
            ]
            round_ = FeedRound(self._archive, self._rows, self._states, on_each or (lambda _: None), progress, stopped, done)
            with self._rows.steps.unnoted():  # what comes by itself would bury what the person did
                round_.run(feeds, requests)
                if not stopped():
                    self._fetch_full_texts([feed for feed in feeds if feed.full_text])
        return Updated(tuple(done[feed.id] for feed in feeds if feed.id in done))

    def check(self, names: Sequence[str] = ()) -> Sequence[FeedCheck]:
        """Look at feeds, all of them if none is named, or at an address, and say what would come."""
        from store.feeds.looking import look_at

        asked = [self._place(name) for name in names] if names else [(feed.address, feed) for feed in self.all()]
        return look_at(self._archive, self._commands, asked)

    def _place(self, name: str) -> tuple[str, Feed | None]:
        """Return the address of a feed, or one that is named itself."""
        try:
            feed = self.named(name)
        except UnknownFeedError:
            if "." not in name and ":" not in name:
                raise
            return checked_address(name), None
        return feed.address, feed

    def _fetch_full_texts(self, feeds: Sequence[Feed]) -> None:
        if feeds:
            from store.feeds.full_text import fetch_full_texts

            fetch_full_texts(self._archive, self._states, feeds)

    @cached_property
    def _subscriber(self) -> Subscriber:
        from store.feeds.subscribing import Subscriber

        return Subscriber(self._archive, self._rows, self._states, self._commands)

    def _without_secrets(self, address: str, given: Mapping[str, Any], user: str = "") -> dict[str, Any]:
        """Return settings as the row of a feed keeps them; a password goes to the keyring, a command to this machine's settings."""
        fields = {name: value for name, value in given.items() if value is not None}
        user = str(fields.get("user") or user)
        if "password" in fields:
            from store.fetch.credentials import keep_secret

            secret = str(fields.pop("password"))
            keep_secret(address, user, secret)
            fields["auth"] = Auth.KEYRING if secret else Auth.NONE
        if "password_command" in fields:
            command = str(fields.pop("password_command"))
            self._commands.put(address, user, command)
            fields["auth"] = Auth.COMMAND if command.strip() else Auth.NONE
        return fields
