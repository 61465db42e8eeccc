"""Headlines whose capitals say nothing: names in them need evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names import name_keys
from store.names.capitalisation import capitalisation_of, capitals_tell
from store.names.headlines import is_headline, recased
from store.names.name_finder import names_in
from store.names.pieces import cut
from tests.conftest import story

LINES = st.lists(
    st.sampled_from("The Bank OF of Orley ORLEY's Ada Venn Says “ : 7 Élan naïve – S&P İ ß".split()), min_size=1, max_size=9
)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Venkman Faces Discouraging News", ["Venkman"]),
        ("Ottilie Marwick Performing In Lisbon Tonight", ["Ottilie Marwick", "Lisbon"]),
        ("Finding Missing Plane May Take Weeks", []),
        ("Bank Of England Chief Says Rates Could Rise", ["Bank of England"]),
        ("White House Plays Down Gas Exports", ["White House"]),
        ("Maria Marsh Leads List Of Highest Singers", ["Maria Marsh"]),
        ("NATO Generals Warn Of Long Winter", ["NATO"]),
        ("Apple Unveils New Phone For The Poor", ["Apple"]),
        ("BANK OF ENGLAND KEEPS RATES AT RECORD LOW", ["Bank of England"]),
        ("VENKMAN MEETS OKONKWO AT THE LAKE IN GENEVA", ["Venkman", "Okonkwo", "Geneva"]),
        ("Nurses Strike Over Pay At Work", []),
    ],
)
def test_a_headline_alone_gives_names_that_are_known_or_no_words_of_the_language(title: str, names: list[str]) -> None:
    assert [one.text for one in names_in([title])] == names


def test_running_text_tells_which_words_of_a_headline_are_names() -> None:
    text = "The band Hollow Lanes plays in the town on Friday, and Rose Garden, its singer, has a cold."

    assert next(one.text for one in names_in(["Hollow Lanes Cancel Garden Show", text])) == "Hollow Lanes"
    assert "Hollow Lanes" in [one.text for one in names_in(["HOLLOW LANES CANCEL GARDEN SHOW", text])]
    assert not any("Show" in one.text for one in names_in(["Hollow Lanes Cancel Garden Show", text]))


def test_no_run_of_a_capitalised_headline_becomes_a_name_of_its_story() -> None:
    told = story("Mayor Faces Angry Crowd At Market", "2024-05-01", "Only its headline is kept here.")

    assert name_keys(told) == []


@pytest.mark.parametrize(
    "line",
    ["Mayor of Orley resigns", "Ada Venn meets Ines Quarto in Orley", "Orley: a town waits", "iPhone sales fall in Asia"],
)
def test_capitals_tell_names_where_other_words_are_small(line: str) -> None:
    assert capitals_tell(line.split())


@pytest.mark.parametrize("line", ["Mayor of Orley Resigns", "MAYOR RESIGNS IN ORLEY", "A Town Waits for Its Mayor to Speak"])
def test_capitals_tell_nothing_where_nearly_all_words_have_them(line: str) -> None:
    assert not capitals_tell(line.split())


def test_headlines_of_other_languages_are_left_as_they_are_but_for_those_in_capitals_alone() -> None:
    assert [one.text for one in names_in(["Angela Venkman in Berlin"])] == ["Angela Venkman", "Berlin"]
    assert names_in(["VENKMAN TRIFFT OKONKWO"]) == []


@given(LINES, st.booleans())
def test_a_recased_headline_has_the_same_words(line: list[str], alone: bool) -> None:
    prose = capitalisation_of(cut(["It was Venn of the Orley"]))

    assert is_headline(line) in (True, False)
    assert [token.casefold() for token in recased(line, prose, alone=alone)] == [token.casefold() for token in line]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Will Smith Says He Will Resign", ["Will Smith"]),
        ("Mark Zuckerberg Sells Shares", ["Mark Zuckerberg"]),
        ("Will China Raise Its Rates Again", ["China"]),
        ("Will Taxes Rise After the Vote", []),
    ],
)
def test_a_given_name_that_is_a_word_too_stays_at_the_head_of_a_headline(title: str, found: list[str]) -> None:
    assert [name.text for name in names_in([title])] == found
