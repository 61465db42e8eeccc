"""Stories that come to a shared archive: held against what stands, and kept batch by batch, each wholly or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from store.api.changes import Added, Taken
from store.api.prepared import Prepared
from store.api.progress import Progress
from store.api.story import Story
from store.api.views import MarkedStory
from store.folder.import_batch import ImportBatch
from store.folder.import_words import ImportWords
from store.folder.placing import Placing
from store.identity.batch import OUTCOMES
from store.postgres.record import SharedRecord
from store.record.turn import Turn
from store.shared.engine import SharedEngine

_BATCH = 500
_AT_ONCE = 300
"""Stories that are understood at once; more are left to `dateline shared work`."""


@dataclass(frozen=True, slots=True)
class SharedImporter:
    """Keeps stories in the record and in the engine."""

    record: SharedRecord
    index: SharedEngine
    turn: Turn
    """Held while stories are held against what stands and taken in."""
    placing: Placing

    def take(self, stories: Iterable[Story | MarkedStory | Prepared], progress: Progress | None) -> Added:
        """Keep stories and say what became of each; what was kept until an error stays."""
        coming = (MarkedStory(one) if isinstance(one, Story) else one for one in stories)
        done: dict[str, list[Taken]] = {word: [] for word in OUTCOMES}
        words = ImportWords(self.record.steps)
        batch, few = list(islice(coming, _BATCH)), None
        while batch:
            few = len(batch) <= _AT_ONCE if few is None else few
            with self.record.lock.held(), self.turn.held():
                apart = ImportBatch(self.record, self.index, self.placing, words)
                standing = apart.standing(batch)
                with self.index.writing() as intake:
                    kept = apart.keep(batch, standing, intake, understood=few)
                self.record.touched.clear()
            for word, story in kept.became:
                done[word].append(Taken(story.id, story.title, story.published, story.feeds))
            if progress:
                progress("Adding", sum(map(len, done.values())), 0)
            self.index.reload()
            batch = list(islice(coming, _BATCH))
        return Added(done["added"], done["updated"], done["unchanged"])
