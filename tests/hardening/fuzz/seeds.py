"""What inputs grow out of: the texts that our own tests give to the same code, and real ones where a folder of them is named."""

from __future__ import annotations

import ast
import gzip
import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[2]
_MOST, _LONGEST, _LARGEST = 300, 4_000, 12_000
_TEXT = re.compile(r"""(?<!\w)(b?)(?:"{3}.*?"{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')""", re.DOTALL)
"""A text in quotes in a module, found twenty times as fast as by parsing it."""
_SUFFIXES = (".txt", ".md", ".html", ".xml", ".json", ".toml", ".csv")


@cache
def examples(*rooms: str) -> tuple[bytes, ...]:
    """Return the texts that tests of some rooms hold, `store/query`: what they write in quotes, and files beside them."""
    found: dict[bytes, None] = {}
    for room in rooms:
        folder = _TESTS / room
        paths = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
        for path in paths:
            if path.suffix == ".py":
                found.update(dict.fromkeys(_quoted(path.read_text())))
            elif path.suffix in _SUFFIXES and path.stat().st_size < 400_000:
                found[path.read_bytes()[:_LONGEST]] = None
    return tuple(found)[:: max(1, len(found) // _MOST)]


def _quoted(code: str) -> Iterator[bytes]:
    for found in _TEXT.finditer(code):
        if 4 < len(found[0]) <= _LONGEST and "{" not in found[0][:2]:
            with suppress(SyntaxError, ValueError):
                one = ast.literal_eval(found[0]) if "\\" in found[0] or found[1] else found[0].strip("\"'")
                yield one.encode("utf-8", "surrogatepass") if isinstance(one, str) else one


@cache
def real(part: str, most: int = 60) -> tuple[bytes, ...]:
    """Return real files of a part (`feeds`, `pages`, `dates`) of the folder that DATELINE_TEST_DATA names; none without it."""
    folder = os.environ.get("DATELINE_TEST_DATA", "")
    found: list[bytes] = []
    for path in sorted((Path(folder) / part).rglob("*")) if folder else ():
        if path.name.endswith(".tar.gz"):
            with tarfile.open(path) as packed:
                found += [file.read(_LARGEST) for one in packed if one.isfile() and (file := packed.extractfile(one))]
        elif path.suffix == ".gz":
            found.append(gzip.decompress(path.read_bytes())[:_LARGEST])
        elif path.suffix == ".jsonl":
            found += path.read_bytes().splitlines()
    return tuple(found[:: max(1, len(found) // most)])
