"""Opening the page in the person's browser without its token among the words of a program, which everybody on the machine can read."""

from __future__ import annotations

import html
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

_PAGE = """<!DOCTYPE html>
<meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url={address}">
<title>Dateline</title><p><a href="{address}">Dateline</a></p>
"""


@contextmanager
def opened_in_browser(address: str, folder: Path) -> Iterator[None]:
    """Have the browser open a small page that leads to an address; it lies in a folder, nobody else reads it, and it goes at the end.

    Raises OSError if it can't be written.
    """
    page = folder / f"open-{os.getpid()}.html"
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        page.unlink()
    try:
        with os.fdopen(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(_PAGE.format(address=html.escape(address)))
        click.launch(str(page))
        yield
    finally:
        with suppress(OSError):
            page.unlink()
