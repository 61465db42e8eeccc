"""What stands at an address of the web, read once: a page's story, the feed it is or names, or a file of any other format."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from store.api.changes import Refused
from store.api.when import When
from store.feeds.documents import Kind
from store.feeds.reading import FeedReading
from store.fetch.request import PAGES, FetchSettings, Request
from store.fetch.rounds import fetch
from store.formats.format_table import read_source
from store.formats.reading import Reading
from store.formats.source import Read, ReadFeed, ReadStory, Source

_NO_ARTICLE = "there is no article on this page, and it names no feed; open the article itself and add its address"


def read_address(address: str, reading: Reading, *, allow_private: bool = False) -> Iterator[Read]:
    """Yield what stands at an address: of a feed only that it is one, of a page its story and the feeds it names.

    Whatever else it is, it is read as a file is. Never raises for what an address or its server does.
    """
    settings = FetchSettings(allow_private=allow_private)
    fetched = fetch(Request(address, settings=settings, by_name=True, anew=True, accept=PAGES))
    if fetched.body is None:
        yield Refused(address, 0, fetched.sentence or "nothing came from there; look at it in a browser")
        return
    found = FeedReading(fetched)
    if found.kind is Kind.FEED:
        fetched.close()
        reading.files["feed"] += 1
        yield ReadFeed(fetched.permanent or fetched.address or address, found.title, (), found.site, address)
    elif found.kind is Kind.PAGE:
        yield from _page(found, address, reading)
    else:
        raw = fetched.whole()
        fetched.close()
        yield from read_source(Source(fetched.address or address, lambda: BytesIO(raw), When.now()), reading=reading)


def _page(found: FeedReading, address: str, reading: Reading) -> Iterator[Read]:
    story = found.page()
    reading.files["web page"] += 1
    for feed in found.named:
        yield ReadFeed(feed.address, feed.title, feed.tags, feed.site, address)
    if story:
        yield ReadStory(story, 0, address, "it is the page's article", form="web page: its address says so")
    elif not found.named:
        yield Refused(address, 0, _NO_ARTICLE)
