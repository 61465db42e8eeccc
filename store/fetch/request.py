"""Requests: what is to be fetched, and how that address wants to be asked."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.fetch.addresses import split_credentials
from store.fetch.credentials import Access
from store.fetch.state import FetchState

MOST_BYTES = 10 * 1000 * 1000
"""What an answer may have, unpacked, unless more is allowed for its address."""
FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
"""What is best answered to someone who wants a feed."""
PAGES = "text/html, application/xhtml+xml, application/atom+xml;q=0.9, application/rss+xml;q=0.9, */*;q=0.5"
"""What is best answered to someone who wants a page, or the feed that stands there."""


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """What a person has set for an address."""

    user_agent: str = ""
    """What Dateline calls itself there; empty for its own name and version."""
    allow_private: bool = False
    """Whether this address may lie on this machine or in a private network."""
    access: Access | None = None
    """How to prove who asks; None where nobody wants to know."""
    most_bytes: int = MOST_BYTES
    """What an answer may have, unpacked; 0 for any size."""
    longest: float = 60.0
    """Seconds for the whole of it, redirects included; 0 for no end while bytes keep coming."""


@dataclass(frozen=True, slots=True)
class Request:
    """An address to be fetched."""

    address: str
    """The address, as the person has it."""
    name: str = ""
    """What the asker calls it (a feed's id); comes back with the answer."""
    state: FetchState = field(default_factory=FetchState)
    """What is known of it."""
    settings: FetchSettings = field(default_factory=FetchSettings)
    """What the person has set for it."""
    by_name: bool = False
    """Whether the person asked for this one: then it is asked before its time too, and even if it was gone."""
    anew: bool = False
    """Whether its body is wanted even if it hasn't changed."""
    accept: str = FEEDS
    """What is best answered."""

    def known(self) -> FetchState:
        """Return what is known of its address; nothing if the state is about another one."""
        return self.state.about(split_credentials(self.address).address)

    def start(self) -> str:
        """Return the address to begin at."""
        return self.known().start()
