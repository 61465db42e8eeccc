"""A common word is capitalised at a sentence's head only because it stands there; a word that no list has is a name."""

from __future__ import annotations

import pytest

from store.names.common_words import is_common, only_describes
from tests.store.names.test_name_finder import names


@pytest.mark.parametrize(
    "word", ["factory", "factories", "adds", "shipped", "unlicensed", "twenty-eight", "decentralised", "flatly"]
)
def test_common_words_are_known_in_all_their_forms(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["tovin", "lahore", "everlund", "odysseus"])
def test_names_are_no_common_words(word: str) -> None:
    assert not is_common(word)


def test_words_tell_whether_they_only_describe() -> None:
    assert only_describes("flamboyant")
    assert only_describes("escaped")
    assert not only_describes("harbour")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Factory orders rose. Equipment was bought for the port.", []),
        ('He wept. "Unfortunately it was late," she said. "Help us with this."', []),
        ("Jatoi said that it would end. Vellberg has no mayor.", ["Jatoi", "Vellberg"]),
        ("Hope left with the ferry. It was Hope who had the key.", ["Hope"]),
        ("I've seen it and We've told them.", []),
    ],
)
def test_one_word_at_a_head_is_a_name_if_it_is_no_common_word(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_in_other_languages_one_word_at_a_head_tells_nothing() -> None:
    assert names("Mientras tanto llueve en Lahore. Aunque no mucho.") == ["Lahore"]


def test_given_names_that_are_words_too_are_names_at_a_head() -> None:
    assert names("James said that he left. Carter came with the others.") == ["James", "Carter"]
