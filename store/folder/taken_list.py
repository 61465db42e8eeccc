"""What an import took in, in order: any number of stories in little memory."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import IO, overload

from store.api.changes import Taken
from store.api.story import StoryId
from store.api.when import When

_HELD = 5_000
"""Stories that are held in memory; more are laid down in a temporary file."""
_Plain = tuple[str, str, str, tuple[str, ...]]


class TakenList(Sequence[Taken]):
    """Stories in the order they were taken in; read one after another, or some of the first."""

    def __init__(self) -> None:
        self._first: list[_Plain] = []
        self._held: list[_Plain] = []
        self._file: IO[bytes] | None = None
        self._parts: list[int] = []
        """The lengths of the parts that were laid down, in bytes."""
        self._number = 0

    def append(self, story_id: StoryId, title: str, published: str, feeds: tuple[str, ...]) -> None:
        """Add a story; `published` in the form of ISO 8601."""
        self._number += 1
        into = self._first if len(self._first) < _HELD else self._held
        into.append((story_id, title, published, feeds))
        if len(self._held) % _HELD == 0 and self._held:
            with suppress(OSError):  # where there is no room, they stay in memory
                self._lay_down()

    def _lay_down(self) -> None:
        """Write what is held behind what was laid down before, all of it or nothing. Raises OSError."""
        part, file = marshal.dumps(self._held), self._laid_down()
        file.seek(sum(self._parts))
        if file.write(part) == len(part):
            self._parts.append(len(part))
            self._held.clear()

    def _laid_down(self) -> IO[bytes]:
        """Return the file, whose name nobody knows and which lasts as long as this list does. Raises OSError."""
        if self._file is None:
            from tempfile import TemporaryFile  # few additions are so large

            self._file = TemporaryFile(buffering=0)  # noqa: SIM115
        return self._file

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Taken]:
        return map(_taken, self._all())

    @overload
    def __getitem__(self, at: int) -> Taken: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Taken]: ...

    def __getitem__(self, at: int | slice) -> Taken | Sequence[Taken]:
        if isinstance(at, slice):
            places = range(*at.indices(self._number))
            wanted = frozenset(places)
            found = {nth: one for nth, one in enumerate(islice(self._all(), max(places, default=-1) + 1)) if nth in wanted}
            return [_taken(found[nth]) for nth in places]
        place = range(self._number)[at]
        return _taken(next(islice(self._all(), place, None)))

    def _all(self) -> Iterator[_Plain]:
        yield from self._first
        place = 0
        for length in self._parts:
            file = self._laid_down()
            file.seek(place)
            part: list[_Plain] = marshal.loads(file.read(length))  # noqa: S302 - our own file, without a name
            yield from part
            place += length
        yield from self._held


def _taken(plain: _Plain) -> Taken:
    story_id, title, published, feeds = plain
    return Taken(StoryId(story_id), title, When(published), feeds)
