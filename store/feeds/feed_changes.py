"""What feeds say of themselves, written into their rows: where they have moved for good, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from store.api.feeds import Feed, FeedId
from store.feeds.reading import FeedReading
from store.record.feed_names import free_name, is_named_for_address
from store.record.feeds import FeedRows
from store.text.fold import fold


def take_own_words(rows: FeedRows, readings: Iterable[tuple[Feed, FeedReading]]) -> dict[FeedId, Feed]:
    """Give feeds that were followed unseen the name and the page that they give themselves, in one write; return those changed.

    Raises ArchiveLockedError, RecordError.
    """
    taken = {fold(feed.name) for feed in rows.all()}
    changes: dict[FeedId, dict[str, Any]] = {}
    for feed, reading in readings:
        own: dict[str, Any] = {"site": reading.site} if reading.site and not feed.site else {}
        if reading.title and is_named_for_address(feed):
            own["name"] = free_name(reading.title, feed.address, taken - {fold(feed.name)})
            taken.add(fold(own["name"]))
        if own:
            changes[feed.id] = own
    became = rows.change_all(changes) if changes else {}
    return {feed_id: feed for feed_id, feed in became.items() if isinstance(feed, Feed)}


def take_moves(rows: FeedRows, moves: Mapping[FeedId, str]) -> dict[FeedId, tuple[Feed | None, str]]:
    """Give feeds the addresses where they have moved for good, in one write; return each with its new row, and what there is to tell.

    There is no new row where another feed has that address. Raises ArchiveLockedError, RecordError.
    """
    became = rows.change_all({feed_id: {"address": there} for feed_id, there in moves.items()}) if moves else {}
    return {
        feed_id: (feed, f"it has moved for good to {feed.address}")
        if isinstance(feed, Feed)
        else (None, f"it has moved for good, but {feed}")
        for feed_id, feed in became.items()
    }
