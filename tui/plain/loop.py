"""The plain mode itself: a line is typed, sentences come; no cursor is placed, nothing is coloured, nothing is painted twice."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

from store.api.archive import Archive
from store.api.errors import DatelineError
from store.opening import open_archive
from store.paths import Place
from store.text.clean import clean_line
from tui.plain.commands import understood
from tui.plain.reader import PlainReader
from tui.state.once import done_once
from tui.terminal.output_guard import DONE
from tui.terminal.sign_twins import ascii_only

_PROMPT = "> "


def open_plain(place: Place | None) -> int:
    """Open an archive line by line on the standard streams, and return the exit status when it is left. Raises DatelineError."""
    archive = open_archive(place)
    try:
        told = archive.refresh().notices
        _say((f"{notice}." for notice in told), sys.stdout, "")
        converse(archive, sys.stdin, sys.stdout, prompt=_PROMPT if sys.stdin.isatty() else "")
    finally:
        archive.close()
    return DONE


def converse(archive: Archive, typed: Iterable[str], out: TextIO, *, prompt: str = "") -> None:
    """Answer lines until one leaves or there are no more."""
    reader = PlainReader(archive)

    def mend() -> None:
        archive.mend()
        _say(archive.refresh().notices, out, "")

    _say(reader.begin(), out, prompt)
    for line in typed:
        command = understood(clean_line(line))
        if isinstance(command, str):
            _say([command], out, prompt)
            continue
        act, after = command
        try:
            said = done_once(archive, lambda _: list(act.act(reader, after)), mend)  # noqa: B023 - it is called at once
            _say(said, out, "" if reader.has_left else prompt)
        except DatelineError as error:
            _say([f"That could not be done: {error}."], out, prompt)
        if reader.has_left:
            break


def _say(lines: Iterable[str], out: TextIO, prompt: str) -> None:
    """Print sentences, cleaned of all that could steer a terminal; then what stands before the next line that is typed."""
    for line in lines:
        clean = clean_line(line)
        out.write((clean if _can_write(clean, out) else ascii_only(clean)) + "\n")
    out.write(prompt)
    out.flush()


def _can_write(text: str, out: TextIO) -> bool:
    """Return whether a stream's way of writing letters has all of a text."""
    try:
        text.encode(out.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
