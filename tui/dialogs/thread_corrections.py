"""What can be changed about a story's thread, and about what was judged the same report, as a list to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.api.views import StoryRow
from tui.dialogs.choice import Offer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.api.story import Carried
    from store.api.threads import NearThread, ThreadSummary

Correction = tuple[str, str]
"""What is to be done, and with what.

`rename`, `split`, `move` (the id of a story to move to, or nothing) or `join`; `part` (the source whose report is another one, or
nothing for the story itself).
"""
_OFFERED = 4
"""Threads that are offered as the right ones."""


def corrections_offered(
    row: StoryRow,
    summary: ThreadSummary | None,
    near: Sequence[NearThread],
    also: Sequence[Carried] = (),
    *,
    folded: bool = False,
) -> list[tuple[Offer, Correction]]:
    """Return the corrections that make sense for a story of a thread, or for one that stands alone.

    `also` are the other sources of its report; it is `folded` if it stands for others, or another for it.
    """
    nothing: Correction = ("", "")
    offered: list[tuple[Offer, Correction]] = []
    if summary is not None:
        name, number = summary.thread.name, summary.thread.count
        offered.append((Offer(name, f"{number} stories", heading=True), nothing))
        offered.append((Offer("Rename the thread…"), ("rename", "")))
        offered.append((Offer("Take this story out of the thread"), ("move", "")))
        at = next((place for place, one in enumerate(summary.rows) if one.id == row.id), 0)
        if 0 < at < number - 1:
            offered.append((Offer("Split: a new thread from this story on", f"{number - at} stories"), ("split", "")))
    near = near[:_OFFERED]
    if near:
        offered.append((Offer("Move this story to", heading=True), nothing))
        offered += [(Offer(one.thread.name, f"{one.thread.count} stories"), ("move", str(one.latest))) for one in near]
    if near and summary is not None:
        offered.append((Offer("Merge the whole thread with", heading=True), nothing))
        offered += [(Offer(one.thread.name, f"{one.thread.count} stories"), ("join", str(one.latest))) for one in near]
    if also or folded:
        offered.append((Offer("Reports of the same news", heading=True), nothing))
        offered += [(Offer("This report is a story of its own"), ("part", ""))] * folded
        named = dict.fromkeys(one.source or one.link for one in also)
        offered += [(Offer(f"The report of {source} is a story of its own"), ("part", source)) for source in named]
    return offered
