"""Particles belong to names, and a sentence's first word does not, whatever it is."""

from __future__ import annotations

import pytest

from store.names import names_in
from tests.store.names.test_name_finder import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A vote for Joost van der Meer and Ines de la Vega was held.", ["Joost van der Meer", "Ines de la Vega"]),
        ("It was Karl von und zu Trebnitz who asked Jan van 't Riet.", ["Karl von und zu Trebnitz", "Jan van 't Riet"]),
        (
            "Talks with Omar ibn Rashad, Layla bint Nasser and Sami al-Khatib.",
            ["Omar ibn Rashad", "Layla bint Nasser", "Sami al-Khatib"],
        ),
        ("She told Luis dos Anjos, Ana da Luz and Marco di Bello.", ["Luis dos Anjos", "Ana da Luz", "Marco di Bello"]),
        (
            "They saw Pia ter Horst, Bram ten Kate and Rafael de los Rios.",
            ["Pia ter Horst", "Bram ten Kate", "Rafael de los Rios"],
        ),
        ("Only von der Heide and de Marsan stayed, with al-Khatib.", ["von der Heide", "de Marsan", "al-Khatib"]),
        ("It rained when O’Dwyer met MacInnes, McAra and Seán Mac Grath.", ["O’Dwyer", "MacInnes", "McAra", "Seán Mac Grath"]),
        ("People from St. Brannock met Gov. Ada Finch.", ["St. Brannock", "Ada Finch"]),
        ("It was here et de Marsan, not there.", ["Marsan"]),
        ("They saw ,van der Horst there and told ,al-Khatib of it.", ["van der Horst", "al-Khatib"]),
        ("They asked Jan\u00a0van\nder\u00a0Meer to come.", ["Jan van der Meer"]),
        ("It went to Theresa May's 19 aides and O'Neill May’s 19 votes.", ["Theresa May", "O'Neill May"]),
        ("Is it so that ten Norwegians saw a van on Monday?", []),
        ("Who do Americans trust, and what do Italians say?", []),
        ("It is what Jan Kuipers, April Hayes and Theresa May said in June.", ["Jan Kuipers", "April Hayes", "Theresa May"]),
    ],
)
def test_particles_belong_to_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "opener", ["Later", "Yesterday", "Meanwhile", "However", "Then", "On Monday", "Reportedly", "Former minister", "Still,"]
)
@pytest.mark.parametrize(
    ("full", "again"),
    [
        ("Ines de la Vega", "De la Vega"),
        ("Ines de la Vega", "de la Vega"),
        ("Joost van der Meer", "Van der Meer"),
        ("Erik ten Bosch", "Ten Bosch"),
        ("Sami al-Khatib", "Al-Khatib"),
        ("Petra Lindqvist", "Lindqvist"),
    ],
)
def test_what_opens_a_sentence_is_no_part_of_the_name_that_was_given_in_full_before(opener: str, full: str, again: str) -> None:
    assert names(f"The chair asked {full} to speak. {opener} {again} left. Nobody stayed.") == [full]


@pytest.mark.parametrize("again", ["Ten Bosch", "Erik ten Bosch"])
def test_a_family_name_that_begins_with_a_plain_word_may_open_a_sentence(again: str) -> None:
    assert names(f"The side of Erik ten Bosch won. {again} was glad.") == ["Erik ten Bosch"]


def test_a_word_that_the_text_also_has_in_small_letters_opens_a_sentence() -> None:
    told = names("It was a rebuke for Petra Lindqvist. The opposition cheered. Opposition Lindqvist has not. Lindqvist left.")

    assert told == ["Petra Lindqvist"]


def test_what_belongs_to_a_name_stays_with_it_at_the_beginning_of_a_sentence() -> None:
    assert names("World Bank staff met all over the world. South Korea won. Will Tanner came.") == [
        "World Bank",
        "South Korea",
        "Will Tanner",
    ]


def test_what_a_person_does_is_no_part_of_the_name() -> None:
    assert names("Striker Ada Finch scored twice. Ex-President Ada Finch saw it.") == ["Ada Finch"]


def test_a_title_in_capitals_throughout_keeps_particles() -> None:
    told = names_in(("Von Der Heide Opens Harbour Debate In Vellberg", "There Olga von der Heide spoke in Vellberg."))

    assert {name.text for name in told} == {"Olga von der Heide", "Vellberg"}
