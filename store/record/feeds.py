"""Feeds in the record: one plain row each, in one small file beside the months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from store.api.errors import DatelineError, FeedError, UnknownFeedError
from store.api.feeds import Feed, FeedId
from store.record.feed_addresses import address_key, checked_address
from store.record.feed_names import found_by, free_name
from store.record.feed_rows import checked, id_of, row_of, understood
from store.record.protocol import SmallTables
from store.record.steps import Steps
from store.record.tables import FollowedTable, LeftOut
from store.text.fold import fold

if TYPE_CHECKING:
    from tinydb.table import Document, Table

_FIELDS = frozenset(each.name for each in fields(Feed))


class FeedRows:
    """The feeds of one archive, in `feeds.json`."""

    def __init__(self, tables: SmallTables) -> None:
        self.steps: Steps = tables.steps
        """Where it is noted what takes a change back."""
        left_out: LeftOut = []
        self._table = FollowedTable(
            tables, "feeds", lambda rows: tuple(feed for feed, _ in understood(rows, left_out)), left_out
        )

    def all(self) -> tuple[Feed, ...]:
        """Return the feeds by their names; the file is read only if it looks different from when it was read last.

        Raises ArchiveLockedError, RecordError.
        """
        return self._table.value()

    def follow(self) -> bool:
        """Return whether another program has changed the feeds since this was last asked, and tell what is wrong with them."""
        return self._table.follow()

    def named(self, name: str) -> Feed:
        """Return the feed that a name, a part of one, an address or an id means. Raises UnknownFeedError."""
        return found_by(self.all(), name)

    def at(self, address: str) -> Feed | None:
        """Return the feed that is followed at an address, however it is written."""
        key = address_key(address)
        return next((feed for feed in self.all() if address_key(feed.address) == key), None)

    def put(self, wanted: Iterable[Mapping[str, Any]]) -> list[tuple[Feed, bool]]:
        """Follow feeds, given their fields by name, in one write; return each with whether it is new.

        A name that is taken gets a number; one that is followed already stays as it is, but for further tags.
        Raises FeedError if one can't be kept (then none is), ArchiveLockedError, RecordError.
        """
        with self._changing() as (table, known):
            feeds = {address_key(feed.address): feed for feed, _ in known}
            numbers = {address_key(feed.address): row.doc_id for feed, row in known}
            before, taken = dict(feeds), {fold(feed.name) for feed in feeds.values()}
            done = []
            for one in wanted:
                address = checked_address(one.get("address"))
                key = address_key(address)
                done.append((key, key not in feeds))
                if standing := feeds.get(key):
                    tags = [*standing.tags, *(one.get("tags") or ())]
                    feeds[key] = replace(standing, tags=checked({**row_of(standing), "tags": tags}).tags)
                    continue
                name = free_name(str(one.get("name") or ""), address, taken)
                ids = {feed.id for feed in feeds.values()}
                given = one.get("id")  # of a feed that comes from a backup, whose stories know it by that
                new_id = given if isinstance(given, str) and given not in ids else id_of(address, ids)
                feeds[key] = checked({**one, "address": address, "name": name, "id": new_id})
                taken.add(fold(name))
            for key, feed in feeds.items():
                if key in numbers and feed != before[key]:
                    table.update({"tags": list(feed.tags)}, doc_ids=[numbers[key]])
            _insert(table, [feed for key, feed in feeds.items() if key not in numbers])
        return [(feeds[key], new) for key, new in done]

    def change(self, feed_id: FeedId, changes: Mapping[str, Any]) -> Feed:
        """Change some fields of a feed by name; others in its row stay, those that Dateline doesn't know among them.

        Raises UnknownFeedError, FeedError, ArchiveLockedError, RecordError.
        """
        became = self.change_all({feed_id: changes})[feed_id]
        if isinstance(became, DatelineError):
            raise became
        return became

    def change_all(self, wanted: Mapping[FeedId, Mapping[str, Any]]) -> dict[FeedId, Feed | FeedError | UnknownFeedError]:
        """Change some fields of several feeds in one write; return each as it is now, or why it could not be changed.

        Raises ArchiveLockedError, RecordError.
        """
        done: dict[FeedId, Feed | FeedError | UnknownFeedError] = {}
        with self._changing() as (table, known):
            feeds = {feed.id: feed for feed, _ in known}
            numbers = {feed.id: row.doc_id for feed, row in known}
            for feed_id, changes in wanted.items():
                try:
                    done[feed_id] = feeds[feed_id] = _changed(feeds, feed_id, changes)
                except (FeedError, UnknownFeedError) as error:
                    done[feed_id] = error
            _write(table, {numbers[key]: feed for key, feed in done.items() if isinstance(feed, Feed)})
        return done

    def remove(self, feed_id: FeedId) -> Feed:
        """Take a feed out. Raises UnknownFeedError, ArchiveLockedError, RecordError."""
        with self._changing() as (table, known):
            feed = _known((one for one, _ in known), feed_id)
            table.remove(doc_ids=[row.doc_id for one, row in known if one is feed])
            return feed

    @contextmanager
    def _changing(self) -> Iterator[tuple[Table, list[tuple[Feed, Document]]]]:
        """Open the feeds for a change that is written whole or, if an error ends it, not at all."""
        with self._table.changing() as table:
            yield table, understood(table.all(), [])


def _insert(table: Table, feeds: Iterable[Feed]) -> None:
    """Add rows under numbers of their own, so that the files of two machines that each added feeds can be joined."""
    from tinydb.table import Document

    taken, rows = {row.doc_id for row in table.all()}, []
    for feed in feeds:
        number = next(free for free in count(int(feed.id[:12], 16)) if free not in taken)
        taken.add(number)
        rows.append(Document(row_of(feed), doc_id=number))
    if rows:
        table.insert_multiple(rows)


def _changed(feeds: Mapping[FeedId, Feed], feed_id: FeedId, changes: Mapping[str, Any]) -> Feed:
    """Return a feed with some fields changed. Raises UnknownFeedError, and FeedError where they can't be, beside the other feeds."""
    feed = _known(feeds.values(), feed_id)
    changed = replace(checked({**row_of(feed), **changes}), id=feed.id)
    name, address = fold(changed.name), address_key(changed.address)
    if name != fold(feed.name) and (other := next((one for one in feeds.values() if fold(one.name) == name), None)):
        raise FeedError(f"there is a feed “{other.name}” already; choose another name for “{feed.name}”")
    if address != address_key(feed.address):
        other = next((one for one in feeds.values() if address_key(one.address) == address), None)
        if other is not None:
            raise FeedError(f"“{other.name}” is the feed at {changed.address} already; remove one of the two")
    return changed


def _write(table: Table, feeds: Mapping[int, Feed]) -> None:
    """Write what is known of feeds into their rows, by number; what one no longer has is taken out of its row."""
    rows = iter([row_of(feed) for feed in feeds.values()])

    def take(kept: Any) -> None:  # called row by row, in the order of the numbers that are given
        for name in _FIELDS.intersection(kept):
            del kept[name]
        kept.update(next(rows))

    if feeds:
        table.update(take, doc_ids=list(feeds))


def _known(feeds: Iterable[Feed], feed_id: FeedId) -> Feed:
    found = next((one for one in feeds if one.id == feed_id), None)
    if found is None:
        raise UnknownFeedError("the feed is not followed any more; dateline feeds list shows those that are")
    return found
