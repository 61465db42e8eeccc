"""What was read, from process to process: in parts, each behind its length."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import IO, Any

from store.api.prepared import Prepared, Preparer
from store.api.story import Story
from store.api.views import Marks
from store.api.when import When, kept_when
from store.formats.drawn import going_on
from store.formats.files import MOST_SPOOLED
from store.formats.reading import Reading
from store.formats.source import Read, ReadStory, Source

LARGE_FILE = 100_000
"""Bytes of a file before which a lane says how far it is: should that end it, nothing of the files before is lost."""
_LENGTH = 4
"""Bytes that say how long a part is."""
_PARTS: dict[type, Callable[[Any], tuple[Any, ...]]] = {
    **{kind: attrgetter(*(field.name for field in fields(kind))) for kind in (Story, ReadStory, Marks)},
    Prepared: tuple,
}
"""What the commonest things that are passed on are made of: taken one by one, they would be asked for each time."""


Passed = Read | Prepared
"""What is passed on: what was read, stories perhaps ready to be kept."""


@dataclass(frozen=True, slots=True)
class Given:
    """A file that a lane reads."""

    path: str
    """Where it is."""
    named: bool = True
    """Whether the person named it: others were found in a folder."""
    size: int = 0
    """Its bytes; of what has none, such as a link to nothing, 0."""
    name: str = ""
    """What it is called in messages, if that is not where it is, as of what came in a pipe."""
    pipe: int | None = None
    """What the rest of it comes by, if it is still to come: the number of an open file."""

    @property
    def source(self) -> Source:
        """The file as a source."""
        source = Source.of_path(Path(self.path), named=self.named)
        if self.pipe is not None:
            source = replace(source, open_stream=partial(going_on, self.path, self.pipe, MOST_SPOOLED))
        return replace(source, name=self.name, kept=When.now()) if self.name else source


@dataclass(frozen=True, slots=True)
class Reached:
    """All that a lane read of the files before one was passed on."""

    nth: int
    """Which of its files comes next, from 0."""
    reading: Reading
    """What was noted of those before it."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a lane has to do."""

    files: tuple[Given, ...]
    """The files it reads."""
    reading: Reading
    """What holds for all of it."""
    preparer: Preparer = ()
    """What makes stories ready; nothing if they are passed on as they are."""
    skipped: int = 0
    """How much of what is read is not passed on, as another lane has done so before it ended."""
    helped: bool = False
    """Whether one more process makes stories ready."""
    patient: bool = False
    """Whether it has much more time until it comes upon something new, as what it goes on with had given stories before."""


def pickled(part: Sequence[Passed] | Reading | Reached) -> memoryview:
    """Return what was read in a form that is quickly made into the same again."""
    out = BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {
        **dict.fromkeys(_PARTS, lambda one: (type(one), _PARTS[type(one)](one))),
        When: lambda when: (kept_when, (when.iso,)),
    }
    pickler.dump(part)
    return out.getbuffer()


def unpickled(part: bytes) -> list[Passed] | Reading | Reached:
    """Return what a process of this program pickled."""
    found: list[Passed] | Reading | Reached = pickle.loads(part)  # noqa: S301 – from our own process
    return found


def pass_on(stream: IO[bytes], part: bytes | memoryview) -> None:
    """Give a part to the process that takes it."""
    stream.write(len(part).to_bytes(_LENGTH, "big"))
    stream.write(part)
    stream.flush()


def passed_on(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the parts as they come, up to the last that is whole."""
    while length := int.from_bytes(stream.read(_LENGTH), "big"):
        part = stream.read(length)
        if len(part) < length:
            return
        yield part
