"""Feeds: RSS, RDF, Atom and JSON Feed, read by a quick parser where they keep the rules and by a forgiving one where they don't."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.api.changes import Refused
from store.api.errors import StoryError
from store.formats.rich_text import plain_line
from store.formats.root_element import as_text, root_element
from store.formats.source import NoStoriesError, OpenSource, Read, ReadFeed, ReadStory, Sureness, UnreadableError

if TYPE_CHECKING:
    from store.formats.feed.entry import Entry, FeedHead, Parsed
    from store.formats.feed.pieces import Piece

name = "feed"
suffixes = (".rss", ".atom", ".rdf", ".xml")
_ROOTS = frozenset(("rss", "feed", "rdf", "channel"))
_WITHIN = re.compile(r"<(?:rss|feed|rdf:RDF|channel|item|entry)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_JSON_FEED = b"jsonfeed.org/version"
"""What every JSON Feed says of itself."""
_FOREVER = 2**62


def sniff(beginning: bytes) -> Sureness:
    """Return how sure the first bytes make it that a feed follows."""
    if _JSON_FEED in beginning.replace(b"\\/", b"/") and beginning.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return Sureness.CERTAIN
    root = root_element(beginning)
    if root in _ROOTS:
        return Sureness.CERTAIN
    text = as_text(beginning)
    within = _WITHIN.search(text)
    if within and not _PAGE.search(text, 0, within.start()) and root != "html":
        return Sureness.LIKELY
    if not text.startswith("<") or _PAGE.search(text):
        return Sureness.NO
    return Sureness.LIKELY if text.startswith("<?xml") else Sureness.POSSIBLE


def read(source: OpenSource) -> Iterator[Read]:
    """Yield what a feed says of itself, if it states its address, and the stories of its entries. Raises UnreadableError."""
    if source.beginning().lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _read_json(source)
        return
    from store.formats.feed import forgiving_parser, quick_parser
    from store.formats.feed.pieces import pieces

    head, number = None, 0
    for piece in pieces(source.stream):
        try:
            parsed = quick_parser.parse(piece.raw) or forgiving_parser.parse(piece.raw)
        except UnreadableError as error:
            yield Refused(source.name, piece.line, error.reason)
            number += 1
            continue
        if not parsed.is_feed and head is None:
            raise NoStoriesError(_no_feed(piece.raw))
        if head is None:
            head = parsed.head
            yield from _feed(head, source)
        yield from _stories(head, parsed.entries, _lines(piece, parsed), number, source)
        number += len(parsed.entries)
    if not number:
        raise NoStoriesError("it is a feed without entries; there is nothing in it to keep yet")


def _lines(piece: Piece, parsed: Parsed) -> Sequence[int]:
    """Return the lines of the whole feed that the entries of a piece begin on; none if that can't be told."""
    if parsed.entries and parsed.entries[0].line:
        ahead = piece.ahead
        return [entry.line + ahead for entry in parsed.entries]
    lines = piece.lines()
    return lines if len(lines) == len(parsed.entries) else ()


def _read_json(source: OpenSource) -> Iterator[Read]:
    from store.formats.feed import json_feed

    number = 0
    for part in json_feed.parsed(source):
        if not number:
            yield from _feed(part.head, source)
        yield from _stories(part.head, part.entries, (), number, source)
        number += len(part.entries)
    if not number:
        raise NoStoriesError("it is a feed without entries; there is nothing in it to keep yet")


def _feed(head: FeedHead, source: OpenSource) -> Iterator[ReadFeed]:
    """Yield the feed itself, as one that may be subscribed to, if it says where it is."""
    from store.text.links import web_link

    if address := web_link(head.address):
        yield ReadFeed(address, plain_line(head.title), site=web_link(head.site), file=source.name, line=1)


def _stories(head: FeedHead, entries: Sequence[Entry], lines: Sequence[int], before: int, source: OpenSource) -> Iterator[Read]:
    """Yield the stories of some entries; `before` is how many came before them, `lines` where they begin, if that is known."""
    from store.formats.feed.dates import is_of_events, latest_minute
    from store.formats.feed.story_maker import StoryMaker

    latest = latest_minute(source.kept)
    if is_of_events((entry.published for entry in entries), latest):
        latest = _FOREVER
    maker = StoryMaker(head, source.kept, latest, plain_line(head.title))
    for nth, entry in enumerate(entries):
        line = lines[nth] if lines else 0
        try:
            yield ReadStory(maker.story(entry), line or 1, source.name, f"entry {before + nth + 1} of the feed")
        except StoryError as error:
            where = "" if line else f"entry {before + nth + 1}: "
            yield Refused(source.name, line, f"{where}{error.reason}")


def _no_feed(raw: bytes) -> str:
    root = root_element(raw[:4096])
    if not raw.strip():
        return "it is empty; get it again"
    return (
        f"it is XML of another kind (<{root}>) and no feed; nothing of it can be added"
        if root
        else "no feed can be found in it; get it again"
    )
