"""How feeds are told: a line for a person, plain fields for a program."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from store.api.feeds import Feed, FeedSummary, FeedUpdate, Outcome
from tui.cli.output import plain_name, styled
from tui.cli.tables import Cell, Column, Line, Place
from tui.state.ages import age


def plain_feed(feed: Feed) -> dict[str, object]:
    """Return what programs are told of a feed."""
    return {**asdict(feed), "tags": list(feed.tags), "auth": str(feed.auth)}


def plain_time(moment: datetime | None) -> str | None:
    """Return a point in time as programs are told it, in UTC."""
    return moment.isoformat(timespec="seconds") if moment else None


def plain_update(one: FeedUpdate) -> dict[str, object]:
    """Return what programs are told of an update of one feed."""
    return {
        "id": one.feed.id,
        "name": one.feed.name,
        "address": one.feed.address,
        "outcome": str(one.outcome),
        "added": [plain_name(story) for story in one.added],
        "updated": [plain_name(story) for story in one.updated],
        "unchanged": one.unchanged,
        "refused": [{"line": gone.line, "reason": gone.reason} for gone in one.refused],
        "told": one.told,
    }


def update_line(one: FeedUpdate) -> str:
    """Return in a line what an update did to a feed."""
    words = {Outcome.SAME: "nothing new", Outcome.NOT_DUE: "not due", Outcome.FAILED: "failed", Outcome.GONE: "gone"}
    counts = {"new": len(one.added), "updated": len(one.updated), "refused": len(one.refused)}
    came = ", ".join(f"{count:,} {word}" for word, count in counts.items() if count) or "nothing new"
    what = words.get(one.outcome, came)
    return f"{what:<12} {styled(one.feed.name, bold=bool(one.added))}{f': {styled(one.told)}' if one.told else ''}"


FEED_COLUMNS = (
    Column("FEED", gives_way=True),
    Column("UNREAD", right=True),
    Column("STORIES", right=True),
    Column("A WEEK", right=True, spare=True),
    Column("FETCHED"),
    Column("THEME", spare=True),
    Column("TAGS", spare=True, gives_way=True),
    Column("WRONG", Place.PARAGRAPH),
)
"""What the list of feeds tells of each."""


def line_of(one: FeedSummary, now: datetime) -> Line:
    """Return a feed as a line of the list."""
    feed, state = one.feed, one.state
    fetched = "gone" if state.gone else "failing" if state.error else age(state.last_success, now, "never")
    numbers = [Cell(f"{number:,}", plain=str(number)) for number in (one.unread, one.stories, round(one.weekly))]
    when = Cell(fetched, plain=plain_time(state.last_success) or "never")
    return [Cell(feed.name, bold=True), *numbers, when, one.theme, Cell(", ".join(feed.tags), dim=True), state.error]
