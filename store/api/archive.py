"""The one seam: what a screen or a command may ask of the stories a person keeps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from store.api.story import Story, StoryId

if TYPE_CHECKING:
    from typing import Unpack

    from store.api.arrivals import Came
    from store.api.changes import Added, Change
    from store.api.feeds import Feeds
    from store.api.prepared import Prepared, Preparer
    from store.api.progress import Progress
    from store.api.said import Told
    from store.api.search import Search
    from store.api.story_details import ChangedText, StoryNames
    from store.api.tags import Tag
    from store.api.themes import Themes
    from store.api.threads import Threads
    from store.api.times import Times
    from store.api.undo import Step, Undone
    from store.api.views import (
        Breakdown,
        Counts,
        Cursor,
        Facets,
        MarkChanges,
        MarkedStory,
        Marks,
        Related,
        Selection,
        StoryRow,
    )
    from store.api.watches import WatchLists


class Archive(Protocol):
    """The stories one person keeps. Rows are asked for by span and cursor, counts come ready made.

    Every method may be called from any thread and may take a while; none is called while painting.
    """

    @property
    def is_new(self) -> bool:
        """True if the archive is about to be made, or was made, from the starting stories in this sitting."""

    @property
    def name(self) -> str:
        """What is shown beside Dateline's name: which shared archive it is; empty for the person's own."""

    @property
    def search(self) -> Search:
        """What a search line finds."""

    @property
    def themes(self) -> Themes:
        """The subjects that group stories."""

    @property
    def threads(self) -> Threads:
        """Stories on the same running news."""

    @property
    def times(self) -> Times:
        """Dates written in stories, and what happened when."""

    @property
    def watches(self) -> WatchLists:
        """The person's watch lists."""

    @property
    def feeds(self) -> Feeds:
        """The feeds the person follows."""

    def fill(self) -> None:
        """Fill a new archive with the starting stories; does nothing in any other.

        The first `refresh` does that too; this takes less time, as it leaves threads to that.
        Raises ArchiveLockedError, RecordError.
        """

    def refresh(self, progress: Progress | None = None) -> Change:
        """Bring every answer up to date with what is on disk, and say what became different."""

    def standing(self) -> object:
        """Return what stands for all that is kept: something else once anything of it was changed, by whichever program."""

    def mend(self, progress: Progress | None = None) -> None:
        """Have what is derived made anew where it turned out to be damaged; the next `refresh` tells of it.

        Raises ArchiveLockedError, RecordError.
        """

    def counts(self, selection: Selection) -> Counts:
        """Return how many stories stand on each day."""

    def breakdown(self, selection: Selection, *, weekly: bool = False) -> Breakdown:
        """Return how many stories each theme has in each month, or in each week (from its Monday)."""

    def facets(self, selection: Selection) -> Facets:
        """Return how many stories each theme, each place and each source has."""

    def values(self, selection: Selection, field: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return up to `limit` values of a field with how many of the selected stories have each, the commonest first.

        The field is `place`, `source`, `person` or `tag`; names of persons and tags are in small letters.
        """

    def rows(self, selection: Selection, start: Cursor, limit: int) -> Sequence[StoryRow]:
        """Return up to `limit` stories from a place on, in time order, oldest first."""

    def span_rows(self, selection: Selection, first: date, last: date, limit: int) -> Sequence[StoryRow]:
        """Return up to `limit` stories of a span of days, both ends included, oldest first."""

    def stories(self, selection: Selection) -> Iterator[MarkedStory]:
        """Yield the selected stories whole, each with its marks, in time order, oldest first; any number in little memory.

        What the stories themselves say of their themes is what the record has; beside it stand those that were worked out.
        """

    def cursor(self, selection: Selection, story_id: StoryId) -> Cursor | None:
        """Return where a story stands among the selected, or None if it is not among them."""

    def neighbour(self, selection: Selection, story_id: StoryId, step: int) -> StoryRow | None:
        """Return the selected story before (step -1) or after (step 1) a story in time, which need not be selected itself."""

    def row(self, story_id: StoryId) -> StoryRow | None:
        """Return one story's line, or None if there is no such story."""

    def story(self, story_id: StoryId) -> Story | None:
        """Return one story with its themes, or None if there is no such story."""

    def id_of(self, typed: str) -> StoryId:
        """Return the id of the one story whose id is, or begins with, what was typed.

        Raises UnknownStoryError, AmbiguousStoryError.
        """

    def short_ids(self, ids: Iterable[StoryId]) -> Mapping[StoryId, str]:
        """Return of each id its first letters, as many as tell it from the ids of all other stories."""

    def rows_called(self, letters: str, limit: int = 20) -> Sequence[StoryRow]:
        """Return stories whose ids begin with some letters."""

    def marks(self, story_id: StoryId) -> Marks:
        """Return what the person did to a story: its marks as they are now, tags and note among them. Raises UnknownStoryError."""

    def told(self, story_id: StoryId) -> Sequence[Told]:
        """Return what others who share the archive say of a story to all: their notes and tags, the oldest first."""

    def tags(self) -> Sequence[Tag]:
        """Return the tags that are in use, those on most stories first."""

    def names(self, story_id: StoryId) -> StoryNames:
        """Return the people, organisations, agreements and places a story names. Raises UnknownStoryError."""

    def changes(self, story_id: StoryId) -> ChangedText | None:
        """Return the words an updated story has more and those it lost since its text before; None if it has none.

        Raises UnknownStoryError.
        """

    def related(self, story_id: StoryId, limit: int = 12) -> Sequence[Related]:
        """Return the stories that belong with one story, strongest first, each with its reasons.

        Raises UnknownStoryError.
        """

    @property
    def preparer(self) -> Preparer:
        """What makes stories ready for this archive in the processes that read them (`store.formats.lanes`); empty if nothing does."""

    def understand(self, progress: Progress | None = None, *, threads: bool = True, gently: bool = False) -> None:
        """Work out the themes and names of stories that were added too many at once to be understood at once.

        They can be found already; what is done stays done if this is interrupted. Raises ArchiveLockedError.
        Without `threads`, those of many stories are left to be found behind an open screen, as that takes longer; there they
        are found `gently`, with rests.
        """

    def understand_behind(self, more_than: int) -> int:
        """If more stories wait to be understood, let that be done by a process that goes on when this one has ended.

        Returns how many wait for it; 0 if there are fewer, for which nothing was begun.
        """

    def mark(self, story_id: StoryId, *, by_hand: bool = True, goes_on: bool = False, **changes: Unpack[MarkChanges]) -> Marks:
        """Change what is given of a story's marks and return them.

        Marks that come by themselves, such as that a story was read because it was scrolled, are not made `by_hand`: `undo`
        passes them over, so that they bury nothing the person did. What `goes_on`, as a note that is saved while it is typed, is
        taken back together with the change before it. Raises UnknownStoryError, ArchiveLockedError, RecordError.
        """

    def promise(self, story_id: StoryId, **changes: Unpack[MarkChanges]) -> StoryRow | None:
        """Answer from now on as if a story's marks were changed already, and return its line; None if there is no such story.

        Nothing is written; each promise is followed by one `mark` that gives the same, which may come later.
        """

    def mark_all(self, story_ids: Collection[StoryId], **changes: Unpack[MarkChanges]) -> int:
        """Change what is given of the marks of several stories as one step, and return how many stories there are.

        Those that are there no more are left out. Raises ArchiveLockedError, RecordError.
        """

    def promise_all(self, selection: Selection, **changes: Unpack[MarkChanges]) -> Sequence[StoryId]:
        """Answer from now on as if the marks of all selected stories were changed already, and return their ids.

        Nothing is written; each such promise is followed by one `mark_all` of these stories that gives the same.
        """

    def intend(self, intent: Mapping[str, Any]) -> Callable[[], None]:
        """Note at once, in a few millionths of a second, what the person is about to change, and return what says that it was made.

        If this process dies before it was, it is made by the next one, in `refresh`, and told. An intent has a `kind`, and what it
        is about: `marks` (`stories`, `changes`), `note` (`story`, `text`, `before`), `remove` (`story`), `jump` (`letter`, `story`);
        all have `told`, a few words for people.
        """

    def undo(self) -> Undone | None:
        """Take back what the person did last, in this sitting or before; None if there is nothing that can be taken back.

        What is newer than that, whoever did it, stays: where nothing of a step can be taken back it is passed over, and
        told, and the one before is taken back. Raises ArchiveLockedError, RecordError.
        """

    def steps(self, most: int = 20) -> Sequence[Step]:
        """Return what the person did last, and `undo` would take back, the last first."""

    def add(self, stories: Iterable[Story | MarkedStory | Prepared], progress: Progress | None = None) -> Added:
        """Keep stories: new ones are added, newer texts replace older ones, the person's marks stay.

        Marks that come with a story are joined to those it has: nothing that the person did here is undone.

        Raises ArchiveLockedError, RecordError.
        """

    def remove(self, story_id: StoryId) -> Story:
        """Take a story out; `restore` brings it back. Raises UnknownStoryError, ArchiveLockedError, RecordError."""

    def restore(self, story_id: StoryId | None = None, *, text: int = 1, apart: bool = False) -> Story:
        """Bring back a removed story, or the one removed last.

        Of one that is there, bring back what it said before: the last text that was replaced, or the `text`-th back; in its
        place, or apart, as a story of its own. Raises UnknownStoryError, ArchiveLockedError, RecordError.
        """

    def part(self, story_id: StoryId, source: str = "") -> Story:
        """Take apart what was judged the same, and keep it apart; return the story that stands for itself now.

        Of a story that several sources carried, what another source published becomes a story of its own: the one that is
        named, or the only one. A report that folds with others is a story of its own now.
        Raises UnknownStoryError, ArchiveLockedError, RecordError.
        """

    def earlier(self, story_id: StoryId) -> Sequence[Story]:
        """Return the texts that a story had before it was written anew, the last one first. Raises UnknownStoryError."""

    def jumps(self) -> Mapping[str, StoryId]:
        """Return the jump marks: letter to story."""

    def set_jump(self, letter: str, story_id: StoryId) -> None:
        """Mark a story with a letter, which comes off the story it was on. Raises ArchiveLockedError, RecordError."""

    def came(self, since: float) -> Came:
        """Return what stories came in after a moment, in seconds since 1970, as far as that is remembered."""

    def typed(self) -> None:
        """Take note of a key, so that whatever works behind the screen stands still for a moment."""

    def give_back(self) -> None:
        """Give memory back to the system that nothing needs any more; takes a few milliseconds."""

    def follow(self, heard: Callable[[], object]) -> None:
        """Have `heard` called, from another thread, as soon as others changed something, where that need not be looked for."""

    def close(self) -> None:
        """Put everything away."""
