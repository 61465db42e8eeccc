"""JSON Feed: the form of feeds in JSON, versions 1.0 and 1.1; values of the wrong kind are passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from store.formats.decode import opened_text
from store.formats.feed.dates import of_iso
from store.formats.feed.entry import Entry, FeedHead, Parsed
from store.formats.lane_limits import go_on
from store.formats.rows.json_text import JsonText
from store.formats.source import OpenSource, UnreadableError

_LONG = 8 * 1024 * 1024
"""Bytes of a feed that is not held in memory."""
_TOGETHER = 200
"""Items of a long one that are held at a time."""
_NO_ITEMS = "it says that it is a JSON Feed and has no list of items; get it again"


def parsed(source: OpenSource) -> Iterator[Parsed]:
    """Yield a feed, a long one in parts. Raises UnreadableError, of a long one behind what is whole."""
    if source.is_longer_than(_LONG):
        yield from _parts(source)
    else:
        yield parse(source.whole())


def parse(raw: bytes) -> Parsed:
    """Return the feed that some bytes hold. Raises UnreadableError."""
    try:
        feed = orjson.loads(raw.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise UnreadableError(f"it is no whole JSON ({error.msg}); get it again", error.lineno) from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise UnreadableError(_NO_ITEMS)
    return Parsed(_head(feed), _entries(items))


def _parts(source: OpenSource) -> Iterator[Parsed]:
    """Yield a long feed in parts, each with what was said of the feed before it; all of that where it names itself only at its end."""
    told: dict[str, Any] = {}
    for known, items in _walked(source):
        if "title" not in known and not told:
            for told, _ in _walked(source):  # noqa: B007 - what it is at the end is meant
                go_on()
        yield Parsed(_head({**told, **known}), _entries(items))


def _walked(source: OpenSource) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Yield what a feed says of itself as far as it was read, and its items, some hundred at a time; at the end none of them."""
    text = opened_text(source.stream)
    json, known, has_items = JsonText(text), dict[str, Any](), False
    try:
        json.take("{")
        while json.peek() != "}":
            name = json.value()
            json.take(":")
            if name == "items" and json.peek() == "[":
                has_items = True
                for items in _items(json):
                    yield known, items
            else:
                known[str(name)] = json.value()
            if json.peek() != "}":
                json.take(",}")
        if not has_items:
            raise UnreadableError(_NO_ITEMS)
        yield known, []
    finally:
        text.detach()


def _items(json: JsonText) -> Iterator[list[Any]]:
    json.take("[")
    items: list[Any] = []
    while json.peek() != "]":
        items.append(json.value())
        if json.peek() != "]":
            json.take(",]")
        if len(items) == _TOGETHER:
            yield items
            items = []
    json.take("]")
    yield items


def _head(feed: Mapping[str, Any]) -> FeedHead:
    return FeedHead(_text(feed, "title"), _text(feed, "feed_url"), _text(feed, "home_page_url"), _text(feed, "language"))


def _entries(items: Sequence[Any]) -> tuple[Entry, ...]:
    return tuple(_entry(item if isinstance(item, dict) else {}) for item in items)


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
