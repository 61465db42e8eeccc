"""Web pages: the story that a saved page holds, and the feeds that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.api.errors import StoryError
from store.api.when import When
from store.formats import bookmarks
from store.formats.decode import may_be_text
from store.formats.source import OpenSource, Read, ReadFeed, ReadStory, Sureness, UnreadableError
from store.formats.web_page.saved_archives import is_mhtml, is_web_archive, page_of_mhtml, page_of_web_archive

name = "web page"
suffixes = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".webarchive")

_OPENING = re.compile(
    rb"""(?:\s++|<\?xml[^>]*+>|<!--(?:(?!-->).)*+-->)*+
    <(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|link|table|section|base|script|style|header)\b""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_FEEDS = re.compile(rb"<(?:rss|feed|rdf:RDF|opml)\b", re.IGNORECASE)
_NO_ARTICLE = "there is no article in it, it is a page of links or forms; open the article itself, save that and add it"


def sniff(beginning: bytes) -> Sureness:
    """Return that an element of HTML that stands first is a sign of a page."""
    if bookmarks.sniff(beginning):
        return Sureness.NO
    if is_web_archive(beginning) or is_mhtml(beginning):
        return Sureness.CERTAIN
    text = beginning
    if beginning[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = beginning.decode("utf-16", errors="ignore").encode()
    if not may_be_text(beginning) or not _OPENING.match(text.removeprefix(b"\xef\xbb\xbf")) or _FEEDS.search(text[:2000]):
        return Sureness.NO
    return Sureness.CERTAIN if re.match(rb"(?is).{0,3500}?<(?:!doctype\s+html|html)\b", text) else Sureness.LIKELY


def read(source: OpenSource) -> Iterator[Read]:
    """Yield the feeds that a page names, and its story. Raises UnreadableError if it names no feed and holds no article."""
    raw, address = source.whole(), ""
    if is_web_archive(raw):
        raw, address = page_of_web_archive(raw)
    elif is_mhtml(raw):
        raw, address = page_of_mhtml(raw)
    yield from read_html(raw, source.name, source.kept, address)


def read_html(raw: bytes, name: str, kept: When, address: str = "", charset: str = "") -> Iterator[Read]:
    """Yield the feeds that a page names, and its story.

    `address` is where it was fetched from, `charset` what its server says it is written in, if that is known. Raises UnreadableError
    if it names no feed and holds no article.
    """
    from store.formats.web_page.html_document import read_page  # what reads pages is not loaded to see that something is none
    from store.formats.web_page.page_credits import address_of, feeds_of
    from store.formats.web_page.page_facts import page_facts
    from store.formats.web_page.page_story import page_story

    page = read_page(raw, charset)
    facts = page_facts(page.tree, page.data)
    link = address_of(facts, page.text) or address
    feeds = [ReadFeed(feed, title, site=link, file=name) for feed, title in feeds_of(facts, link)]
    yield from feeds
    try:
        story = page_story(page.tree, facts, link, kept)
    except StoryError as error:
        raise UnreadableError(error.reason) from error
    if story:
        yield ReadStory(story, 1, name, "it is the page's article")
    elif not feeds:
        raise UnreadableError(_NO_ARTICLE)
