"""The forgiving parser: finds entries in any feed there ever was, broken ones too, and takes its time for it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from store.api.story import is_web_address
from store.formats.feed.dates import of_struct
from store.formats.feed.entry import Entry, FeedHead, Parsed
from store.formats.feed.entry_sections import terms
from store.formats.source import UnreadableError
from store.text.reading_limits import UNEXPECTED_ERRORS

_DATES = ("published", "updated", "created")
_FILED = ("prism_section", "dcterms_subject")
"""What says what an entry is filed under and is no tag to the parser."""
_MARKUP = ("text/html", "application/xhtml+xml")
_GROWING = re.compile(rb"""<!ENTITY(?!\s{1,20}[\w.-]{1,60}\s{1,20}(["'])(?:[^&%<"']{0,20}|&#\w{1,8};)\1\s{0,20}>)([^<>]*>)?""")
"""The definition of an entity that is more than a sign or two: that holds others, stands elsewhere, or is long."""


def parse(raw: bytes) -> Parsed:
    """Return what can be found in some bytes. Raises UnreadableError if the parser can't cope with them at all.

    Nothing is fetched, and no file is opened, whatever the bytes say.
    """
    import feedparser

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = feedparser.parse(BytesIO(_without_growing(raw)), sanitize_html=False, resolve_relative_uris=False)
            entries = tuple(map(_entry, found.entries))
    except UNEXPECTED_ERRORS as error:
        raise UnreadableError("what stands here can't be read as part of a feed; get the feed again") from error
    feed = found.feed
    is_feed = bool(entries or found.get("version") or _of(feed, "title"))
    self_link = next((link.get("href") for link in feed.get("links", ()) if link.get("rel") == "self"), "")
    filed = terms(dict.get(feed, "tags") or ())
    return Parsed(
        FeedHead(_of(feed, "title"), self_link or "", _of(feed, "link"), _of(feed, "language"), filed), entries, is_feed
    )


def _without_growing(raw: bytes) -> bytes:
    """Return a feed without definitions that grow, which no honest feed has: the parser would follow them for seconds."""
    return (
        _GROWING.sub(lambda found: b"" if found[2] else b"<!ELEMENT", raw)
        if b"<!DOCTYPE" in raw and b"<!ENTITY" in raw
        else raw
    )


def _of(found: Mapping[str, Any], name: str) -> str:
    """Return a text of what was found, by exactly this name; the parser's own look-up gives others for some."""
    value = dict.get(found, name) if isinstance(found, dict) else None
    return value if isinstance(value, str) else ""


def _entry(found: dict[str, Any]) -> Entry:
    dates = [of_struct(dict.get(found, f"{name}_parsed"), _of(found, name)) for name in _DATES]
    stated = [_of(found, name) for name in _DATES]
    published, updated = dates[0] or dates[2], dates[1]
    text, kind = _text(found)
    title_kind = _kind(dict.get(found, "title_detail"))
    return Entry(
        title=_of(found, "title") or _of(found, "media_title"),
        plain_title=title_kind == "text/plain",
        link=_of(found, "link"),
        published=published or updated,
        updated=updated if published else None,
        dated="" if published or updated else next(filter(None, stated), ""),
        text=text,
        plain_text=kind == "text/plain",
        carries="" if _of(found, "link") else _carried(found),
        author=_of(found, "author"),
        source=_of(dict.get(found, "source") or {}, "title") or _of(found, "publisher"),
        sections=(*terms(dict.get(found, "tags") or ()), *(text for name in _FILED if (text := _of(found, name)))),
    )


def _text(found: dict[str, Any]) -> tuple[str, str]:
    """Return the longest of the texts that an entry holds, else its summary; and what kind of text that is."""
    contents: Sequence[Mapping[str, Any]] = [one for one in dict.get(found, "content") or () if _of(one, "value").strip()]
    if contents:
        best = max(contents, key=lambda one: (_kind(one) in _MARKUP, len(_of(one, "value"))))
        return _of(best, "value"), _kind(best)
    for name in ("summary", "subtitle", "media_description"):
        if text := _of(found, name):
            return text, _kind(dict.get(found, f"{name}_detail"))
    return "", ""


def _carried(found: dict[str, Any]) -> str:
    """Return the first address of anything that an entry carries or names."""
    for name in ("enclosures", "media_content", "media_thumbnail", "links", "content"):
        for one in dict.get(found, name) or ():
            if address := _of(one, "href") or _of(one, "url") or _of(one, "src"):
                return address
    named = _of(found, "id")
    return named if is_web_address(named) else _of(dict.get(found, "image") or {}, "href")


def _kind(detail: Mapping[str, Any] | None) -> str:
    return _of(detail, "type") if detail else ""
