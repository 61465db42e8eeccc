"""A search under way: what is typed, what was found, and where the person was before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.api.search import NOTHING_MATCHED, Found, Hit, Matched
from store.api.story import StoryId
from store.api.views import Selection, StoryRow
from store.text.numbers import counted

_NUMBERED = 9
"""So many of the best hits are numbered on the timeline."""


@dataclass(frozen=True, slots=True)
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

    def typed(self, words: str) -> SearchSession:
        """Return the search with other words; without any, nothing is found."""
        return replace(self, words=words, found=self.found if words.strip() else None)

    def answered(self, found: Found, story_id: StoryId | None = None) -> SearchSession:
        """Return the search with an answer, standing on a story among the hits, else on the best."""
        index = next((at for at, hit in enumerate(found.hits) if hit.story.id == story_id), 0)
        return replace(self, found=found, index=index)

    def counted(self, total: int) -> SearchSession:
        """Return the search with the number of all matches, counted after the best were found."""
        return replace(self, found=self.found and replace(self.found, total=total))

    def stepped(self, by: int) -> SearchSession:
        """Return the search standing so many hits on, going round."""
        return replace(self, index=(self.index + by) % len(self.found.hits)) if self.found and self.found.hits else self

    @property
    def hit(self) -> Hit | None:
        """The hit the person is on; None if nothing was found."""
        return self.found.hits[self.index] if self.found and self.found.hits else None

    @property
    def waits(self) -> bool:
        """Whether what is typed is still to be answered."""
        return bool(self.words.strip()) and (self.found is None or self.found.words != self.words)

    @property
    def matched(self) -> Matched:
        """The words to mark."""
        return self.found.matched if self.found else NOTHING_MATCHED

    @property
    def ranks(self) -> dict[StoryId, int]:
        """The best hits, numbered from 1."""
        hits = self.found.hits[:_NUMBERED] if self.found else ()
        return {hit.story.id: number for number, hit in enumerate(hits, 1)}

    @property
    def summary(self) -> str:
        """In a few words what was found, what was taken for a misspelling, and what the line was understood to mean."""
        found = self.found
        if found is None:
            return ""
        if not found.hits:
            return found.mistakes[0] if found.mistakes else "no story matches"
        total = "…" if found.total is None else counted(found.total)
        also = f"also: {found.also}" if found.also else ""
        plain = found.label.removeprefix("≈ ") == " ".join(found.words.split())
        return " · ".join(part for part in (total, *found.mistakes[:1], also, "" if plain else found.label) if part)
