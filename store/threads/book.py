"""The book of threads: which story is in which thread, and why, kept in a file that can be deleted and made anew at any time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from store.api.story import Story, StoryId
from store.threads.cluster import Cluster
from store.threads.cluster_cache import SCHEMA, ClusterCache
from store.threads.clustering import Assigned, Clustering, Merged
from store.threads.corrections import Corrections
from store.threads.features import Features, features_of
from store.threads.grouping import group
from store.threads.naming import renamed
from store.threads.opening import open_book
from store.threads.rarity import Rarity
from store.threads.reader import ThreadReader
from store.threads.ties import Ties
from store.threads.young import SCHEMA as YOUNG_SCHEMA
from store.threads.young import YOUNG, Young, is_due, keeping_numbers

RULES = 4
"""Raised whenever stories would be put into other threads; a book of other rules is begun anew."""
FILE = "threads.db"
"""The book's name, in the index's folder."""
_TOGETHER = 125
"""Stories that arrive together are put together among themselves in parts of this size."""
_TITLES = 120
"""Titles that are looked at to name a thread."""
_OFTEN = 25
"""After so many stories, threads that grew are compared."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counters (page INTEGER PRIMARY KEY, counts BLOB);
CREATE TABLE IF NOT EXISTS stories (
  id TEXT PRIMARY KEY, thread INTEGER, day INTEGER, title TEXT, likeness REAL, because TEXT) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stories_thread ON stories (thread, day);
