"""What came since a time: by the matters one follows, by thread and by theme, as a page lists it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from store.text.numbers import counted
from tui.widgets.entry_list import EntryLine
from tui.widgets.line_text import day_of

if TYPE_CHECKING:
    from store.api.archive import Archive
    from store.api.story import StoryId
    from store.api.views import StoryRow

_MOST = 600
"""Stories that are looked at, those that came last first: their threads are asked for one by one."""
_OF_A_LIST = 2_000
"""Stories of a watch list that are looked through for those that came."""
_SHOWN = 3
"""Stories that are listed of each matter; the rest is a number."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A watch list, a thread or a theme, and what came of it."""

    name: str
    """What it is called."""
    rows: Sequence[StoryRow]
    """What came, the newest first; never empty."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came since a time."""

    number: int
    """How many stories came."""
    followed: Sequence[Matter] = ()
    """Watch lists, and threads that the person named, starred or read in."""
    threads: Sequence[Matter] = ()
    """Other threads."""
    themes: Sequence[Matter] = ()
    """All themes."""


def arrived_since(archive: Archive, moment: float) -> Arrived:
    """Return what came since a moment, in seconds since 1970."""
    came = archive.came(moment)
    found = [row for one in came.ids[-_MOST:] if (row := archive.row(one))]
    rows = {row.id: row for row in sorted(found, key=lambda row: row.day, reverse=True)}
    if not rows:
        return Arrived(came.number)
    followed, threads = _threads(archive, rows)
    names = {theme.key: theme.name for theme in archive.themes.every()}
    themes = _grouped((names.get(row.theme, row.theme), row) for row in rows.values())
    return Arrived(came.number, [*_watched(archive, rows), *followed], threads, themes)


def _watched(archive: Archive, rows: Mapping[StoryId, StoryRow]) -> list[Matter]:
    """Return what came of each watch list."""
    days = [row.day for row in rows.values()]
    first, last = date.fromordinal(min(days)), date.fromordinal(max(days))
    matters = []
    for watch in archive.watches.all():
        there = {row.id for row in archive.span_rows(watch.selection, first, last, _OF_A_LIST)}
        if of_it := [row for row in rows.values() if row.id in there]:
            matters.append(Matter(f"{watch.name}, a watch list", of_it))
    return matters


def _threads(archive: Archive, rows: Mapping[StoryId, StoryRow]) -> tuple[list[Matter], list[Matter]]:
    """Return what came of threads that the person follows, and of others."""
    of_thread: dict[int, list[StoryRow]] = {}
    for row in rows.values():
        if position := archive.threads.position(row.id):
            of_thread.setdefault(position.thread.id, []).append(row)
    followed: list[Matter] = []
    others: list[Matter] = []
    for number, of_it in sorted(of_thread.items(), key=lambda item: -len(item[1])):
        if summary := archive.threads.thread(number):
            known = any((row.starred or row.read) and row.id not in rows for row in summary.rows)
            (followed if known or summary.thread.given else others).append(Matter(f"{summary.thread.name}, a thread", of_it))
    return followed, others


def _grouped(named: Iterable[tuple[str, StoryRow]]) -> list[Matter]:
    groups: dict[str, list[StoryRow]] = {}
    for name, row in named:
        groups.setdefault(name, []).append(row)
    return [Matter(name, rows) for name, rows in sorted(groups.items(), key=lambda item: -len(item[1]))]


def arrived_lines(arrived: Arrived) -> tuple[list[EntryLine], list[StoryId]]:
    """Return the list of what came, and which stories its entries lead to: a matter leads to the newest of its stories."""
    lines: list[EntryLine] = []
    leads: list[StoryId] = []
    parts = {"What you follow": arrived.followed, "Other threads": arrived.threads, "By theme": arrived.themes}
    for title, matters in parts.items():
        if matters:
            lines += [EntryLine("")] * bool(lines) + [EntryLine(f" {title}", "dim")]
        for matter in matters:
            lines.append(EntryLine(f" {matter.name}", "name", counted(len(matter.rows)), len(leads)))
            leads.append(matter.rows[0].id)
            for row in matter.rows[:_SHOWN]:
                lines.append(EntryLine(f"   {day_of(row)}  {row.title}", "" if row.read else "unread", row.source, len(leads)))
                leads.append(row.id)
            more = len(matter.rows) - _SHOWN
            lines += [EntryLine(f"   and {counted(more)} more", "dim")] * (more > 0)
    return lines, leads


def since_words(moment: float, now: datetime) -> str:
    """Return a moment as one speaks of it: `14:05`, `Tuesday 14:05`, `24 November`."""
    then = datetime.fromtimestamp(moment).astimezone()
    days = (now.date() - then.date()).days
    if days < 1:
        return f"{then:%H:%M}"
    if days < 7:
        return f"{then:%A %H:%M}"
    return f"{then.day} {then:%B}" if then.year == now.year else f"{then.day} {then:%B %Y}"
