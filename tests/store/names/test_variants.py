"""One name, several spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names import canonical_names, same_name


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
