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
from store.formats import lane_limits
from store.formats.files import is_pipe
from store.formats.format_table import read_source
from store.formats.helper import begun
from store.formats.inputs import read_paths
from store.formats.listing import Listing
from store.formats.reading import Reading
from store.formats.transport import LARGE_FILE, Passed, Reached, Task, passed_on, unpickled

_LARGE = 2 * 1024 * 1024
"""Bytes from which on a process of its own pays, and whose reading is bounded there whatever they hold."""
_MOST_LANES = 4
_ONE_LARGE = 0.6
"""Share of all bytes in one file from which on lanes, which take file by file, would not share the work."""
_AHEAD = 4
"""Parts that wait to be taken of each lane, before no more are read."""
_PATIENCE = 2.0
"""Seconds in which a process that gives nothing more has ended."""
_HONEST = 100
"""Stories that a file gave without a pause, after which it is rather long than made to take long: it is given more time."""
_ENDED = "the process that reads it was ended before it was done; what was read until then is kept, add it again"


def read_files(paths: Sequence[str], reading: Reading, preparer: Preparer = (), large: int = _LARGE) -> Iterator[Passed]:
    """Yield what `read_paths` does, files of so many bytes together being read by lanes, part by part of each lane in turn.

    There, `preparer` makes stories ready for an archive. A lane that ends before it is done is followed by one that goes on behind
    what was taken of it and makes nothing ready, in case that is what ended it.
    """
    with ExitStack() as ends:
        listing = Listing.of(paths, ends, large)
        if listing.size < large and not any(map(is_pipe, paths)):
            yield from read_paths(paths, reading)
            return
        yield from listing.refused
        reading.skipped.update(listing.reading.skipped)
        if listing.size < large:
            parts: Iterator[Sequence[Passed]] = (
                [one] for file in listing.files for one in read_source(file.source, reading=reading)
            )
        else:
            parts = _parts_of_lanes([ends.enter_context(_Lane(task)) for task in _tasks(listing, reading, preparer)], reading)
        for part in parts:
            if listing.silent:
                for file in {one.file for one in part}:
                    listing.hear(file)
            yield from part
        yield from listing.unheard()


def _parts_of_lanes(lanes: list[_Lane], reading: Reading) -> Iterator[Sequence[Passed]]:
    """Yield what lanes read, part by part of each in turn, and note what they noted."""
    while lanes:
        for lane in list(lanes):
            part = lane.take()
            if part:
                yield part
            else:
                lanes.remove(lane)
                reading.files.update(lane.noted.files)
                reading.skipped.update(lane.noted.skipped)


def _tasks(listing: Listing, reading: Reading, preparer: Preparer) -> list[Task]:
    """Return what each lane has to do: files in turn, or all of them, with help, where one is nearly all there is."""
    processors = min(_MOST_LANES, os.cpu_count() or 1)
    shared = len(listing.files) >= processors and max(file.size for file in listing.files) < _ONE_LARGE * listing.size
    number = processors if shared else 1
    helped = number == 1 < processors
    return [Task(tuple(listing.files[nth::number]), Reading(reading.columns), preparer, helped=helped) for nth in range(number)]


class _Lane:
    """One process that reads, and the parts of it that wait to be taken; where it ends too early, one that goes on behind that."""

    def __init__(self, task: Task) -> None:
        self._given = task
        self._task = task
        self._reached: Reached | None = None
        self._taken = 0
        self._last = ""
        self.noted = Reading()
        """What was noted, once all is read."""
        self._ended = Event()
        self._parts: queue.Queue[bytes] = queue.Queue(_AHEAD)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._begin()
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def take(self) -> Sequence[Passed]:
        """Return the next part; nothing if all is read."""
        while self._task.files:
            part = self._parts.get()
            found = unpickled(part) if part else self._went_on()
            if isinstance(found, Reached):
                self._reached, self._taken = found, 0
            elif isinstance(found, Reading):
                self._note(found)
                break
            elif found:
                self._taken += len(found)
                self._last = found[-1].file
                return found
        return ()

    def _went_on(self) -> list[Passed]:
        """Begin a process that goes on where one ended too early, once more with the same file or behind it, which is refused then."""
        over = self._end(_PATIENCE) == lane_limits.OVER_TIME
        task, reached = self._task, self._reached
        if reached is None:  # it never began
            self._task = replace(task, files=())
            return [Refused(task.files[0].name or task.files[0].path, 0, _ENDED)]
        self._note(reached.reading)
        files, self._reached = task.files[reached.nth :], None
        if over and self._taken >= _HONEST:
            skipped = self._taken + (0 if reached.nth else task.skipped)
            self._task = replace(
                self._given, files=files, reading=Reading(task.reading.columns), skipped=skipped, helped=False, patient=True
            )
            self._begin()
            return []
        if task.preparer and not over:
            self._task = replace(
                task, files=files, reading=Reading(task.reading.columns), preparer=(), skipped=self._taken, helped=False
            )
            self._begin()
            return []
        group = range(len(files)) if files[0].size <= LARGE_FILE else range(1)
        nth = max((nth for nth in group if self._last.startswith(files[nth].name or files[nth].path)), default=0)
        self._task = replace(self._given, files=files[nth + 1 :], reading=Reading(task.reading.columns), skipped=0)
        if self._task.files:
            self._begin()
        name = files[nth].name or files[nth].path
        if over and not files[nth].named and not self._last.startswith(name):
            self.noted.skip(name, "no story came of it within some seconds")
            return []
        return [Refused(name, 0, lane_limits.TOO_LONG if over else _ENDED)]

    def _note(self, reading: Reading) -> None:
        self.noted.files.update(reading.files)
        self.noted.skipped.update(reading.skipped)

    def _begin(self) -> None:
        pipes = [file.pipe for file in self._task.files if file.pipe is not None]
        process = begun("store.formats.reading_main", files=pipes)
        self._process, self._ended, self._parts = process, Event(), queue.Queue(_AHEAD)
        if process.stdin and process.stdout:
            with suppress(BrokenPipeError), process.stdin as given:
                pickle.dump(self._task, given)
            Thread(target=_collect, args=(process.stdout, self._parts, self._ended), name="reading", daemon=True).start()

    def _end(self, patience: float = 0) -> int:
        """End the process, which may need some seconds for that if it does so itself, and return how it ended."""
        self._ended.set()
        if self._process is None:
            return 0
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(patience)
        self._process.kill()
        return self._process.wait()


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
