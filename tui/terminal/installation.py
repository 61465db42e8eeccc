"""Whether Dateline was installed anew while it is open, and what a person is told when the screen can't go on."""

from __future__ import annotations

import tempfile
from pathlib import Path

REPLACED_NOTICE = "Dateline was installed anew while this window was open; leave it and start it again"
_PARTS = [Path(__file__), Path(__file__).parents[2] / "store" / "__init__.py"]
Stamp = tuple[tuple[int, int] | None, ...]


def stamp() -> Stamp:
    """Return what the program's files look like from outside; None for one that is gone."""
    seen: list[tuple[int, int] | None] = []
    for part in _PARTS:
        try:
            found = part.stat()
            seen.append((found.st_mtime_ns, found.st_ino))
        except OSError:
            seen.append(None)
    return tuple(seen)


_AT_START = stamp()


def is_replaced() -> bool:
    """Return whether the program's files are others than those this process was started from."""
    return stamp() != _AT_START


def crash_sentence(trace: str) -> str:
    """Return the sentence that the screen ends with, given the trace of what went wrong, which is kept in a file."""
    if is_replaced():
        return REPLACED_NOTICE.replace("; leave it and start it again", ", and a part of it was gone; start it again")
    sentence = "something went wrong inside Dateline and it had to end; everything you did is kept, start it again"
    try:
        with tempfile.NamedTemporaryFile("w", prefix="dateline-", suffix=".txt", delete=False, encoding="utf-8") as file:
            file.write(trace)
    except OSError:
        return sentence
    return f"{sentence} (what happened is written in {file.name})"
