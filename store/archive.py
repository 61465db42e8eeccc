"""The one seam: what a screen or a command may ask of the stories a person keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from store.model import Story, StoryId

if TYPE_CHECKING:
    from store.matters import Matters
    from store.query.completing import Completion
    from store.times import Times
    from store.views import (
        Added,
        Answer,
        Breakdown,
        Change,
        Counts,
        Cursor,
        Facets,
        Found,
        Marks,
        Related,
        Selection,
        StoryRow,
        Theme,
        ThemeChoice,
    )
    from store.watching import WatchLists

Progress = Callable[[str, int, int], None]
"""Called from long work with what is being done, how much is done, and how much there is in all (0 if unknown)."""


class Archive(Protocol):
    """The stories one person keeps. Rows are asked for by span and cursor, counts come ready made.

    Every method may be called from any thread and may take a while; none is called while painting.
    """

    @property
    def is_new(self) -> bool:
        """True if the archive is about to be made, or was made, from the starting stories in this sitting."""

    @property
    def matters(self) -> Matters:
        """Threads, names and jump marks."""

    @property
    def times(self) -> Times:
        """Dates written in stories, and what happened when."""

    def refresh(self, progress: Progress | None = None) -> Change:
        """Bring every answer up to date with what is on disk, and say what became different."""

    def themes(self) -> Sequence[Theme]:
        """Return every theme, in the order they are shown; `other` is the last."""

    def counts(self, selection: Selection) -> Counts:
        """Return how many stories stand on each day."""

    def breakdown(self, selection: Selection, *, weekly: bool = False) -> Breakdown:
        """Return how many stories each theme has in each month, or in each week (from its Monday)."""

    def facets(self, selection: Selection) -> Facets:
        """Return how many stories each theme, each place and each source has."""

    def rows(self, selection: Selection, start: Cursor, limit: int) -> Sequence[StoryRow]:
        """Return up to `limit` stories from a place on, in time order, oldest first."""

    def span_rows(self, selection: Selection, first: date, last: date, limit: int) -> Sequence[StoryRow]:
        """Return up to `limit` stories of a span of days, both ends included, oldest first."""

    def cursor(self, selection: Selection, story_id: StoryId) -> Cursor | None:
        """Return where a story stands among the selected, or None if it is not among them."""

    def neighbour(self, selection: Selection, story_id: StoryId, step: int) -> StoryRow | None:
        """Return the selected story before (step -1) or after (step 1) a story in time, which need not be selected itself."""

    def row(self, story_id: StoryId) -> StoryRow | None:
        """Return one story's line, or None if there is no such story."""

    def story(self, story_id: StoryId) -> Story | None:
        """Return one story with its themes, or None if there is no such story."""

    def find(self, selection: Selection, limit: int = 200, snippets: int = 20) -> Found:
        """Return the stories that answer the selection's line best, the first so many with their best sentence.

        The line is in the search language (`store.query`); its last word may be unfinished.
        """

    def answer(self, selection: Selection, lines: int, wanted: Callable[[], bool] = ...) -> Answer | None:
        """Return what a screen shows first of a search: the best story with so many stories before and after it in time.

        `wanted` is asked between steps; once it says no, the answer is None.
        """

    def snippet(self, selection: Selection, story_id: StoryId) -> str:
        """Return the sentence of a story that answers the selection's line best; empty if only its title does."""

    def told(self, line: str) -> str:
        """Return what a search line is understood to mean, in one short line; needs no search and is fast."""

    def mistakes(self, line: str) -> Sequence[str]:
        """Return what of a search line can't be meant as it is written, each in one sentence with what was likely meant."""
        ...

    def completions(self, line: str, cursor: int) -> Sequence[Completion]:
        """Return what may be put at a place of a search line instead of what stands there, the likeliest first, at most 8."""

    def related(self, story_id: StoryId, limit: int = 12) -> Sequence[Related]:
        """Return the stories that belong with one story, strongest first, each with its reasons.

        Raises UnknownStoryError.
        """

    def why_theme(self, story_id: StoryId) -> ThemeChoice:
        """Return why a story has its themes. Raises UnknownStoryError."""

    def new_theme(self, name: str, stories: Selection | Sequence[StoryId]) -> Theme:
        """Make a theme from the stories of a selection, or from those with some ids, and return it with its telling words.

        It is written to the person's own `themes.toml`, with those words; stories that have them are sorted anew by `understand`.
        Raises ThemeError if the name or the stories won't do, SettingsError if it can't be written, ArchiveLockedError.
        """

    def understand(self, progress: Progress | None = None, *, threads: bool = True, gently: bool = False) -> None:
        """Work out the themes and names of stories that were added too many at once to be understood at once.

        They can be found already; what is done stays done if this is interrupted. Raises ArchiveLockedError.
        Without `threads`, those of many stories are left to be found behind an open screen, as that takes longer; there they
        are found `gently`, with rests.
        """

    def understand_behind(self) -> None:
        """Have the same done by another process, which ends when this archive is closed; returns at once."""

    def mark(
        self, story_id: StoryId, *, read: bool | None = None, starred: bool | None = None, theme: str | None = None
    ) -> Marks:
        """Change what is given of a story's marks and return them; `theme=""` takes a correction back.

        Raises UnknownStoryError, ArchiveLockedError, RecordError.
        """

    def promise(
        self, story_id: StoryId, *, read: bool | None = None, starred: bool | None = None, theme: str | None = None
    ) -> StoryRow | None:
        """Answer from now on as if a story's marks were changed already, and return its line; None if there is no such story.

        Nothing is written; each promise is followed by one `mark` that gives the same, which may come later.
        """

    def add(self, stories: Iterable[Story], progress: Progress | None = None) -> Added:
        """Keep stories: new ones are added, newer texts replace older ones, the person's marks stay.

        Raises ArchiveLockedError, RecordError.
        """

    def remove(self, story_id: StoryId) -> Story:
        """Take a story out; `restore` brings it back. Raises UnknownStoryError, ArchiveLockedError, RecordError."""

    def restore(self, story_id: StoryId | None = None, *, text: int = 1, apart: bool = False) -> Story:
        """Bring back a removed story, or the one removed last.

        Of one that is there, bring back what it said before: the last text that was replaced, or the `text`-th back; in its
        place, or apart, as a story of its own. Raises UnknownStoryError, ArchiveLockedError, RecordError.
        """

    def earlier(self, story_id: StoryId) -> Sequence[Story]:
        """Return the texts that a story had before it was written anew, the last one first. Raises UnknownStoryError."""

    @property
    def watches(self) -> WatchLists:
        """The person's watch lists."""

    def rest(self) -> None:
        """Give back memory that was only needed to answer; asked for when the person pauses."""

    def close(self) -> None:
        """Put everything away."""


def open_archive(folder: Path | None = None, *, seeded: bool = True, patience: float | None = None) -> Archive:
    """Open the archive in a folder, or where archives live on this machine.

    An archive that does not exist is filled from the starting stories by its first `refresh`, unless `seeded` is false.
    `patience` is for how many seconds another program that writes is waited for; half a minute if not given.
    Raises UnreadableFileError if the folder can't be made or read, SettingsError if `themes.toml` is wrong.
    """
    from store.folder import FolderArchive
    from store.places import Places

    return FolderArchive(Places.find(folder), seeded=seeded, patience=patience)
