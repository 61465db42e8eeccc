"""Feeds: addresses that stories come from by themselves, and what may be done to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NewType, Protocol, TypedDict

if TYPE_CHECKING:
    from typing import Unpack

    from store.api.changes import Refused, Taken
    from store.api.progress import Progress

FeedId = NewType("FeedId", str)
"""What names a feed for good: sixteen hexadecimal digits."""


class Auth(StrEnum):
    """Where a feed's password or token is asked for; it is never kept in the archive."""

    NONE = ""
    """The feed needs none."""
    KEYRING = "keyring"
    """In the keyring of this machine."""
    COMMAND = "command"
    """From a command that prints it, which stands in the settings of this machine."""


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that stories come from, as the archive keeps it."""

    id: FeedId
    """Stable name: stays when the feed is renamed or moves."""
    name: str
    """What it is called; no two differ by case or accents alone."""
    address: str
    """Where it is fetched from: an http or https address without user or password."""
    site: str = ""
    """The page it belongs to; empty if unknown."""
    tags: tuple[str, ...] = ()
    """Words the person put it under, such as the folders of an OPML file."""
    full_text: bool = False
    """True if the pages of its stories are fetched, because it carries summaries alone."""
    allow_private: bool = False
    """True if it may stand on this machine or in a private network."""
    user_agent: str = ""
    """What it is told of who asks, where that is not to be Dateline's usual word."""
    every: int = 0
    """Minutes between two updates at least; 0 leaves that to what the feed says itself."""
    notify: bool = False
    """True if new stories of it are to be told by a notice of the desktop."""
    user: str = ""
    """Who logs in; with a secret but no user, the secret is a token."""
    auth: Auth = Auth.NONE
    """Where its password or token is asked for."""
    most_megabytes: int = 0
    """What an answer of it may have, where that is more than usual; 0 for what is usual."""


@dataclass(frozen=True, slots=True)
class FeedState:
    """How a feed fared of late. It can be found out again, so it is no part of the archive."""

    last_success: datetime | None = None
    """When it answered last as it should; None if it never did, or that was forgotten. All times here know their time zone."""
    last_try: datetime | None = None
    """When it was asked last."""
    next_try: datetime | None = None
    """Before when it is not asked again unless by name; None if it is due."""
    error: str = ""
    """What is wrong with it, in one sentence; empty if nothing is."""
    gone: bool = False
    """True if it said that it is gone for good; it is then asked by name alone."""


@dataclass(frozen=True, slots=True)
class FeedSummary:
    """A feed as a list of feeds shows it."""

    feed: Feed
    """The feed."""
    state: FeedState = field(default_factory=FeedState)
    """How it fared of late."""
    stories: int = 0
    """How many stories came by it."""
    unread: int = 0
    """How many of them are unread."""
    weekly: float = 0.0
    """Stories a week over the last twelve weeks, or since its first one if that is later."""
    theme: str = ""
    """Key of the first theme that most of its stories have; empty if there are none."""


class Outcome(StrEnum):
    """What became of a feed that was to be updated."""

    CAME = "came"
    """It was read, and what it holds is kept."""
    SAME = "same"
    """It said that nothing has changed."""
    NOT_DUE = "not due"
    """It was not asked, as it, or the person, wants it to be asked later."""
    FAILED = "failed"
    """It could not be fetched or read."""
    GONE = "gone"
    """It said that it is gone for good, now or before."""


