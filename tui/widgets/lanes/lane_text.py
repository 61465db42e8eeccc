"""How the heads of the lanes and their cells look, as text in a number of columns and without any markup."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from store.api.views import StoryRow
from store.text.numbers import counted
from tui.widgets.lanes.lane_widths import LaneWidths
from tui.widgets.line_text import HERE, STARRED, fit

EDGE = "│"
"""Stands between lanes."""


def lane_heading(name: str, counts: str, width: int) -> str:
    """Return a lane's name and its counts; the name is cut where there is no room for both."""
    return f"{fit(name, max(4, width - len(counts) - 1)).rstrip()} {counts}"


def no_lanes(by: str) -> str:
    """Return what is said where there are no lanes; each story has a theme."""
    return "no stories here" if by == "theme" else f"no {by} here to have a lane"


def lanes_line(by: str, lanes: LaneWidths, width: int) -> tuple[str, str, str]:
    """Return what the line above the lanes says, in three parts: how many are on the left, what they are by, how many are on the right."""
    left = f" ‹ {lanes.first} more lane{_s(lanes.first)} " if lanes.first else " "
    right = f" {lanes.beyond} more lane{_s(lanes.beyond)} › " if lanes.beyond else " "
    if not lanes.lanes:
        return left, fit(no_lanes(by), max(0, width - 2)), right
    which = f"{lanes.first + 1}–{lanes.end} of {lanes.lanes}" if len(lanes.widths) > 1 else f"{lanes.end} of {lanes.lanes}"
    all_here = f"{lanes.lanes} lane{_s(lanes.lanes)} by {by}"
    told = f"by {by}, {which}" if lanes.first or lanes.beyond else all_here
    return left, fit(told, max(0, width - cell_len(left) - cell_len(right))), right


class CellStyles(NamedTuple):
    """The styles of one lane's cells."""

    lane: Style
    """The lane's own colour."""
    dim: Style
    """What may be passed over."""
    strong: Style
    """Unread titles."""
    dated: bool = False
    """Whether cells have room for the day of their story."""


def empty_cell(width: int, styles: CellStyles) -> Text:
    """Return a cell in which nothing stands."""
    return Text(EDGE + " " * (width - 1), styles.dim, end="", no_wrap=True)


def folded_cell(hidden: int, width: int, styles: CellStyles, *, here: bool) -> Text:
    """Return a cell behind which so many stories stand."""
    return _edged(styles, here=here).append(fit(f"… {counted(hidden, 'more story', 'more stories')}", width - 1), styles.lane)


def story_cell(story: StoryRow | None, width: int, styles: CellStyles, *, here: bool) -> Text:
    """Return a story's cell; None is a story that is still being fetched."""
    text = _edged(styles, here=here)
    if story is None:
        return text.append(fit("…", width - 1))
    text.append(f"{STARRED} " if story.starred else "□ " if story.read else "■ ", styles.lane)
    day = f"{story.published.first_day.day:>2} " if styles.dated else ""
    text.append(day, styles.dim)
    return text.append(fit(story.title, width - 3 - len(day)), Style() if story.read else styles.strong)


def _edged(styles: CellStyles, *, here: bool) -> Text:
    return Text(end="", no_wrap=True).append(HERE if here else EDGE, styles.lane if here else styles.dim)


def _s(count: int) -> str:
    return "" if count == 1 else "s"
