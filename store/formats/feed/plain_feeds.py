"""Plain feeds: those that keep the rules so well that a quick parser finds all that a forgiving one does.

What is looked for is whatever makes the two differ: markup inside a title, dates in other forms or more than one of them,
addresses that depend on others, elements of other rooms with the names of a feed's own, entries in unusual places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from store.api.story import is_web_address
from store.formats.feed.dates import PLAIN_DATE
from store.formats.feed.entry_sections import other_sections
from store.formats.source import UnreadableError

_ATOM, _ATOM_03, _RSS_10 = "{http://www.w3.org/2005/Atom}", "{http://purl.org/atom/ns#}", "{http://purl.org/rss/1.0/}"
_DUBLIN_CORE, _XML = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/XML/1998/namespace}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
_OWN = {"rss": "", _RDF: _RSS_10, f"{_ATOM}feed": _ATOM, f"{_ATOM_03}feed": _ATOM_03}
"""The first elements of feeds, and the room that the names of their own elements are in."""
_TEXTS = frozenset(("title", "link", "description", "summary", "content", "author"))
_DATES = frozenset(("pubdate", "date", "published", "updated", "issued", "modified", "created", "lastbuilddate"))
_USUAL_DATES = {
    "": frozenset(("pubDate", f"{_DUBLIN_CORE}date")),
    _RSS_10: frozenset((f"{_DUBLIN_CORE}date",)),
    _ATOM: frozenset((f"{_ATOM}published", f"{_ATOM}updated")),
    _ATOM_03: frozenset((f"{_ATOM_03}issued", f"{_ATOM_03}modified")),
}
_OTHER_TEXTS = frozenset(("body", "fullitem", "abstract"))
"""Where a few feeds keep their texts."""
_MARKUP = frozenset(("html", "text/html", "xhtml", "application/xhtml+xml"))
_LONG_TAG = re.compile(rb"<[A-Za-z][\w:.\-]*\s[^<>]{65536}")
_PLAIN = frozenset((None, "text", "text/plain"))


@dataclass(frozen=True, slots=True)
class PlainItem:
    """What a plain feed's entry shows that the quick parser doesn't tell."""

    plain_title: bool
    """True if the title is said to be no markup."""
    plain_text: bool
    """True if the text is said to be no markup."""
    is_dated: bool
    """Whether it states a date."""
    source: str
    """Where it comes from, if it says so."""
    line: int
    """The line it begins on, from 1."""
    sections: tuple[str, ...] = ()
    """What it is filed under by elements that are not a feed's own, such as `media:keywords`."""


@dataclass(frozen=True, slots=True)
class PlainFeed:
    """A feed that keeps the rules."""

    items: Sequence[PlainItem]
    """Its entries."""
    address: str
    """Where it says it is fetched from."""
    language: str
    """What it says it is written in."""


class _OddError(Exception):
    """Something is better left to a forgiving parser."""


def plain_feed(raw: bytes) -> PlainFeed | None:
    """Return what a feed shows if it keeps the rules, or None.

    Raises UnreadableError if its tags are such that any parser would take very long for them.
    """
    if _LONG_TAG.search(raw):
        raise UnreadableError("a tag in it is longer than in any feed; get it again, or leave it out")
    try:
        root = etree.fromstring(
            raw, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        )
    except (etree.LxmlError, ValueError, LookupError) as error:
        if "Excessive depth" in str(error):
            raise UnreadableError(
                "its tags stand deeper in one another than in any feed; get it again, or leave it out"
            ) from error
        return None
    own = _OWN.get(root.tag)
    document = root.getroottree().docinfo
    if own is None or document is None or document.doctype:  # type: ignore[union-attr]
        return None
    channel = root if own else root.find("channel")
    if channel is None:
        return None
    items = channel.findall(f"{own}entry" if own in (_ATOM, _ATOM_03) else f"{own}item")
    if sum(1 for _ in root.iter("{*}item", "{*}entry")) != len(items):
        return None
    atom = own in (_ATOM, _ATOM_03)
    try:
        found = [(_atom_item if atom else _rss_item)(item, own) for item in items]
    except _OddError:
        return None
    self_link = next((link.get("href") for link in channel.iterchildren(f"{_ATOM}link") if link.get("rel") == "self"), None)
    language = channel.findtext("language") or channel.findtext(f"{_DUBLIN_CORE}language") or root.get(f"{_XML}lang")
    return PlainFeed(found, (self_link or "").strip(), (language or "").strip())


