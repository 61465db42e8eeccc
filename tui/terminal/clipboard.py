"""The system's clipboard, reached by the program that the system has for it; nothing that such a program says gets on the screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import NamedTuple

from tui.terminal.visitor import is_visited

_PATIENCE = 2.0
"""Seconds that a program may take."""


class _Program(NamedTuple):
    """A program that puts what it reads on the clipboard."""

    command: tuple[str, ...]
    needs: str = ""
    """The variable that says there is a desktop for it."""
    encoding: str = "utf-8"


_PROGRAMS = (
    _Program(("pbcopy",)),
    _Program(("clip.exe",), encoding="utf-16"),  # on Windows, and on Linux within it
    _Program(("wl-copy",), "WAYLAND_DISPLAY"),
    _Program(("xclip", "-selection", "clipboard"), "DISPLAY"),
    _Program(("xsel", "--clipboard", "--input"), "DISPLAY"),
)


def put_on_clipboard(text: str) -> str:
    """Put a text on the system's clipboard and return by which program; empty if there is none that can, as mostly behind ssh.

    A page of a browser has a clipboard of its own, which is not this machine's.

    It may wait for another program, so it is not called on the screen's own thread.
    """
    for program in _PROGRAMS if not is_visited() else ():
        name = program.command[0]
        if (not program.needs or os.environ.get(program.needs)) and (path := shutil.which(name)):
            quiet = subprocess.DEVNULL
            try:
                done = subprocess.run(  # noqa: S603 - the system's own programs, given nothing but what they read
                    [path, *program.command[1:]],
                    input=text.encode(program.encoding, "replace"),
                    stdout=quiet,
                    stderr=quiet,
                    timeout=_PATIENCE,
                    start_new_session=sys.platform != "win32",
                )
            except (OSError, subprocess.TimeoutExpired):
                continue
            if done.returncode == 0:
                return name.removesuffix(".exe")
    return ""
