"""Following a feed, and looking at one: what stands at an address, or which feeds its page names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from store.api.archive import Archive
from store.api.errors import FeedError
from store.api.feeds import Feed, FeedUpdate, Outcome, Subscribed
from store.feeds.documents import Kind
from store.feeds.looking import named_feeds
from store.feeds.password_commands import PasswordCommands
from store.feeds.reading import FeedReading
from store.feeds.requests import after_success, look_request, moved
from store.feeds.states import FeedStates, KeptState
from store.feeds.update import by_feed
from store.fetch.addresses import shown
from store.fetch.answer import Fetched
from store.fetch.rounds import fetch
from store.fetch.usual_places import usual_places
from store.record.feed_addresses import checked_address
from store.record.feed_rows import checked, id_of
from store.record.feeds import FeedRows
from store.text.clean import clean_line


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Follows feeds by what stands at their addresses."""

    archive: Archive
    rows: FeedRows
    states: FeedStates
    commands: PasswordCommands

    def follow(self, address: str, settings: dict[str, Any]) -> Subscribed:
        """Follow the feed at an address, or the first one that its page names, and keep what it holds.

        Raises FeedError, SettingsError, ArchiveLockedError, RecordError.
        """
        asked = checked({**settings, "address": address, "name": settings.get("name") or "feed"})
        if known := self.rows.at(asked.address):
            return Subscribed(known, is_new=False)
        fetched = self._fetched(asked)
        reading = FeedReading(fetched, str(settings.get("name") or ""))
        if reading.kind is Kind.FEED:
            return self._kept(asked, settings, reading)
        named = named_feeds(reading)
        if not named:
            return self._at_a_usual_place(asked, settings, reading)
        first, *others = named
        there = replace(asked, address=checked_address(first.address), site=first.site)
        if known := self.rows.at(there.address):
            return Subscribed(known, is_new=False, others=tuple(others))
        reading = FeedReading(self._fetched(there), str(settings.get("name") or ""))
        if reading.kind is not Kind.FEED:
            reading.fetched.close()
            raise FeedError(f"{shown(asked.address)} names {shown(there.address)} as its feed, but that is {reading.kind}")
        return replace(self._kept(there, {"site": first.site, **settings}, reading), others=tuple(others))

    def _at_a_usual_place(self, asked: Feed, settings: dict[str, Any], page: FeedReading) -> Subscribed:
        """Follow the feed of a page that names none, if it lies where feeds usually do. Raises FeedError."""
        for place in usual_places(page.fetched.address) if page.kind is Kind.PAGE else ():
            if known := self.rows.at(place):
                return Subscribed(known, is_new=False)
            fetched = fetch(look_request(place, replace(asked, address=place), self.commands))
            reading = FeedReading(fetched, str(settings.get("name") or ""))
            if reading.kind is Kind.FEED:
                return self._kept(replace(asked, address=place), {"site": asked.address, **settings}, reading)
            fetched.close()
        where = shown(page.fetched.address)
        raise FeedError(f"{where} is {page.kind} and names no feed; look there for the feed's own address, and add that")

    def _fetched(self, feed: Feed) -> Fetched:
        """Return what stands at a feed's address. Raises FeedError."""
        fetched = fetch(look_request(feed.address, feed, self.commands))
        if fetched.body is None:
            told = fetched.sentence or f"{shown(feed.address)} gave no answer that can be read"
            private = fetched.is_private
            raise FeedError(f"{told}; --allow-private allows it" if private else told)
        return fetched

    def _kept(self, asked: Feed, settings: dict[str, Any], reading: FeedReading) -> Subscribed:
        """Keep what a feed holds, then the feed itself, under what it calls itself if no name was given."""
        state = reading.fetched.state
        address = state.permanent or asked.address
        if known := self.rows.at(address) or self.rows.at(reading.fetched.address):
            reading.fetched.close()
            return Subscribed(known, is_new=False)
        reading.feed_id = id_of(address, {feed.id for feed in self.rows.all()})
        fields = {"site": reading.site, **settings, "name": settings.get("name") or reading.title, "address": address}
        self.rows.steps.call(f"feed “{clean_line(str(fields['name'] or address))}” followed, with its stories")
        added = self.archive.add(reading.stories())
        if reading.problem:
            raise FeedError(reading.problem)
        ((feed, is_new),) = self.rows.put([fields])
        new, changed = by_feed(added.added).get(feed.id, ()), by_feed(added.updated).get(feed.id, ())
        pages = {story.id: 0 for story in new} if feed.full_text else {}
        self.states.put({feed.id: KeptState(after_success(feed, moved(state, feed.address), reading.stays), pages)})
        unchanged = max(0, reading.entries - len(new) - len(changed))
        return Subscribed(feed, is_new, FeedUpdate(feed, Outcome.CAME, new, changed, unchanged, tuple(reading.refused)))
