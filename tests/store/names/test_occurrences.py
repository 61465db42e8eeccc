"""Where names stand in a text, and what stands around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names.occurrence import Occurrence
from store.names.occurrences import occurrences
from store.names.pieces import END
from store.text.fold import words
from tests.store.names.test_name_finder import names

SENTENCES = st.lists(
    st.sampled_from(
        "the of and for Ada Finch Osei's Seed Reserve (GSR) Dr. J. St. van der al-Khatib De La 7 , . ? : “Melm” U.S. said in — Will".split()
    ),
    max_size=25,
).map(" ".join)


def seen(text: str, name: str) -> list[Occurrence]:
    return [one for one in occurrences((text,)) if one.name.text == name]


def test_a_name_is_seen_as_often_as_it_occurs_with_the_words_around_it() -> None:
    first, second = seen("The envoy Kwame Osei said no. In Lomé they heard Kwame Osei's speech.", "Kwame Osei")

    assert (first.before, first.after, first.owns) == ("envoy", "said", False)
    assert (second.before, second.after, second.owns) == ("heard", "speech", True)


def test_the_office_that_was_left_off_stands_before_the_name() -> None:
    (one,) = seen("On Monday Chancellor Ostrow", "Ostrow")

    assert (one.before, one.after) == ("chancellor", END)


def test_an_abbreviation_in_brackets_is_the_names() -> None:
    (bank,) = seen("A loan of the World Seed Bank (WSB) came.", "World Seed Bank")
    (person,) = seen("It was Ada Finch (left) who came.", "Ada Finch")

    assert bank.short == "wsb"
    assert person.short == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is J. K. Marlow, and she St. John's Ann O'Neill.", ["J. K. Marlow", "St. John", "Ann O'Neill"]),
        ("We saw Group 7, Apollo 11 and Formula 1 in 2024.", ["Group 7", "Apollo 11", "Formula 1"]),
        ("She works at Reuters for Norway in the House of Lords for Wales.", ["Reuters", "Norway", "House of Lords", "Wales"]),
        ("The Court of Justice of the European Union met.", ["Court of Justice of the European Union"]),
        ("“Tarvos is calm,” said Ida Brandt: Vellberg is not.", ["Tarvos", "Ida Brandt", "Vellberg"]),
        ("Dr. Ida Brandt left. Gen. Paul Okoro stayed at Mt. Elbert.", ["Ida Brandt", "Paul Okoro", "Mt. Elbert"]),
    ],
)  # fmt: skip
def test_small_words_and_signs_join_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_sentence_in_capitals_tells_no_names() -> None:
    assert names("THE CABINET OF TARVOS MEETS TODAY. It rained in Vellberg.") == ["Vellberg"]


def test_a_headline_alone_tells_names_all_the_same() -> None:
    assert names("Seed Reserve Opens New Vault Near Vellberg") != []


@given(st.one_of(SENTENCES, st.text()))
def test_names_stand_where_they_are_said_to_stand(text: str) -> None:
    for one in occurrences((text,)):
        assert 0 <= one.start < one.end <= len(one.tokens)
        assert one.name.key == " ".join(words(one.name.text))
        assert one.name.text.replace(" ", "") in "".join(one.tokens[one.start : one.end])