def _line(item: etree._Element) -> int:
    line: object = item.sourceline
    return line if isinstance(line, int) else 0


@lru_cache(2_000)
def _parts(tag: str) -> tuple[str, str]:
    """Return a name's room and the name in it in small letters."""
    room, _, name = tag.rpartition("}")
    return (f"{room}}}" if room else ""), name.lower()


def _rss_item(item: etree._Element, own: str) -> PlainItem:
    """Return what an entry of RSS or RDF shows."""
    seen: dict[str, str] = {}
    sections: tuple[str, ...] = ()
    for child in item:
        tag = child.tag
        if not isinstance(tag, str):
            raise _OddError  # something that stands for a text defined elsewhere
        room, name = _parts(tag)
        if room and room != own:
            sections += other_sections(room, name, child, atom=False)
        if name in _DATES:
            _look_at_date(child, name, seen, _USUAL_DATES[own])
        elif tag == f"{_ATOM}link" or name in _OTHER_TEXTS or (name in _TEXTS and _hides(child, room, name, own, seen)):
            raise _OddError
        elif name in _TEXTS or name in ("guid", "source"):
            if name == "guid" and child.get("isPermaLink") == "false":
                name = "name"
            seen.setdefault(name, (child.text or "").strip())
    if "link" not in seen and "name" in seen:
        raise _OddError
    _look_at_link(seen.get("link", ""))
    return PlainItem(False, False, "date" in seen, seen.get("source", ""), _line(item), sections)


def _hides(child: etree._Element, room: str, name: str, own: str, seen: dict[str, str]) -> bool:
    """Return whether an element would be taken for the feed's own of its name, or holds more than text."""
    if room == own:
        return len(child) > 0 or name in seen or (name == "content" and own == "")
    return name in ("title", "link", "description", "author") and name not in seen and room != _DUBLIN_CORE


def _atom_item(item: etree._Element, own: str) -> PlainItem:
    """Return what an entry of Atom shows."""
    seen: dict[str, str] = {}
    plain = {"title": False, "summary": False, "content": False}
    source = ""
    sections: tuple[str, ...] = ()
    for child in item:
        tag = child.tag
        if not isinstance(tag, str):
            raise _OddError
        room, name = _parts(tag)
        if name in _DATES:
            _look_at_date(child, name, seen, _USUAL_DATES[own])
        elif room != own:
            if name in ("link", "title") or tag == _CONTENT:
                raise _OddError
            sections += other_sections(room, name, child, atom=True)
        elif name in plain:
            plain[name] = _is_plain_text(child, name, seen)
        elif name == "link" and child.get("rel", "alternate") == "alternate":
            if "link" in seen:
                raise _OddError
            seen["link"] = (child.get("href") or "").strip()
        elif name == "source":
            source = (child.findtext(f"{own}title") or "").strip()
    if not seen.get("link"):
        raise _OddError
    _look_at_link(seen["link"])
    is_plain = plain["content" if "content" in seen else "summary"]
    return PlainItem(plain["title"], is_plain, "date" in seen, source, _line(item), sections)


def _is_plain_text(child: etree._Element, name: str, seen: dict[str, str]) -> bool:
    """Return whether a text says it is no markup. Raises _OddError if it is written in another way than usual."""
    kind = child.get("type")
    odd = child.get("mode") or child.get("src") or (kind not in _PLAIN and kind not in _MARKUP) or name in seen
    if odd or (len(child) and not (name == "content" and kind == "xhtml")):
        raise _OddError
    seen[name] = ""
    return kind in _PLAIN


def _look_at_date(child: etree._Element, name: str, seen: dict[str, str], usual: frozenset[str]) -> None:
    """Take note of a date. Raises _OddError if it is an unusual one, or stands twice."""
    if child.tag not in usual or name in seen or not PLAIN_DATE.fullmatch((child.text or "").strip()):
        raise _OddError
    seen[name] = seen["date"] = ""


def _look_at_link(link: str) -> None:
    """Raise _OddError if a link depends on an address that stands elsewhere."""
    if link and not is_web_address(link):
        raise _OddError
