"""Names as stories print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names import find_names, names_in
from tests.conftest import story


def names(text: str) -> list[str]:
    return [name.text for name in names_in((text,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Secretary of State Marta Lindqvist in Geneva.", ["Marta Lindqvist", "Geneva"]),
        ("In June Treasury Secretary Paul Okoro flew to the United States.", ["Paul Okoro", "United States"]),
        ("A letter from Tasmania Premier Joan Hale arrived.", ["Tasmania", "Joan Hale"]),
        ("The Indian Prime Minister Arun Mehta spoke.", ["Arun Mehta"]),
        ("Talks with Faisal al-Harbi and Bilal bin Yousuf went on.", ["Faisal al-Harbi", "Bilal bin Yousuf"]),
        ("A book by Peter J. Wallace is out.", ["Peter J. Wallace"]),
        ("The Bank for International Settlements warned India’s RBI.", ["Bank for International Settlements", "India", "RBI"]),
        ("A lunch at the White House for Norway was held on 10 June.", ["White House", "Norway"]),
        ("Nearly 33 million people and twenty Wednesdays.", []),
        ("The General Assembly and the Foreign Office agreed.", ["General Assembly", "Foreign Office"]),
        ("Hallan un dinosaurio en ,la Patagonia del sur.", ["la Patagonia"]),
        ("Die Beute lag bei ,der Kripo in Bonn.", ["Beute", "der Kripo", "Bonn"]),
        ("It was told that O’Neill May’s 19 votes were counted.", ["O’Neill May"]),
        ("They went to Theresa May's 19 ministers.", ["Theresa May"]),
        ("Nobody told Theresa May 19 was a holiday.", ["Theresa"]),
    ],
)
def test_names_are_found_without_what_stands_before_them(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_word_that_only_stands_before_others_is_no_name_before_a_sentence_in_quotes() -> None:
    assert names("It was told Four Years Ago of the man. He said “Ago They Wed. And so they did.") == ["Four Years Ago", "Wed"]


def test_a_family_name_alone_counts_as_the_full_name_given_earlier() -> None:
    told = story(
        "Osei to lead the fund", "2024-02-03", "The board chose Kwame Osei on Monday.", "Mr Osei, 51, will move to Lomé."
    )

    assert [name.text for name in find_names(told)] == ["Kwame Osei", "Lomé"]


def test_a_family_name_two_people_share_is_neither_of_them() -> None:
    told = names("Maria Lopez met Juan Carrera and Pedro Lopez. It was Lopez who spoke.")

    assert told == ["Maria Lopez", "Juan Carrera", "Pedro Lopez", "Lopez"]


def test_an_abbreviation_is_a_name_beside_the_one_it_was_given_for() -> None:
    assert names("The Global Seed Reserve (GSR) grew. Everyone at GSR was glad.") == ["Global Seed Reserve", "GSR"]


def test_a_short_name_with_an_article_is_no_family_name() -> None:
    assert names("They saw the Vellberg Otters beat Tovin; the Otters sang.") == ["Vellberg Otters", "Tovin", "Otters"]


def test_a_headline_in_capitals_names_what_the_text_names() -> None:
    told = story(
        "Seed Reserve Opens New Vault Near Vellberg",
        "2024-02-03",
        "Workers of the Seed Reserve carried the first boxes into a mountain near Vellberg.",
    )

    assert [name.text for name in find_names(told)] == ["Seed Reserve", "Vellberg"]


@given(st.text(), st.text(max_size=40))
def test_any_text_has_names_that_are_words(text: str, place: str) -> None:
    for name in names_in((text,), place):
        assert isinstance(name.key, str)
        assert name.key == name.key.lower() or not name.key.isascii()
