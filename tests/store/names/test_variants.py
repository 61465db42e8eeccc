"""One name, several spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names import canonical_names, may_be_person, same_name
from store.names.variants import full_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelensky", "zelenskyy"),
        ("volodymyr zelenskyy", "zelensky"),
        ("volodymyr zelenskiy", "volodymyr zelenskyy"),
        ("bhutto zardari", "bilawal bhutto zardari"),
        ("guterres", "antonio guterres"),
        ("mohammed khatami", "muhammad khatami"),
        ("j brandt", "johanna brandt"),
        ("joan bondarenko", "joan bandarenka"),
    ],
)
def test_spellings_of_one_name_join(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bilawal bhutto zardari", "asif ali zardari"),
        ("austria", "australia"),
        ("iran", "iraq"),
        ("india", "air india"),
        ("delhi", "new delhi"),
        ("england", "bank of england"),
        ("korea", "north korea"),
        ("mali", "male"),
        ("bank", "world bank"),
        ("world", "adventure world"),
        ("john smith", "joan smith"),
        ("ann brandt", "ann brendl"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_all_spellings_stand_for_one_key() -> None:
    stands = canonical_names(
        ["volodymyr zelensky", "zelenskyy", "volodymyr zelenskyy", "bhutto zardari", "bilawal bhutto zardari", "kyiv"]
    )

    assert len({stands["volodymyr zelensky"], stands["zelenskyy"], stands["volodymyr zelenskyy"]}) == 1
    assert stands["bhutto zardari"] == stands["bilawal bhutto zardari"] == "bilawal bhutto zardari"
    assert stands["kyiv"] == "kyiv"


WORDS = st.text(st.characters(categories=["Ll", "Nd"]), max_size=12)


@given(st.lists(st.one_of(WORDS, WORDS.map(lambda word: f"{word} x"), WORDS.map(lambda word: f"ann {word}"))))
def test_any_names_join_to_one_of_them(keys: list[str]) -> None:
    stands = canonical_names(keys)

    assert set(stands) == set(keys)
    assert set(stands.values()) <= set(keys)
    assert all(stands[stands[key]] == stands[key] for key in keys)


@pytest.mark.parametrize(
    "name", ["ada finch", "ines de la vega", "j k rowling", "omar bin rashid al khatib", "charles de gaulle"]
)
def test_a_persons_full_name_is_known_by_its_words(name: str) -> None:
    assert may_be_person(name.split())


@pytest.mark.parametrize(
    "name",
    ["ada", "world bank", "bank of england", "ada finch 2", "new york", "golden gate bridge", "indus water treaty",
     "el salvador", "los alamos",
     "king of spain", "a b c d e f g h"],
)  # fmt: skip
def test_what_cant_be_a_person_is_none(name: str) -> None:
    assert not may_be_person(name.split())


def test_a_short_name_stands_for_the_one_full_name_it_may_be() -> None:
    assert full_names(["kwame osei", "osei", "ada finch"]) == {"osei": "kwame osei"}
    assert full_names(["kwame osei", "abena osei", "osei"]) == {}
    assert full_names(["bilawal bhutto zardari", "bhutto zardari", "zardari"]) == {
        "bhutto zardari": "bilawal bhutto zardari",
        "zardari": "bilawal bhutto zardari",
    }


def test_a_name_that_very_many_share_is_no_family() -> None:
    spelled = ["volodymyr zelensky", "volodymyr zelenskyy"]
    many = [f"{chr(97 + at // 26)}{chr(97 + at % 26)}na zelensky" for at in range(50)]

    assert len(set(canonical_names(spelled).values())) == 1
    assert len(set(canonical_names([*spelled, *many]).values())) == 52


KEYS = st.lists(st.sampled_from("ann j osei osai bhutto zardari de la vega bank 2 paris".split()), min_size=1, max_size=4).map(
    " ".join
)


@given(KEYS, KEYS)
def test_it_does_not_matter_which_of_two_names_is_asked_for(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)
    assert same_name(one, one)


@pytest.mark.parametrize("people", ["swedish", "ghanaian", "bolivian", "uzbek", "buddhist"])
def test_a_people_is_no_short_form_of_a_name_that_ends_in_it(people: str) -> None:
    assert not same_name(people, f"ada {people}")
