"""Clusters grow, shrink and become one; the cache gives each as it is, however much of it memory holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.threads.cluster.cluster import Cluster
from store.threads.cluster.cluster_cache import WIDE, ClusterCache
from store.threads.cluster.cluster_state import packed_state, unpack_state
from store.threads.cluster.features import Features, Kind, feature_id
from store.threads.db.sqlite_tables import SqliteTables

FEATURES = st.dictionaries(st.integers(0, 30), st.sampled_from([0.36, 1.0, 4.0, 9.0]), min_size=1, max_size=8)
STORIES = st.lists(st.tuples(FEATURES, st.integers(738_000, 738_100)), min_size=1, max_size=25)


def known_by(weights: dict[int, float], day: int = 738_000) -> Features:
    """Return what a story of some features is known by."""
    return Features(weights, {feature: f"print {feature}" for feature in weights}, day, frozenset(list(weights)[:1]))


def grown(stories: list[tuple[dict[int, float], int]], thread: int = 1) -> Cluster:
    """Return the cluster of some stories."""
    cluster = Cluster(thread, stories[0][1], stories[0][1])
    for weights, day in stories:
        cluster.add(known_by(weights, day))
    return cluster


@pytest.fixture
def tables() -> Iterator[SqliteTables]:
    """Return empty tables in memory."""
    made = SqliteTables.in_memory()
    yield made
    made.close()


@given(STORIES)
def test_a_cluster_counts_in_how_many_of_its_stories_each_feature_is(stories: list[tuple[dict[int, float], int]]) -> None:
    cluster = grown(stories)

    assert cluster.counts == Counter(feature for weights, _ in stories for feature in weights)
    assert (cluster.size, cluster.first, cluster.last) == (len(stories), min(d for _, d in stories), max(d for _, d in stories))
    assert len(cluster.members) == min(10, len(stories))
    assert [one.day for one in cluster.members[:4]] == [day for _, day in stories[:4]]


@given(STORIES, FEATURES)
def test_a_story_that_is_taken_out_leaves_nothing(
    stories: list[tuple[dict[int, float], int]], weights: dict[int, float]
) -> None:
    cluster = grown(stories)
    before, story = dict(cluster.counts), known_by(weights, 738_050)

    new = cluster.add(story)
    gone = cluster.remove(story)

    assert cluster.counts == before
    assert set(new) == set(gone) == weights.keys() - before.keys()
    assert cluster.size == len(stories)


@given(STORIES, STORIES)
def test_of_two_clusters_that_become_one_nothing_is_lost(
    stories: list[tuple[dict[int, float], int]], others: list[tuple[dict[int, float], int]]
) -> None:
    one, other, all_in_one = grown(stories), grown(others, 2), grown([*stories, *others])
    both = set(one.counts) & set(other.counts)

    assert set(one.absorb(other)) == both
    assert (one.counts, one.size, one.first, one.last) == (
        all_in_one.counts,
        all_in_one.size,
        all_in_one.first,
        all_in_one.last,
    )
    assert one.broad == all_in_one.broad
    assert one.printed == all_in_one.printed
    assert len(one.members) == min(10, len(stories[:10]) + len(others[:10]))


@given(STORIES)
def test_what_stories_have_in_common_is_what_their_thread_has(stories: list[tuple[dict[int, float], int]]) -> None:
    told = [known_by(weights, day) for weights, day in stories]

    group, thread = Cluster.of(told), grown(stories)

    assert (dict(group.counts), group.size, group.broad) == (thread.counts, thread.size, thread.broad)
    assert (group.first, group.last, group.headlines) == (thread.first, thread.last, thread.headlines)


@given(STORIES)
def test_what_is_packed_is_unpacked(stories: list[tuple[dict[int, float], int]]) -> None:
    kept = grown(stories)

    back = unpack_state(Cluster(1, kept.first, kept.last, kept.size), packed_state(kept))

    assert (back.counts, back.printed, back.broad) == (kept.counts, kept.printed, kept.broad)
    assert [(one.packed, one.day) for one in back.members] == [(one.packed, one.day) for one in kept.members]


def test_only_so_many_features_are_remembered_and_the_commonest_stay() -> None:
    cluster = Cluster(1, 738_000, 738_000)
    for story in range(30):
        cluster.add(known_by({7: 1.0, **{1_000 * story + at: 1.0 for at in range(60)}}))
    had = set(cluster.counts)

    forgotten = cluster.forget_rarest()

    assert len(cluster.counts) == 600
    assert set(forgotten) == had - cluster.counts.keys()
    assert cluster.counts[7] == 30
    assert cluster.broad <= cluster.counts.keys()
    assert len(cluster.printed) <= 200
    assert cluster.forget_rarest() == []


def test_the_cache_gives_each_cluster_as_it_is_and_no_id_twice(tables: SqliteTables) -> None:
    cache = ClusterCache(tables.clusters)
    first = cache.new(738_000)
    first.add(known_by({1: 1.0}))

    assert cache.get(first.id) is first
    cache.write()
    again = ClusterCache(tables.clusters, cache.next_id).get(first.id)
    assert again is not None
    assert again.counts == {1: 1}
    cache.remove(first)
    assert cache.get(first.id) is None
    assert cache.new(738_000).id == first.id + 1
    assert cache.get(None) is None


def test_a_removed_cluster_is_gone_from_the_table_and_nothing_leads_to_it(tables: SqliteTables) -> None:
    cache = ClusterCache(tables.clusters)
    gone, stays = cache.new(738_000), cache.new(738_000)
    for one in (gone, stays):
        one.add(known_by({1: 1.0}))
        cache.lead([1], one)
    cache.write()

    cache.remove(gone)
    cache.write()

    fresh = ClusterCache(tables.clusters, cache.next_id)
    assert fresh.get(gone.id) is None
    assert [(feature, list(threads)) for feature, threads in fresh.leads([1, 2])] == [(1, [stays.id])]


def test_a_word_of_too_many_threads_leads_to_none_and_a_name_to_the_latest(tables: SqliteTables) -> None:
    cache = ClusterCache(tables.clusters)
    word, name = feature_id("river", Kind.WORD), feature_id("alder", Kind.NAME)
    for _ in range(WIDE + 1):
        cache.lead([word, name], cache.new(738_000))
    cache.write()

    for read in (cache, ClusterCache(tables.clusters, cache.next_id)):
        led = {feature: list(threads) for feature, threads in read.leads([word, name])}
        assert led == {name: list(range(2, WIDE + 2))}


def test_threads_that_are_gone_make_room_before_a_word_leads_nowhere(tables: SqliteTables) -> None:
    cache, word = ClusterCache(tables.clusters), feature_id("river", Kind.WORD)
    made = [cache.new(738_000) for _ in range(WIDE)]
    for one in made:
        cache.lead([word], one)
    cache.write()
    for one in made[:10]:  # they never had the word themselves, so it still leads to them
        cache.remove(one)
    late = cache.new(738_000)

    cache.lead([word], late)

    assert [list(threads) for _, threads in cache.leads([word])] == [[*(one.id for one in made[10:]), late.id]]


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), min_size=1, max_size=60), st.integers(1, 9))
def test_what_memory_lets_go_is_the_same_when_it_comes_back(deeds: list[tuple[int, bool]], writes: int) -> None:
    tables = SqliteTables.in_memory()
    cache, truth = ClusterCache(tables.clusters), dict[int, Counter[int]]()
    for at, (feature, new) in enumerate(deeds):
        cluster = cache.new(738_000) if new or not truth else cache.get(min(truth))
        assert cluster is not None
        cluster.add(known_by({feature: 1.0}))
        cache.changed(cluster)
        truth.setdefault(cluster.id, Counter()).update([feature])
        if at % writes == 0:
            cache.write()
            cache = ClusterCache(tables.clusters, cache.next_id)  # as if memory had held none
    cache.write()

    for thread, counts in truth.items():
        kept = cache.get(thread)
        assert kept is not None
        assert kept.counts == counts
    tables.close()
