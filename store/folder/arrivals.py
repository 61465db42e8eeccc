"""What came in and when: a line for each addition in a small file beside the index, so that one can ask what came since a time.

It is only as old as the cache: the record does not say when a story came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from time import time
from typing import Any

import orjson

from store.api.arrivals import Came
from store.api.changes import Taken
from store.api.story import StoryId
from store.files import write_whole
from store.private import open_ours

_MOST = 2_000
"""Stories of one addition that are named; of the others only their number is noted."""
_LONGEST = 1_000_000
"""Bytes after which the older half of the file is forgotten."""


def note_came(index: Path, added: Sequence[Taken]) -> None:
    """Note that stories came just now; where nothing can be written, nobody can ask for them."""
    if not added:
        return
    ids = [one.id for one in islice(added, _MOST)]
    file = _file(index)
    with suppress(OSError):
        with open_ours(file, "ab") as log:
            log.write(orjson.dumps({"at": time(), "number": len(added), "ids": ids}) + b"\n")
            size = log.tell()
        if size > _LONGEST:
            lines = file.read_bytes().splitlines(keepends=True)
            write_whole(file, b"".join(lines[len(lines) // 2 :]), durable=False)


def came_since(index: Path, moment: float) -> Came:
    """Return what came after a moment, in seconds since 1970.

    Lines stand in the order in which stories came, which holds also where the clock was put back: what says a time to come was
    written before that, and so was a moment that has yet to come.
    """
    number, ids, lines, now = 0, dict[StoryId, None](), list(_lines(index)), time()
    known = max(
        (nth for nth, line in enumerate(lines, 1) if (line["at"] > now if moment > now else line["at"] <= moment)), default=0
    )
    for line in lines[known:]:
        if line["at"] <= now:
            number += line["number"]
            ids |= dict.fromkeys(map(StoryId, line["ids"]))
    return Came(number, tuple(ids))


def _lines(index: Path) -> Iterator[dict[str, Any]]:
    """Yield what was noted; a line that was written half is passed over."""
    try:
        written = _file(index).read_bytes()
    except OSError:
        return
    for line in written.splitlines():
        with suppress(ValueError):
            found = orjson.loads(line)
            if _is_arrival(found):
                yield found


def _is_arrival(found: Any) -> bool:
    if not isinstance(found, dict) or not {"at", "number", "ids"} <= found.keys():
        return False
    at, number, ids = found["at"], found["number"], found["ids"]
    numbers = type(at) in (int, float) and type(number) is int
    return numbers and isinstance(ids, list) and all(isinstance(one, str) for one in ids)


def _file(index: Path) -> Path:
    return index.with_name(f"came-{index.name.removeprefix('index-')}.jsonl")
