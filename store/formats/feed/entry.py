"""What is found in a feed, whatever it is written in: its head and its entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.api.when import When


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself."""

    title: str = ""
    """What it is called, perhaps with markup."""
    address: str = ""
    """Where it says it is fetched from."""
    site: str = ""
    """The page it belongs to."""
    language: str = ""
    """What it says it is written in."""
    sections: tuple[str, ...] = ()
    """What it is filed under as a whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, as it stands there."""

    title: str = ""
    """Its title."""
    plain_title: bool = False
    """True if the title is certainly no markup."""
    link: str = ""
    """Its address, perhaps a relative one."""
    published: When | None = None
    """When it was published, in the reader's time zone."""
    updated: When | None = None
    """When it was changed, in the reader's time zone."""
    dated: str = ""
    """How it states its date, where that was not understood."""
    text: str = ""
    """Its text: what it holds, or else what it says in short."""
    plain_text: bool = False
    """True if the text is certainly no markup."""
    carries: str = ""
    """The address of a picture, a recording or a page that it carries or names, if it has no link."""
    author: str = ""
    """Who wrote it."""
    source: str = ""
    """Who published it, if it comes from another place than the feed."""
    sections: tuple[str, ...] = ()
    """What it is filed under."""
    language: str = ""
    """What it says it is written in."""
    line: int = 0
    """The line of what was parsed that it begins on, from 1; 0 if that is not known."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A feed, or a piece of it."""

    head: FeedHead
    """What it says of itself."""
    entries: Sequence[Entry]
    """Its entries, in their order."""
    is_feed: bool = True
    """False if nothing in it shows that it is a feed at all."""
