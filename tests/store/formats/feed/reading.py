"""Reading feeds in tests: files of a feed's text, and what comes of them."""

from __future__ import annotations

from pathlib import Path

from store.api.changes import Refused
from store.api.story import Story
from store.api.when import When
from store.formats import read_paths
from store.formats.format_table import read_source
from store.formats.source import Read, ReadFeed, ReadStory, Source

KEPT = When("2025-06-10T12:00")


def read(feed: str | bytes, name: str = "feed", kept: When = KEPT) -> list[Read]:
    """Return everything that a feed's text gives, whatever its name."""
    return list(read_source(Source.of_bytes(feed.encode() if isinstance(feed, str) else feed, name, kept)))


def stories(feed: str | bytes, kept: When = KEPT) -> list[Story]:
    """Return the stories of a feed's text."""
    return [one.story for one in read(feed, kept=kept) if isinstance(one, ReadStory)]


def refused(feed: str | bytes) -> list[str]:
    """Return why parts of a feed's text were refused, or the whole of it."""
    return [one.reason for one in read(feed) if isinstance(one, Refused)]


def feeds(feed: str | bytes) -> list[ReadFeed]:
    """Return the feeds that a text names."""
    return [one for one in read(feed) if isinstance(one, ReadFeed)]


def of_file(path: Path) -> list[Story]:
    """Return the stories of a file."""
    return [one.story for one in read_paths([str(path)]) if isinstance(one, ReadStory)]


def rss(items: str, head: str = "<title>Harbour News</title><link>https://harbour.example/</link>") -> str:
    """Return an RSS feed of some items."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>{head}\n{items}</channel></rss>'


def atom(entries: str, head: str = "<title>Harbour News</title>") -> str:
    """Return an Atom feed of some entries."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">{head}\n{entries}</feed>'
