"""Understanding: themes and names of stories that can be found already, worked out in other processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

from store.api.progress import Progress
from store.api.story import StoryId
from store.engine.entry import Stored
from store.engine.most_alike import most_alike
from store.engine.protocol import NEWEST
from store.engine.terms import EVERYTHING, Clause, Has, both, without
from store.folder import rules
from store.folder.deriver import Deriver
from store.folder.lessons import Lessons
from store.folder.rule_versions import READ_BY
from store.folder.understanding import Understanding
from store.index.index import StoryIndex
from store.index.memory import let_go
from store.record.lock import WriterLock
from store.stillness import rest_while_typing

_BATCH = 10_000
"""Stories written to the index together: fewer are more work for it, and for more another program that writes has to wait long."""
_GENTLY = 2_000
"""The same behind an open screen, where a key must not wait for the index."""
_PART = 200
"""Stories understood together."""
_IN_MEMORY = 8_000_000
"""Bytes of understood stories that are held in memory; more are laid down in a temporary file."""
_ALIKE = 3_000
"""Stories that are looked at again for each theme of which something else was learned."""
_TELLING = 24
"""Words by which those are found."""


@dataclass(slots=True)
class Enrichment:
    """Works off the stories that wait to be understood, the newest first."""

    index: StoryIndex
    lock: WriterLock
    """The index's."""
    config: Path
    """Where the person's own themes are."""
    deriver: Deriver
    """Knows which rules are the current ones."""
    lessons: Lessons
    """What the person's corrections teach."""

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
            with Understanding(self.config, self.index.folder, total) as understanding:
                while number := self._batch(understanding, _GENTLY if gently else _BATCH):
                    done += number
                    if progress:
                        progress("Understanding", done, max(total, done))
                    if done > 2 * total + _BATCH:
                        break  # the rules were changed meanwhile: whoever looks next goes on by the new ones
        self._put_right(progress)

    def _batch(self, understanding: Understanding, most: int) -> int:
        """Understand the newest stories that wait, and write them together; returns how many."""
        found, _ = self.index.search(self._waiting(), most, NEWEST)
        stood: list[int] = []

        def parts() -> Iterator[list[Stored]]:
            for at in range(0, len(found), _PART):
                part = [self.index.stored(address) for _, address in found[at : at + _PART]]
                stood.extend(map(hash, part))
                yield part

        with SpooledTemporaryFile(_IN_MEMORY) as laid_down:  # in memory many would take a hundred megabytes
            laid_down.writelines(understanding.of(parts()))
            laid_down.seek(0)
            rest_while_typing(self.index.folder)
            self._write(zip(stood, rules.unpacked_from(laid_down), strict=True))
        return len(found)

    def _put_right(self, progress: Progress | None) -> None:
        """Choose anew the themes of stories that are like corrected ones, or have words of a theme that was made."""
        self.lessons.follow()
        if not self.lessons.waiting:
            return
        learned, made = self.lessons.kept.learned, list(self.lessons.kept.made)
        looked_at: set[Stored] = set()
        with Understanding(self.config, self.index.folder, 0) as understanding:
            for words in self.lessons.telling(_TELLING):
                batch = [stored for stored in most_alike(self.index, words, _ALIKE) if stored not in looked_at]
                looked_at.update(batch)
                understood = map(rules.unpacked, understanding.of([batch], sort_anew=True))
                chosen = zip(batch, chain.from_iterable(understood), strict=True)
                self._write((hash(stored), fields) for stored, fields in chosen if (fields["row"], fields["story"]) != stored)
                if progress:
                    progress("Putting themes right", len(looked_at), len(looked_at))
        with self.lock.held():
            self.lessons.follow()
            self.lessons.note_applied(learned, made)

    def _write(self, understood: Iterable[tuple[int, dict[str, Any]]]) -> None:
        """Put understood stories in the place of those indexed before, given their hashes, unless they changed meanwhile."""
        rest = iter(understood)
        first = next(rest, None)
        if first is None:
            return
        with self.lock.held():
            changed = self.index.reload()
            with self.index.writing() as intake:
                for stood, fields in chain([first], rest):
                    if changed and hash(self.index.get(StoryId(fields["id"]))) != stood:
                        continue
                    intake.drop(fields["id"])
                    intake.put(fields)
            self.index.reload()
            let_go(self.index.folder)

    def _waiting(self) -> Clause:
        return without(EVERYTHING, both(Has("themed", self.deriver.sorted_by), Has("understood", READ_BY)))
