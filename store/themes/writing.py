"""Writing a theme into the person's own `themes.toml`: at its end, so that everything else there stays as it is."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from store.api.errors import SettingsError
from store.api.themes import Theme
from store.files import replacing
from store.text.clean import clean_line
from store.themes.book import Book, load_book
from store.themes.making import theme_named

_PATIENCE = 10.0
"""Seconds to wait for another program that makes a theme."""
_HEAD = """# Themes of your own: they are added to those Dateline comes with, and replace those with the same key.
# A word's weight says how strongly it speaks for the theme: 1 hints, 2 speaks for it, 3 may decide it alone.
# `diploma*` means every word that begins so; words under [theme.against] speak against it.
"""


def add_theme(
    seeds: Path,
    config: Path,
    name: str,
    weigh: Callable[[Book, Theme], Mapping[str, float]],
    before: Callable[[Book, Theme], None],
) -> tuple[Book, Theme]:
    """Add a theme as the last of the person's own, and return the book with it, and the theme.

    `weigh` is given the book as it was and returns the theme's words; `before` is given the book as it will be, just before it is.
    Raises ThemeError if the name can't be taken, SettingsError if the file is wrong or can't be written.
    """
    from filelock import FileLock, Timeout

    path = config / "themes.toml"
    try:
        config.mkdir(parents=True, exist_ok=True)
        with FileLock(config / ".themes.lock", timeout=_PATIENCE):
            book = load_book(seeds, config)
            theme = theme_named(name, book)
            raw = _with_table(path, table_of(theme, weigh(book, theme)))
            with replacing(path.resolve(), raw) as new:  # what the file is a link to is written, not the link
                made = load_book(seeds, config, own=new)
                before(made, theme)
    except Timeout as error:
        raise SettingsError(f"another program has been writing to {config} for {_PATIENCE:.0f} s; try again") from error
    except OSError as error:
        told = f"{path} can't be written ({error.strerror or error}); set DATELINE_CONFIG to a folder that can"
        raise SettingsError(told) from error
    return made, theme


def _with_table(path: Path, table: str) -> bytes:
    """Return a file with a table after everything that is in it."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raw = _HEAD.encode()
    whole = raw + (b"" if raw.endswith(b"\n") or not raw else b"\n") + b"\n" + table.encode()
    try:
        tomllib.loads(whole.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} has its themes in another form than [[theme]] tables; write them so, and try again"
        ) from error
    return whole


def table_of(theme: Theme, weights: Mapping[str, float]) -> str:
    """Return a theme as it stands in the file."""
    lines = ["[[theme]]", f'key = "{theme.key}"', f"name = {_quoted(theme.name)}", f'colour = "{theme.colour}"', "[theme.for]"]
    return "\n".join([*lines, *(f"{_quoted(word)} = {weight:g}" for word, weight in weights.items())]) + "\n"


def _quoted(text: str) -> str:
    """Return a text as TOML has it, without what could steer a terminal."""
    escaped = clean_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
