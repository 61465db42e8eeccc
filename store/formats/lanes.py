"""Reading in processes beside this one: large files are read in lanes, one for each processor, while this one keeps what was read."""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from threading import Event, Thread
from typing import IO, Self

from store.api.changes import Refused
from store.api.prepared import Preparer
from store.formats.helper import begun
from store.formats.inputs import read_paths
from store.formats.listing import Listing
from store.formats.reading import Reading
from store.formats.transport import Passed, Task, passed_on, unpickled

_LARGE = 8 * 1024 * 1024
"""Bytes from which on a process of its own pays."""
_MOST_LANES = 4
_ONE_LARGE = 0.6
"""Share of all bytes in one file from which on lanes, which take file by file, would not share the work."""
_AHEAD = 4
"""Parts that wait to be taken of each lane, before no more are read."""
_ENDED = "the process that reads it was ended before it was done; what was read until then is kept, add it again"


def read_files(paths: Sequence[str], reading: Reading, preparer: Preparer = (), large: int = _LARGE) -> Iterator[Passed]:
    """Yield what `read_paths` does, files of so many bytes together being read by lanes, part by part of each lane in turn.

    There, `preparer` makes stories ready for an archive. A lane that ends before it is done is followed by one that goes on behind
    what was taken of it and makes nothing ready, in case that is what ended it.
    """
    listing = Listing() if "-" in paths else Listing.of(paths)
    if sum(listing.sizes) < large:
        yield from read_paths(paths, reading)
        return
    yield from listing.refused
    reading.skipped.update(listing.reading.skipped)
    with ExitStack() as ends:
        lanes = [ends.enter_context(_Lane(task)) for task in _tasks(listing, reading, preparer)]
        while lanes:
            for lane in list(lanes):
                part = lane.take()
                if isinstance(part, list):
                    if listing.silent:
                        for file in {one.file for one in part}:
                            listing.hear(file)
                    yield from part
                    continue
                lanes.remove(lane)
                if part is None:
                    yield Refused(lane.file, 0, _ENDED)
                else:
                    reading.files.update(part.files)
                    reading.skipped.update(part.skipped)
    yield from listing.unheard()


def _tasks(listing: Listing, reading: Reading, preparer: Preparer) -> list[Task]:
    """Return what each lane has to do: files in turn, or all of them, with help, where one is nearly all there is."""
    processors = min(_MOST_LANES, os.cpu_count() or 1)
    shared = len(listing.files) >= processors and max(listing.sizes) < _ONE_LARGE * sum(listing.sizes)
    number = processors if shared else 1
    helped = number == 1 < processors
    return [Task(tuple(listing.files[nth::number]), Reading(reading.columns), preparer, helped=helped) for nth in range(number)]


class _Lane:
    """One process that reads, and the parts of it that wait to be taken."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._taken = 0
        self.file = task.files[0][0]
        """The file of which something was taken last."""
        self._ended = Event()
        self._parts: queue.Queue[bytes] = queue.Queue(_AHEAD)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._begin()
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def take(self) -> list[Passed] | Reading | None:
        """Return the next part, or in the end the reading with what was noted; None if the process ended before that, twice."""
        part = self._parts.get()
        if not part and self._task.preparer:
            self._end()
            self._task = replace(self._task, preparer=(), skipped=self._taken, helped=False)
            self._begin()
            part = self._parts.get()
        if not part:
            return None
        found = unpickled(part)
        if isinstance(found, list):
            self._taken += len(found)
            self.file = found[-1].file
        return found

    def _begin(self) -> None:
        process = begun("store.formats.reading_main")
        self._process, self._ended, self._parts = process, Event(), queue.Queue(_AHEAD)
        if process.stdin and process.stdout:
            with suppress(BrokenPipeError), process.stdin as given:
                pickle.dump(self._task, given)
            Thread(target=_collect, args=(process.stdout, self._parts, self._ended), name="reading", daemon=True).start()

    def _end(self) -> None:
        self._ended.set()
        if self._process is not None:
            self._process.kill()
            with suppress(OSError):
                self._process.wait()


def _collect(stream: IO[bytes], parts: queue.Queue[bytes], ended: Event) -> None:
    """Put parts into a queue as they come, and nothing at the end."""
    with stream:
        for part in passed_on(stream):
            _put(part, parts, ended)
    _put(b"", parts, ended)


def _put(part: bytes, parts: queue.Queue[bytes], ended: Event) -> None:
    while not ended.is_set():
        with suppress(queue.Full):
            parts.put(part, timeout=0.2)
            return
