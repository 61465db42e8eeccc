"""What came by feeds: how many stories, how often, and what they are mostly about."""

from __future__ import annotations

from datetime import date, timedelta

from store.api.feeds import Feed, FeedState, FeedSummary
from store.api.views import Counts

_WEEKS = 12
"""Weeks over which it is counted how often stories come."""


def summary(feed: Feed, state: FeedState, counts: Counts, today: date) -> FeedSummary:
    """Return a feed as a list of feeds shows it, given the counts of its stories."""
    theme = max(counts.themes, key=lambda key: (counts.themes[key], key), default="")
    return FeedSummary(feed, state, counts.total, counts.unread, weekly(counts, today), theme)


def weekly(counts: Counts, today: date) -> float:
    """Return how many stories come in a week: over the last twelve, or since the first one, but a week at least."""
    last, since = today.toordinal(), (today - timedelta(weeks=_WEEKS)).toordinal()
    past = {day: stories for day, stories in counts.days.items() if day <= last}
    if not past:
        return 0.0
    begun = max(since, min(past) - 1)
    return sum(stories for day, stories in past.items() if day > begun) / max(1.0, (last - begun) / 7)
