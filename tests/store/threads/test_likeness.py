"""What a story is known by, and how strongly that speaks for a thread: the rarer, the more; broad things alone, not at all."""

from __future__ import annotations

from array import array
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.errors import StoryError
from store.api.story import Story, StoryId
from store.api.when import When
from store.threads.cluster.average_linkage import groups_of
from store.threads.cluster.broad_names import broad_in_headline, broad_words, is_broad
from store.threads.cluster.cluster import Cluster
from store.threads.cluster.feature_rarity import PAGE, FeatureRarity
from store.threads.cluster.features import Features, Kind, feature_id, features_of, kind_of
from store.threads.cluster.likeness import Spoken, evidence, likeness, mean_portions, portions
from tests.store.threads.conftest import CHESS, FERRY, RIVER, headline

NUMBERS = st.integers(0, 2**32 - 1)


def full(title: str, *body: str, place: str = "", highlights: tuple[str, ...] = ()) -> Story:
    """Return a story with a text."""
    return Story(StoryId("a" * 16), title, When("2021-03-01"), place=place, highlights=highlights, body=body)


def prints(known: Features, kind: Kind) -> set[str]:
    """Return how what a story is known by is printed."""
    return {text for number, text in known.printed.items() if kind_of(number) is kind}


def cluster_of(*rows: tuple[str, str]) -> Cluster:
    """Return the cluster of some headlines."""
    known = [features_of(headline(*row)) for row in rows]
    cluster = Cluster(1, known[0].day, known[0].day)
    for one in known:
        cluster.add(one)
    return cluster


def like(title: str, cluster: Cluster, rarity: FeatureRarity, day: str = "2021-03-05") -> float:
    """Return how strongly a headline speaks for a cluster."""
    known = features_of(headline(title, day))
    days = (known.day, known.day)
    return likeness(Spoken.of(portions(known.weights), days, known.broad, headline=True), cluster, rarity)


@given(st.text(max_size=40), st.sampled_from(list(Kind)))
def test_the_number_of_a_feature_tells_its_kind(text: str, kind: Kind) -> None:
    assert kind_of(feature_id(text, kind)) is kind
    assert 0 <= feature_id(text, kind) < 2**32


def test_a_story_is_known_by_words_pairs_and_names() -> None:
    known = features_of(
        full("Dredgers reach the silt", "Engineer Ilan Petcu says the dredgers will clear the silt of the Ossory Canal.")
    )

    assert prints(known, Kind.NAME) >= {"Ilan Petcu", "Ossory Canal"}
    assert {text.lower() for text in prints(known, Kind.WORD)} >= {"dredgers", "silt", "canal"}
    assert "Ossory Canal" in prints(known, Kind.PAIR)
    assert "the" not in prints(known, Kind.WORD) | prints(known, Kind.COMMON)
    assert known.weights.keys() == known.printed.keys()
    assert not known.headline


def test_what_is_said_in_the_title_and_often_weighs_more() -> None:
    known = features_of(
        full("Sluice reopens", "The sluice was shut. The sluice opens. A lockkeeper waved.", highlights=("Sluice and toll",))
    )
    weights = {text.lower(): known.weights[number] for number, text in known.printed.items() if kind_of(number) is Kind.WORD}

    assert weights["sluice"] > weights["toll"] > weights["lockkeeper"]
    assert max(features_of(full("Silt", "silt " * 500)).weights.values()) <= 9


def test_a_title_alone_is_a_headline_and_gives_no_names() -> None:
    known = features_of(headline("Ilan Petcu wins in Norland", "2021-03-01"))

    assert known.headline
    assert not prints(known, Kind.NAME)


def test_the_place_a_story_was_written_at_is_broad() -> None:
    known = features_of(full("Cod quota falls", "Fishermen of Havn blocked the harbour.", place="HAVN"))

    broad = {known.printed[number].lower() for number in known.broad}
    assert "havn" in broad
    assert "harbour" not in broad


@pytest.mark.parametrize("key", ["pakistan", "new delhi", "white house", "supreme court", "petcu"])
def test_places_institutions_and_single_words_are_broad(key: str) -> None:
    assert is_broad(key)


@pytest.mark.parametrize("key", ["alder river compact", "ilan petcu", "strait of hormuz", "indus river"])
def test_people_treaties_and_straits_are_not(key: str) -> None:
    assert not is_broad(key)


def test_broad_words_are_those_of_broad_names_and_of_the_place() -> None:
    assert broad_words(["pakistan", "new delhi", "ilan petcu"], "LA PAZ") == {"pakistan", "new", "delhi", "la", "paz"}
    assert broad_in_headline("storm hits new delhi and japanese farmers".split()) == {"new", "delhi", "japanese"}


@given(st.text(max_size=200), st.text(max_size=400), st.text(max_size=40))
def test_any_text_is_known_by_something_or_nothing_within_bounds(title: str, body: str, place: str) -> None:
    try:
        known = features_of(full(title, body, place=place))
    except StoryError:
        return

    assert known.weights.keys() == known.printed.keys()
    assert known.broad <= known.weights.keys()
    assert all(0 < weight <= 9 for weight in known.weights.values())


