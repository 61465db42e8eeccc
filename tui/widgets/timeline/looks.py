"""How a line of the timeline looks: columns, signs and colours, as painted segments without any markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.strip import Strip

from store.api.search import Matched
from store.api.themes import Theme
from store.api.views import StoryRow
from store.text.marking import marked_spans
from tui.widgets.timeline.lines import Group
from tui.widgets.timeline.units import Unit, name_of

if TYPE_CHECKING:
    from store.api.times import Event

HERE, UNREAD, STARRED = "▌", "●", "★"
SPOKEN, AHEAD = "◇", "▷"
"""What stories say happened on a day; what they announce for it."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What painting a line needs beyond the story: the room there is, and colours and names."""

    width: int
    """Columns to fill."""
    names: Mapping[str, str]
    """Theme key to name."""
    styles: Mapping[str, Style]
    """Theme key to colour."""
    plain: Style
    """Ordinary text."""
    dim: Style
    """Text that may be passed over."""
    strong: Style
    """Unread titles."""
    match: Style
    """Words that a search found."""
    here: Style
    """The line the person is on."""
    heading: Style
    """A heading's name."""
    event: Style
    """What stories say of a day."""
    theme_width: int
    """Columns for a theme's name; 0 where there is no room or no need, as where only one theme is shown."""
    place_width: int
    """Columns for the place; 0 where titles need them more."""


def dressed(component: Callable[..., Style], ground: Style, themes: Sequence[Theme], width: int, *, one_theme: bool) -> Looks:
    """Return the looks of a timeline on its ground, its styles asked for by the names of its component classes."""
    longest = max((cell_len(theme.name) for theme in themes), default=0)
    return Looks(
        width=width,
        names={theme.key: theme.name for theme in themes},
        styles={theme.key: ground + Style(color=theme.colour) for theme in themes},
        plain=ground,
        dim=ground + component("timeline--dim", partial=True),
        strong=ground + component("timeline--strong", partial=True),
        match=component("timeline--match", partial=True),
        here=component("timeline--here", partial=True),
        heading=ground + component("timeline--heading", partial=True),
        event=ground + component("timeline--event", partial=True),
        theme_width=0 if one_theme or width < 46 else longest if width >= 64 else min(longest, 10),
        place_width=18 if width >= 104 else 0,
    )


def fit(text: str, width: int) -> str:
    """Return a text in exactly so many columns, cut with an ellipsis if it is longer."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + "…", width)


def story_line(row: StoryRow, looks: Looks, matched: Matched, *, here: bool, rank: int = 0, day: str = "") -> Strip:
    """Return a story's line; `day` is its date column, `rank` its place among the search's best hits, from 1."""
    style = looks.styles.get(row.theme, looks.plain)
    sign = STARRED if row.starred else " " if row.read else UNREAD
    first = HERE if here else str(rank) if 0 < rank < 10 else " "
    line = [Segment(first, style + looks.match if rank else style), Segment(sign + " ", style), Segment(f"{day}  ", looks.dim)]
    used = 5 + cell_len(day)
    if looks.theme_width:
        line.append(Segment(fit(looks.names.get(row.theme, row.theme), looks.theme_width) + "  ", style))
        used += looks.theme_width + 2
    used += looks.place_width + 2 if looks.place_width else 0
    several = f" {row.reports} reports" if row.reports > 1 else ""
    title = fit(row.title, max(4, looks.width - used - 1 - len(several)))
    line += marked(title, matched, looks.plain if row.read else looks.strong, looks.match)
    if several:
        line.append(Segment(several, looks.dim))
    if looks.place_width:
        line.append(Segment("  " + fit(row.place, looks.place_width), looks.dim))
    return _filled(line, looks, here=here)


def event_line(event: Event | None, looks: Looks, *, here: bool, day: str, told: int) -> Strip:
    """Return the line of a day that stories speak of: what happened then, and in how many stories it is told.

    An event that is announced has another sign, and what is not fetched yet says in how many stories the day stands.
    """
    first = HERE if here else " "
    if event is None:
        line = [Segment(f"{first}{SPOKEN} {day}  …", looks.dim)]
        return _filled(line, looks, here=here)
    number = f" {told} stories" if told > 1 else ""
    room = max(4, looks.width - 5 - cell_len(day) - len(number) - 1)
    sign = AHEAD if event.ahead else SPOKEN
    line = [Segment(f"{first}{sign} {day}  ", looks.dim), Segment(fit(event.sentence, room), looks.event)]
    return _filled([*line, Segment(number, looks.dim)], looks, here=here)


def waiting_line(day: str, looks: Looks, *, here: bool) -> Strip:
    """Return the line of a story that is still being fetched."""
    return _filled([Segment(f"{HERE if here else ' '}  {day}  …", looks.dim)], looks, here=here)


def heading_line(group: Group, unit: Unit, looks: Looks, *, counted: bool = True) -> Strip:
    """Return a heading: the stretch's name, a thin rule, and how many stories stand beneath it, once they are counted."""
    name, count = f"   {name_of(unit, group.start)} ", f" {group.stories:,}" if counted and group.stories else ""
    rule = max(1, looks.width - cell_len(name) - len(count) - 1)
    return _filled([Segment(name, looks.heading), Segment("─" * rule + count, looks.dim)], looks, here=False)


