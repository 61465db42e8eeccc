"""What an answer is, by its first bytes: a feed, a page, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from html import unescape

import orjson

from store.formats.rich_text import plain_line
from store.text.charsets import codec_of

BEGINNING = 64 * 1024
"""Bytes that are enough to tell, and to find what a feed says of itself before its first entry."""
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x00<", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
)
_PROLOGUE = re.compile(
    r"\s*(?:<\?.{0,2000}?\?>|<!--.{0,20000}?-->|<!DOCTYPE[^>\[]{0,2000}(?:\[[^\]]{0,20000}\])?[^>]{0,200}>)", re.DOTALL | re.I
)
_FEED = re.compile(r"\s*<(?:[\w-]{1,30}:)?(?:rss|feed|rdf|channel)(?=[\s>/])", re.IGNORECASE)
_PAGE = re.compile(r"<(?:html|head|body|!doctype html)(?=[\s>/])", re.IGNORECASE)
_JSON_FEED = re.compile(r'"version"\s{0,20}:\s{0,20}"https?:\\?/\\?/jsonfeed\.org\\?/version')
_FIRST_ENTRY = re.compile(r"<(?:[\w-]{1,30}:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_TTL = re.compile(r"<ttl>\s{0,20}(\d{1,7})(?:\.\d{0,9})?\s{0,20}</ttl>", re.IGNORECASE)
_PERIOD = re.compile(r"<(?:\w{1,10}:)?updatePeriod>\s{0,20}(hourly|daily|weekly|monthly|yearly)", re.IGNORECASE)
_FREQUENCY = re.compile(r"<(?:\w{1,10}:)?updateFrequency>\s{0,20}(\d{1,5})", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}encoding\s{0,9}=\s{0,9}["']([A-Za-z][\w.-]{0,40})""")
_IMAGE = re.compile(r"<image[\s>].{0,5000}?</image>", re.DOTALL | re.IGNORECASE)
_TITLE = re.compile(
    r"<(?:\w{1,10}:)?title(?:\s[^>]{0,200})?>\s{0,99}(?:<!\[CDATA\[(.{0,1000}?)\]\]>|([^<]{0,1000}))", re.DOTALL | re.IGNORECASE
)
_SITE = re.compile(
    r"<link>\s{0,99}(?:<!\[CDATA\[\s{0,99})?(https?://[^<\]\s]{1,2000})"
    r"|<link(?![^>]{0,500}\brel=.(?:self|hub|next))[^>]{0,500}\bhref=.(https?://[^\s\"'>]{1,2000})",
    re.IGNORECASE,
)
_JSON_TITLE = re.compile(r'"title"\s{0,20}:\s{0,20}("(?:[^"\\]|\\.){0,1000}")')
_JSON_SITE = re.compile(r'"home_page_url"\s{0,20}:\s{0,20}("(?:[^"\\]|\\.){0,2000}")')
_JSON_EMPTY = re.compile(r'"items"\s{0,20}:\s{0,20}\[\s{0,200}\]')
_END = re.compile(r"</(?:\w{1,10}:)?(?:rss|feed|rdf|channel)\s{0,20}>|<(?:rss|feed)[^>]{0,500}/>", re.IGNORECASE)
_SECONDS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


class Kind(StrEnum):
    """What an answer is."""

    FEED = "a feed"
    PAGE = "a web page"
    OTHER = "something else"


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself before its first entry."""

    title: str = ""
    """What it is called."""
    site: str = ""
    """The page it belongs to."""
    stays: int = 0
    """Seconds for which it says that it stays as it is, by `ttl` or its period of updates; 0 if it doesn't."""


def text_of(beginning: bytes) -> str:
    """Return first bytes as letters."""
    said = _ENCODING.search(beginning[:200])
    stated = codec_of(said[1].decode("ascii")) if said else ""
    encoding = next((name for mark, name in _MARKS if beginning.startswith(mark)), stated or "utf-8")
    try:
        return beginning.decode(encoding, "strict" if encoding == "utf-8" else "replace").removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        return beginning.decode("utf-8", "replace").removeprefix("\ufeff")


def in_utf8(raw: bytes, charset: str) -> bytes:
    """Return bytes in UTF-8 that are in the letters which their server names; nothing where they say themselves what they are in.

    A server's word counts only for what is not in UTF-8 anyway and begins with no other word on it.
    """
    if raw.startswith(tuple(mark for mark, _ in _MARKS)) or _ENCODING.search(raw[:200]):
        return b""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - 3:  # only cut in the middle of a letter
            return b""
    else:
        return b""
    codec = codec_of(charset)
    return raw.decode(codec, "replace").encode("utf-8", "replace") if codec else b""


def kind_of(beginning: bytes) -> Kind:
    """Return what something is by its first bytes."""
    text, at = text_of(beginning), 0
    while prologue := _PROLOGUE.match(text, at):
        at = prologue.end()
    if _FEED.match(text, at):
        return Kind.FEED
    if text.lstrip().startswith("{") and _JSON_FEED.search(text):
        return Kind.FEED
    return Kind.PAGE if _PAGE.search(text) else Kind.OTHER


def head_of(beginning: bytes) -> Head:
    """Return what a feed says of itself, by its first bytes."""
    text = text_of(beginning)
    if text.lstrip().startswith("{"):
        title, site = _JSON_TITLE.search(text), _JSON_SITE.search(text)
        return Head(_of_json(title), _of_json(site))
    head = _IMAGE.sub("", text[: first.start() if (first := _FIRST_ENTRY.search(text)) else None])
    title, site = _TITLE.search(head), _SITE.search(head)
    return Head(
        plain_line(title[1] or title[2]) if title else "", unescape(site[1] or site[2]).strip() if site else "", _stays(head)
    )


def is_empty(beginning: bytes) -> bool:
    """Return whether a feed, all of whose bytes these are, has no entries."""
    text = text_of(beginning)
    if text.lstrip().startswith("{"):
        return _JSON_EMPTY.search(text) is not None
    return len(beginning) < BEGINNING and _END.search(text) is not None and _FIRST_ENTRY.search(text) is None


def _of_json(found: re.Match[str] | None) -> str:
    try:
        return plain_line(str(orjson.loads(found[1]))) if found else ""
    except ValueError:
        return ""


def _stays(head: str) -> int:
    if ttl := _TTL.search(head):
        return int(ttl[1]) * 60
    if period := _PERIOD.search(head):
        times = int(frequency[1]) if (frequency := _FREQUENCY.search(head)) else 1
        return _SECONDS[period[1].lower()] // max(times, 1)
    return 0
