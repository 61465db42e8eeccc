"""A sentence's first word is capitalised whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names.word_lists import SENTENCE_OPENERS
from tests.store.names.test_name_finder import names


@pytest.mark.parametrize(
    "sentence",
    ["Speaking Ada Finch smiled.", "Officially Ada Finch knew.", "Reaching Ada Finch was hard.", "Moving Ada Finch took hours.",
     "Wanted Ada Finch was not.", "Will Ada Finch come?"],
)  # fmt: skip
def test_adverbs_verbs_and_questions_only_open(sentence: str) -> None:
    assert names(sentence) == ["Ada Finch"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Will Smith came.", ["Will Smith"]),
        ("Beverly Hills burned.", ["Beverly Hills"]),
        ("Reading University opened.", ["Reading University"]),
        ("South Korea won. United Nations envoys met.", ["South Korea", "United Nations"]),
        ("It was Harding Osei. Harding Osei left.", ["Harding Osei"]),
        ("Cheers rose. It was a cheers of joy. Vault Vellberg opened.", ["Vault Vellberg"]),
    ],
)
def test_a_first_word_that_belongs_to_the_name_stays(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@given(st.sampled_from(sorted(SENTENCE_OPENERS)))
def test_any_word_that_holds_sentences_together_is_left_off(opener: str) -> None:
    assert names(f"The chair saw Petra Lindqvist. {opener.capitalize()} Petra Lindqvist left.") == ["Petra Lindqvist"]
