"""How feeds are told: a line for a person, plain fields for a program."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from store.api.feeds import Feed, FeedSummary, FeedUpdate, Outcome
from tui.cli.output import joined, plain_name, styled
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


def row_of(one: FeedSummary, width: int, now: datetime) -> str:
    """Return a feed as a line of the list."""
    from rich.cells import cell_len, set_cell_size

    feed, state = one.feed, one.state
    name = set_cell_size(feed.name, width) if cell_len(feed.name) > width else feed.name + " " * (width - cell_len(feed.name))
    fares = "gone" if state.gone else "failing" if state.error else age(state.last_success, now, "never fetched")
    counts = f"{one.unread:>6,} unread of {one.stories:<7,} {f'{one.weekly:,.0f} a week':>12}"
    return f"{styled(name, bold=True)}  {counts}  {fares:<15} {styled(joined((one.theme, *feed.tags)), dim=True)}".rstrip()