def folded_line(group: Group, unit: Unit, looks: Looks, shares: Mapping[str, int], most: int, *, here: bool) -> Strip:
    """Return a stretch summed up in one line: its name, its count, a bar in the themes' colours, and the themes.

    `shares` is how many stories each theme has in it; empty while that is being counted.
    """
    line = [
        Segment(f"{HERE if here else ' '}  {fit(name_of(unit, group.start), 16)}", looks.heading),
        Segment(f"{group.total:>7,} ", looks.dim),
    ]
    used = sum(segment.cell_length for segment in line)
    room = max(6, (looks.width - used) * 2 // 5)
    themes = sorted(((key, shares[key]) for key in looks.names if key in shares), key=lambda item: -item[1])
    left = max(1, round(group.total / max(1, most) * room))
    line += _bar(themes, left, looks)
    words = " · ".join(f"{looks.names.get(key, key)} {number:,}" for key, number in themes)
    line.append(Segment(" " * (room - left + 2) + fit(words, max(0, looks.width - used - room - 3)), looks.dim))
    return _filled(line, looks, here=here)


def day_label(day: int, unit: Unit) -> str:
    """Return the date column of a story under headings of a unit."""
    when = date.fromordinal(day)
    return f"{when:%a} {when.day:>2}" if unit in (Unit.MONTH, Unit.DAY, Unit.WEEK) else f"{when.day:>2} {when:%b}"


def mark_terms(text: Text, matched: Matched, style: Style) -> None:
    """Mark the words of a text that a search found."""
    for start, end in marked_spans(text.plain, matched):
        text.stylize(style, start, end)


def marked(text: str, matched: Matched, style: Style, match: Style) -> list[Segment]:
    """Return a text in a style, with the words marked that a search was about."""
    segments, done = [], 0
    for start, end in marked_spans(text, matched):
        segments += [Segment(text[done:start], style), Segment(text[start:end], style + match)]
        done = end
    return [*segments, Segment(text[done:], style)]


def _bar(themes: list[tuple[str, int]], width: int, looks: Looks) -> list[Segment]:
    """Return a bar of so many columns, shared out among the themes by their numbers."""
    if not themes:
        return [Segment("▇" * width, looks.dim)]
    bar, total, done, used = [], sum(number for _, number in themes), 0, 0
    for key, number in themes:
        done += number
        upto = round(done / total * width)
        bar.append(Segment("▇" * (upto - used), looks.styles.get(key, looks.plain)))
        used = upto
    return bar


def _filled(line: list[Segment], looks: Looks, *, here: bool) -> Strip:
    used = sum(segment.cell_length for segment in line)
    if used > looks.width:
        line = Segment.adjust_line_length(line, looks.width, looks.plain)
    elif used < looks.width:
        line.append(Segment(" " * (looks.width - used), looks.plain))
    if here:
        line = [Segment(text, style + looks.here if style else looks.here) for text, style, _ in line]
    return Strip(line, looks.width)
