"""OPML: lists of feeds, as nearly every program that reads feeds writes them and takes them; the folders become tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from store.api.changes import Refused
from store.formats.feed_address import feed_address
from store.formats.rich_text import plain_line
from store.formats.root_element import root_element
from store.formats.source import NoStoriesError, OpenSource, Read, ReadFeed, Sureness, UnreadableError

name = "OPML list of feeds"
suffixes = (".opml",)
_MOST_BYTES = 32 * 1024 * 1024
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
    """Yield the feeds that a list names, each once with all its folders, and what in it is no address. Raises UnreadableError."""
    raw = source.whole()
    if len(raw) > _MOST_BYTES:
        raise UnreadableError(f"it is larger than {_MOST_BYTES // 1024 // 1024} MB; no list of feeds is, so get it again")
    found: dict[str, ReadFeed] = {}
    refused: list[Refused] = []
    for line, folders, stated in _outlines(raw):
        address = feed_address(_address(stated))
        if not address:
            reason = f"“{_address(stated)[:80]}” is no address of the web; put one there that begins with http:// or https://"
            refused.append(Refused(source.name, line, reason))
            continue
        title = plain_line(stated.get("title") or stated.get("text") or "")
        feed = ReadFeed(address, title, _tags(folders, stated), feed_address(stated.get("htmlurl", "")), source.name, line)
        known = found.get(address)
        found[address] = replace(known, tags=tuple(dict.fromkeys((*known.tags, *feed.tags)))) if known else feed
    if not found and not refused:
        raise NoStoriesError("it is a list of feeds that names none; there is nothing in it to add")
    yield from found.values()
    yield from refused


def _outlines(raw: bytes) -> Iterator[tuple[int, list[str], Mapping[str, str]]]:
    """Yield what each outline that names a feed states, by names in small letters, with its line and the folders it stands in."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise UnreadableError("it is a list of feeds that is broken from its beginning; write it out again where it comes from")
    folders: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag="{*}outline"):
        stated = {key.rpartition("}")[2].lower(): value for key, value in element.attrib.items()}
        if event == "end":
            folders.pop()
            continue
        if _address(stated):
            yield element.sourceline or 0, folders[:], stated
        folders.append("" if _address(stated) else plain_line(stated.get("title") or stated.get("text") or ""))


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
