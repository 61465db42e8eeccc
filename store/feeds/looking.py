"""Looking at feeds: what stands at their addresses and what would come, of which nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from store.api.archive import Archive
from store.api.feeds import Feed, FeedCheck, FoundFeed
from store.feeds.documents import Kind
from store.feeds.password_commands import PasswordCommands
from store.feeds.reading import FeedReading
from store.feeds.requests import look_request
from store.fetch.addresses import shown
from store.fetch.answer import Fetched
from store.fetch.rounds import fetch_all
from store.identity.ids import base_id
from store.record.feed_addresses import address_key

_MOST_OTHERS = 10


def look_at(archive: Archive, commands: PasswordCommands, asked: Sequence[tuple[str, Feed | None]]) -> list[FeedCheck]:
    """Return what is found at some addresses, in their order, each treated as its feed if it is one's. Raises SettingsError."""
    requests = [look_request(address, feed, commands, str(nth)) for nth, (address, feed) in enumerate(asked)]
    found: dict[int, FeedCheck] = {}
    with closing(fetch_all(requests)) as answers:
        for fetched in answers:
            nth = int(fetched.request.name)
            address, feed = asked[nth]
            found[nth] = _look(archive, feed.name if feed else shown(address), address, fetched)
    return [found[nth] for nth in sorted(found)]


def named_feeds(reading: FeedReading) -> list[FoundFeed]:
    """Return the feeds that a page names, each once."""
    reading.page()
    once: dict[str, FoundFeed] = {}
    for one in reading.named:
        once.setdefault(address_key(one.address), one)
    return list(once.values())[:_MOST_OTHERS]


def _look(archive: Archive, name: str, address: str, fetched: Fetched) -> FeedCheck:
    if fetched.body is None:
        return FeedCheck(name, address, fetched.sentence, fetched.status, fetched.permanent)
    reading = FeedReading(fetched, name)
    if reading.kind is not Kind.FEED:
        others = tuple(named_feeds(reading))
        told = f"it is {reading.kind}, no feed" + ("" if others else ", and names none")
        return FeedCheck(name, address, told, fetched.status, fetched.permanent, others=others)
    new, newest = 0, ""
    for story in reading.stories():
        new += archive.row(base_id(story.title)) is None
        newest = max(newest, "" if story.undated else story.published.iso[:10])
    return FeedCheck(
        name,
        address,
        reading.problem,
        fetched.status,
        fetched.permanent,
        reading.title,
        reading.entries,
        new,
        reading.refusals,
        newest,
    )
