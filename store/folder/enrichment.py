"""Understanding: themes and names of stories that can be found already, worked out in other processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.api.progress import Progress
from store.api.story import StoryId
from store.engine.entry import Stored
from store.engine.most_alike import most_alike
from store.engine.protocol import NEWEST, Address, MonthlyEngine
from store.engine.terms import EVERYTHING, Clause, Has, both, without
from store.folder.deriver import Deriver
from store.folder.lessons import Lessons
from store.folder.rule_versions import READ_BY
from store.index.memory import let_go
from store.record.turn import Turn
from store.stillness import rest_while_typing

if TYPE_CHECKING:
    from store.folder.understanding import Understanding

_SWEEP = 40_000
"""Stories that are looked for at once."""
_BATCH = 9_000
"""Stories written to the index together, about as many as it takes in as one piece: fewer are more work for it, and for more
another program that writes has to wait long."""
_GENTLY = 2_000
"""The same behind an open screen, where a key must not wait for the index."""
_IN_MEMORY = 8_000_000
"""Bytes of understood stories that are held in memory; more are laid down in a temporary file."""
_PART = 200
"""Stories understood together."""
_ALIKE = 3_000
"""Stories that are looked at again for each theme of which something else was learned."""
_TELLING = 24
"""Words by which those are found."""


@dataclass(slots=True)
class Enrichment:
    """Works off the stories that wait to be understood, the newest first."""

    index: MonthlyEngine
    lock: Turn
    """The index's."""
    config: Path
    """Where the person's own themes are."""
    deriver: Deriver
    """Knows which rules are the current ones."""
    lessons: Lessons
    """What the person's corrections teach."""
    _stale: bool = False
    """Whether somebody else wrote since the stories that are worked on were found."""

    def pending(self) -> int:
        """Return how many stories wait; one more if stories like corrected ones are still to be put right."""
        return self._number_waiting() + self.lessons.waiting

    def _number_waiting(self) -> int:
        return self.index.extent(self._waiting()).count

    def work_off(self, progress: Progress | None, *, gently: bool = False) -> None:
        """Understand every story that waits, gently in small steps; what is done stays done if this is stopped.

        Raises ArchiveLockedError, RecordError.
        """
        total, done = self._number_waiting(), 0
        if total:
            from store.folder.understanding import Understanding  # as much as processes and pipes need is for this alone

            with Understanding(self.config, self.index.folder, total) as understanding:
                while done <= 2 * total + _SWEEP:  # more are not there, unless the rules change all the time
                    before = done
                    for number in self._sweep(understanding, _GENTLY if gently else _BATCH):
                        done += number
                        if progress:
                            progress("Understanding", done, max(total, done))
                    if done == before or self.index.unwritable:
                        break
        self._put_right(progress)

    def _sweep(self, understanding: Understanding, most: int) -> Iterator[int]:
        """Understand the newest stories that wait, writing so many together while others are worked on; yields how many were."""
        from tempfile import SpooledTemporaryFile

        from store.folder import rules
        from store.formats.transport import pass_on

        found, _ = self.index.search(self._waiting(), max(_SWEEP, most), NEWEST)
        give_back, self._stale = self.index.giving_back(), False
        stood = deque[int]()

        def parts() -> Iterator[list[Stored]]:
            for at in range(0, len(found), _PART):
                part = self._given([address for _, address in found[at : at + _PART]], give_back)
                stood.extend(map(hash, part))
                yield part

        done, number = understanding.of(parts()), -1
        while number:
            with SpooledTemporaryFile(_IN_MEMORY) as laid_down:  # in memory many would take a hundred megabytes
                for part in islice(done, most // _PART):
                    pass_on(laid_down, part)
                laid_down.seek(0)
                rest_while_typing(self.index.folder)
                number = self._write((stood.popleft(), fields) for fields in rules.unpacked_from(laid_down))
                yield number

    def _given(self, addresses: Sequence[Address], give_back: Callable[[Address], Stored]) -> list[Stored]:
        """Return stories that were found, given what gives back one."""
        return [give_back(address) for address in addresses]

    def _put_right(self, progress: Progress | None) -> None:
        """Choose anew the themes of stories that are like corrected ones, or have words of a theme that was made."""
        self.lessons.follow()
        if not self.lessons.waiting:
            return
        from store.folder import rules
        from store.folder.understanding import Understanding

        learned, made = self.lessons.kept.learned, list(self.lessons.kept.made)
        looked_at: set[Stored] = set()
        with Understanding(self.config, self.index.folder, 0) as understanding:
            for words in self.lessons.telling(_TELLING):
                batch = [stored for stored in most_alike(self.index, words, _ALIKE) if stored not in looked_at]
                looked_at.update(batch)
                understood = map(rules.unpacked, understanding.of([batch], sort_anew=True))
                chosen = zip(batch, chain.from_iterable(understood), strict=True)
                self._stale = False
                self._write((hash(stored), fields) for stored, fields in chosen if (fields["row"], fields["story"]) != stored)
                if progress:
                    progress("Putting themes right", len(looked_at), len(looked_at))
        with self.lock.held():
            self.lessons.follow()
            self.lessons.note_applied(learned, made)

    def _write(self, understood: Iterable[tuple[int, dict[str, Any]]]) -> int:
        """Put understood stories in the place of those indexed before, given their hashes, unless they changed meanwhile.

        Returns how many were understood.
        """
        rest = iter(understood)
        first, number = next(rest, None), 0
        if first is None:
            return 0
        with self.lock.held():
            self._stale = self.index.reload() or self._stale
            with self.index.writing() as intake:
                for stood, fields in chain([first], rest):
                    number += 1
                    if self._stale and hash(self.index.get(StoryId(fields["id"]))) != stood:
                        continue
                    intake.drop(fields["id"])
                    intake.put(fields)
            self.index.reload()
            let_go(self.index.folder)
        return number

    def _waiting(self) -> Clause:
        return without(EVERYTHING, both(Has("themed", self.deriver.sorted_by), Has("understood", READ_BY)))
