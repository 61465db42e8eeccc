"""What a story is known by, and how alike that makes two."""

from __future__ import annotations

from dataclasses import replace
from math import isclose, sqrt

from hypothesis import given
from hypothesis import strategies as st

from store.related.profile import NAME, Profile, Weigher, opening
from store.related.shared_evidence import printed_words, shared_evidence
from store.related.story_similarity import Likeness
from store.related.term_rarity import TextRarities
from tests.conftest import story

TEXTS = [
    "Engineers drained the reservoir behind the Melm dam.",
    "Talks on the Melm dam go on.",
    "A girl beat the chess champion of Oslo.",
    "It rained on the harbour of Oslo for nine days.",
]
NAMES = [["melm"], ["melm"], ["oslo"], ["oslo"]]
WEIGHER = Weigher(TextRarities(TEXTS, NAMES))
PROFILES = [WEIGHER.profile(text, keys) for text, keys in zip(TEXTS, NAMES, strict=True)]


def test_rare_words_and_names_weigh_most_and_common_words_nothing() -> None:
    weights = WEIGHER.profile("The engineers said that the dam was a dam.", ["melm", "ada finch"]).weights

    assert set(weights) == {"engin", "dam", "=melm", "=ada finch"}
    assert weights["=ada finch"] > weights["=melm"]
    assert weights["dam"] > WEIGHER.profile("The engineers said that the dam was old.", ["melm", "ada finch"]).weights["dam"]


def test_forms_of_a_word_count_as_one() -> None:
    assert WEIGHER.profile("reservoir", []).weights.keys() == WEIGHER.profile("Reservoirs!", []).weights.keys()


@given(st.text(), st.lists(st.sampled_from(["melm", "oslo", "ada finch", "x"]), unique=True))
def test_a_profile_has_length_one_or_nothing(text: str, names: list[str]) -> None:
    weights = WEIGHER.profile(text, names).weights

    assert not weights or isclose(sum(weight * weight for weight in weights.values()), 1)
    assert all(weight > 0 for weight in weights.values())
    assert {term for term in weights if term.startswith(NAME)} <= {NAME + name for name in names}


def test_the_beginning_of_a_story_is_read_with_its_title_twice() -> None:
    long = story("A dam", "2024-03-04", "First words.", "x" * 5_000, highlights=("In short.",))

    read = opening(long)

    assert read.startswith("A dam \n A dam \n In short. \n First words. \n xxx")
    assert len(read) == 1_000 + 2 * len("A dam")
    assert opening(replace(long, body=("y",))).endswith("y")


def test_what_two_stories_share_is_told_in_the_first_ones_words() -> None:
    printed = printed_words(TEXTS[0]) | {NAME + "melm": "Melm"}

    evidence = shared_evidence(PROFILES[0], PROFILES[1], printed, 3)

    assert evidence.names == ("Melm",)
    assert evidence.words == ("dam",)
    assert evidence.days == 3
    assert shared_evidence(PROFILES[0], PROFILES[2], printed, 3).names == ()


def test_a_word_of_a_name_that_is_told_is_not_told_again() -> None:
    mine = Profile({NAME + "seed bank": 0.8, "seed": 0.4, "vault": 0.4})

    evidence = shared_evidence(mine, mine, {NAME + "seed bank": "Seed Bank", "seed": "seed", "vault": "vault"}, 0)

    assert (evidence.names, evidence.words) == (("Seed Bank",), ("vault",))


def test_stories_are_alike_by_what_their_neighbours_say_too() -> None:
    likeness = Likeness(PROFILES)

    assert likeness.between(0, 1) > likeness.between(0, 3)
    assert likeness.plainly(0, 0) == 1.0
    assert likeness.between(2, 3) == likeness.between(3, 2)


@given(st.lists(st.dictionaries(st.sampled_from("abcdefg"), st.floats(0.1, 1), max_size=4), min_size=1, max_size=8))
def test_any_profiles_are_alike_by_something_from_0_to_1_both_ways(weights: list[dict[str, float]]) -> None:
    profiles = []
    for one in weights:
        length = sqrt(sum(weight * weight for weight in one.values()))
        profiles.append(Profile({term: weight / length for term, weight in one.items()}))
    likeness = Likeness(profiles)

    for at in range(len(profiles)):
        for other in range(len(profiles)):
            assert 0 <= likeness.between(at, other) <= 1
            assert isclose(likeness.between(at, other), likeness.between(other, at), abs_tol=1e-6)
            assert isclose(likeness.plainly(at, other), likeness.plainly(other, at))
        assert isclose(likeness.between(at, at), 1.0, abs_tol=1e-6) or not weights[at]


def test_what_stands_in_every_second_story_is_not_rare_once_there_are_many() -> None:
    many = TextRarities(["dam"] * 200 + ["bridge"], [["melm"]] * 200 + [["ada finch"]])

    assert many.of_word("dam") == 0
    assert many.of_name("melm") == 0
    assert many.of_word("bridge") == many.of_name("ada finch") > 5
    assert many.of_word("never seen") == many.of_word("bridge")
