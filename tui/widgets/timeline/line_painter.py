"""How a line of the timeline looks: columns, signs and colours, as painted segments without any markup."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store.api.search import Matched
from store.api.themes import Theme
from store.api.views import StoryRow
from store.text.numbers import counted
from tui.widgets.date_words import day_and_month
from tui.widgets.line_text import AHEAD, HAPPENED, HERE, STARRED, UNREAD, fit, marked, parted
from tui.widgets.theme_tags import TAG_WIDTH, theme_tags
from tui.widgets.time_units import TimeUnit, name_of
from tui.widgets.timeline.lines import Group

if TYPE_CHECKING:
    from store.api.times import Event

_DAY_AT, _DAY_WIDTH = 3, 6
"""Where the day of a story stands, and how many columns it has."""
_FOR_TAGS = 30
"""Columns from which on themes are told beside the headlines."""
_FOR_NAMES, _FOR_NAMES_ON_ONE_LINE = 46, 58
"""Columns beside the longest name of a theme that headlines need before it is written out; more where they have one line."""


class LineStyles(NamedTuple):
    """What painting a line needs beyond the story: the room there is, and colours and names."""

    width: int
    """Columns to fill."""
    theme_names: Mapping[str, str]
    """Theme key to name."""
    theme_tags: Mapping[str, str]
    """Theme key to the three letters that stand for it where its name has no room."""
    of_theme: Mapping[str, Style]
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
    """Columns for a theme's name or tag; 0 where there is no need, as where only one theme is shown."""
    place_width: int
    """Columns for the place; 0 where titles need them more."""
    two_lines: bool
    """Whether a headline that is longer than its line goes on on a second one."""

    @property
    def theme_columns(self) -> range:
        """The columns in which a story's theme stands."""
        start = _DAY_AT + _DAY_WIDTH + 2
        return range(start, start + self.theme_width)

    @property
    def named(self) -> bool:
        """Whether themes are told by their names, and not by tags."""
        return self.theme_width > TAG_WIDTH

    @property
    def title_at(self) -> int:
        """The column at which headlines begin."""
        return _DAY_AT + _DAY_WIDTH + 2 + (self.theme_width + (2 if self.named else 1) if self.theme_width else 0)

    @property
    def title_width(self) -> int:
        """Columns for a headline."""
        return max(4, self.width - self.title_at - 1 - (self.place_width + 2 if self.place_width else 0))


def line_styles(
    ink: Callable[[str], Style], ground: Style, themes: Sequence[Theme], width: int, *, one_theme: bool, two_lines: bool = False
) -> LineStyles:
    """Return the styles of a timeline on its ground, with its inks."""
    longest = max((cell_len(theme.name) for theme in themes if theme.in_use), default=0)
    has_names = width - longest >= (_FOR_NAMES if two_lines else _FOR_NAMES_ON_ONE_LINE)
    return LineStyles(
        width=width,
        theme_names={theme.key: theme.name for theme in themes},
        theme_tags=theme_tags(themes),
        of_theme={theme.key: ground + Style(color=theme.colour) for theme in themes},
        plain=ground,
        dim=ground + ink("dim"),
        strong=ground + ink("strong"),
        match=ink("match"),
        here=ink("here"),
        heading=ground + ink("heading"),
        event=ground + ink("event"),
        theme_width=0 if one_theme or width < _FOR_TAGS else longest if has_names else TAG_WIDTH,
        place_width=18 if width >= 104 else 0,
        two_lines=two_lines,
    )


def takes_two_lines(row: StoryRow, styles: LineStyles) -> bool:
    """Return whether a story stands on two lines."""
    return styles.two_lines and cell_len(row.title) + len(_several(row)) > styles.title_width


