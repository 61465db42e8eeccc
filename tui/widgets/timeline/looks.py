"""How a line of the timeline looks: columns, signs and colours, as rich text without any markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text

from store.fold import word_spans
from store.views import Matched, StoryRow, Theme
from tui.widgets.timeline.lines import Group
from tui.widgets.timeline.units import Unit, name_of

HERE, UNREAD, STARRED = "▌", "●", "★"


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
    one_theme: bool = False
    """True if only one theme is shown, so that its name need not stand on every line."""

    @property
    def theme_width(self) -> int:
        """Columns for a theme's name; 0 where there is no room or no need."""
        if self.one_theme or self.width < 46:
            return 0
        longest = max((cell_len(name) for name in self.names.values()), default=0)
        return longest if self.width >= 64 else min(longest, 10)

    @property
    def place_width(self) -> int:
        """Columns for the place; 0 where titles need them more."""
        return 18 if self.width >= 104 else 0


def dressed(component: Callable[..., Style], themes: Sequence[Theme], width: int, *, one_theme: bool) -> Looks:
    """Return the looks of a timeline, its styles asked for by the names of its component classes."""
    return Looks(
        width=width,
        names={theme.key: theme.name for theme in themes},
        styles={theme.key: Style(color=theme.colour) for theme in themes},
        plain=Style(),
        dim=component("timeline--dim", partial=True),
        strong=component("timeline--strong", partial=True),
        match=component("timeline--match", partial=True),
        here=component("timeline--here", partial=True),
        heading=component("timeline--heading", partial=True),
        one_theme=one_theme,
    )


def fit(text: str, width: int) -> str:
    """Return a text in exactly so many columns, cut with an ellipsis if it is longer."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + "…", width)


def story_line(row: StoryRow, looks: Looks, matched: Matched, *, here: bool, rank: int = 0, day: str = "") -> Text:
    """Return a story's line; `day` is its date column, `rank` its place among the search's best hits, from 1."""
    line = Text(end="", no_wrap=True)
    style = looks.styles.get(row.theme, looks.plain)
    sign = STARRED if row.starred else " " if row.read else UNREAD
    line.append(HERE if here else str(rank) if 0 < rank < 10 else " ", style + (looks.match if rank else Style()))
    line.append(sign + " ", style)
    line.append(day, looks.dim)
    line.append("  ")
    if looks.theme_width:
        line.append(fit(looks.names.get(row.theme, row.theme), looks.theme_width), style)
        line.append("  ")
    used = line.cell_len + (looks.place_width + 2 if looks.place_width else 0)
    title = Text(fit(row.title, max(4, looks.width - used - 1)), looks.plain if row.read else looks.strong, end="")
    mark_terms(title, matched, looks.match)
    line.append_text(title)
    if looks.place_width:
        line.append("  ")
        line.append(fit(row.place, looks.place_width), looks.dim)
    return _filled(line, looks, here=here)


def waiting_line(day: str, looks: Looks, *, here: bool) -> Text:
    """Return the line of a story that is still being fetched."""
    line = Text(end="", no_wrap=True)
    line.append(f"{HERE if here else ' '}  ", looks.dim)
    line.append(day + "  …", looks.dim)
    return _filled(line, looks, here=here)


def heading_line(group: Group, unit: Unit, looks: Looks, *, counted: bool = True) -> Text:
    """Return a heading: the stretch's name, a thin rule, and how many stories stand beneath it, once they are counted."""
    name, count = name_of(unit, group.start), f"{group.total:,}" if counted else ""
    line = Text(end="", no_wrap=True)
    line.append(f"   {name} ", looks.heading)
    rule = max(1, looks.width - line.cell_len - len(count) - 2)
    line.append("─" * rule, looks.dim)
    line.append(f" {count}", looks.dim)
    return _filled(line, looks, here=False)


def folded_line(group: Group, unit: Unit, looks: Looks, shares: Mapping[str, int], most: int, *, here: bool) -> Text:
    """Return a stretch summed up in one line: its name, its count, a bar in the themes' colours, and the themes.

    `shares` is how many stories each theme has in it; empty while that is being counted.
    """
    line = Text(end="", no_wrap=True)
    line.append(f"{HERE if here else ' '}  ", looks.heading)
    line.append(fit(name_of(unit, group.start), 16), looks.heading)
    line.append(f"{group.total:>7,} ", looks.dim)
    room = max(6, (looks.width - line.cell_len) * 2 // 5)
    themes = sorted(((key, shares[key]) for key in looks.names if key in shares), key=lambda item: -item[1])
    left = max(1, round(group.total / max(1, most) * room))
    line.append_text(_bar(themes, left, looks))
    line.append(" " * (room - left + 2))
    words = " · ".join(f"{looks.names.get(key, key)} {number:,}" for key, number in themes)
    line.append(fit(words, max(0, looks.width - line.cell_len - 1)), looks.dim)
    return _filled(line, looks, here=here)


def day_label(day: int, unit: Unit) -> str:
    """Return the date column of a story under headings of a unit."""
    when = date.fromordinal(day)
    return f"{when:%a} {when.day:>2}" if unit in (Unit.MONTH, Unit.DAY, Unit.WEEK) else f"{when.day:>2} {when:%b}"


def mark_terms(text: Text, matched: Matched, style: Style) -> None:
    """Mark the words of a text that a search found."""
    if matched:
        for start, end, word in word_spans(text.plain):
            if matched.has(word):
                text.stylize(style, start, end)


def _bar(themes: list[tuple[str, int]], width: int, looks: Looks) -> Text:
    """Return a bar of so many columns, shared out among the themes by their numbers."""
    bar, total, done, used = Text(end=""), sum(number for _, number in themes), 0, 0
    if not themes:
        return Text("▇" * width, looks.dim, end="")
    for key, number in themes:
        done += number
        upto = round(done / total * width)
        bar.append("▇" * (upto - used), looks.styles.get(key, looks.plain))
        used = upto
    return bar


def _filled(line: Text, looks: Looks, *, here: bool) -> Text:
    line.append(" " * max(0, looks.width - line.cell_len))
    if here:
        line.stylize(looks.here)
    return line
