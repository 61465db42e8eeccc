"""Why a story of a shared archive stands where it does: what the archive of one person says, and who of all decided it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from store.api.story import StoryId
from store.api.themes import ThemeChoice
from store.api.threads import WhyThread
from store.folder.themes import FolderThemes
from store.postgres.told import corrected_by
from store.threads.edits import FolderThreads

if TYPE_CHECKING:
    from store.folder.deeds import Deeds
    from store.search.searcher import Searcher
    from store.shared.deeds_of_people import DeedsOfPeople
    from store.shared.engine import SharedEngine
    from store.themes.lexicon import ThemeLexicon
    from store.threads.edits import Writing
    from store.threads.queries import ThreadQueries


class ThemesOfAll(FolderThemes):
    """Themes that are of all who share an archive."""

    def __init__(
        self,
        engine: SharedEngine,
        lexicon: ThemeLexicon,
        searcher: Searcher,
        writer: Callable[[], Deeds],
        take: Callable[[ThemeLexicon], None],
    ) -> None:
        super().__init__(engine, lexicon, searcher, writer, take)
        self._connections = engine.connections

    def why(self, story_id: StoryId) -> ThemeChoice:
        """Return why a story has its themes, and who chose the first if somebody did."""
        choice = super().why(story_id)
        return replace(choice, chosen=corrected_by(self._connections, story_id)) if choice.corrected else choice


class ThreadsOfAll(FolderThreads):
    """Threads that are of all who share an archive."""

    def __init__(
        self,
        queries: ThreadQueries,
        writer: Callable[[], Writing],
        changed: Callable[[], object],
        deeds: Callable[[], DeedsOfPeople],
    ) -> None:
        super().__init__(queries, writer, changed)
        self._deeds = deeds

    def why(self, story_id: StoryId) -> WhyThread | None:
        """Return why a story is in its thread, and what people did to that."""
        why = super().why(story_id)
        return replace(why, deeds=tuple(self._deeds().of(self._mates(story_id)))) if why else None

    def _noted(self, told: str, stories: Sequence[StoryId]) -> None:
        """Note who did it."""
        self._deeds().note(told, stories)
