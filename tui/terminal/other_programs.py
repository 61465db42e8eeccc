"""A text handed to another program that has the terminal meanwhile: a shell command, or the person's editor."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from store.text.clean import clean_line

_EDITORS = ("sensible-editor", "nano", "vi")
"""Editors that are looked for where the person named none."""
_NOT_STARTED = 127
"""What a shell says of a command that it could not start."""

_RUNNING: list[subprocess.Popen[bytes]] = []
"""The program that has the terminal, if one has."""


class Ended(NamedTuple):
    """How another program ended."""

    status: int
    """Its exit status; 127 if it could not be started."""
    reason: str = ""
    """Why it could not be started; empty if it was."""


class Edited(NamedTuple):
    """A text after the editor had it."""

    text: str
    path: Path
    """The file that has it."""
    editor: str
    """What the editor is called; empty if there is none."""
    ended: Ended


def pipe(text: str, command: str) -> Ended:
    """Have the person's shell run a command that reads a text; what it prints stays until Enter is pressed."""
    print(f"| {clean_line(command)}", flush=True)  # noqa: T201 - the terminal is the person's meanwhile
    ended = _run([os.environ.get("SHELL") or "/bin/sh", "-c", command], text)
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        input(f"\n[{ended.reason or f'ended with {ended.status}'} · Enter goes back to Dateline] ")
    return ended


def lay_down(text: str, name: str) -> Path:
    """Lay a text into a file for the editor, which stays until `put_away`. Raises OSError."""
    number, path = tempfile.mkstemp(prefix=f"dateline-{name}-", suffix=".txt")
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(text)
    return Path(path)


def edit(path: Path) -> Edited:
    """Let the person change the text of a file in their editor. Raises OSError."""
    editor = _editor()
    name = clean_line(Path(editor[0]).name) if editor else ""
    ended = _run([*editor, str(path)]) if editor else Ended(_NOT_STARTED, "No editor was found")
    return Edited(path.read_text(encoding="utf-8", errors="replace"), path, name, ended)


def put_away(path: Path) -> None:
    """Take away the file of a text that is kept elsewhere by now."""
    with contextlib.suppress(OSError):
        path.unlink()


def _editor() -> Sequence[str]:
    """Return the person's editor with its options; nothing if there is none."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError:  # a quotation mark without its other half
        words = [named]
    return words or next(([editor] for editor in _EDITORS if shutil.which(editor)), [])


def _run(command: Sequence[str], text: str | None = None) -> Ended:
    with _undisturbed():
        try:
            other = subprocess.Popen(command, stdin=None if text is None else subprocess.PIPE)  # noqa: S603 - as the person asked
        except (OSError, ValueError) as error:  # ValueError where a name has NUL in it
            return Ended(
                _NOT_STARTED, f"{clean_line(command[0])} can't be started: {getattr(error, 'strerror', None) or error}"
            )
        _RUNNING.append(other)
        try:
            other.communicate(None if text is None else text.encode())
        finally:
            _RUNNING.remove(other)
    return Ended(other.returncode)


def end_other_programs() -> None:
    """Ask a program that has the terminal to end, as this one was told to: it keeps what it can, and gives the terminal back."""
    for other in _RUNNING:
        other.terminate()


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let keys that end programs end the other one alone. A handler that does nothing is not handed on to it, as ignoring would be.

    While the other one reads keys as they are, none of them sends a signal: then somebody else did, who means this one.
    """
    numbers = [signal.SIGINT, *([signal.SIGQUIT] if hasattr(signal, "SIGQUIT") else ())]
    earlier = {number: signal.getsignal(number) for number in numbers}

    def heed(number: int, frame: FrameType | None) -> None:
        handler = earlier[number]
        if callable(handler) and not _keys_send_signals():
            handler(number, frame)

    for number in numbers:
        signal.signal(number, heed)
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _keys_send_signals() -> bool:
    """Return whether the terminal sends signals for keys such as ctrl+c, as it is set up now."""
    try:
        import termios

        return bool(termios.tcgetattr(0)[3] & termios.ISIG)
    except (ImportError, OSError, termios.error):
        return True
