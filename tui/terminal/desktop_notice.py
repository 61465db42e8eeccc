"""Notices of the desktop, by the means that a platform has for that; where there is none, nothing is said."""

from __future__ import annotations

import html
import shutil
import subprocess

from store.text.clean import clean_line
from tui.terminal.visitor import is_visited

_LONGEST = 300
_PATIENCE = 5.0
_SCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")


def notice_command(title: str, text: str) -> list[str]:
    """Return the program that shows a notice here, with its words; nothing if there is none."""
    head, line = clean_line(title)[:_LONGEST], clean_line(text)[:_LONGEST]
    if found := shutil.which("notify-send"):
        return [found, "--app-name=Dateline", "--", head, html.escape(line, quote=False)]
    if found := shutil.which("osascript"):
        return [found, *(part for line_ in _SCRIPT for part in ("-e", line_)), head, line]
    if found := shutil.which("termux-notification"):
        return [found, "--title", head, "--content", line]
    return []


def show_notice(title: str, text: str) -> bool:
    """Show a notice; returns false if that can't be done here, as for a page of a browser."""
    command = notice_command(title, text) if not is_visited() else []
    if not command:
        return False
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_PATIENCE)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
