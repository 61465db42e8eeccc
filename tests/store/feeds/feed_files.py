"""Feeds as servers give them, made of titles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

FIRST = datetime(2025, 6, 2, 8, tzinfo=UTC)


def rss(*titles: str, name: str = "Rivers daily", head: str = "", text: str = "What was said about it: {}.") -> bytes:
    """Return a feed of RSS with one entry for each title, a day apart, the newest first."""
    items = [
        f"<item><title>{escape(title)}</title><link>https://rivers.test/{quote(title)}</link>"
        f"<pubDate>{format_datetime(FIRST + timedelta(days=number))}</pubDate>"
        f"<description>{escape(text.format(title))}</description></item>"
        for number, title in enumerate(titles)
    ]
    return feed_of(items[::-1], name, head)


def feed_of(items: Iterable[str], name: str = "Rivers daily", head: str = "") -> bytes:
    """Return a feed of RSS with some entries as they are."""
    channel = f"<title>{escape(name)}</title><link>https://rivers.test/</link>{head}"
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{channel}{"".join(items)}</channel></rss>'.encode()
    )
