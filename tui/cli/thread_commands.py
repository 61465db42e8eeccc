"""`dateline threads` and `dateline thread`: the threads that stories make, and one from its first story to its last."""

from __future__ import annotations

import click

from store.api.archive import Archive
from store.api.errors import DatelineError
from store.api.themes import Theme
from store.api.threads import Thread, ThreadSummary
from tui.cli.command import Answer, command, limit_option
from tui.cli.output import iso_day, joined, plain_row, print_paragraph, say, styled
from tui.cli.story_table import print_stories
from tui.cli.tables import Cell, Column, Line, print_table

_LONGEST_ID = 16
"""Digits from which on a number is no thread's id but a word of its name."""


_COLUMNS = (
    Column("NO", right=True),
    Column("FIRST", spare=True),
    Column("LAST"),
    Column("THREAD", gives_way=True),
    Column("STORIES", right=True),
    Column("THEME", spare=True),
)


class UnknownThreadError(DatelineError):
    """No thread has this id or is called this."""


@command(limit_option(100, 100_000, "threads"))
def threads(archive: Archive, limit: int) -> Answer:
    """List the threads of running news, the newest first."""
    found = archive.threads.threads(limit=limit)
    themes = archive.threads.themes([one.id for one in found])

    def show() -> None:
        known = {theme.key: theme for theme in archive.themes.all()}
        print_table(_COLUMNS, [_line(one, known.get(themes.get(one.id, ""))) for one in found])
        if not found:
            say("No threads yet: no two stories here are on the same news.", err=True)

    return Answer(lambda: [_plain(one, themes.get(one.id, "")) for one in found], show)


@command(click.argument("name", nargs=-1, required=True, metavar="THREAD..."))
def thread(archive: Archive, name: tuple[str, ...]) -> Answer:
    """Read one thread from its first story to its last.

    It is called by words of its name, or by its number. Leaves with 1 if there is none.
    """
    typed = " ".join(name)
    summary = thread_called(archive, typed)

    def show() -> None:
        _show(archive, summary, next((theme.name for theme in archive.themes.all() if theme.key == summary.theme), ""))
        others = [] if _is_id(typed) else [one for one in archive.threads.threads(typed, 6) if one.id != summary.thread.id]
        if others:
            also = ", ".join(f"{one.name} ({one.id})" for one in others)
            say(styled(f"also called so: {also}", dim=True), err=True)

    return Answer(lambda: _plain_whole(summary), show)


def thread_called(archive: Archive, typed: str) -> ThreadSummary:
    """Return a thread by its id or by words of its name. Raises UnknownThreadError."""
    thread_id = int(typed) if _is_id(typed) else next((one.id for one in archive.threads.threads(typed, 1)), 0)
    summary = archive.threads.thread(thread_id) if thread_id else None
    if summary is None:
        raise UnknownThreadError(f"no thread is called “{typed}”; dateline threads lists them")
    return summary


def _is_id(typed: str) -> bool:
    return typed.isdecimal() and len(typed) < _LONGEST_ID


def _show(archive: Archive, summary: ThreadSummary, theme: str) -> None:
    thread = summary.thread
    print_paragraph(thread.name)
    print_paragraph(joined((f"{thread.count} stories", _days(thread), theme)))
    if summary.stands:
        print_paragraph(f"Latest, {iso_day(thread.last)}: {summary.stands}")
    say()
    keys = [row.id in summary.key for row in summary.rows]
    signs = [(row, ["◆" if is_key else ""]) for row, is_key in zip(summary.rows, keys, strict=True)]
    print_stories(archive, signs, [Column("KEY")], keys)
    if summary.near:
        say()
        near = "; ".join(f"{one.thread.name} ({', '.join(one.shares)})" for one in summary.near)
        print_paragraph(f"Near it: {near}")


def _line(thread: Thread, theme: Theme | None) -> Line:
    first, last = iso_day(thread.first), iso_day(thread.last)
    about = Cell(theme.name, colour=theme.colour) if theme else ""
    return str(thread.id), first, last, Cell(thread.name, bold=True), str(thread.count), about


def _days(thread: Thread) -> str:
    return f"{iso_day(thread.first)} – {iso_day(thread.last)}"


def _plain(thread: Thread, theme: str) -> dict[str, object]:
    days = {"first": iso_day(thread.first), "last": iso_day(thread.last)}
    return {"id": thread.id, "name": thread.name, "stories": thread.count, "theme": theme, **days}


def _plain_whole(summary: ThreadSummary) -> dict[str, object]:
    rows = [plain_row(row, key=row.id in summary.key) for row in summary.rows]
    near = [{"id": one.thread.id, "name": one.thread.name, "shares": list(one.shares)} for one in summary.near]
    return {**_plain(summary.thread, summary.theme), "stands": summary.stands, "rows": rows, "near": near}
