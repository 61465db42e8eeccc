"""`dateline brief`: the key dates of a search, a thread, a theme or a story, printed or written to a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from store.api.archive import Archive
from store.api.errors import DatelineError
from store.api.times import Brief
from store.api.views import Selection
from store.exports.export_table import EXPORTS, export_for, written
from store.outputs import write_out
from store.query import parse
from store.query.tree import times_of
from tui.cli.command import command, limit_option, opened_archive
from tui.cli.output import complain, escaped, joined, print_paragraph, refreshed, say, styled
from tui.cli.selecting import span_between, theme_shown
from tui.cli.thread_commands import thread_called
from tui.cli.typed_arguments import NamedPath
from tui.terminal.output_guard import DONE, FAILED


class _NoBriefError(DatelineError):
    """There is nothing to brief on; its text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to be briefed on, as it was typed."""

    line: str = ""
    """A search line."""
    thread: str = ""
    """Words of a thread's name, or its number."""
    theme: str = ""
    """A theme's key or name."""
    story_id: str = ""
    """A story's id."""
    begin: str = ""
    """From when on, in any way a date is typed."""
    end: str = ""
    """Until when."""
    limit: int = 12
    """How many dates at most."""
    output: Path | None = None
    """The file to write; None to print."""


@command(
    click.argument("line", nargs=-1, metavar="[LINE...]"),
    click.option(
        "--thread", default="", metavar="THREAD", help="The dates of a thread, by words of its name or by its number."
    ),
    click.option("--theme", default="", metavar="THEME", help="The dates of a theme."),
    click.option("--story", "story_id", default="", metavar="ID", help="The dates of one story."),
    click.option("--from", "begin", default="", metavar="DATE", help="From when on: 2025-06-02, june 2025, last month."),
    click.option("--to", "end", default="", metavar="DATE", help="Until when."),
    limit_option(12, 1_000, "dates"),
    click.option("--format", "form", type=click.Choice(list(EXPORTS)), help="As what; else as the file's ending says."),
    click.option("-o", "--output", type=NamedPath(path_type=Path), metavar="FILE", help="Write a file instead of printing."),
    archive=opened_archive,
    as_json=False,
    examples=(
        ("dateline brief may 2025", ""),
        ("dateline brief --thread indus -o indus.ics", "for a calendar"),
        ("dateline brief --story 5f0c --format json", ""),
    ),
)
def brief(archive: Archive, line: tuple[str, ...], form: str | None, **wishes: Any) -> int:
    """Tell the key dates of a search, thread, theme or story.

    What happened, and what is announced; of all stories where nothing is named.
    """
    if refreshed(archive).pending:
        archive.understand(threads=False)
    wish = Wish(" ".join(line), **wishes)
    made = _brief(archive, wish)
    form = form or export_for(wish.output.suffix if wish.output else "")
    if wish.output is None:
        _print(made, form)
        return DONE
    try:
        write_out(wish.output, written(made, form))
    except OSError as error:
        complain(f"{wish.output} can't be written ({error.strerror or error}); nothing was changed")
        return FAILED
    return DONE


def _brief(archive: Archive, wish: Wish) -> Brief:
    first, last = span_between(wish.begin, "--from", wish.end, "--to")
    if wish.story_id and (wish.line or wish.thread or wish.theme):
        raise _NoBriefError("--story is one story; leave out the search, --thread and --theme")
    if wish.line and (wrong := archive.search.mistakes(wish.line)):
        raise _NoBriefError(wrong[0])
    about = [archive.id_of(wish.story_id)] if wish.story_id else _selection(archive, wish)
    if not (first or last):
        first, last = _told_time(wish.line)
    brief = archive.times.brief(about, first, last, wish.limit)
    if not brief.count:
        raise _NoBriefError("no key dates: no story there mentions a date; try fewer words or a longer time")
    return brief


def _told_time(line: str) -> tuple[date | None, date | None]:
    """Return the time that a line's words tell, such as `may 2025`; nothing if they tell none, or several."""
    times = list(times_of(parse(f"{line} ", date.today()).tree))
    return (times[0].first, times[0].last) if len(times) == 1 else (None, None)


def _selection(archive: Archive, wish: Wish) -> Selection:
    words = f"{wish.line} " if wish.line.strip() else ""  # its last word is whole
    return Selection(
        themes=frozenset([theme_shown(archive, wish.theme)]) if wish.theme else frozenset(),
        words=words,
        thread=thread_called(archive, wish.thread).thread.id if wish.thread else 0,
    )


def _print(brief: Brief, form: str) -> None:
    if form != "text":
        text = written(brief, form).decode()
        say(escaped(text) if form == "json" else text, nl=False)
        return
    from store.exports.brief_words import heading, told_by, when_of

    print_paragraph(brief.title)
    print_paragraph(heading(brief))
    say()
    for one in brief.dates:
        say(f"{styled(when_of(one.event), bold=True)}  {styled(told_by(one.event), dim=True)}")
        print_paragraph(one.event.sentence, "    ")
        row = one.event.mentions[0].row
        print_paragraph(joined((row.title, row.source, row.published.iso[:10], row.id)), "    ")