@dataclass(frozen=True, slots=True)
class FeedUpdate:
    """What an update did to one feed."""

    feed: Feed
    """The feed, as it is now."""
    outcome: Outcome
    """What became of it."""
    added: tuple[Taken, ...] = ()
    """Stories that are new."""
    updated: tuple[Taken, ...] = ()
    """Stories whose text was replaced by a newer or fuller one."""
    unchanged: int = 0
    """How many of its entries were there already."""
    refused: tuple[Refused, ...] = ()
    """Entries that could not be a story, the first of them."""
    told: str = ""
    """What a person should know in one sentence: what is wrong, when it is due, where it moved; empty if there is nothing."""

    @property
    def failed(self) -> bool:
        """Whether something is wrong with the feed."""
        return self.outcome in (Outcome.FAILED, Outcome.GONE)


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update of feeds did."""

    feeds: tuple[FeedUpdate, ...] = ()
    """Each feed that was to be updated, in their order."""
    notices: tuple[str, ...] = ()
    """Sentences the person should see that are about no single feed."""

    @property
    def new(self) -> int:
        """How many stories are new."""
        return sum(len(one.added) for one in self.feeds)

    @property
    def failed(self) -> int:
        """With how many feeds something is wrong."""
        return sum(one.failed for one in self.feeds)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that an address was found to be, or to name."""

    address: str
    """Where it is."""
    title: str = ""
    """What it calls itself; empty if that is not told."""
    site: str = ""
    """The page that names it."""
    tags: tuple[str, ...] = ()
    """What it was filed under where it was found."""


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What became of an address that was to be followed."""

    feed: Feed
    """The feed, as it is kept now."""
    is_new: bool
    """False if it was followed already; nothing of it was changed then."""
    update: FeedUpdate | None = None
    """What its first update brought; None if it was not fetched."""
    others: tuple[FoundFeed, ...] = ()
    """Further feeds that the page names."""


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What is found at a feed's address, of which nothing is kept."""

    name: str
    """The feed's name, or the address that was asked for."""
    address: str
    """Where it was looked for."""
    problem: str = ""
    """What is wrong in one sentence; empty if all is well."""
    status: int = 0
    """The answer's status in HTTP; 0 if there was none."""
    moved: str = ""
    """Where it has moved for good; empty if it has not."""
    title: str = ""
    """What the feed calls itself."""
    entries: int = 0
    """How many entries it holds."""
    new: int = 0
    """How many of them would be new."""
    refused: int = 0
    """How many of them can't be stories."""
    newest: str = ""
    """The day of its newest entry, as `2025-06-02`."""
    others: tuple[FoundFeed, ...] = ()
    """The feeds that the page names, where it is no feed itself."""


class FeedChanges(TypedDict, total=False):
    """What to change of a feed; what is left out, or None, stays as it is."""

    name: str | None
    address: str | None
    site: str | None
    tags: Sequence[str] | None
    full_text: bool | None
    allow_private: bool | None
    user_agent: str | None
    every: int | None
    notify: bool | None
    user: str | None
    most_megabytes: int | None
    password: str | None
    """A password or token, which goes to the keyring; empty to forget it."""
    password_command: str | None
    """A command that prints it, which goes to the settings of this machine; empty to forget it."""


OnEach = Callable[[FeedUpdate], None]
"""Called with what became of each feed as soon as that is known."""


class Feeds(Protocol):
    """The feeds the person follows. Every method may be called from any thread; each raises ArchiveLockedError, RecordError.

    A feed may be named in any case, by a part of its name that only one has, by its address or by its id.
    """

    def all(self) -> Sequence[Feed]:
        """Return the feeds, in the order of their names; cheap enough to be asked for whenever they are shown.

        What of them can't be read is left out, and told by the next `Archive.refresh`.
        """

    def named(self, name: str) -> Feed:
        """Return the feed that a name means. Raises UnknownFeedError, which says what there is."""

    def summaries(self) -> Sequence[FeedSummary]:
        """Return the feeds with how they fare and what came by them."""

    def add(self, address: str, /, *, fetch: bool = True, **settings: Unpack[FeedChanges]) -> Subscribed:
        """Follow a feed, or the feed that a page names, and keep what it holds now.

        Without `fetch` the address is taken as it is. An address that is followed already, however it is written, stays
        one feed. Raises FeedError if it is no feed and names none, or can't be reached, or can't be kept.
        """

    def add_all(self, found: Sequence[FoundFeed]) -> Sequence[Subscribed | Refused]:
        """Follow feeds that a list named, without fetching them, in one write; tags are joined where one is followed already."""

    def change(self, name: str, /, **changes: Unpack[FeedChanges]) -> Feed:
        """Change what is given of a feed and return it. Raises UnknownFeedError, FeedError."""

    def remove(self, name: str) -> Feed:
        """Stop following a feed and return it; its stories stay. Raises UnknownFeedError."""

    def update(
        self,
        names: Sequence[str] = (),
        on_each: OnEach | None = None,
        progress: Progress | None = None,
        *,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Updated:
        """Fetch the feeds that are due, or those that are named at once, and keep what they hold.

        Nothing is lost if it is broken off: what was not kept is fetched again. Raises UnknownFeedError.
        """

    def check(self, names: Sequence[str] = ()) -> Sequence[FeedCheck]:
        """Look at feeds, all of them if none is named, or at an address, and say what would come; nothing is changed."""
