"""Working off what waits to be understood: any number of workers at once, each on stories that no other has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from store.api.progress import Progress
from store.engine.entry import Stored
from store.engine.protocol import NEWEST
from store.engine.terms import these
from store.folder import rules
from store.folder.deriver import Deriver
from store.folder.rule_versions import READ_BY
from store.folder.understanding import Understanding
from store.postgres.fragments import Fragment
from store.record.turn import Turn
from store.shared.engine import SharedEngine

_TOGETHER = 100
"""Stories that a worker has at a time: so many are begun anew where one is killed."""
_TAKE = "SELECT story FROM dateline.work ORDER BY at DESC LIMIT %s FOR UPDATE SKIP LOCKED"


@dataclass(frozen=True, slots=True)
class Working:
    """One worker of a shared archive."""

    engine: SharedEngine
    turn: Turn
    """Held while stories are taken in."""
    deriver: Deriver
    config: Path
    """Where the archive's themes are on this machine."""

    def waiting(self) -> int:
        """Return how many stories wait for a worker."""
        return int(self.engine.connections.ask(Fragment("SELECT count(*) FROM dateline.work"))[0][0])

    def begin_anew(self) -> int:
        """Have stories that were understood by other rules wait too, and return how many."""
        order = (
            "INSERT INTO dateline.work SELECT id, at FROM dateline.entries WHERE themed <> %s OR understood <> %s"
            " ON CONFLICT (story) DO NOTHING"
        )
        with self.engine.connections.one() as connection:
            return connection.execute(order, (self.deriver.sorted_by, READ_BY)).rowcount

    def work_off(self, progress: Progress | None = None) -> int:
        """Understand all stories that wait and that no other worker has, the newest first; return how many."""
        done, total = 0, self.waiting()
        if not total:
            return 0
        with Understanding(self.config, self.engine.folder, 0) as understanding:
            while number := self._some(understanding):
                done += number
                if progress:
                    progress("Understanding", done, max(total, done))
        self.engine.settle()
        return done

    def _some(self, understanding: Understanding) -> int:
        """Understand some stories, whose rows are locked until they are taken in; return how many were taken from the queue."""
        connections = self.engine.connections
        with connections.together():
            ids = [story for (story,) in connections.ask(Fragment(_TAKE, (_TOGETHER,)))]
            if not ids:
                return 0
            stood = {str(one.id): one for one in self._stored(ids)}
            waiting = [one for one in stood.values() if not self._is_done(one)]
            understood = chain.from_iterable(map(rules.unpacked, understanding.of([waiting]))) if waiting else ()
            fields = {one["id"]: one for one in understood}
            with self.turn.held(), self.engine.writing() as intake:
                now = {str(one.id): one for one in self._stored(ids)}
                for one in fields:
                    if now.get(one) == stood[one]:
                        intake.drop(one)
                        intake.put(fields[one])
                changed = [one for one in fields if one in now and now[one] != stood[one]]
            with connections.one() as connection:
                left = [one for one in ids if one not in changed]
                connection.execute("DELETE FROM dateline.work WHERE story = ANY(%s)", (left,))
        self.engine.reload()
        return len(ids)

    def _stored(self, ids: Sequence[str]) -> list[Stored]:
        return self.engine.stories(these(ids), len(ids), NEWEST)

    def _is_done(self, stored: Stored) -> bool:
        entry = stored.entry
        return entry.themed == self.deriver.sorted_by and entry.understood == READ_BY
