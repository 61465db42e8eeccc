"""Changes to the person's own `themes.toml` that leave everything else in it as it stands: comments, order, words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.api.errors import SettingsError
from store.text.clean import clean_line
from store.themes.themes_toml import ALL, HEAD, TEN
from store.themes.toml_file import parsed, text_of

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_OWN_WORDS = frozenset(("for", "against", "medtop"))


def with_changes(path: Path, key: str, changes: Mapping[str, str | bool | None]) -> bytes:
    """Return what the file holds once a theme is changed: each name with its new value, None to have it as it comes.

    Raises SettingsError if the file can't be read or has its themes in another form.
    """
    import tomlkit
    from tomlkit.items import AoT

    document = _document(path)
    before = document.as_string()
    themes = document.get("theme")
    if themes == []:
        document.remove("theme")
        themes = None
    if themes is None:
        themes = tomlkit.aot()
        document.append("theme", themes)
    if not isinstance(themes, AoT):
        told = f"{path} has its themes in another form than [[theme]] tables; write them so, and try again"
        raise SettingsError(told)
    table: Any = next((one for one in themes if one.get("key") == key), None)
    if table is None:
        table = tomlkit.table()
        table.trivia.indent = "" if not before or before.endswith("\n\n") else "\n"  # an empty line before it
        table.append("key", key)
        themes.append(table)
    for name, value in changes.items():
        table.pop(name, None)
        needless = name == "hidden" and value is False and document.get("set") != TEN
        if value is not None and not needless:
            _put(table, name, clean_line(value) if isinstance(value, str) else value)
    if set(table) == {"key"}:
        del themes[next(at for at, one in enumerate(themes) if one.get("key") == key)]
    if not len(themes):
        document.remove("theme")
    return _written(document)


def with_set(path: Path, name: str) -> bytes:
    """Return what the file holds once another set of themes is in use. Raises SettingsError."""
    document = _document(path)
    document.pop("set", None)
    if name == ALL:
        return _written(document)
    text = _written(document).decode()
    at = _end_of_head(text)
    return f'{text[:at]}set = "{name}"\n{text[at:]}'.encode()


def _end_of_head(text: str) -> int:
    """Return where the comments end that are about the whole file: those that an empty line, or nothing, follows."""
    end = at = 0
    commented = False
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.startswith("#"):
            return end
        if commented and not line.strip():
            end = at
        commented = line.startswith("#")
        at += len(line)
    return at if commented else end


def _document(path: Path) -> TOMLDocument:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    return parsed(path, text_of(path, missing=HEAD), tomlkit.parse, TOMLKitError)


def _put(table: Any, name: str, value: str | bool) -> None:
    """Put a value into a theme's table, before the tables of words that may stand within."""
    within = {word: table.pop(word) for word in _OWN_WORDS if word in table}
    table.append(name, value)
    for word, words in within.items():
        table.append(word, words)


def _written(document: TOMLDocument) -> bytes:
    text = document.as_string()
    return (text if text.endswith("\n") or not text else text + "\n").encode()