CREATE TABLE IF NOT EXISTS merges (gone INTEGER PRIMARY KEY, into_thread INTEGER, likeness REAL, because TEXT);
"""

Names = Mapping[StoryId, Sequence[str]]
NO_NAMES: Names = {}


class ThreadBook(ThreadReader):
    """Takes stories in as they arrive and keeps their threads. One process writes; others may read meanwhile."""

    def __init__(self, path: Path | None) -> None:
        """Open the book at a path, or one in memory. A damaged book, or one of other rules, is begun anew."""
        super().__init__(open_book(path, _SCHEMA + SCHEMA + YOUNG_SCHEMA, RULES))
        self._young = Young(self.database)
        self._corrections = Corrections()
        self._ties = Ties(self._corrections, self.thread_of)
        self._since = self._regrouped = 0
        self._shelf, self._rarity, self._clustering = self._load()
        self._seen = self._version()

    @property
    def empty(self) -> bool:
        """Whether no story was taken in yet: it is new, or was begun anew."""
        return self._rarity.stories == 0

    def take_in(self, stories: Sequence[Story], corrections: Corrections | None = None, names: Names = NO_NAMES) -> None:
        """Put stories into threads, in their order; all of them are kept, or none. Those the book knows stay where they are.

        `names` has the folded keys of the names of stories for which they are known, which spares finding them.
        """
        with self._writing(corrections):
            fresh = [one for one in {story.id: story for story in stories}.values() if self.thread_of(one.id) is None]
            for at in range(0, len(fresh), _TOGETHER):
                self._take_part(fresh[at : at + _TOGETHER], names)
            self._since += len(fresh)
            if is_due(self._rarity.stories, self._regrouped):
                self._regroup()
            if self._since >= _OFTEN:
                self._settle()

    def settle(self, corrections: Corrections | None = None) -> None:
        """Compare what grew since threads were last compared; for the end of an import, and for quiet times."""
        with self._writing(corrections):
            if self._rarity.stories > self._regrouped:
                self._regroup()
            self._settle()

    def join(self, one: int, other: int) -> int:
        """Make one of two threads, as the person wants. Returns its number."""
        with self._writing():
            first, second = self.matter(one), self.matter(other)
            if first is None or second is None or first.id == second.id:
                return self.current(one)
            merged = self._clustering.merge(first, second)
            self._note(merged)
            self._young.make_firm(merged.into)
            self._name()
        return merged.into

    def move(self, stories: Sequence[Story], to: int | None) -> int | None:
        """Move stories to a thread, or to a new one of their own, as the person wants. Returns its number."""
        with self._writing():
            target = None if to is None else self.current(to)
            for story in stories:
                features, at = features_of(story), self.thread_of(story.id)
                if at is not None:
                    self._clustering.withdraw(features, at)
                put = self._clustering.place(features, target)
                target = put.thread
                self._write_story(story.id, story.title, features, put)
                if at is not None:
                    self._young.make_firm(at)
            if target is not None:
                self._young.make_firm(target)
            self._name()
        return target

    def rename(self, thread: int, name: str) -> None:
        """Call a thread by the person's name; an empty one lets it be named again."""
        with self._writing():
            if matter := self.matter(thread):
                matter.name, matter.given, matter.named = name, bool(name), 0
                self._clustering.touched[matter.id] = None
                self._shelf.changed(matter)
                self._name()

    def forget(self, stories: Sequence[StoryId]) -> None:
        """Leave out stories that the archive has no more; an updated story is forgotten and taken in again."""
        with self._writing():
            for story in stories:
                thread = self.thread_of(story)
                if thread is not None:
                    self.database.execute("DELETE FROM stories WHERE id = ?", (story,))
                    self._young.forget(story)
                    self._clustering.shrink(thread)

    def matter(self, thread: int) -> Cluster | None:
        """Return what a thread is known by; a number that was joined to another is that one's."""
        return self._shelf.matter(self.current(thread))

    def _take_part(self, part: Sequence[Story], names: Names) -> None:
        """Take stories in: one alone goes to its thread at once, those that arrived together are put together among themselves first."""
        known = [(story, features_of(story, names.get(story.id))) for story in part]
        for _, features in known:
            self._rarity.seen(features)
        if self._rarity.stories <= YOUNG:
            self._young.keep((story.id, features) for story, features in known)
        free = [one for one in known if not self._ties.binds(one[0].id)]
        if len(free) == 1:
            self._write_story(free[0][0].id, free[0][0].title, free[0][1], self._clustering.assign(free[0][1]))
        elif free:
            for places in group([features for _, features in free], self._rarity.share):
                together = [free[place] for place in places]
                for (story, features), put in zip(together, self._clustering.gather([one for _, one in together]), strict=True):
                    self._write_story(story.id, story.title, features, put)
            self._compare()
        for story, features in known:
            if self._ties.binds(story.id):
                must, shut = self._ties.must(story.id), self._ties.must_not(story.id)
                placed = self._clustering.assign(features, shut) if must is None else self._clustering.place(features, must)
                self._write_story(story.id, story.title, features, placed)
                self._young.make_firm(placed.thread)

    def _regroup(self) -> None:
        """Put the stories of a young book together anew, with the threads' numbers and names kept as far as they go on."""
        if self._rarity.stories > YOUNG:
            if self._regrouped < YOUNG:
                self._young.grown_up()
            self._regrouped = self._rarity.stories
            return
        self._regrouped = self._rarity.stories
        ids, known, threads = self._young.loose()
        groups = group(known, self._rarity.believed)
        goes_on = keeping_numbers(groups, threads)
        for number, places in enumerate(groups):
            thread = goes_on[number]
            for place in places:
                if threads[place] != thread:
                    thread = self._move(ids[place], known[place], threads[place], thread)

    def _move(self, story: StoryId, features: Features, at: int, to: int | None) -> int:
        """Move a story of a young book from a thread to another, or to a new one. Returns its number."""
        title = str(self.database.execute("SELECT title FROM stories WHERE id = ?", (story,)).fetchone()[0])
        self._clustering.withdraw(features, at)
        put = self._clustering.join(features, to)
        self._write_story(story, title, features, put)
        if self._shelf.matter(at) is None:
            row = (at, put.thread, 0.0, "[]")
            self.database.execute("INSERT OR REPLACE INTO merges VALUES (?, ?, ?, ?)", row)
        return put.thread

    def _settle(self) -> None:
        self._compare()
        self._name()
        self._clustering.touched.clear()
        self._since = 0

    def _compare(self) -> None:
        for merged in self._clustering.compare():
            self._note(merged)

    def _name(self) -> None:
        """Name the threads that changed: a name the person gave stays, any other gives way only to a clearly better one."""
        for thread in self._clustering.touched:
            matter = self._shelf.matter(thread)
            if (
                matter is not None
                and (name := self._given(matter) or renamed(matter, self._rarity.share, self._titles(thread))) != matter.name
            ):
                matter.name = name
                self._shelf.changed(matter)

    def _titles(self, thread: int) -> list[str]:
        """Return the titles of a thread's stories, of many a fair choice: ids say nothing of what a story is about."""
        question = "SELECT title FROM stories WHERE thread = ? ORDER BY id LIMIT ?"
        return [str(row[0]) for row in self.database.execute(question, (thread, _TITLES))]

    def _given(self, matter: Cluster) -> str:
        """Return the name the person gave to a matter by one of its stories."""
        given = [name for story, name in self._corrections.names.items() if self.thread_of(story) == matter.id]
        matter.given = matter.given or bool(given)
        return given[-1] if given else ""

    def _note(self, merged: Merged) -> None:
        """Write down that two threads became one, and why."""
        matter = self._shelf.matter(merged.into)
        shared = [matter.printed[number] for number in merged.because if matter and number in matter.printed]
        row = (merged.gone, merged.into, merged.likeness, json.dumps(shared, ensure_ascii=False))
        self.database.execute("INSERT OR REPLACE INTO merges VALUES (?, ?, ?, ?)", row)
        self.database.execute("UPDATE stories SET thread = ? WHERE thread = ?", (merged.into, merged.gone))

    def _write_story(self, story: StoryId, title: str, features: Features, put: Assigned) -> None:
        because = json.dumps([[features.printed[one.feature], round(one.bits, 1)] for one in put.because], ensure_ascii=False)
        row = (story, put.thread, features.day, title, None if put.by_person else round(put.likeness, 3), because)
        self.database.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?)", row)

    @contextmanager
    def _writing(self, corrections: Corrections | None = None) -> Iterator[None]:
        """Keep all that is changed inside, or nothing: after an error the book is as it was."""
        if corrections is not None:
            self._corrections = corrections
            self._ties = Ties(corrections, self.thread_of)
        self._clustering.barred = self._ties.barred
        self.database.execute("BEGIN IMMEDIATE")
        if (version := self._version()) != self._seen:  # another process wrote since: what is in memory is of no use
            self._shelf, self._rarity, self._clustering = self._load()
            self._clustering.barred, self._seen = self._ties.barred, version
        try:
            yield
            self._write()
        except BaseException:
            self.database.execute("ROLLBACK")
            self._shelf, self._rarity, self._clustering = self._load()
            raise
        self.database.execute("COMMIT")

    def _version(self) -> int:
        """Return a number that changes whenever another process wrote."""
        return int(self.database.execute("PRAGMA data_version").fetchone()[0])

    def _write(self) -> None:
        self._shelf.write()
        about = {"matters": self._rarity.threads, "stories": self._rarity.stories, "words": self._rarity.words}
        about["following"] = self._shelf.following
        about["regrouped"] = self._regrouped
        self.database.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())
        self.database.executemany("INSERT OR REPLACE INTO counters VALUES (?, ?)", list(self._rarity.pages()))

    def _load(self) -> tuple[ClusterCache, Rarity, Clustering]:
        about = dict(self.database.execute("SELECT key, value FROM about"))
        rarity = Rarity(int(about.get("matters", 0)), int(about.get("stories", 0)), float(about.get("words", 0)))
        for page, raw in self.database.execute("SELECT page, counts FROM counters"):
            rarity.set_page(page, raw)
        self._regrouped = int(about.get("regrouped", 0))
        shelf = ClusterCache(self.database)
        shelf.following = max(shelf.following, int(about.get("following", 1)))
        return shelf, rarity, Clustering(shelf, rarity)
