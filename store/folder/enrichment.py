"""Understanding: themes and names of stories that can be found already, worked out in other processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from store.api.progress import Progress
from store.api.story import StoryId
from store.engine.entry import Stored
from store.engine.fields import fields_of
from store.engine.most_alike import most_alike
from store.engine.protocol import NEWEST
from store.engine.terms import EVERYTHING, Clause, Has, without
from store.folder import rules
from store.folder.attempts import MOST as MOST_ATTEMPTS
from store.folder.attempts import Attempts
from store.folder.deriver import Deriver
from store.folder.isolated import Apart
from store.folder.lessons import Lessons
from store.index.index import StoryIndex
from store.index.memory import let_go
from store.record.lock import WriterLock
from store.text.reading_limits import is_easy

_BATCH = 4_000
"""Stories written to the index together; so long does another program that writes have to wait."""
_BATCH_BYTES = 60_000_000
_CHUNK = 250
_WORTH_A_POOL = 1_000
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

    def work_off(self, progress: Progress | None) -> None:
        """Understand every story that waits; what is done stays done if this is stopped.

        Raises ArchiveLockedError, RecordError.
        """
        total, done = self._number_waiting(), 0
        if total:
            rules.begin(*self._sources)
            with _pool(total, self._sources) as pool, Apart(*self._sources) as apart:
                while batch := self._batch():
                    if progress:
                        progress("Sorting by theme", done, max(total, done + len(batch)))
                    self._write(batch, self._understood(batch, pool, apart))
                    done += len(batch)
                    if done > 2 * total + _BATCH:
                        break  # the rules were changed meanwhile: whoever looks next goes on by the new ones
            if progress:
                progress("Sorting by theme", done, done)
        self._put_right(progress)

    def _put_right(self, progress: Progress | None) -> None:
        """Choose anew the themes of stories that are like corrected ones, or have words of a theme that was made."""
        self.lessons.follow()
        if not self.lessons.waiting:
            return
        learned, made = self.lessons.kept.learned, list(self.lessons.kept.made)
        rules.begin(*self._sources)
        looked_at: set[Stored] = set()
        for words in self.lessons.telling(_TELLING):
            batch = [stored for stored in most_alike(self.index, words, _ALIKE) if stored not in looked_at]
            looked_at.update(batch)
            with Apart(*self._sources) as apart:
                chosen = zip(batch, self._understood(batch, None, apart), strict=True)
            other = [(stored, fields) for stored, fields in chosen if (fields["row"], fields["story"]) != stored]
            if other:
                self._write([stored for stored, _ in other], [fields for _, fields in other])
            if progress:
                progress("Putting themes right", len(looked_at), len(looked_at))
        with self.lock.held():
            self.lessons.follow()
            self.lessons.note_applied(learned, made)

    def _understood(self, batch: Sequence[Stored], pool: Executor | None, apart: Apart) -> list[dict[str, Any]]:
        """Return the index's fields of stories, in order: the easy ones at once, long and suspect ones apart, one by one."""
        version, attempts = self.deriver.version, Attempts(self.index.folder)
        begun = attempts.begun(version)
        entries = [stored.entry for stored in batch]
        easy = [at for at, entry in enumerate(entries) if is_easy(entry.story) and entry.story.id not in begun]
        found: dict[int, dict[str, Any]] = {}
        with suppress(BrokenProcessPool), attempts.noted(version, [entries[at].story.id for at in easy]):
            found.update(zip(easy, _derived(pool, [batch[at] for at in easy]), strict=True))
        for at, entry in enumerate(entries):
            if at in found:
                continue
            if begun.get(entry.story.id, 0) >= MOST_ATTEMPTS:
                found[at] = fields_of(rules.given_up(entry, "it has ended the program that reads it several times"))
                continue
            with attempts.noted(version, [entry.story.id]):
                found[at] = fields_of(apart.understood(entry))
        return [found[at] for at in range(len(batch))]

    @property
    def _sources(self) -> tuple[str, str]:
        """Where the rules are read from."""
        return str(self.config), str(self.index.folder)

    def _write(self, batch: Sequence[Stored], fields: Iterable[dict[str, Any]]) -> None:
        """Put understood stories in the place of what was indexed, but for those that changed meanwhile."""
        with self.lock.held():
            changed = self.index.reload()
            with self.index.writing() as intake:
                for stored, understood in zip(batch, fields, strict=True):
                    if changed and not self._is_current(understood["id"], stored):
                        continue
                    intake.drop(understood["id"])
                    intake.put(understood)
            self.index.reload()
            let_go(self.index.folder)

    def _is_current(self, story_id: str, stored: Stored) -> bool:
        return self.index.get(StoryId(story_id)) == stored

    def _batch(self) -> list[Stored]:
        """Return the newest stories that wait, as many as memory has room for."""
        batch: list[Stored] = []
        room = _BATCH_BYTES
        found, _ = self.index.search(self._waiting(), _BATCH, NEWEST)
        for _, address in found:
            batch.append(self.index.stored(address))
            room -= len(batch[-1][1])
            if room <= 0:
                break
        return batch

    def _waiting(self) -> Clause:
        return without(EVERYTHING, Has("understood", self.deriver.version))


def _pool(number: int, sources: tuple[str, str]) -> AbstractContextManager[Executor | None]:
    if number < _WORTH_A_POOL:
        return nullcontext()
    spawning = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(min(4, os.cpu_count() or 1), spawning, initializer=rules.begin_beside, initargs=sources)


def _derived(pool: Executor | None, batch: Sequence[Stored]) -> list[dict[str, Any]]:
    """Return the index's fields of a batch of stories, in order. Raises BrokenProcessPool if one of them ends a process."""
    if pool is None:
        return rules.derive(batch)
    parts = [batch[at : at + _CHUNK] for at in range(0, len(batch), _CHUNK)]
    return list(chain.from_iterable(pool.map(rules.derive, parts)))
