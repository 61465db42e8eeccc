"""Reading what a feed answered: its stories as they come, and what it says of itself."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

from store.api.changes import Refused
from store.api.feeds import FoundFeed
from store.api.story import Story
from store.api.when import When
from store.feeds.documents import BEGINNING, Kind, head_of, in_utf8, is_empty, kind_of
from store.fetch.addresses import shown
from store.fetch.answer import Fetched
from store.fetch.request import MOST_BYTES
from store.formats.source import Read, ReadFeed, ReadStory, Source, UnreadableError

_TOLD = 20
"""Entries that can't be stories, of which it is told why; the others are counted."""


@dataclass(slots=True)
class FeedReading:
    """One answer while it is read, and what became of that."""

    fetched: Fetched
    """The answer; its body is closed once its stories were read."""
    name: str = ""
    """What messages and stories without a source call the feed; empty for what it calls itself."""
    feed_id: str = ""
    """What its stories are said to have come by."""
    entries: int = 0
    """How many stories it held so far."""
    refused: list[Refused] = field(default_factory=list)
    """Entries that can't be stories, the first of them."""
    refusals: int = 0
    """How many of them there are."""
    title: str = ""
    """What it calls itself."""
    site: str = ""
    """The page it says it belongs to."""
    named: list[FoundFeed] = field(default_factory=list)
    """Other feeds that it names, as a page does."""
    kind: Kind = Kind.OTHER
    """What it is."""
    stays: int = 0
    """Seconds for which it says that it stays as it is."""
    is_empty: bool = False
    """True if it is a feed that has no entries just now."""
    size: int = 0
    """Bytes that it has."""
    ahead: list[Story] | None = None
    """Its stories, if they were read ahead; they are let go as they are taken."""

    def __post_init__(self) -> None:
        beginning = self._beginning()
        if self.fetched.charset not in ("", "utf-8"):
            beginning = in_utf8(beginning, self.fetched.charset) or beginning
        self.kind = kind_of(beginning)
        if self.kind is Kind.FEED:
            head = head_of(beginning)
            self.title, self.site, self.stays, self.is_empty = head.title, head.site, head.stays, is_empty(beginning)

    @property
    def problem(self) -> str:
        """What is wrong with it as a feed, in one sentence; empty if nothing is, or if it was not read yet."""
        where = shown(self.fetched.address or self.fetched.request.address)
        if self.kind is not Kind.FEED:
            return f"{where} is no feed, but {self.kind}; dateline feeds check looks for the feed that a page names"
        if self.refused and not self.entries and not self.is_empty:
            return f"{where} can't be read as a feed: {self.refused[0].reason}"
        return ""

    def stories(self) -> Iterator[Story]:
        """Yield its stories, if it is a feed, and close it behind them."""
        if self.ahead is not None:
            yield from self.ahead
            self.ahead = None
            return
        feeds = (self.feed_id,) if self.feed_id else ()
        for one in self._read() if self.kind is Kind.FEED else ():
            if isinstance(one, ReadStory):
                self.entries += 1
                yield replace(one.story, feeds=feeds, source=one.story.source or self.name or self.title)
        self.fetched.close()

    def read_ahead(self) -> None:
        """Read its stories now, so that it can be passed on without what was answered."""
        self.ahead = list(self.stories())
        self.fetched = replace(self.fetched, body=None)

    def page(self) -> Story | None:
        """Return the story of a page, the longest one there, and note the feeds it names; closes it."""
        from store.formats.web_page.reader import read_html

        raw = self.fetched.whole() if self.kind is Kind.PAGE else b""
        self.fetched.close()
        stories, address, charset = [], self.fetched.address, self.fetched.charset
        with suppress(UnreadableError):
            for one in read_html(raw, self.name or shown(address), When.now(), address, charset) if raw else ():
                if isinstance(one, ReadFeed):
                    self._note(one)
                elif isinstance(one, ReadStory):
                    stories.append(one.story)
        return max(stories, key=lambda story: sum(map(len, story.body)), default=None)

    def _read(self) -> Iterator[Read]:
        from store.formats.format_table import read_source

        body = self.fetched.body
        if body is None:
            return
        charset = self.fetched.charset if self.kind is Kind.FEED and self.size <= MOST_BYTES else ""
        if charset not in ("", "utf-8") and (letters := in_utf8(self.fetched.whole(), charset)):
            body.close()
            source = Source.of_bytes(letters, self.name or shown(self.fetched.address), When.now())
        else:
            body.seek(0)
            source = Source(self.name or shown(self.fetched.address), lambda: body, When.now())
        for one in read_source(source):
            if isinstance(one, ReadFeed):
                self._note(one)
            elif isinstance(one, Refused):
                self.refusals += 1
                if len(self.refused) < _TOLD:
                    self.refused.append(one)
            yield one

    def _note(self, one: ReadFeed) -> None:
        """Note what a feed says of itself, which is the first it names; and what else is named."""
        if self.kind is Kind.FEED:
            self.title, self.site = one.title or self.title, one.site or self.site
        else:
            self.named.append(FoundFeed(one.address, one.title, one.site or self.fetched.address))

    def _beginning(self) -> bytes:
        if self.fetched.body is None:
            return b""
        self.size = self.fetched.body.seek(0, os.SEEK_END)
        self.fetched.body.seek(0)
        beginning = self.fetched.body.read(BEGINNING)
        self.fetched.body.seek(0)
        return beginning