@given(st.lists(st.lists(NUMBERS, max_size=20, unique=True), max_size=20), NUMBERS)
def test_shares_and_odds_agree_and_pages_bring_all_back(threads: list[list[int]], other: int) -> None:
    rarity = FeatureRarity()
    for features in threads:
        rarity.changed(features, 1)
        rarity.threads += 1
    asked = [*{number for features in threads for number in features}, other]
    back = FeatureRarity(rarity.threads)
    for page, raw in list(rarity.pages()):
        assert len(raw) == PAGE * array("I").itemsize
        back.set_page(page, raw)

    assert [back.share(number) for number in asked] == [rarity.share(number) for number in asked]
    assert rarity.odds(asked) == pytest.approx([1 / rarity.share(number) for number in asked])
    assert all(0 < rarity.share(number) <= 1 for number in asked)
    assert list(rarity.pages()) == []


def test_what_more_threads_have_is_commoner_and_what_none_has_stays_as_believed() -> None:
    rarity, word, name = FeatureRarity(), feature_id("river", Kind.WORD), feature_id("alder", Kind.NAME)
    believed = rarity.share(word)
    rarity.threads = 100
    rarity.changed([word] * 20, 1)
    rarity.changed([name], -1)

    assert rarity.share(word) > believed > rarity.share(name)
    assert rarity.believed([word]) == [pytest.approx(believed)]


def test_long_stories_have_each_word_likelier() -> None:
    short, long = FeatureRarity(), FeatureRarity()
    short.seen(features_of(headline(*RIVER[0])))
    long.seen(features_of(full("A day", " ".join(f"word{at} thing{at}" for at in range(60)))))

    assert long.share(feature_id("river", Kind.WORD)) > short.share(feature_id("river", Kind.WORD))


def test_a_story_of_the_thread_belongs_and_another_does_not() -> None:
    cluster, rarity = cluster_of(*RIVER), FeatureRarity(threads=200)

    assert like("Alder River Compact in doubt", cluster, rarity) > 0 > like("Lorraby chess open begins", cluster, rarity)


def test_what_is_common_speaks_less_and_what_is_far_in_time_a_little_less() -> None:
    cluster, rarity, common = cluster_of(*RIVER), FeatureRarity(threads=200), FeatureRarity(threads=200)
    common.changed([*cluster.counts] * 60, 1)
    title = "Envoys speak of the Alder River Compact"

    near, far, farthest = (like(title, cluster, rarity, day) for day in ("2021-05-01", "2022-05-01", "2051-05-01"))

    assert near > like(title, cluster, common, "2021-05-01")
    assert near > far > farthest
    assert near - farthest <= 0.04


def test_a_place_in_common_is_no_likeness() -> None:
    cluster, rarity = cluster_of(("Earthquake shakes northern Japan", "2021-03-01")), FeatureRarity(threads=20)

    assert like("Japan wins the baseball cup", cluster, rarity) < 0


def test_the_mean_of_a_thread_is_that_of_its_stories() -> None:
    cluster = cluster_of(*FERRY)
    each = [portions(member.weights) for member in cluster.members]

    mean = mean_portions(cluster)

    for feature, portion in mean.items():
        assert portion == pytest.approx(sum(one.get(feature, 0) for one in each) / len(each))
    assert mean_portions(cluster) is mean


def test_evidence_is_what_both_have_the_weightiest_first() -> None:
    cluster, rarity = cluster_of(*RIVER), FeatureRarity(threads=500)
    known = features_of(headline("Chess beside the Alder River", "2021-03-05"))

    found = evidence(known.weights, cluster, rarity)

    assert found
    assert {known.printed[feature] for feature, _ in found} <= {"Alder", "River", "Alder River"}
    assert [bits for _, bits in found] == sorted((bits for _, bits in found), reverse=True)
    assert all(bits <= 9 * log2(1 / rarity.share(feature)) for feature, bits in found)
    assert len(evidence(known.weights, cluster, rarity, limit=1)) == 1


STORIES = [features_of(full(title, f"{title}. {' '.join(title.split()[:3])} again.")) for title, _ in (*RIVER, *FERRY, *CHESS)]


@given(st.permutations(range(len(STORIES))), st.integers(0, len(STORIES)))
def test_every_story_is_in_one_group_whatever_came_first(order: list[int], many: int) -> None:
    chosen = [STORIES[at] for at in order[:many]]

    groups = groups_of(chosen, FeatureRarity().shares)

    assert sorted(place for group in groups for place in group) == list(range(many))
    assert {frozenset(order[place] for place in group) for group in groups} == {
        frozenset(group) for group in _sorted_groups(sorted(order[:many]))
    }


def _sorted_groups(chosen: list[int]) -> list[list[int]]:
    """Return the groups of some stories given in their order."""
    found = groups_of([STORIES[at] for at in chosen], FeatureRarity().shares)
    return [[chosen[place] for place in group] for group in found]
