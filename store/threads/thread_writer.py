"""Taking stories in as they arrive, and keeping their threads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

from store.api.story import Story, StoryId
from store.threads.cluster.average_linkage import groups_of
from store.threads.cluster.cluster import Cluster
from store.threads.cluster.cluster_cache import ClusterCache
from store.threads.cluster.clusterer import Assigned, Clusterer, Merged
from store.threads.cluster.constraints import Constraints
from store.threads.cluster.corrections import Corrections
from store.threads.cluster.feature_rarity import FeatureRarity
from store.threads.cluster.features import Features, features_of
from store.threads.cluster.namer import has_outgrown, renamed
from store.threads.cluster.namer import is_due as is_to_be_named
from store.threads.cluster.regroup import FEW, continued, is_due
from store.threads.db.thread_tables import Membership, ThreadTables

_TOGETHER = 125
"""Stories that arrive together are put together among themselves in parts of this size."""
_TITLES = 120
"""Titles that are looked at to name a thread."""
_NAMESAKES = 20
"""So many of the largest threads that are called by a name are looked at."""
_NAMED_TOGETHER = 200
"""So many threads are named before they are written."""
_ALL = 1 << 40
_OFTEN = 25
"""After so many stories, threads that grew are compared."""

Names = Mapping[StoryId, Sequence[str]]
NO_NAMES: Names = {}


class ThreadWriter:
    """Takes stories in as they arrive and keeps their threads in the thread tables. One process writes; others may read meanwhile."""

    def __init__(self, tables: ThreadTables) -> None:
        self.tables = tables
        """Where they are kept."""
        self._corrections = Corrections()
        self._constraints = Constraints(self._corrections, self.thread_of)
        self._since = self._regrouped = 0
        self._load()

    @property
    def empty(self) -> bool:
        """Whether no story was taken in yet: the tables are new, or were begun anew."""
        return self._rarity.stories == 0

    def thread_of(self, story: StoryId) -> int | None:
        """Return the id of a story's thread; None for a story that was not taken in."""
        return self.tables.members.thread_of(story)

    def take_in(
        self, stories: Sequence[Story], corrections: Corrections | None = None, names: Names = NO_NAMES, *, more: bool = False
    ) -> None:
        """Put stories into threads, in their order; all of them are kept, or none. Those that are known stay where they are.

        `names` has the folded keys of the names of stories for which they are known, which spares finding them.
        Where many `more` follow, threads are named as they have grown much; `settle` looks at the others.
        """
        with self._writing(corrections):
            fresh = [one for one in {story.id: story for story in stories}.values() if self.thread_of(one.id) is None]
            for at in range(0, len(fresh), _TOGETHER):
                self._take_part(fresh[at : at + _TOGETHER], names)
            self._since += len(fresh)
            if is_due(self._rarity.stories, self._regrouped):
                self._regroup()
            if self._since >= _OFTEN:
                self._compare()
                self._name(self._grown() if more else self._clusterer.touched)
                self._since = 0

    def settle(self, corrections: Corrections | None = None) -> None:
        """Compare what grew since threads were last compared, and name it; for the end of an import, and for quiet times."""
        self.compare_grown(corrections)
        while self.name_grown(corrections):
            pass

    def compare_grown(self, corrections: Corrections | None = None) -> None:
        """Compare what grew since threads were last compared."""
        with self._writing(corrections):
            if self._rarity.stories > self._regrouped:
                self._regroup()
            self._compare()
            self._since = 0

    def recall_outgrown(self, rest: Callable[[], object] = lambda: None) -> None:
        """Have threads named that have outgrown their names, as finding them was broken off before that was looked at.

        `rest` is called before each thread is looked at.
        """
        for thread in self.tables.threads.newest(_ALL, 2):
            rest()
            cluster = self.tables.clusters.get(thread.id)
            if cluster and not cluster.given and has_outgrown(cluster):
                self._clusterer.touched[thread.id] = None

    def name_grown(self, corrections: Corrections | None = None) -> bool:
        """Name some of the threads that changed since they were last named; returns whether others are left."""
        if self._clusterer.touched:
            with self._writing(corrections):
                self._name(list(self._clusterer.touched)[:_NAMED_TOGETHER])
        return bool(self._clusterer.touched)

    def join(self, one: int, other: int) -> int:
        """Make one of two threads, as the person wants. Returns its id."""
        with self._writing():
            first, second = self._cluster(one), self._cluster(other)
            if first is None or second is None or first.id == second.id:
                return self.tables.threads.current(one)
            merged = self._clusterer.merge(first, second)
            self.tables.members.merge(merged)
            self.tables.loose.make_firm(merged.into)
            self._name(self._clusterer.touched)
        return merged.into

    def move(self, stories: Sequence[Story], to: int | None) -> int | None:
        """Move stories to a thread, or to a new one of their own, as the person wants. Returns its id."""
        with self._writing():
            target = None if to is None else self.tables.threads.current(to)
            for story in stories:
                features, at = features_of(story), self.thread_of(story.id)
                if at is not None:
                    self._clusterer.withdraw(features, at)
                put = self._clusterer.place(features, target)
                target = put.thread
                self._put(story.id, story.title, features, put)
                if at is not None:
                    self.tables.loose.make_firm(at)
            if target is not None:
                self.tables.loose.make_firm(target)
            self._name(self._clusterer.touched)
        return target

    def rename(self, thread: int, name: str) -> None:
        """Call a thread by the person's name; an empty one lets it be named again."""
        with self._writing():
            if cluster := self._cluster(thread):
                cluster.name, cluster.given, cluster.named = name, bool(name), 0
                self._clusterer.touched[cluster.id] = None
                self._cache.changed(cluster)
                self._name(self._clusterer.touched)

    def forget(self, stories: Sequence[StoryId]) -> None:
        """Leave out stories that the archive has no more; an updated story is forgotten and taken in again."""
        with self._writing():
            for story in stories:
                thread = self.thread_of(story)
                if thread is not None:
                    self.tables.members.drop(story)
                    self._clusterer.shrink(thread)

    def _cluster(self, thread: int) -> Cluster | None:
        """Return a thread's cluster; an id that was joined to another is that one's."""
        return self._cache.get(self.tables.threads.current(thread))

    def _take_part(self, part: Sequence[Story], names: Names) -> None:
        """Take stories in: one alone goes to its thread at once, those that arrived together are grouped among themselves first."""
        known = [(story, features_of(story, names.get(story.id))) for story in part]
        for _, features in known:
            self._rarity.seen(features)
        if self._rarity.stories <= FEW:  # headlines give too little to go by: they stay where they are put
            self.tables.loose.keep((story.id, features) for story, features in known if not features.headline)
        free = [one for one in known if not self._constraints.binds(one[0].id)]
        if len(free) == 1:
            self._put(free[0][0].id, free[0][0].title, free[0][1], self._clusterer.assign(free[0][1]))
        elif free:
            groups = groups_of([features for _, features in free], self._rarity.shares)
            assigned = self._clusterer.assign_groups([[free[at][1] for at in group] for group in groups])
            for group, where in zip(groups, assigned, strict=True):
                for at, put in zip(group, where, strict=True):
                    self._put(free[at][0].id, free[at][0].title, free[at][1], put)
            self._compare()
        for story, features in known:
            if self._constraints.binds(story.id):
                must, shut = self._constraints.must(story.id), self._constraints.must_not(story.id)
                put = self._clusterer.assign(features, shut) if must is None else self._clusterer.place(features, must)
                self._put(story.id, story.title, features, put)
                self.tables.loose.make_firm(put.thread)

    def _regroup(self) -> None:
        """Group the stories of a small archive anew, with the threads' ids and names kept as far as they go on."""
        before, self._regrouped = self._regrouped, self._rarity.stories
        if self._rarity.stories > FEW:
            if before < FEW:
                self.tables.loose.clear()
            return
        ids, known, threads = self.tables.loose.all()
        groups = groups_of(known, self._rarity.believed)
        goes_on = continued(groups, threads)
        for group, places in enumerate(groups):
            thread = goes_on[group]
            for place in places:
                if threads[place] != thread:
                    thread = self._move(ids[place], known[place], threads[place], thread)

    def _move(self, story: StoryId, features: Features, at: int, to: int | None) -> int:
        """Move a story from a thread to another, or to a new one. Returns its id."""
        member = self.tables.members.get(story)
        self._clusterer.withdraw(features, at)
        put = self._clusterer.join(features, to)
        self._put(story, member.title if member else "", features, put)
        if self._cache.get(at) is None:
            self.tables.members.merge(Merged(put.thread, at, 0.0, ()))
        return put.thread

    def _compare(self) -> None:
        for merged in self._clusterer.compare():
            self.tables.members.merge(merged)

    def _grown(self) -> list[int]:
        """Return the threads that have grown much since they were last named."""
        changed = (self._cache.get(thread) for thread in self._clusterer.touched)
        return [cluster.id for cluster in changed if cluster and is_to_be_named(cluster)]

    def _name(self, threads: Iterable[int]) -> None:
        """Name threads that changed: a name the person gave stays, any other gives way only to a clearly better one.

        The larger ones are named first, and what they are called is kept from the others.
        """
        given = self._given()
        changed = [cluster for thread in threads if (cluster := self._cache.get(thread))]
        named: dict[int, str] = {}
        for cluster in sorted(changed, key=lambda one: (one.id not in given, -one.size, one.id)):
            cluster.given = cluster.given or cluster.id in given
            titles = self.tables.members.titles(cluster.id, _TITLES) if cluster.size > 1 else []
            name = given.get(cluster.id) or renamed(
                cluster, self._rarity.elsewhere, titles, partial(self._is_taken, cluster, named)
            )
            if name != cluster.name:
                cluster.name = name
            self._cache.changed(cluster)
            named[cluster.id] = name
        for thread in list(threads):
            self._clusterer.touched.pop(thread, None)

    def _is_taken(self, cluster: Cluster, named: Mapping[int, str], name: str) -> bool:
        """Return whether a thread that was named just now, a larger one, or one the person named is called so."""
        if name in named.values():
            return True
        others = self.tables.threads.namesakes(name, _NAMESAKES)
        return any(one.given or one.count >= cluster.size for one in others if one.id != cluster.id and one.id not in named)

    def _given(self) -> Mapping[int, str]:
        """Return the names the person gave to threads by their stories."""
        found = ((self.thread_of(story), name) for story, name in self._corrections.names.items())
        return {thread: name for thread, name in found if thread is not None}

    def _put(self, story: StoryId, title: str, features: Features, put: Assigned) -> None:
        """Keep where a story was put, and why."""
        shared = [(features.printed[feature], round(bits, 1)) for feature, bits in put.because]
        likeness = None if put.likeness is None else round(put.likeness, 3)
        self.tables.members.put(Membership(story, put.thread, features.day, title, likeness, shared))

    @contextmanager
    def _writing(self, corrections: Corrections | None = None) -> Iterator[None]:
        """Keep all that is changed inside, or nothing: after an error everything is as it was."""
        if corrections is not None:
            self._corrections = corrections
            self._constraints = Constraints(corrections, self.thread_of)
        touched, waiting = dict(self._clusterer.touched), dict(self._clusterer.waiting)
        try:
            with self.tables.writing():
                if self.tables.revision() != self._seen:  # another process wrote since: what is in memory is of no use
                    self._load(touched, waiting)
                self._clusterer.barred = self._constraints.barred
                yield
                self._save()
        except BaseException:
            self._load(touched, waiting)
            raise

    def _save(self) -> None:
        self._cache.write()
        rarity = self._rarity
        # the names are those that stand in files of earlier versions
        numbers = {"matters": rarity.threads, "stories": rarity.stories, "words": rarity.words}
        kept = {**numbers, "following": self._cache.next_id, "regrouped": self._regrouped}
        self.tables.clusters.keep_counters(kept, rarity.pages())

    def _load(self, touched: dict[int, None] | None = None, waiting: dict[int, None] | None = None) -> None:
        """Read all that is kept; what is still to be named and to be compared is not, and is handed over."""
        self._seen = self.tables.revision()
        numbers, pages = self.tables.clusters.counters()
        self._rarity = FeatureRarity(int(numbers.get("matters", 0)), int(numbers.get("stories", 0)), numbers.get("words", 0.0))
        for page, raw in pages:
            self._rarity.set_page(page, raw)
        self._regrouped = int(numbers.get("regrouped", 0))
        self._cache = ClusterCache(self.tables.clusters, int(numbers.get("following", 1)))
        self._clusterer = Clusterer(self._cache, self._rarity, touched=dict(touched or {}), waiting=dict(waiting or {}))