def story_lines(
    row: StoryRow, styles: LineStyles, matched: Matched, *, here: bool, rank: int = 0, day: str = ""
) -> tuple[Strip, ...]:
    """Return a story's line, or its two; `day` is its date column, `rank` its place among the search's best hits, from 1."""
    style = styles.of_theme.get(row.theme, styles.plain)
    sign = STARRED if row.starred else " " if row.read else UNREAD
    first = HERE if here else str(rank) if 0 < rank < 10 else " "
    line = [
        Segment(first, style + styles.match if rank else style),
        Segment(sign + " ", style),
        Segment(fit(day, _DAY_WIDTH) + "  ", styles.dim),
    ]
    if styles.theme_width:
        name = (styles.theme_names if styles.named else styles.theme_tags).get(row.theme, row.theme)
        line.append(Segment(fit(name, styles.theme_width) + (" " * (2 if styles.named else 1)), style))
    title, rest = parted(row.title, styles.title_width) if takes_two_lines(row, styles) else ("", row.title)
    line += _headline(title, row, styles, matched) if title else _headline_end(rest, row, styles, matched)
    if styles.place_width:
        line.append(Segment("  " + fit(row.place, styles.place_width), styles.dim))
    painted = filled(line, styles, here=here)
    if not title:
        return (painted,)
    further = [Segment(HERE if here else " ", style), Segment(" " * (styles.title_at - 1), styles.plain)]
    return painted, filled([*further, *_headline_end(rest, row, styles, matched)], styles, here=here)


def _headline(text: str, row: StoryRow, styles: LineStyles, matched: Matched) -> list[Segment]:
    """Return a line of a headline that goes on on the next."""
    return marked(fit(text, styles.title_width), matched, styles.plain if row.read else styles.strong, styles.match)


def _headline_end(text: str, row: StoryRow, styles: LineStyles, matched: Matched) -> list[Segment]:
    """Return the last line of a headline, behind which stands how many reports there are."""
    several = _several(row)
    title = fit(text, max(4, styles.title_width - len(several)))
    line = marked(title, matched, styles.plain if row.read else styles.strong, styles.match)
    return [*line, Segment(several, styles.dim)] if several else line


def _several(row: StoryRow) -> str:
    return f" {row.reports} reports" if row.reports > 1 else ""


def event_line(event: Event | None, styles: LineStyles, *, here: bool, day: str, stories: int) -> Strip:
    """Return the line of a day that stories speak of: what happened then, and in how many stories it is told.

    An event that is announced has another sign, and what is not fetched yet says in how many stories the day stands.
    """
    first = HERE if here else " "
    if event is None:
        line = [Segment(f"{first}{HAPPENED} {day}  …", styles.dim)]
        return filled(line, styles, here=here)
    count = f" {stories} stories" if stories > 1 else ""
    room = max(4, styles.width - 5 - cell_len(day) - len(count) - 1)
    sign = AHEAD if event.ahead else HAPPENED
    line = [Segment(f"{first}{sign} {day}  ", styles.dim), Segment(fit(event.sentence, room), styles.event)]
    return filled([*line, Segment(count, styles.dim)], styles, here=here)


def waiting_line(day: str, styles: LineStyles, *, here: bool) -> Strip:
    """Return the line of a story that is still being fetched."""
    return filled([Segment(f"{HERE if here else ' '}  {day}  …", styles.dim)], styles, here=here)


def heading_line(group: Group, unit: TimeUnit, styles: LineStyles, *, is_counted: bool = True) -> Strip:
    """Return a heading: the stretch's name, a thin rule, and how many stories stand beneath it, once they are counted."""
    name, count = (
        f"   {name_of(unit, group.start)} ",
        f" {counted(group.stories)}" if is_counted and group.stories else "",
    )
    rule = max(1, styles.width - cell_len(name) - len(count) - 1)
    return filled([Segment(name, styles.heading), Segment("─" * rule + count, styles.dim)], styles, here=False)


def day_label(day: int, unit: TimeUnit) -> str:
    """Return the date column of a story under headings of a unit."""
    when = date.fromordinal(day)
    return f"{when:%a} {when.day:>2}" if unit in (TimeUnit.MONTH, TimeUnit.DAY, TimeUnit.WEEK) else f"{day_and_month(when):>6}"


def filled(line: list[Segment], styles: LineStyles, *, here: bool) -> Strip:
    """Return a line as wide as there is room, marked where the person is on it."""
    used = sum(segment.cell_length for segment in line)
    if used > styles.width:
        line = Segment.adjust_line_length(line, styles.width, styles.plain)
    elif used < styles.width:
        line.append(Segment(" " * (styles.width - used), styles.plain))
    if here:
        line = [Segment(text, style + styles.here if style else styles.here) for text, style, _ in line]
    return Strip(line, styles.width)
