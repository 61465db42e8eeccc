"""`dateline export`: the stories of a search, a thread, a theme, a span of time or all of them, written in a form."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from store.api.archive import Archive
from store.api.errors import ExportError
from store.api.views import Selection
from store.exports.export_table import STORY_FORMS, form_for
from store.exports.saving import Saving
from store.outputs import is_passed_through
from store.query.time_spans import iso
from store.text.numbers import counted
from tui.cli.command import WRONG_USAGE, command, opened_archive
from tui.cli.output import complained_of_mistakes, refreshed, say, styled
from tui.cli.progress import told_progress
from tui.cli.selecting import span_between, theme_shown
from tui.cli.thread_commands import thread_called
from tui.terminal.output_guard import DONE

_FORMS = list(STORY_FORMS)


@dataclass(frozen=True, slots=True)
class Wish:
    """Which stories a person wants, as it was typed."""

    line: str = ""
    """A search line."""
    thread: str = ""
    """Words of a thread's name, or its number."""
    theme: str = ""
    """A theme's key or name."""
    feed: str = ""
    """A feed's name, or a part of it."""
    begin: str = ""
    """From when on, in any way a date is typed."""
    end: str = ""
    """Until when."""
    starred: bool = False
    """True for starred stories alone."""
    unread: bool = False
    """True for unread stories alone."""


@command(
    click.argument("line", nargs=-1, metavar="[LINE...]"),
    click.option("--to", "form", type=click.Choice(_FORMS), help="As what; else as the file's ending says."),
    click.option("-o", "--output", metavar="FILE|FOLDER", help="Write this instead of printing."),
    click.option("--thread", default="", metavar="THREAD", help="A thread, by words of its name or by its number."),
    click.option("--theme", default="", metavar="THEME", help="A theme."),
    click.option("--feed", default="", metavar="FEED", help="The stories of a feed."),
    click.option("--from", "begin", default="", metavar="DATE", help="From when on: 2025-06-02, june 2025, last month."),
    click.option("--until", "end", default="", metavar="DATE", help="Until when."),
    click.option("--starred", is_flag=True, help="Starred stories alone."),
    click.option("--unread", is_flag=True, help="Unread stories alone."),
    click.option("--title", "called", default="", metavar="TEXT", help="What the whole is called, in forms that say so."),
    click.option("--notes/--no-notes", default=None, help="Whether your notes go along; usual in forms that come in again."),
    click.option("--force", is_flag=True, help="Write over a file that is there, or into a folder that has files."),
    archive=opened_archive,
    as_json=False,
    examples=(
        ("dateline export theme:water --to csv -o water.csv", ""),
        ("dateline export --starred -o best.html", "a timeline that any browser opens"),
        ("dateline export --thread indus -o indus.md", ""),
    ),
)
def export(
    archive: Archive,
    line: tuple[str, ...],
    form: str | None,
    output: str | None,
    called: str,
    notes: bool | None,
    force: bool,
    **wishes: Any,
) -> int:
    """Write stories as files for other programs.

    Those that a LINE finds, as in dateline find, or all of them; options choose among these. Markdown, a folder of it, JSON,
    JSON Lines and CSV can be added again with dateline add, marks and all. Nothing is written over unless --force says so, and
    a file is written whole or not at all.
    """
    wish = Wish(" ".join(line), **wishes)
    if wish.line and complained_of_mistakes(archive, wish.line):
        return WRONG_USAGE
    path = None if output in (None, "-") else Path(output)
    form = form or _form_of(output, path)
    if path and form == "markdown" and _is_folder(output, path):
        form = "folder"
    if refreshed(archive).pending:
        archive.understand(threads=False)
    with told_progress() as progress:
        saving = Saving(archive, _selection(archive, wish), form, called, notes, progress)
        if path is None:
            saving.to_stream(sys.stdout.buffer)
            return DONE
        saving.to(path, force=force)
    if is_passed_through(path):  # whoever reads there wants the stories alone
        return DONE
    say(f"{counted(saving.written, 'story', 'stories')} in {styled(str(path), bold=True)}, as {STORY_FORMS[form].label}")
    return DONE


def _form_of(output: str | None, path: Path | None) -> str:
    """Return the form that a name stands for; of what is printed, Markdown."""
    if path is None:
        return "markdown"
    if _is_folder(output, path):
        return "folder"
    if form := form_for(path):
        return form
    raise ExportError(f"the name {path} does not tell in what form; say it with --to: {', '.join(_FORMS)}")


def _is_folder(output: str | None, path: Path) -> bool:
    return path.is_dir() or (output or "").endswith(("/", "\\"))


def _selection(archive: Archive, wish: Wish) -> Selection:
    first, last = span_between(wish.begin, "--from", wish.end, "--until")
    words = wish.line
    if first or last:  # in brackets, as the line may have a choice in it; they are left open, so that it ends as it was typed
        words = f'on:"{iso(first or date.min, last or date.max)}" ({wish.line}'
    return Selection(
        themes=frozenset([theme_shown(archive, wish.theme)]) if wish.theme else frozenset(),
        words=words,
        unread=wish.unread,
        starred=wish.starred,
        thread=thread_called(archive, wish.thread).thread.id if wish.thread else 0,
        unfolded=True,
        feed=archive.feeds.named(wish.feed).id if wish.feed else "",
    )
