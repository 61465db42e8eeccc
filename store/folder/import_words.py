"""What an import is called while it goes on, as a step that can be taken back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from store.api.story import StoryId
from store.record.steps import Steps
from store.text.numbers import counted


@dataclass(slots=True)
class ImportWords:
    """Counts what became of stories, and calls the step after it before anything is written."""

    steps: Steps
    """Where the step is noted."""
    _became: Counter[str] = field(default_factory=Counter)
    _first: tuple[str, StoryId] | None = None

    def count(self, outcome: str, title: str, story_id: StoryId) -> None:
        """Count a story: one of `OUTCOMES`."""
        self._became[outcome] += 1
        if self._first is None and outcome != "unchanged":
            self._first = title, story_id

    def tell(self) -> None:
        """Call the step after all that was counted."""
        added, updated = self._became["added"], self._became["updated"]
        if self._first and added + updated == 1:
            title, story_id = self._first
            self.steps.call(f"“{title}” added" if added else f"newer text of “{title}”", story_id)
        elif added or updated:
            newer = f"{updated:,} newer {'text' if updated == 1 else 'texts'}"
            what = f"{counted(added)} added" if added else newer
            self.steps.call(f"{what}, {newer}" if added and updated else what)
