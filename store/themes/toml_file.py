"""Reads the TOML files that people write, with a byte order mark or without; whatever stands in one is read, or refused in a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from store.api.errors import SettingsError

LONGEST = 20_000_000
"""Bytes of a file that are read."""
_MEND = "mend it or take it away"
_Parsed = TypeVar("_Parsed")


def bytes_of(path: Path, missing: str | None = None) -> bytes:
    """Return what stands in a file, or the text `missing` where there is none. Raises SettingsError."""
    try:
        return _bytes_of(path)
    except OSError as error:
        if missing is not None and isinstance(error, FileNotFoundError):
            return missing.encode()
        why = "is missing" if isinstance(error, FileNotFoundError) else f"can't be read ({error.strerror or error}); {_MEND}"
        raise SettingsError(f"{path} {why}") from error


def text_of(path: Path, missing: str | None = None) -> str:
    """Return the text of a file, its line ends as they are; `missing` where there is none. Raises SettingsError."""
    return _text_in(path, bytes_of(path, missing))


def document_in(path: Path, raw: bytes) -> dict[str, Any]:
    """Return what stands in a file that was read. Raises SettingsError naming it and what to mend."""
    return parsed(path, _text_in(path, raw), _document_in)


def _document_in(text: str) -> dict[str, Any]:
    """Return what stands in a text; of long lists of words many times faster than `tomllib` by itself, which goes letter by letter.

    Between signs that allow no escapes it looks for the end at once, and where nothing is escaped they mean the same.
    """
    quoted = any("'" in line and not line.startswith("#") for line in text.split("\n"))
    if not quoted and not any(sign in text for sign in ("\\", "'''", '""""')):
        with suppress(tomllib.TOMLDecodeError):  # told below, by the text as it stands
            return tomllib.loads(text.replace('"""', "'''"))
    return tomllib.loads(text)


def parsed(path: Path, text: str, parse: Callable[[str], _Parsed], wrong: type[Exception] = tomllib.TOMLDecodeError) -> _Parsed:
    """Return what a reader of TOML makes of the text of a file; `wrong` is what it raises for bad ones. Raises SettingsError."""
    try:
        return parse(text)
    except RecursionError as error:
        raise SettingsError(f"{path} has tables within tables without end; {_MEND}") from error
    except wrong as error:
        raise SettingsError(f"{path} is not TOML: {error}; {_MEND}") from error
    except ValueError as error:  # Python's own word for it is of no help
        raise SettingsError(f"{path} is not TOML: it has a number of thousands of digits; {_MEND}") from error


def document_of(path: Path, missing: str | None = None) -> dict[str, Any]:
    """Return what stands in a file, or in the text `missing` where there is none. Raises SettingsError naming it and what to mend."""
    return document_in(path, bytes_of(path, missing))


def _text_in(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path} is not TOML: line {line} is not UTF-8; {_MEND}") from error


def _bytes_of(path: Path) -> bytes:
    """Return what stands in a file. Raises OSError, SettingsError if it is too large or none that ends."""
    if path.exists() and not path.is_file():
        raise SettingsError(f"{path} can't be read (it is no regular file); {_MEND}")
    with path.open("rb") as file:
        raw = file.read(LONGEST + 1)
    if len(raw) > LONGEST:
        raise SettingsError(f"{path} is larger than {LONGEST // 1_000_000} MB; make it smaller")
    return raw
