"""Understanding a batch of stories: most of them in a pool of processes, long and suspect ones apart, one by one."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, Self

from store.engine.entry import Entry, Stored
from store.engine.fields import fields_of
from store.folder import rules
from store.folder.attempts import MOST as MOST_ATTEMPTS
from store.folder.attempts import Attempts
from store.folder.deriving_main import packed_part
from store.folder.isolated import Apart
from store.formats.helper import Helper
from store.text.reading_limits import EASY_LIMIT, is_easy

_WORTH_A_POOL = 1_000
"""Stories from which on more processes than this one pay."""
_AHEAD = 6
"""Parts that wait for each process, so that none of them stands idle while what was understood is written."""


@dataclass(slots=True)
class _Part:
    """Stories that are understood together."""

    stored: Sequence[Stored]
    ids: Sequence[str]
    easy: Mapping[str, int]
    """Ids of those that are understood at once, with their places."""
    sort_anew: bool
    helper: Helper | None = None
    """The process that works on it; None if this one does."""

    @property
    def easy_ones(self) -> list[Stored]:
        return [self.stored[at] for at in self.easy.values()]


class Understanding:
    """Derives what the index knows of stories by the rules as they are now; a context that ends the processes it started."""

    def __init__(self, config: Path, folder: Path, number: int) -> None:
        """`folder` is the index's, `number` how many stories are to come."""
        self._sources = str(config), str(folder)
        self._attempts = Attempts(folder)
        self._workers = min(4, os.cpu_count() or 1) if number >= _WORTH_A_POOL else 0
        self._apart = Apart(*self._sources)
        self._helpers: list[Helper] = []
        self._done_with: list[str] = []
        """Ids of stories that were understood, which is noted with the next that are begun: a write for both."""

    def __enter__(self) -> Self:
        rules.begin(*self._sources)
        self._apart.__enter__()
        self._helpers = [self._begun_helper() for _ in range(self._workers)]
        return self

    def __exit__(self, *_: object) -> None:
        self._apart.__exit__()
        for helper in self._helpers:
            helper.__exit__()

    def of(self, parts: Iterable[Sequence[Stored]], *, sort_anew: bool = False) -> Iterator[bytes]:
        """Yield the index's fields of the stories of each part, in order and packed; no more parts are taken than are worked on."""
        begun, working = self._attempts.begun(self._version), deque[_Part]()
        try:
            for stored in parts:
                working.append(self._begun(stored, begun, sort_anew=sort_anew))
                if len(working) > self._workers * _AHEAD:
                    yield self._first_done(working, begun)
            while working:
                yield self._first_done(working, begun)
        finally:
            left = chain.from_iterable(part.easy for part in working)  # whoever asked was stopped by something else than these
            self._attempts.forget(self._version, [*self._done_with, *left])
            self._done_with.clear()

    @property
    def _version(self) -> int:
        return rules.in_use().version

    def _begun(self, stored: Sequence[Stored], begun: Mapping[str, int], *, sort_anew: bool) -> _Part:
        """Begin with a part: what is easy in it, all at once."""
        ids = [one.id for one in stored]
        part = _Part(
            stored, ids, {one: at for at, one in enumerate(ids) if one not in begun and _is_easy(stored[at])}, sort_anew
        )
        self._attempts.note(self._version, part.easy, done=self._done_with)
        self._done_with.clear()
        if self._helpers:
            part.helper = min(self._helpers, key=lambda helper: helper.busy_with)
            part.helper.give(packed_part(part.easy_ones, sort_anew=sort_anew))
        return part

    def _first_done(self, working: deque[_Part], begun: Mapping[str, int]) -> bytes:
        """Return the fields of the first part's stories; it is one of those that are worked on until they are there."""
        raw = self._done(working[0], begun)
        working.popleft()
        return raw

    def _done(self, part: _Part, begun: Mapping[str, int]) -> bytes:
        """Return the fields of a part's stories: of the easy ones as they were derived, of the others now."""
        raw = self._answer(part)
        if raw and len(part.easy) == len(part.stored):
            self._done_with.extend(part.easy)
            return raw
        found = dict(zip(part.easy.values(), rules.unpacked(raw), strict=True)) if raw else {}
        for at, stored in enumerate(part.stored):
            if at not in found:
                found[at] = self._alone(stored.entry, begun.get(part.ids[at], 0), sort_anew=part.sort_anew)
        self._done_with.extend(part.easy)
        return rules.packed(found[at] for at in range(len(part.stored)))

    def _alone(self, entry: Entry, begun: int, *, sort_anew: bool) -> dict[str, Any]:
        """Return the fields of a story that is understood in a process of its own, or given up."""
        if begun >= MOST_ATTEMPTS:
            return fields_of(rules.given_up(entry, "it has ended the program that reads it several times"))
        with self._attempts.noted(self._version, [entry.story.id], bounded=True):
            return fields_of(self._apart.understood(replace(entry, themed=0) if sort_anew else entry))

    def _answer(self, part: _Part) -> bytes:
        """Return what was derived of a part's easy stories; nothing if one of them has ended the process, for which a new one begins."""
        if part.helper is None:
            return rules.derive(part.easy_ones, sort_anew=part.sort_anew)
        try:
            return part.helper.take()
        except EOFError:
            if part.helper in self._helpers:
                part.helper.__exit__()
                self._helpers[self._helpers.index(part.helper)] = self._begun_helper()
            return b""

    def _begun_helper(self) -> Helper:
        return Helper("store.folder.deriving_main", self._sources).__enter__()


def _is_easy(stored: Stored) -> bool:
    """Return whether a story is short enough to be understood with others; bytes, which are at hand, tell it of nearly all."""
    return len(stored.text) <= EASY_LIMIT or is_easy(stored.story)
