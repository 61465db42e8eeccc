"""JSON Feed: the form of feeds in JSON, versions 1.0 and 1.1; values of the wrong kind are passed over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from store.formats.feed.dates import of_iso
from store.formats.feed.entry import Entry, FeedHead, Parsed
from store.formats.source import UnreadableError


def parse(raw: bytes) -> Parsed:
    """Return the feed that some bytes hold. Raises UnreadableError."""
    try:
        feed = orjson.loads(raw.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise UnreadableError(f"it is no whole JSON ({error.msg}); get it again", error.lineno) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise UnreadableError("it says that it is a JSON Feed and has no list of items; get it again")
    head = FeedHead(_text(feed, "title"), _text(feed, "feed_url"), _text(feed, "home_page_url"), _text(feed, "language"))
    return Parsed(head, tuple(_entry(item if isinstance(item, dict) else {}) for item in items))


def _entry(item: Mapping[str, Any]) -> Entry:
    html, plain = _text(item, "content_html"), _text(item, "content_text")
    published, updated = (of_iso(_text(item, name)) for name in ("date_published", "date_modified"))
    return Entry(
        title=_text(item, "title"),
        plain_title=True,
        link=_text(item, "url") or _text(item, "external_url") or _text(item, "id"),
        published=published,
        updated=updated,
        dated="" if published or updated else _text(item, "date_published"),
        text=html or plain or _text(item, "summary"),
        plain_text=not html,
        author=_authors(item),
        sections=tuple(filter(None, map(_tag, _list(item, "tags")))),
        language=_text(item, "language"),
    )


def _authors(item: Mapping[str, Any]) -> str:
    people = [*_list(item, "authors"), item.get("author")]
    return ", ".join(dict.fromkeys(name for person in people if isinstance(person, dict) and (name := _text(person, "name"))))


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    if isinstance(value, int) and name == "id":
        return str(value)
    return value if isinstance(value, str) else ""


def _tag(value: Any) -> str:
    """Return what a tag is called, where a feed has an object instead of a text too."""
    named = value.get("name") or value.get("label") if isinstance(value, dict) else value
    return named if isinstance(named, str) else ""


def _list(item: Mapping[str, Any], name: str) -> Sequence[Any]:
    value = item.get(name)
    return value if isinstance(value, list) else ()
