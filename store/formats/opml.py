"""OPML: lists of feeds, as nearly every program that reads feeds writes them and takes them; the folders become tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import IO, TYPE_CHECKING

from store.api.changes import Refused
from store.formats.drawn import PIECE
from store.formats.feed_address import feed_address
from store.formats.lane_limits import go_on
from store.formats.passing_elements import passing
from store.formats.rich_text import plain_line
from store.formats.root_element import root_element
from store.formats.source import NoStoriesError, OpenSource, Read, ReadFeed, Sureness, UnreadableError
from store.text.clean import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

name = "OPML list of feeds"
suffixes = (".opml",)
_LONG = 4 * 1024 * 1024
"""Bytes of a list that is not held in memory."""
_TOGETHER = 1_000
"""Feeds that are come upon in much less time than a lane has."""
_MOST_FEEDS = 150_000
"""Feeds of a very long list."""
_MOST_IN_VAIN = 50_000
"""Outlines in a row without a feed among them, after which a list is given up."""
_FEED_KINDS = frozenset(("rss", "atom", "feed", "rdf"))
_LONGEST_TAG = 80


def sniff(beginning: bytes) -> Sureness:
    """Return how sure the first bytes make it that a list of feeds follows."""
    root = root_element(beginning)
    if root == "opml":
        return Sureness.CERTAIN
    broken = root in ("", "outline", "body") and b"<outline" in beginning and b"xmlurl=" in beginning.lower()
    return Sureness.LIKELY if broken else Sureness.NO


def read(source: OpenSource) -> Iterator[Read]:
    """Yield the feeds that a list names, each once with all its folders, and what in it is no address. Raises UnreadableError.

    Of a very long list those that stand in it more than once come last.
    """
    repeated = _repeated(source) if source.is_longer_than(_LONG) else None
    found: dict[str, ReadFeed] = {}
    refused: list[Refused] = []
    any_said = False
    for line, folders, stated in _outlines(source):
        any_said = True
        address = feed_address(_address(stated))
        if not address:
            reason = f"“{_address(stated)[:80]}” is no address of the web; put one there that begins with http:// or https://"
            one = Refused(source.name, line, reason)
            if repeated is None:
                refused.append(one)
            else:
                yield one
            continue
        title = plain_line(stated.get("title") or stated.get("text") or "")
        feed = ReadFeed(address, title, _tags(folders, stated), feed_address(stated.get("htmlurl", "")), source.name, line)
        if repeated is not None and hash(_address(stated)) not in repeated:
            yield feed
            continue
        known = found.get(address)
        found[address] = replace(known, tags=tuple(dict.fromkeys((*known.tags, *feed.tags)))) if known else feed
    if not any_said:
        raise NoStoriesError("it is a list of feeds that names none; there is nothing in it to add")
    yield from found.values()
    yield from refused


def _repeated(source: OpenSource) -> set[int]:
    """Return the addresses that stand in a list more than once, by their hashes, so that many need little memory.

    Raises UnreadableError if they are more than anybody follows.
    """
    seen, repeated = set[int](), set[int]()
    for _, _, stated in _outlines(source):
        one = hash(_address(stated))
        if one in seen:
            repeated.add(one)
        seen.add(one)
        if len(seen) > _MOST_FEEDS:
            raise UnreadableError(f"it names more than {_MOST_FEEDS:,} feeds; split it and add the parts")
        if not len(seen) % _TOGETHER:
            go_on()
    return repeated


def _outlines(source: OpenSource) -> Iterator[tuple[int, list[str], Mapping[str, str]]]:
    """Yield what each outline that names a feed states, by names in small letters, with its line and the folders it stands in."""
    folders: list[str] = []
    in_vain = 0
    for event, element in _elements(source.stream):
        if event == "end":
            folders.pop()
            continue
        line: object = element.sourceline
        in_vain += 1
        if in_vain > _MOST_IN_VAIN:
            told = f"{_MOST_IN_VAIN:,} outlines in a row name no feed; take them out"
            raise UnreadableError(told, line if isinstance(line, int) else 0)
        stated = _stated(element)
        if _address(stated):
            in_vain = 0
            yield line if isinstance(line, int) else 0, folders[:], stated
        folders.append("" if _address(stated) else plain_line(stated.get("title") or stated.get("text") or ""))


def _stated(element: _Element) -> Mapping[str, str]:
    """Return what an outline states; what is no text, such as half a character by its number, is left out."""
    stated: dict[str, str] = {}
    for key in element.keys():  # noqa: SIM118 - the elements of it are other outlines
        with suppress(UnicodeDecodeError):
            stated[str(key).rpartition("}")[2].lower()] = clean_line(str(element.get(key)))
    return stated


def _elements(stream: IO[bytes]) -> Iterator[tuple[str, _Element]]:
    """Yield the outlines as they begin and end, and let each go then. Raises UnreadableError if nothing can be made of them."""
    from lxml import etree

    parser = etree.XMLPullParser(
        ("start", "end"),
        tag="{*}outline",
        recover=True,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    stream.seek(0)
    began = False
    try:
        for began_or_ended in passing(parser, iter(partial(stream.read, PIECE), b"")):
            began = True
            yield began_or_ended
    except (etree.LxmlError, ValueError) as error:
        if not began:
            raise UnreadableError(
                "it is a list of feeds that is broken from its beginning; write it out again where it comes from"
            ) from error


def _address(stated: Mapping[str, str]) -> str:
    """Return the address that an outline gives for a feed; empty if it is a folder, or names no feed."""
    address = stated.get("xmlurl", "").strip()
    if not address and stated.get("type", "").lower() in _FEED_KINDS:
        address = stated.get("url", "").strip()
    return address


def _tags(folders: list[str], stated: Mapping[str, str]) -> tuple[str, ...]:
    """Return the words that a feed was filed under: its folders, outermost first, and its categories."""
    categories = (plain_line(one.strip().strip("/")) for one in stated.get("category", "").split(","))
    return tuple(dict.fromkeys(tag for tag in (*folders, *categories) if 0 < len(tag) <= _LONGEST_TAG))
