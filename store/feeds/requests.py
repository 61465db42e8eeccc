"""How a feed is asked, from what the person set and what it said before."""

from __future__ import annotations

from dataclasses import replace

from store.api.feeds import Auth, Feed
from store.feeds.password_commands import PasswordCommands
from store.feeds.states import KeptState
from store.fetch.credentials import Access
from store.fetch.request import MOST_BYTES, PAGES, FetchSettings, Request
from store.fetch.state import FetchState

_LONGEST, _LONGEST_LARGE = 60.0, 900.0
"""Seconds for one answer, and for one that may be larger than usual."""
_MEGABYTE = 1_000_000
_EARLY = 60
"""Seconds by which one that the person wants to be asked now and then may be asked early, so that a clock's tick skips no turn."""


def feed_request(
    feed: Feed, kept: KeptState, commands: PasswordCommands, *, by_name: bool = False, anew: bool = False
) -> Request:
    """Return what asks for a feed. Raises SettingsError if the settings of passwords can't be read."""
    return Request(feed.address, feed.id, kept.fetch, _settings(feed, commands), by_name, anew)


def page_request(feed: Feed, name: str, link: str) -> Request:
    """Return what asks for the page of one of a feed's stories; a password of the feed's is none of the page's."""
    settings = FetchSettings(feed.user_agent, feed.allow_private)
    return Request(link, name, settings=settings, accept=PAGES)


def look_request(address: str, feed: Feed | None, commands: PasswordCommands, name: str = "") -> Request:
    """Return what looks at an address that may be a feed, or a page that names one, treated as a feed with some settings."""
    settings = _settings(feed, commands) if feed else FetchSettings()
    return Request(address, name, settings=settings, by_name=True, anew=True)


def after_success(feed: Feed, state: FetchState, stays: int = 0) -> FetchState:
    """Return the state of a feed that answered as it should: not to be asked before it, its `ttl` and the person wish."""
    state = state.not_before(stays) if stays else state
    if not feed.every:
        return state
    return replace(state, next_try=max(state.next_try, state.last_try + max(feed.every * 60 - _EARLY, 0)))


def moved(state: FetchState, address: str) -> FetchState:
    """Return the state of a feed for the address its row has now: if that is where it has moved for good, it has no further to go."""
    return replace(state, address=address, permanent="") if state.permanent == address else state


def _settings(feed: Feed, commands: PasswordCommands) -> FetchSettings:
    most = max(feed.most_megabytes * _MEGABYTE, MOST_BYTES)
    return FetchSettings(
        feed.user_agent,
        feed.allow_private,
        _access(feed, commands),
        most,
        _LONGEST if most == MOST_BYTES else _LONGEST_LARGE,
    )


def _access(feed: Feed, commands: PasswordCommands) -> Access | None:
    if feed.auth is Auth.NONE:
        return None
    command = commands.get(feed.address, feed.user) if feed.auth is Auth.COMMAND else ""
    return Access("basic" if feed.user else "bearer", feed.user, command)
