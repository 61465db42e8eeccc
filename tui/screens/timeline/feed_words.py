"""What is said of feeds once something was done with them."""

from __future__ import annotations

from collections.abc import Sequence

from store.api.changes import Refused
from store.api.feeds import FeedUpdate, Subscribed, Updated
from store.text.numbers import counted

_NAMED = 2
"""Feeds with which something is wrong that are told each by itself."""


def update_words(done: Updated, wrong: Sequence[FeedUpdate]) -> str:
    """Return what an update brought, and of some feeds that something is wrong."""
    fuller = sum(len(one.updated) for one in done.feeds)
    counts = [_new(done.new)] * bool(done.new) + [f"{fuller:,} with a newer text"] * bool(fuller)
    lines = [", ".join(counts) or ("Nothing new" if done.feeds else "No feed is due for an update")]
    if 0 < len(wrong) <= _NAMED:
        lines += [f"{one.feed.name}: {one.told}" for one in wrong]
    elif wrong:
        lines.append(f"{len(wrong):,} feeds could not be updated; F says why")
    if not done.new and len(done.feeds) == 1 and not wrong and done.feeds[0].told:
        lines = [f"{done.feeds[0].feed.name}: {done.feeds[0].told}"]
    return "\n".join(lines)


def followed_words(done: Subscribed) -> str:
    """Return what became of an address that was to be followed."""
    if not done.is_new:
        return f"“{done.feed.name}” is followed already"
    new = f": {_new(len(done.update.added))}" if done.update else ""
    more = ", ".join(one.title or one.address for one in done.others)
    return f"Following “{done.feed.name}”{new}" + (f"\nThe page names more: {more}" if more else "")


def list_words(done: Sequence[Subscribed | Refused]) -> str:
    """Return what became of a list of feeds."""
    refused = [one for one in done if isinstance(one, Refused)]
    new = sum(isinstance(one, Subscribed) and one.is_new for one in done)
    known = len(done) - new - len(refused)
    counts = {"followed": new, "followed already": known, "refused": len(refused)}
    words = ", ".join(f"{count:,} {word}" for word, count in counts.items() if count)
    return "\n".join([words or "No feed is named there", *(one.reason for one in refused[:_NAMED])])


def _new(count: int) -> str:
    return counted(count, "new story", "new stories")
