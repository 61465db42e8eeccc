"""Marking in a shared archive: what a person says of a story stands in the database as soon as it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from store.api.errors import UnknownStoryError
from store.api.story import StoryId
from store.api.views import Marks
from store.engine.protocol import NEWEST
from store.engine.terms import these
from store.folder.marker import Marker, Wanted
from store.postgres.connections import Connections


@dataclass(frozen=True, slots=True)
class SharedMarker(Marker):
    """Changes marks; nobody else's marking is waited for."""

    connections: Connections

    def mark(self, story_id: StoryId, changes: Mapping[str, Any], *, goes_on: bool = False) -> Marks:
        """Change a story's marks. Raises UnknownStoryError, ArchiveLockedError."""
        if "theme" in changes:
            marks = super(SharedMarker, self).mark(story_id, changes, goes_on=goes_on)
        else:
            with self.connections.together():
                hits, _ = self.index.search(these([story_id]), 1, NEWEST)  # its text is not wanted
                if not hits:
                    raise UnknownStoryError.of(story_id)
                row = self.index.row(hits[0][1])
                with self._step(row.title, story_id, changes, goes_on=goes_on):
                    marks = self.record.mark(row.published.month, {story_id: changes})[story_id]
        self._settle()
        return marks

    def write(self, wanted: Wanted) -> None:
        """Write other marks of stories, given by month; the record's lock is held."""
        super(SharedMarker, self).write(wanted)
        self._settle()

    def _by_month(self, story_ids: Iterable[StoryId], changes: Mapping[str, Any]) -> Wanted:
        """Return changes of those stories that are there, by month."""
        ids = list(story_ids)
        wanted: dict[str, dict[StoryId, Mapping[str, Any]]] = {}
        for stored in self.index.stories(these(ids), len(ids), NEWEST):
            wanted.setdefault(stored.row.published.month, {})[stored.id] = changes
        return wanted

    def _settle(self) -> None:
        """Lay nothing over the engine any more, which has all of it."""
        self.index.reload()
        self.overlay.settle(self.overlay.kept)
