"""How the summary of a stretch of time is set: lines of styled text, without any markup."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from store.api.themes import Theme
from store.text.numbers import counted
from tui.widgets.date_words import whole_day
from tui.widgets.line_text import fit, parted
from tui.widgets.time_units import TimeUnit, name_of

if TYPE_CHECKING:
    from store.api.threads import Thread
    from store.api.times import KeyDate, Stretch
    from store.api.views import StoryRow

Line = list[Segment]
_THEMES = 9
"""Themes that have a line each; the others share one."""
_MOST_LINES = 2
"""Lines that a sentence has at most."""
_LEAST_BAR = 8
"""Columns for the longest bar at least."""


class StretchInks(NamedTuple):
    """The styles of a summary."""

    plain: Style
    dim: Style
    title: Style
    of_theme: Mapping[str, Style]
    """Theme key to colour."""


def stretch_lines(
    unit: TimeUnit, told: Stretch, dates: Sequence[KeyDate] | None, themes: Mapping[str, Theme], inks: StretchInks, width: int
) -> list[Line]:
    """Return the summary of a stretch, so many columns wide; `dates` is None while they are looked for."""
    lines: list[Line] = [
        [Segment(name_of(unit, told.first.toordinal()), inks.title)],
        [Segment(_how_many(told), inks.dim)],
        [],
        *_by_theme(told, themes, inks, width),
    ]
    for heading, part in (
        ("Headlines", [line for row in told.headlines for line in _row(row, inks, width)]),
        ("Threads that began", [_thread(thread, inks, width) for thread in told.began]),
        ("Threads that ended", [_thread(thread, inks, width) for thread in told.ended]),
        ("Key dates", _dates(dates, inks, width)),
        ("First and last story", [line for row in _ends(told) for line in _row(row, inks, width)]),
    ):
        if part:
            lines += [[], [Segment(heading, inks.title)], *part]
    return lines


def _how_many(told: Stretch) -> str:
    unread = f" · {told.unread:,} unread" if told.unread else " · all read"
    return counted(told.count) + (unread if told.count else "")


def _ends(told: Stretch) -> list[StoryRow]:
    """Return the first and the last story, if they are two."""
    if told.earliest is None or told.latest is None:
        return []
    return [told.earliest, told.latest] if told.earliest.id != told.latest.id else []


def _by_theme(told: Stretch, themes: Mapping[str, Theme], inks: StretchInks, width: int) -> Iterator[Line]:
    """Yield a line a theme: its name, its number and a bar; those of few stories share the last."""
    shown, others = list(told.themes.items())[:_THEMES], list(told.themes.items())[_THEMES:]
    names = {key: themes[key].name if key in themes else key for key, _ in shown}
    longest = max(map(cell_len, names.values()), default=0)
    most = max(told.themes.values(), default=1)
    digits = len(f"{most:,}")
    room = max(_LEAST_BAR, width - longest - digits - 4)
    for key, count in shown:
        ink = inks.of_theme.get(key, inks.plain)
        bar = "▇" * max(1, round(count / most * room))
        yield [Segment(fit(names[key], longest), ink), Segment(f"  {count:>{digits},}  ", inks.dim), Segment(bar, ink)]
    if others:
        stories = counted(sum(count for _, count in others))
        yield [Segment(f"{stories} of {len(others)} other theme{'s' * (len(others) > 1)}", inks.dim)]


def _dates(dates: Sequence[KeyDate] | None, inks: StretchInks, width: int) -> list[Line]:
    if dates is None:
        return [[Segment("…", inks.dim)]]
    return [line for one in dates for line in _dated(one.event.first, one.event.sentence, inks, width)]


def _row(row: StoryRow, inks: StretchInks, width: int) -> list[Line]:
    return _dated(row.published.first_day, row.title, inks, width)


def _dated(when: date, text: str, inks: StretchInks, width: int) -> list[Line]:
    """Return a text with its day before it, on as many lines as it needs and may have."""
    day, lines, rest = f"{whole_day(when):>11}  ", list[Line](), text
    room = max(10, width - len(day))
    while rest and len(lines) < _MOST_LINES:
        first, after = parted(rest, room)
        if after and len(lines) == _MOST_LINES - 1:
            first, after = fit(rest, room).rstrip(), ""
        lines.append([Segment(" " * len(day) if lines else day, inks.dim), Segment(first, inks.plain)])
        rest = after
    return lines


def _thread(thread: Thread, inks: StretchInks, width: int) -> Line:
    count = f"  {counted(thread.count)}"
    return [Segment(fit(thread.name, max(4, width - len(count))), inks.plain), Segment(count, inks.dim)]
