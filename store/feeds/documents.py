"""What an answer is, by its first bytes: a feed, a page, or something else."""

from __future__ import annotations

import re
from enum import StrEnum

BEGINNING = 64 * 1024
"""Bytes that are enough to tell, and to find what a feed says of itself before its first entry."""
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\x00<", "utf-16-be"), (b"<\x00", "utf-16-le"))
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
_SECONDS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


class Kind(StrEnum):
    """What an answer is."""

    FEED = "a feed"
    PAGE = "a web page"
    OTHER = "something else"


def text_of(beginning: bytes) -> str:
    """Return first bytes as letters, well enough to find tags in them."""
    encoding = next((name for mark, name in _MARKS if beginning.startswith(mark)), "latin-1")
    return beginning.decode(encoding, "replace").removeprefix("\ufeff").removeprefix("ï»¿")


def kind_of(beginning: bytes) -> Kind:
    """Return what something is by its first bytes."""
    text, at = text_of(beginning), 0
    while prologue := _PROLOGUE.match(text, at):
        if "doctype html" in prologue[0].lower():
            return Kind.PAGE
        at = prologue.end()
    if _FEED.match(text, at):
        return Kind.FEED
    if text.lstrip().startswith("{") and _JSON_FEED.search(text):
        return Kind.FEED
    return Kind.PAGE if _PAGE.search(text) else Kind.OTHER


def stays_for(beginning: bytes) -> int:
    """Return for how many seconds a feed says that it stays as it is, by `ttl` or its period of updates; 0 if it doesn't."""
    text = text_of(beginning)
    head = text[: first.start() if (first := _FIRST_ENTRY.search(text)) else None]
    if ttl := _TTL.search(head):
        return int(ttl[1]) * 60
    if period := _PERIOD.search(head):
        times = int(frequency[1]) if (frequency := _FREQUENCY.search(head)) else 1
        return _SECONDS[period[1].lower()] // max(times, 1)
    return 0
