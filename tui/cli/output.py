"""Printing answers: readable in a terminal, plain in a pipe, JSON on request."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap

import click
import orjson

from store.clean import clean_line

_WIDEST = 76


def print_json(answer: object) -> None:
    """Print an answer as JSON."""
    click.echo(orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode())


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
    click.echo(clean)


def complain(sentence: str) -> None:
    """Tell on standard error what is wrong."""
    click.echo(f"dateline: {clean_line(sentence)}", err=True)
