"""The stories in newsboat's cache, with what was done to them there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from store.api.changes import Refused
from store.api.errors import StoryError
from store.api.views import Marks
from store.api.when import When
from store.formats.feed.dates import latest_minute
from store.formats.feed.entry import Entry, FeedHead
from store.formats.feed.story_maker import StoryMaker
from store.formats.feed_address import feed_address
from store.formats.newsboat.database import opened_read_only
from store.formats.rich_text import plain_line
from store.formats.source import NoStoriesError, OpenSource, Read, ReadFeed, ReadStory
from store.formats.stated_times import local

_TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('rss_item', 'rss_feed')"
_FEEDS = "SELECT rssurl, title, url FROM rss_feed"
_ITEMS = "SELECT id, title, url, author, pubDate, content, enclosure_url, feedurl, unread, flags, enqueued FROM rss_item WHERE deleted = 0"


def read_cache(source: OpenSource) -> Iterator[Read]:
    """Yield the feeds that newsboat knows, and its stories with their marks. Raises UnreadableError."""
    with opened_read_only(source.stream) as select:
        if list(select(_TABLES)) != [(2,)]:
            raise NoStoriesError("it is a database and not newsboat's; of databases only newsboat's cache.db can be added")
        makers = {}
        for address, title, site in select(_FEEDS):
            head = FeedHead(_text(title), feed_address(_text(address)), _text(site))
            makers[address] = _maker(head, source)
            if head.address:
                yield ReadFeed(head.address, plain_line(head.title), site=feed_address(head.site), file=source.name)
        for row in select(_ITEMS):
            yield _read_row(row, makers, source)


def _maker(head: FeedHead, source: OpenSource) -> StoryMaker:
    return StoryMaker(head, source.kept, latest_minute(source.kept), plain_line(head.title))


def _read_row(row: tuple[Any, ...], makers: Mapping[Any, StoryMaker], source: OpenSource) -> Read:
    """Return the story of one row, with what was done to it in newsboat."""
    number, title, link, author, seconds, text, enclosure, feed, unread, flags, queued = row
    maker = makers.get(feed) or _maker(FeedHead(address=feed_address(_text(feed))), source)
    entry = Entry(
        title=_text(title),
        link=_text(link),
        text=_text(text),
        author=_text(author),
        carries=_text(enclosure),
        published=_when(seconds),
    )
    letters = [letter for letter in _text(flags) if letter.isalpha()]
    tags = (*(f"flag-{letter}" for letter in letters), *(("queue",) if queued == 1 else ()))
    try:
        return ReadStory(
            maker.story(entry), 1, source.name, f"story {number} of newsboat", Marks(unread == 0, bool(letters), tags=tags)
        )
    except StoryError as error:
        return Refused(source.name, 0, f"story {number}: {error.reason}")


def _when(seconds: object) -> When | None:
    try:
        return local(datetime.fromtimestamp(seconds, UTC)) if isinstance(seconds, int) and seconds > 0 else None
    except (ValueError, OverflowError, OSError):
        return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
