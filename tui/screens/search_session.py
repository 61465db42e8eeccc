"""A search under way: what is typed, what was found, and where the person was before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.api.search import NOTHING_MATCHED, Found, Hit, Matched
from store.api.story import StoryId
from store.api.views import Selection, StoryRow


@dataclass(slots=True)
class SearchSession:
    """One search from the first letter to Escape."""

    home: Selection
    """What was shown before."""
    home_row: StoryRow | None
    """The story the person was on before."""
    words: str = ""
    """What is typed now."""
    found: Found | None = None
    """The newest answer, which may still be to fewer words."""
    index: int = 0
    """Which hit the person is on."""

    @property
    def home_id(self) -> StoryId | None:
        """The id of the story the person was on before."""
        return self.home_row.id if self.home_row else None

    def take(self, found: Found) -> None:
        """Take an answer and stand on its best hit."""
        self.found, self.index = found, 0

    def count(self, total: int) -> None:
        """Take how many stories match in all, counted after the best were found."""
        if self.found is not None:
            self.found = replace(self.found, total=total)

    def step(self, by: int) -> Hit | None:
        """Return the hit so many places on, going round; None if nothing was found."""
        if self.found is None or not self.found.hits:
            return None
        self.index = (self.index + by) % len(self.found.hits)
        return self.found.hits[self.index]

    def stand_on(self, story_id: StoryId) -> None:
        """Stand on a hit, so that the next one is the one after it."""
        hits = self.found.hits if self.found else ()
        self.index = next((at for at, hit in enumerate(hits) if hit.story.id == story_id), 0)

    @property
    def matched(self) -> Matched:
        """The words to mark."""
        return self.found.matched if self.found else NOTHING_MATCHED

    @property
    def ranks(self) -> dict[StoryId, int]:
        """The nine best hits, numbered from 1."""
        hits = self.found.hits[:9] if self.found else ()
        return {hit.story.id: number for number, hit in enumerate(hits, 1)}

    def told(self) -> str:
        """Return in a few words what was found, what was taken for a misspelling, and what the line was understood to mean."""
        if self.found is None:
            return ""
        if not self.found.hits:
            return self.found.mistakes[0] if self.found.mistakes else "nothing found"
        told = "…" if self.found.total is None else f"{self.found.total:,} found"
        also = f"also: {self.found.also}" if self.found.also else ""
        plain = self.found.label.removeprefix("≈ ") == " ".join(self.found.words.split())
        return " · ".join(part for part in (told, *self.found.mistakes[:1], also, "" if plain else self.found.label) if part)
