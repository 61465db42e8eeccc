"""Reading in a process beside this one: what is large is read by one processor while another keeps what was read."""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import lru_cache
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from threading import Event, Thread
from typing import IO, Any

from store.api.changes import Refused
from store.api.story import Story
from store.api.views import Marks
from store.api.when import When
from store.formats.inputs import read_paths
from store.formats.reading import Reading
from store.formats.source import Read, ReadStory

_PARTS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    kind: attrgetter(*(field.name for field in fields(kind))) for kind in (Story, ReadStory, Marks)
}
"""What the commonest things that are passed on are made of: taken one by one, they would be asked for each time."""
_LARGE = 8 * 1024 * 1024
"""Bytes from which on a process of its own pays."""
_AHEAD = 24
"""Parts that wait to be taken, before no more are read."""
LENGTH = 4
"""Bytes that say how long a part is."""
_ENDED = "the process that reads it was ended before it was done; what was read until then is kept, add it again"


@lru_cache(8_000)
def kept_when(iso: str) -> When:
    """Return a point in time: many stories are of one day."""
    return When(iso)


def pickled(part: list[Read] | Reading) -> memoryview:
    """Return what was read in a form that is quickly made into the same again."""
    out = BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {
        **dict.fromkeys(_PARTS, lambda one: (type(one), _PARTS[type(one)](one))),
        When: lambda when: (kept_when, (when.iso,)),
    }
    pickler.dump(part)
    return out.getbuffer()


def read_files(paths: Sequence[str], reading: Reading) -> Iterator[Read]:
    """Yield what `read_paths` does, large files being read by a process of their own."""
    if any(path == "-" for path in paths) or sum(map(_size, paths)) < _LARGE:
        yield from read_paths(paths, reading)
        return
    command = [sys.executable, "-m", "store.formats.reading_main"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 – our own module
        ended = Event()
        try:
            if process.stdin and process.stdout:
                with suppress(BrokenPipeError), process.stdin as given:
                    pickle.dump((tuple(paths), reading), given)
                yield from _taken(process.stdout, ended, reading, paths[0])
        finally:
            ended.set()
            process.kill()


def _taken(stream: IO[bytes], ended: Event, reading: Reading, name: str) -> Iterator[Read]:
    """Yield what the other process read, part by part; in the end, take over what it noted."""
    parts: queue.Queue[bytes] = queue.Queue(_AHEAD)
    Thread(target=_collect, args=(stream, parts, ended), name="reading", daemon=True).start()
    while part := parts.get():
        found: list[Read] | Reading = pickle.loads(part)  # noqa: S301 – from our own process
        if isinstance(found, Reading):
            reading.files.update(found.files - reading.files)
            reading.skipped.update(found.skipped - reading.skipped)
            return
        yield from found
    yield Refused(name, 0, _ENDED)


def _collect(stream: IO[bytes], parts: queue.Queue[bytes], ended: Event) -> None:
    """Put parts into a queue as they come, and nothing at the end."""
    while not ended.is_set():
        length = int.from_bytes(stream.read(LENGTH), "big")
        part = stream.read(length) if length else b""
        _put(part if len(part) == length else b"", parts, ended)
        if not part:
            return


def _put(part: bytes, parts: queue.Queue[bytes], ended: Event) -> None:
    while not ended.is_set():
        with suppress(queue.Full):
            parts.put(part, timeout=0.2)
            return


def _size(path: str) -> int:
    """Return how many bytes a file has, or the files of a folder, as far as that makes it large."""
    try:
        if not Path(path).is_dir():
            return Path(path).stat().st_size
        size = 0
        for parent, _, names in os.walk(path):
            size += sum((Path(parent) / name).lstat().st_size for name in names)
            if size >= _LARGE:
                break
    except OSError:
        return 0
    return size
