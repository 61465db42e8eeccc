"""Keeping in a shared archive: everything that changes it, record and engine within one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from store.api.changes import Added, Change
from store.api.prepared import Prepared
from store.api.progress import Progress
from store.api.story import Story, StoryId
from store.api.views import MarkedStory
from store.engine.entry import Stored
from store.engine.protocol import NEWEST, Address
from store.engine.terms import Clause, Has, these
from store.folder.deeds import Deeds
from store.folder.deriver import Deriver
from store.folder.enrichment import Enrichment
from store.folder.lessons import Lessons
from store.folder.placing import Placing
from store.postgres.fragments import Fragment
from store.postgres.record import SharedRecord
from store.postgres.turns import STORIES, THREADS, LongTurn, TogetherTurn
from store.record.feeds import FeedRows
from store.record.notebook import Notebook
from store.shared.engine import SharedEngine
from store.shared.follower import SharedFollower
from store.shared.importer import SharedImporter
from store.shared.marker import SharedMarker
from store.themes.lexicon import ThemeLexicon
from store.threads.queries import ThreadQueries
from store.threads.sync import ThreadSync
from store.timeline.marks_overlay import Overlay

if TYPE_CHECKING:
    from store.folder.theme_maker import ThemeMaker

_MOST_NOTED = 100
"""Stories that are noted by name as having come."""


@dataclass(slots=True)
class SharedEnrichment(Enrichment):
    """Works off stories that were never understood; those of other rules only where that is wanted, as others may have other rules."""

    shared: SharedEngine = field(kw_only=True)
    """The same engine, which tells quickly how many were never understood."""
    all_rules: bool = field(default=False, kw_only=True)
    """Whether stories that were understood by other rules are understood anew."""

    def _number_waiting(self) -> int:
        return super(SharedEnrichment, self)._number_waiting() if self.all_rules else self.shared.waiting()

    def _given(self, addresses: Sequence[Address], _: Callable[[Address], Stored]) -> list[Stored]:
        """Return stories that were found, asked for at once; those that are gone by now are left out."""
        return self.shared.stories(these([StoryId(one.id) for one in addresses]), len(addresses), NEWEST)

    def _waiting(self) -> Clause:
        return super(SharedEnrichment, self)._waiting() if self.all_rules else Has("understood", 0)


@dataclass(slots=True)
class SharedWriter(Deeds):
    """Writes to the record, and to the engine with it."""

    record: SharedRecord
    index: SharedEngine
    enrichment: SharedEnrichment
    own_notebook: Notebook
    """What each person lays beside the stories for themselves."""
    push_themes: Callable[[], None]
    """Lets the others have the themes as they are here."""

    @classmethod
    def of(
        cls,
        record: SharedRecord,
        index: SharedEngine,
        config: Path,
        lexicon: ThemeLexicon,
        overlay: Overlay,
        threads: ThreadQueries,
        push_themes: Callable[[], None],
    ) -> SharedWriter:
        """Return a writer for the record and the engine of one database; `config` is where its themes are on this machine."""
        patience, connections = record.lock.patience, index.connections
        lessons, notebook = Lessons(index.folder), Notebook(record)
        deriver = Deriver(lexicon, lessons.learned)
        turn = TogetherTurn(connections, STORIES, patience)
        placing = Placing(index, deriver, lessons, threads.copies_among)
        placing.follow_lessons()
        enrichment = SharedEnrichment(index, turn, config, deriver, lessons, shared=index)
        sync = ThreadSync(index, turn, LongTurn(connections, THREADS, patience), notebook, threads.source)
        follower = SharedFollower(record, index, placing)
        rest = FeedRows(record), follower, Notebook(record, "own"), push_themes
        return cls(record, index, placing, overlay, turn, enrichment, sync, notebook, *rest)

    @property
    def marker(self) -> SharedMarker:
        """What changes marks."""
        return SharedMarker(self.record, self.index, self.index_lock, self.follower, self.overlay, self.index.connections)

    @property
    def themes(self) -> ThemeMaker:
        """What makes themes from stories; the others get them."""
        from store.shared.theme_maker import SharedThemeMaker

        return SharedThemeMaker(
            self.index, self.indexer, self.index_lock, self.enrichment.config, self.record, push=self.push_themes
        )

    def refresh(self) -> Change:
        """See what others changed, and take little of what is new into threads."""
        before = self.index.total
        changed = self.index.reload()
        changed = self.watches.follow() or changed
        changed = self.feeds.follow() or changed
        self._follow_lessons()
        left = self.sync_threads()
        notices, self.record.notices[:] = tuple(dict.fromkeys(self.record.notices)), []
        pending = self.enrichment.pending() or left
        return Change(changed or bool(notices), self.index.total - before, notices, pending)

    def sync_threads(self) -> int:
        """Take what is new into threads at once where that is little work, if the person may; returns how many months are left."""
        return super(SharedWriter, self).sync_threads() if self.index.may_edit else 0

    def add(self, stories: Iterable[Story | MarkedStory | Prepared], progress: Progress | None) -> Added:
        """Keep stories. Raises ArchiveLockedError, UnreachableDatabaseError."""
        with self.record.steps.step("stories added"):
            added = SharedImporter(self.record, self.index, self.index_lock, self.indexer).take(stories, progress)
        if added.added:
            ids = [str(one.id) for one in added.added[:_MOST_NOTED]]
            with self.index.connections.one() as connection:
                order = "INSERT INTO dateline.arrivals (number, ids) VALUES (%s, %s)"
                connection.execute(order, (len(added.added), ids))
        self.sync_threads()
        notices, self.record.notices[:] = tuple(dict.fromkeys(self.record.notices)), []
        return replace(added, notices=notices)

    def take_out(self, story_ids: Sequence[StoryId], months: Collection[str]) -> None:  # noqa: ARG002
        """Let the engine forget stories that were taken out of the record."""
        self.follower.catch_up()

    def put_again(self, month: str, stories: Sequence[Story]) -> None:  # noqa: ARG002
        """Let the engine have stories as they stand in the record again."""
        self.follower.catch_up()

    def note(self, months: Collection[str]) -> None:
        """Note nothing: record and engine never differ."""

    def _follow_lessons(self) -> None:
        """Learn from the corrections of all, if there are others than those that were learned from."""
        self.indexer.follow_lessons()
        lessons, lexicon = self.indexer.lessons, self.indexer.deriver.lexicon
        standing = {str(story): str(theme) for story, theme in self._corrections()}
        known = {story: str(lesson["theme"]) for story, lesson in lessons.kept.lessons.items()}
        wanted = {story: key for story, theme in standing.items() if (key := lexicon.standing(theme))}
        if lessons.kept.lexicon == lexicon.fingerprint and wanted == known:
            return
        self.indexer.gather([StoryId(one) for one in wanted], self.record.kept_marks.of)

    def _corrections(self) -> Sequence[tuple[str, str]]:
        rows = self.index.connections.ask(Fragment("SELECT story, theme FROM dateline.corrections ORDER BY changed, story"))
        return [(story, theme) for story, theme in rows]
