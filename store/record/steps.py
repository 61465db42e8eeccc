"""Steps: what the person did last, each with what takes it back, in small files beside the months.

A step is written before what it speaks of is done, with what stood there and what is to stand there. So a kill between the two loses
nothing, and taking back looks at what stands: what was never done, or taken back already, is passed over, and what is newer stays.
Each step has a file of its own, `undo/00000012.json`, so that no change waits for the others to be written again; an import has one
for each round (`00000012.2.json`).
"""

from __future__ import annotations

import re
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from store.files import NEW, make_lasting_folder
from store.record import storage
from store.record.readout import read_out
from store.record.turn import Turn
from store.text.clean import clean_line

Part = Mapping[str, Any]
"""One thing that a step did: its kind, and what takes that back."""
FOLDER = "undo"
MOST = 200
"""Steps that are kept."""
_MOST_BYTES = 64_000_000
"""Bytes that they may have together; the last one is kept however large it is."""
_FILE = re.compile(r"(\d{8,12})(?:\.(\d{1,6}))?\.json")


@dataclass(slots=True)
class Doing:
    """A step that is being done."""

    told: str
    """What it is, in a few words; may be told better until it is over."""
    story: str = ""
    """The id of the story that it is about, where it is about one."""
    noted: bool = True
    """Whether it can be taken back."""
    goes_on: bool = False
    """Whether it is a part of the last step, where that was called so and was about the same story."""
    number: int = 0
    """Its number; 0 until anything of it was noted."""
    parts: int = 0
    """How many files it has."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A step that was done, or was about to be."""

    number: int
    told: str
    at: str
    """When, as an ISO 8601 time."""
    story: str
    """The id of the story that it is about, where it is about one."""
    parts: tuple[Part, ...]
    """What it did, in order."""


class _Here(threading.local):
    """What a thread is doing."""

    doing: Doing | None = None
    depth = 0
    """How many steps it is doing within one another."""


class Steps(ABC):
    """The last steps of one archive, wherever they are kept; its lock is held while they are written."""

    def __init__(self, lock: Turn) -> None:
        self._lock, self._here = lock, _Here()

    @abstractmethod
    def recent(self, most: int) -> Iterator[Kept]:
        """Yield the last steps, the last one first; those that can't be read are left out."""

    @abstractmethod
    def drop(self, number: int) -> None:
        """Forget a step. Raises ArchiveLockedError, RecordError."""

    @abstractmethod
    def _begin(self) -> int:
        """Return the number of a step that begins; the oldest are forgotten."""

    @abstractmethod
    def _parts_of(self, number: int) -> int:
        """Return how many parts of a step were written."""

    @abstractmethod
    def _put(self, number: int, nth: int, about: Mapping[str, str], part: Part) -> None:
        """Write the so-many-th part of a step, from 1, and what the step is called."""

    @contextmanager
    def step(self, told: str, story: str = "", *, goes_on: bool = False) -> Iterator[None]:
        """Do something that can be taken back as one step, whatever is noted within; within another step it is a part of that.

        What `goes_on`, as a note that is saved while it is typed, is taken back with the step before.
        """
        if self._here.doing is None:
            self._here.doing = Doing(told, story, goes_on=goes_on)
        self._here.depth += 1
        try:
            yield
        finally:
            self._here.depth -= 1
            if not self._here.depth:
                self._here.doing = None

    @contextmanager
    def unnoted(self) -> Iterator[None]:
        """Do something that is no step: nobody did it by hand."""
        before, self._here.doing = self._here.doing, Doing("", noted=False)
        self._here.depth += 1
        try:
            yield
        finally:
            self._here.doing, self._here.depth = before, self._here.depth - 1

    def keep(self, step: Kept) -> None:
        """Write a step that was done elsewhere as the last one, as it is."""
        with self._lock.held():
            number, about = self._begin(), {"told": step.told, "at": step.at, "story": step.story}
            for nth, part in enumerate(step.parts, 1):
                self._put(number, nth, about, part)

    def call(self, told: str, story: str = "") -> None:
        """Call what this thread is doing by better words, unless it is a part of something that has a name."""
        doing = self._here.doing
        if doing is not None and self._here.depth == 1:
            doing.told, doing.story = told, story

    @property
    def is_noting(self) -> bool:
        """Whether this thread is doing something that can be taken back."""
        return self._here.doing is not None and self._here.doing.noted

    def note(self, part: Part) -> None:
        """Write what takes back a thing that is about to be done, if it is done as a step. Raises ArchiveLockedError, RecordError."""
        doing = self._here.doing
        if doing is None or not doing.noted:
            return
        with self._lock.held():
            if not doing.number:
                doing.number = self._gone_on(doing) or self._begin()
            doing.parts += 1
            now = datetime.now().astimezone().isoformat(timespec="seconds")
            about = {"told": doing.told, "at": now, "story": doing.story}
            self._put(doing.number, doing.parts, about, part)

    def _gone_on(self, doing: Doing) -> int:
        """Return the number of the last step if this is a part of it, else 0."""
        last = next(self.recent(1), None) if doing.goes_on else None
        if last is None or (last.told, last.story) != (doing.told, doing.story):
            return 0
        doing.parts = self._parts_of(last.number)
        return last.number


