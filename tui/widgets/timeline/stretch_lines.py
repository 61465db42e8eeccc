"""How a stretch of time looks from far away: how much of what it has, as a bar of its themes, and the headlines that tell it best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from store.api.views import StoryRow
from store.text.numbers import counted
from tui.widgets.date_words import day_and_month, whole_day
from tui.widgets.line_text import HERE, fit
from tui.widgets.theme_tags import TAG_WIDTH
from tui.widgets.time_units import TimeUnit, name_of
from tui.widgets.timeline.line_painter import LineStyles, filled
from tui.widgets.timeline.lines import Group

_NAME_WIDTH = {TimeUnit.WEEK: 20, TimeUnit.MONTH: 14, TimeUnit.YEAR: 4, TimeUnit.DECADE: 5}
"""Columns for what a stretch is called."""
_LEAST_BAR = 6
"""Columns for the bar of the stretch that has the most, where there is no more room."""
_WITH_TAG = TAG_WIDTH + 1
"""Columns from which on a theme's part of a bar says which it is."""


def stretch_lines(
    group: Group,
    unit: TimeUnit,
    styles: LineStyles,
    shares: Mapping[str, int],
    most: int,
    headlines: Sequence[StoryRow] | None,
    lines: int,
    *,
    here: bool,
) -> tuple[Strip, ...]:
    """Return a stretch in so many lines: its name, its number and its bar; beneath, the headlines that tell it best.

    `shares` is how many stories each theme has in it, empty while that is being counted; `headlines` is None while they are fetched.
    `most` is how many stories the stretch has that has the most.
    """
    mark = HERE if here else " "
    told = [_headline(row, unit, styles, mark, here=here) for row in (headlines or ())[: lines - 1]]
    waiting = filled([Segment(f"{mark}      {'' if headlines is not None else '…'}", styles.dim)], styles, here=here)
    return (_summed(group, unit, styles, shares, most, mark, here=here), *told, *[waiting] * (lines - 1 - len(told)))


def bar(themes: Sequence[tuple[str, int]], width: int, styles: LineStyles) -> list[Segment]:
    """Return a bar of so many columns, shared out among the themes by their numbers; each says by its tag which it is.

    Parts that have no room for that are told from those beside them by their pattern.
    """
    if not themes:
        return [Segment("▇" * width, styles.dim)]
    parts, total, done, used = list[Segment](), sum(count for _, count in themes), 0, 0
    for nth, (key, count) in enumerate(themes):
        done += count
        upto = round(done / total * width)
        if columns := upto - used:
            tag = styles.theme_tags.get(key, "") if columns >= _WITH_TAG else ""
            pattern = "▇" if tag else "▒░"[nth % 2]
            parts.append(Segment(tag + pattern * (columns - cell_len(tag)), styles.of_theme.get(key, styles.plain)))
        used = upto
    return parts


def _summed(
    group: Group, unit: TimeUnit, styles: LineStyles, shares: Mapping[str, int], most: int, mark: str, *, here: bool
) -> Strip:
    """Return the line that sums a stretch up."""
    count = counted(group.total)
    line = [
        Segment(f"{mark}  {fit(_name(unit, group.start), _NAME_WIDTH[unit])}  ", styles.heading),
        Segment(count.rjust(len(f"{most:,} stories")) + "  ", styles.dim),
    ]
    room = max(_LEAST_BAR, styles.width - sum(segment.cell_length for segment in line) - 1)
    themes = sorted(((key, shares[key]) for key in styles.theme_names if key in shares), key=lambda item: -item[1])
    width = max(1, round(group.total / max(1, most) * room))
    parts = bar(themes, width, styles)
    return filled([*line, *parts, *_untold(themes, parts, room - width, styles)], styles, here=here)


def _untold(themes: Sequence[tuple[str, int]], parts: Sequence[Segment], room: int, styles: LineStyles) -> list[Segment]:
    """Return the tags of the themes that the parts of a bar don't say, as far as there is room beside it."""
    told = "".join(part.text for part in parts)
    tags = [(key, tag) for key, _ in themes if (tag := styles.theme_tags.get(key, "")) and tag not in told]
    shown = tags[: max(0, room - 3) // (TAG_WIDTH + 1)]
    listed = [Segment(f" {tag}", styles.of_theme.get(key, styles.plain)) for key, tag in shown]
    return [*listed, Segment(" …", styles.dim)] if listed and len(shown) < len(tags) else listed


def _headline(row: StoryRow, unit: TimeUnit, styles: LineStyles, mark: str, *, here: bool) -> Strip:
    """Return a headline beneath the line of its stretch."""
    theme = styles.of_theme.get(row.theme, styles.plain)
    day = _day(row.day, unit)
    tag = fit(styles.theme_tags.get(row.theme, ""), TAG_WIDTH) + " " if styles.theme_width else ""
    several = f"  {row.reports} reports" if row.reports > 1 else ""
    room = max(4, styles.width - 7 - cell_len(day) - len(tag) - len(several) - 1)
    line = [
        Segment(f"{mark}      ", theme),
        Segment(day, styles.dim),
        Segment(tag, theme),
        Segment(fit(row.title, room).rstrip() if several else fit(row.title, room), styles.plain),
        Segment(several, styles.dim),
    ]
    return filled(line, styles, here=here)


def _day(day: int, unit: TimeUnit) -> str:
    """Return when a headline was published, as its stretch leaves open."""
    when = date.fromordinal(day)
    if unit in (TimeUnit.WEEK, TimeUnit.MONTH):
        return f"{when:%a} {when.day:>2}  "
    return f"{day_and_month(when):>6}  " if unit is TimeUnit.YEAR else f"{when:%b %Y}  "


def _name(unit: TimeUnit, start: int) -> str:
    """Return what a stretch is called; of a week whose days have no room, the first without its year."""
    name = name_of(unit, start)
    if cell_len(name) <= _NAME_WIDTH[unit]:
        return name
    first = date.fromordinal(start)
    return f"{day_and_month(first)} – {whole_day(first + timedelta(days=6))}"
