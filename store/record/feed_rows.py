"""What a row of `feeds.json` may hold, whoever wrote it there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from hashlib import blake2b
from typing import Any, TypeVar

from store.api.errors import FeedError
from store.api.feeds import Auth, Feed, FeedId
from store.record.feed_addresses import address_key, checked_address, is_http
from store.text.clean import clean_line
from store.text.fold import fold

LONGEST_NAME = 100
_LONGEST_TEXT = 300
_MOST_TAGS = 30
_LONGEST_PAUSE = 60 * 24 * 366
_LARGEST = 4_000
_ID_DIGITS = frozenset("0123456789abcdef")
Row = TypeVar("Row", bound=Mapping[str, Any])


def id_of(address: str, taken: Iterable[str] = ()) -> FeedId:
    """Return the id of a feed that is new: the same on every machine, unless another feed has that already."""
    known, key = set(taken), address_key(address)
    digests = (blake2b(f"{key}{'|' * nth}".encode(), digest_size=8).hexdigest() for nth in range(len(known) + 1))
    return FeedId(next(digest for digest in digests if digest not in known))


def row_of(feed: Feed) -> dict[str, Any]:
    """Return a feed as a row: fields by name, those left out that hold nothing."""
    row = {each.name: getattr(feed, each.name) for each in fields(Feed)}
    row["tags"], row["auth"] = list(feed.tags), str(feed.auth)
    return {name: value for name, value in row.items() if value or name in ("id", "name", "address")}


def checked(row: Mapping[str, Any]) -> Feed:
    """Return a feed that may be kept, its texts unable to steer a terminal. Raises FeedError."""
    address = checked_address(row.get("address"))
    name = _text(row.get("name"))
    if not any(char.isprintable() and not char.isspace() for char in name):
        raise FeedError(f"the feed at {address[:80]} needs a name; give it one of up to {LONGEST_NAME} characters")
    if len(name) > LONGEST_NAME:
        told = f"the name “{name[:40]}…” has {len(name):,} characters; {LONGEST_NAME} are the most"
        raise FeedError(f"{told}, so choose a shorter one")
    given, site = row.get("id"), _text(row.get("site"))
    feed_id = given if isinstance(given, str) and len(given) == 16 and _ID_DIGITS.issuperset(given) else id_of(address)
    return Feed(
        FeedId(feed_id),
        name,
        address,
        site if is_http(site) else "",
        _tags(row.get("tags")),
        row.get("full_text") is True,
        row.get("allow_private") is True,
        _text(row.get("user_agent"))[:_LONGEST_TEXT].strip(),
        _number(row.get("every"), _LONGEST_PAUSE),
        row.get("notify") is True,
        _text(row.get("user"))[:_LONGEST_TEXT].strip(),
        next((kind for kind in Auth if kind == row.get("auth")), Auth.NONE),
        _number(row.get("most_megabytes"), _LARGEST),
    )


def understood(rows: Iterable[Row], left_out: list[tuple[Mapping[str, Any], str]]) -> list[tuple[Feed, Row]]:
    """Return the feeds that rows hold, by their names; those that can't be used stay in the file and are told.

    Where two rows speak of one address, as after two machines' files were joined, the first counts.
    """
    by_name: dict[str, tuple[Feed, Row]] = {}
    addresses: dict[str, Feed] = {}
    ids: dict[str, Feed] = {}
    for row in rows:
        try:
            feed = checked(row)
        except FeedError as error:
            left_out.append((row, f"a feed is left out: {error}"))
            continue
        other = addresses.get(address_key(feed.address)) or ids.get(feed.id)
        if other is not None:
            left_out.append((row, f"“{feed.name}” is the same feed as “{other.name}” and is left out"))
            continue
        if fold(feed.name) in by_name:
            left_out.append((row, f"two feeds are called “{feed.name}”, and the second is left out"))
            continue
        by_name[fold(feed.name)] = feed, row
        addresses[address_key(feed.address)] = ids[feed.id] = feed
    return [by_name[name] for name in sorted(by_name)]


def _text(value: object) -> str:
    return clean_line(value) if isinstance(value, str) else ""


def _number(value: object, most: int) -> int:
    return min(value, most) if type(value) is int and value > 0 else 0


def _tags(value: object) -> tuple[str, ...]:
    texts = (_text(tag)[:LONGEST_NAME].strip() for tag in (value if isinstance(value, list | tuple) else ()))
    return tuple({fold(tag): tag for tag in texts if tag}.values())[:_MOST_TAGS]
