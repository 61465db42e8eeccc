"""Printing answers: readable in a terminal, plain in a pipe; and the words and fields that many of them share."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable
from datetime import date
from time import monotonic

import click
import orjson

from store.api.archive import Archive
from store.api.changes import Change, Taken
from store.api.progress import WHOLE
from store.api.story import Story
from store.api.views import StoryRow
from store.text.clean import STEERING, clean_line, clean_text

_WIDEST = 76
_NARROWEST = 8
_LONG = 1.0
"""Seconds after which a person is told what is being done before an answer."""
_STYLE = re.compile(r"(\x1b\[[0-9;]*m)")


Row = StoryRow | Taken | Story
"""A story as lists have it: with its id, its headline and when it was published."""


def say(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print a text, the only way anything is printed here: nothing in it can steer a terminal but to colour letters."""
    pieces = _STYLE.split(text)
    click.echo("".join(piece if at % 2 else _unsteering(piece) for at, piece in enumerate(pieces)), err=err, nl=nl)


def _unsteering(text: str) -> str:
    return "\r\n".join(map(clean_text, text.split("\r\n")))  # calendars end their lines so


def complain(sentence: str, *more: str) -> None:
    """Tell on standard error what is wrong, and on lines beneath what there is to choose from."""
    for lead, line in (("dateline: ", sentence), *(("  ", one) for one in more)):
        clean = clean_line(line)
        wrapped = _wrapped(clean, _columns(), lead) if sys.stderr.isatty() else [f"{lead}{clean}"]
        say("\n".join(wrapped), err=True)


def print_json(answer: object) -> None:
    """Print an answer as JSON; of a list each thing at once, so that a reader that goes away early is not made for."""
    if not isinstance(answer, list) or not answer:
        say(_json(answer))
        return
    for nth, one in enumerate(answer):
        say(("," if nth else "[") + textwrap.indent("\n" + _json(one), "  "), nl=False)
    say("\n]")


def _json(answer: object) -> str:
    return escaped(orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode())


def escaped(json: str) -> str:
    """Return JSON with what could steer a terminal written as escapes: JSON itself asks that of a part of it only."""
    return STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def styled(text: str, *, bold: bool = False, dim: bool = False, colour: str = "") -> str:
    """Return a text without control characters, styled if it goes to a terminal that wants colour."""
    clean = clean_line(text)
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return clean
    ink = (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)) if colour else None
    return click.style(clean, fg=ink, bold=bold or None, dim=dim or None)


def print_paragraph(text: str, lead: str = "") -> None:
    """Print a paragraph: wrapped in a terminal, one line in a pipe."""
    clean = clean_line(text)
    if sys.stdout.isatty():
        width = min(_WIDEST, _columns())
        clean = "\n".join(_wrapped(clean, width, lead))
    else:
        clean = lead + clean
    say(clean)


def _columns() -> int:
    return shutil.get_terminal_size().columns


def _wrapped(line: str, width: int, lead: str) -> list[str]:
    """Return a line wrapped at blanks, and within words that are too long or have no blanks; in terminal cells, not in letters."""
    if line.isascii():
        return textwrap.wrap(line, width, initial_indent=lead, subsequent_indent=" " * len(lead))
    from rich.cells import cell_len, chop_cells

    room = max(width - len(lead), _NARROWEST)
    lines = [""]
    for word in line.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(longer) <= room:
            lines[-1] = longer
            continue
        lines.extend(chop_cells(word, room))
    return [(" " * len(lead) if nth else lead) + text for nth, text in enumerate(filter(None, lines))]


def print_row(row: Row, lead: str = "", sign: str = "", *, bold: bool = True) -> None:
    """Print a story's id, day and headline on one line, after a lead and with a sign before the headline."""
    day = styled(row.published.iso[:10])
    say(f"{lead}{styled(row.id, dim=True)}  {day:<10} {f'{sign} ' if sign else ' '}{styled(row.title, bold=bold)}")


def plain_row(row: Row, **more: object) -> dict[str, object]:
    """Return what programs are told of a story in a list, and more of it if wanted."""
    return {"id": row.id, "title": row.title, "published": row.published.iso, **more}


def plain_name(row: Row) -> dict[str, object]:
    """Return what programs are told of a story that something was done to."""
    return {"id": row.id, "title": row.title}


def joined(parts: Iterable[str]) -> str:
    """Return on one line what there is of some parts."""
    return " · ".join(part for part in parts if part)


def date_note(story: Story, of_file: str = "the file's date") -> str:
    """Return what is to be said behind a story's date if the story does not write it itself; else nothing."""
    return f" ({of_file})" if story.undated else " (from its age)" if story.derived else ""


def iso_day(day: int) -> str:
    """Return a day, given as an ordinal, as `2025-06-02`."""
    return date.fromordinal(day).isoformat()


def refreshed(archive: Archive) -> Change:
    """Bring an archive up to date, and tell on standard error what the person should know of it."""
    change = archive.refresh(_LongWork())
    for notice in change.notices:
        complain(notice)
    return change


class _LongWork:
    """Tells on standard error, once, that a command is at work before it answers; nothing if it takes no longer than a moment."""

    def __init__(self) -> None:
        self._begun, self._told = monotonic(), False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Tell what is being done, the first time it has taken long and is not nearly over."""
        if not self._told and monotonic() - self._begun > _LONG and done < total:
            self._told = True
            why = "as there is no whole index of it" if what == WHOLE else "as the archive changed since it was last looked at"
            complain(f"{what.lower()} first, {why}…")


def complained_of_mistakes(archive: Archive, line: str) -> bool:
    """Tell what of a search line can't be meant as it is written; returns whether there was anything."""
    mistakes = archive.search.mistakes(line)
    for sentence in mistakes:
        complain(sentence)
    return bool(mistakes)
