"""Printing answers: readable in a terminal, plain in a pipe, JSON on request."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap

import click
import orjson

from store.api.archive import Archive
from store.api.changes import Change
from store.text.clean import STEERING, clean_line, clean_text

_WIDEST = 76
_STYLE = re.compile(r"(\x1b\[[0-9;]*m)")


def say(text: str = "", *, err: bool = False, nl: bool = True) -> None:
    """Print a text, the only way anything is printed here: nothing in it can steer a terminal but to colour letters."""
    pieces = _STYLE.split(text)
    click.echo("".join(piece if at % 2 else _unsteering(piece) for at, piece in enumerate(pieces)), err=err, nl=nl)


def _unsteering(text: str) -> str:
    return "\r\n".join(map(clean_text, text.split("\r\n")))  # calendars end their lines so


def print_json(answer: object) -> None:
    """Print an answer as JSON."""
    say(escaped(orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode()))


def escaped(json: str) -> str:
    """Return JSON with what could steer a terminal written as escapes: JSON itself asks that of a part of it only."""
    return STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", json)


def refreshed(archive: Archive) -> Change:
    """Bring an archive up to date, and tell on standard error what the person should know of it."""
    change = archive.refresh()
    for notice in change.notices:
        complain(notice)
    return change


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
        width = min(_WIDEST, shutil.get_terminal_size().columns)
        clean = textwrap.fill(clean, width, initial_indent=lead, subsequent_indent=" " * len(lead))
    else:
        clean = lead + clean
    say(clean)


def complain(sentence: str) -> None:
    """Tell on standard error what is wrong."""
    say(f"dateline: {clean_line(sentence)}", err=True)
