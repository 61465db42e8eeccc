"""Feeds that were named in what was added: offered as subscriptions, and followed if the person wants that."""

from __future__ import annotations

import sys

import click

from store.api.archive import Archive
from store.api.changes import Refused
from store.api.errors import FeedError
from store.api.feeds import FoundFeed
from store.api.story import is_web_address
from store.text.numbers import counted
from tui.cli.add_input import LISTED, AddInput
from tui.cli.output import complain, say, styled


def offer_feeds(archive: Archive, given: AddInput, wanted: bool | None) -> int:
    """Follow the feeds that were named, if that is wanted, asking in a terminal where it is not said; returns how many failed."""
    if wanted is False:
        return 0
    known = {feed.address for feed in archive.feeds.all()}
    new = [one.found for one in given.feeds.values() if one.address not in known]
    if not new:
        return 0
    if wanted is None:
        if given.as_json:
            return 0
        wanted = _asked(new)
    return _follow(archive, given, new) if wanted else 0


def _asked(new: list[FoundFeed]) -> bool:
    for one in new[:LISTED]:
        say(f"feed      {styled(one.title or 'without a title', bold=True)}  {styled(one.address, dim=True)}")
    if len(new) > LISTED:
        say(f"feed      … and {len(new) - LISTED:,} more")
    feeds = "this feed" if len(new) == 1 else f"these {len(new):,} feeds"
    if sys.stdin.isatty() and sys.stdout.isatty():
        return click.confirm(f"Subscribe to {feeds}?", default=False)
    say(f"{counted(len(new), 'feed is', 'feeds are')} named there; the same command with --subscribe follows {feeds}.")
    return False


def _follow(archive: Archive, given: AddInput, new: list[FoundFeed]) -> int:
    """Follow feeds: one that was named by its address is fetched at once, those of a list by the next update."""
    failed = done = later = 0
    listed: list[FoundFeed] = []
    for one in new:
        file = given.feeds[one.address].file
        if file not in given.named or not is_web_address(file.lower()):
            listed.append(one)
            continue
        try:
            became = archive.feeds.add(one.address, allow_private=given.allow_private)
        except FeedError as error:
            failed += 1
            complain(str(error))
        else:
            done += 1
            came = len(became.update.added) if became.update else 0
            _say(given, f"{'followed':<9} {styled(became.feed.name, bold=True)}: {counted(came, 'story', 'stories')} came")
    for kept in archive.feeds.add_all(listed) if listed else ():
        if isinstance(kept, Refused):
            failed += 1
            complain(kept.reason)
        else:
            done, later = done + kept.is_new, later + kept.is_new
    note = "; dateline feeds update fetches them" if later else ""
    _say(given, styled(f"{counted(done, 'feed', 'feeds')} followed{note}.", bold=True))
    return failed


def _say(given: AddInput, text: str) -> None:
    if not given.as_json:
        say(text)
