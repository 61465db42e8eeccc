"""The lanes there can be, as the archive has them: by theme, source, place, person, thread, tag or watch list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from store.api.errors import DatelineError
from store.api.themes import commonest_first
from store.api.views import Selection, StoryRow
from tui.screens.timeline.lane_choice import By, LaneOrder
from tui.widgets.across.lane_days import AcrossTable, LaneDays
from tui.widgets.lanes.lane import Lane, LaneTable
from tui.widgets.lanes.watch_count import WatchCount

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.themes import Theme
    from store.api.watches import Watch

OFFERED = 60
"""So many lanes one may choose from, at most."""
_SHOWN = 16
"""So many are shown of themselves, where they are not by theme."""


class Offered(NamedTuple):
    """A lane that can be shown, and how many stories it has."""

    lane: Lane
    stories: int


def offered_lanes(archive: Archive, selection: Selection, by: By, themes: Sequence[Theme]) -> Sequence[Offered]:
    """Return the lanes that stories of a selection can stand in: the commonest first, watch lists before themes."""
    if by is By.THEME:
        counts = archive.counts(selection).themes
        used = [theme for theme in commonest_first(themes, counts) if counts.get(theme.key)]
        return [*_watches(archive, selection), *(Offered(_of_theme(one, selection), counts[one.key]) for one in used)]
    if by is By.WATCH:
        return _watches(archive, selection)
    if by is By.THREAD:
        return _threads(archive, selection)
    found = archive.values(selection, by.value, OFFERED)
    return [
        Offered(Lane(value, _name(by, value), replace(selection, having=(by.value, value))), number) for value, number in found
    ]


class Chosen(NamedTuple):
    """What the person chose of lanes."""

    by: By
    """What they are by."""
    order: LaneOrder
    """Which are hidden, and which stand first."""
    themes: Sequence[Theme]
    """The themes as they are dressed."""


def shown_lanes(archive: Archive, selection: Selection, chosen: Chosen) -> Sequence[Lane]:
    """Return the lanes that are shown, in their order."""
    by = chosen.by
    offered = {one.lane.key: one.lane for one in offered_lanes(archive, selection, by, chosen.themes) if one.stories}
    keys = chosen.order.arranged(list(offered), OFFERED if by is By.THEME else _SHOWN)
    return [offered[key] for key in keys]


def across_table(
    archive: Archive, selection: Selection, chosen: Chosen, wanted: Callable[[], bool] = lambda: True
) -> AcrossTable:
    """Return the lanes that are shown, with their numbers day by day."""
    lanes = shown_lanes(archive, selection, chosen)
    return AcrossTable(
        chosen.by.value, [LaneDays(lane, archive.counts(lane.selection).days if wanted() else {}) for lane in lanes]
    )


def lane_table(archive: Archive, selection: Selection, chosen: Chosen, wanted: Callable[[], bool] = lambda: True) -> LaneTable:
    """Return the lanes that are shown, with their numbers month by month."""
    by, lanes = chosen.by, shown_lanes(archive, selection, chosen)
    keys = {lane.key for lane in lanes}
    months: dict[int, dict[str, int]] = {}
    if by is By.THEME:
        shares = archive.breakdown(selection)
        months = {month: {key: count for key, count in counts.items() if key in keys} for month, counts in shares.items()}
    for lane in lanes:
        if (by is By.THEME and lane.colour) or not wanted():
            continue
        for month, counts in archive.breakdown(lane.selection).items():
            months.setdefault(month, {})[lane.key] = sum(counts.values())
    return LaneTable(by.value, lanes, {month: counts for month, counts in months.items() if counts})


def lane_with(archive: Archive, by: By, lanes: Sequence[Lane], row: StoryRow | None) -> str:
    """Return the key of the lane a story stands in; empty if it stands in none."""
    if row is None:
        return ""
    if by is By.THEME:
        return row.theme
    return next((lane.key for lane in lanes if archive.cursor(lane.selection, row.id)), "")


def watched_counts(archive: Archive, selection: Selection) -> tuple[WatchCount, ...]:
    """Return the watch lists with their numbers; none if they can't be read, which refreshing tells."""
    try:
        watches = archive.watches.all()
    except DatelineError:
        return ()
    counted = [(watch, archive.counts(watched_within(selection, watch))) for watch in watches]
    return tuple(WatchCount(watch, counts.total, counts.unread) for watch, counts in counted)


def watched_within(selection: Selection, watch: Watch) -> Selection:
    """Return what a watch list means of a selection that has no words: all, the unread or the starred."""
    return replace(selection, themes=frozenset(), words=watch.selection.words)


def _watches(archive: Archive, selection: Selection) -> Sequence[Offered]:
    """Return the watch lists; none within a search, as each is one of its own."""
    if replace(selection, unread=False, starred=False) != Selection():
        return ()
    return [
        Offered(Lane(one.key, one.name, watched_within(selection, one.watch), unread=one.unread), one.stories or 0)
        for one in watched_counts(archive, selection)
    ]


def _threads(archive: Archive, selection: Selection) -> Sequence[Offered]:
    """Return the threads that have the newest stories, those of the most first."""
    offered = []
    for thread in archive.threads.threads(limit=OFFERED):
        within = replace(selection, thread=thread.id)
        if not selection.thread or selection.thread == thread.id:
            number = thread.count if selection == Selection() else archive.counts(within).total
            offered.append(Offered(Lane(str(thread.id), thread.name, within), number))
    return sorted((one for one in offered if one.stories), key=lambda one: -one.stories)


def _of_theme(theme: Theme, selection: Selection) -> Lane:
    return Lane(theme.key, theme.name, replace(selection, themes=frozenset({theme.key})), theme.colour)


def _name(by: By, value: str) -> str:
    if by is By.PERSON:
        return " ".join(part.capitalize() for part in value.split())
    return f"#{value}" if by is By.TAG else value