class FileSteps(Steps):
    """The last steps of an archive in a folder, in small files beside the months."""

    def __init__(self, folder: Path, lock: Turn) -> None:
        super().__init__(lock)
        self._folder = folder / FOLDER

    def recent(self, most: int) -> Iterator[Kept]:
        """Yield the last steps, the last one first; those that can't be read are left out."""
        files = self._files()
        for number in sorted(files, reverse=True)[:most]:
            if step := self._read(number, files[number]):
                yield step

    def drop(self, number: int) -> None:
        """Forget a step. Raises ArchiveLockedError, RecordError."""
        with self._lock.held(), storage.told(self._folder):
            for path in reversed(self._files().get(number, ())):
                path.unlink(missing_ok=True)

    def _parts_of(self, number: int) -> int:
        """Return how many files a step has."""
        return len(self._files()[number])

    def _put(self, number: int, nth: int, about: Mapping[str, str], part: Part) -> None:
        """Write a part into a file of its own."""
        path = self._folder / (f"{number:08}.json" if nth == 1 else f"{number:08}.{nth}.json")
        storage.write_bytes(path, orjson.dumps({"step": {"1": about}, "parts": {"1": part}}))

    def _begin(self) -> int:
        """Return the number of a step that begins; the oldest are forgotten, and what a kill left half written."""
        with storage.told(self._folder):
            make_lasting_folder(self._folder, shared_as=self._folder.parent)
        files = self._files()
        numbers, size = sorted(files, reverse=True), 0
        for nth, number in enumerate(numbers):
            size += sum(path.stat().st_size for path in files[number])
            if nth >= MOST - 1 or (nth and size > _MOST_BYTES):
                for path in files[number]:
                    path.unlink(missing_ok=True)
        for left in self._folder.glob(f"*{NEW}"):
            left.unlink(missing_ok=True)
        return numbers[0] + 1 if numbers else 1

    def _files(self) -> dict[int, list[Path]]:
        """Return the files of each step, by its number, in order."""
        found: dict[int, list[tuple[int, Path]]] = {}
        with suppress(OSError):
            for path in self._folder.iterdir():
                if match := _FILE.fullmatch(path.name):
                    found.setdefault(int(match[1]), []).append((int(match[2] or 1), path))
        return {number: [path for _, path in sorted(files)] for number, files in found.items()}

    def _read(self, number: int, files: list[Path]) -> Kept | None:
        about: Mapping[str, Any] = {}
        parts: list[Part] = []
        for path in files:
            try:
                tables = read_out(path).tables
            except OSError:
                continue
            about = next(iter(tables.get("step", {}).values()), about)
            parts += tables.get("parts", {}).values()
        if not parts:
            return None
        told, at, story = (clean_line(str(about.get(name) or "")) for name in ("told", "at", "story"))
        return Kept(number, told, at, story, tuple(parts))
