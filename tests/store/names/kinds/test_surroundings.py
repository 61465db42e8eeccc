"""What the words around a name tell of what it names, where nobody knows the name."""

from __future__ import annotations

import pytest

from store.names.kinds.kind import NameKind
from store.names.name_kinds import names_with_kinds
from tests.conftest import story


def kind_of(name: str, *texts: str) -> NameKind:
    found = {found.text: kind for found, kind in names_with_kinds(story("What happened", "2026-05-06", *texts))}
    return found[name]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday shares of Quandro fell.",
        "They took a stake in Quandro last year.",
        "It was late when Quandro said in a statement that work would stop.",
        "That day Quandro said it had hired a cook.",
        "It was Quandro's quarterly profit that fell.",
        "They met an analyst at Quandro and left.",
        "They met analyst Ada Finch at Quandro and left.",
        "A small firm, the lender Quandro was sold.",
        "All spoke of Quandro, a maker of seeds, and left.",
        "They read the newspaper Quandro in the morning.",
        "Nobody told state-owned Quandro of it.",
        "It ended. Lisbon-based Quandro met them.",
        "They have sued Quandro over it.",
    ],
)
def test_an_organisation_is_known_by_what_surrounds_it(text: str) -> None:
    assert kind_of("Quandro", text) is NameKind.ORGANISATION


@pytest.mark.parametrize(
    "text",
    [
        "They saw Quandro, 43, at the door.",
        "They saw Quandro, who was late.",
        "They saw Mr Quandro at the door.",
        "They saw Quandro, the river minister, at the door.",
        "They saw its chairman, Quandro, at the door.",
        "That day Quandro said he was late.",
        "They met Quandro's wife and children.",
        "They met a 43-year-old Quandro at the door.",
        "Nobody knew striker Quandro in those days.",
        "They spoke of the arrest of Quandro on Monday and of his trial.",
    ],
)
def test_a_person_is_known_by_what_surrounds_one(text: str) -> None:
    assert kind_of("Quandro", text) is NameKind.PERSON


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Quandro on Monday.",
        "It rained near Quandro on Monday.",
        "They live ten miles north of Quandro on a farm.",
        "They live in the town of Quandro on a farm.",
        "They live in northern Quandro on a farm.",
        "It was Quandro's capital that was hit.",
        "They spoke of Quandro, a port in the south, and left.",
        "They came from Quandro, Norway, by ship.",
        "They saw Quandro, where it rained.",
    ],
)
def test_a_place_is_known_by_what_surrounds_it(text: str) -> None:
    assert kind_of("Quandro", text) is NameKind.PLACE


def test_most_of_a_story_decides_and_not_its_first_word() -> None:
    told = "They met in Quandro on Monday. Shares of Quandro fell, and Quandro said in a statement that its chairman would go."

    assert kind_of("Quandro", told) is NameKind.ORGANISATION


def test_a_people_is_neither_a_person_nor_a_place() -> None:
    told = story("What happened", "2026-05-06", "They met Azerbaijani and Scots guests, and then Iraqis told them of it.")

    assert {kind for _, kind in names_with_kinds(told)} <= {NameKind.OTHER}


def test_a_town_is_a_side_in_a_report_of_a_match_alone() -> None:
    match = "In the last match Oslo beat Turin with two goals before half-time, and Oslo won the cup. The striker scored twice."
    plain = "It rained in Oslo on Monday, and it was dry in Turin."

    assert kind_of("Turin", match) is NameKind.ORGANISATION
    assert kind_of("Turin", plain) is NameKind.PLACE


def test_a_short_form_names_what_the_long_one_does() -> None:
    assert kind_of("Quandro", "They spoke of Quandro Motors Inc and praised Quandro.") is NameKind.ORGANISATION
    assert kind_of("QMW", "They spoke of the Quandro Ministry of Water and praised QMW.") is NameKind.ORGANISATION


def test_names_in_a_row_are_of_one_kind() -> None:
    assert kind_of("Quandro", "They spoke of Siemens, Quandro and Nestle all day.") is NameKind.ORGANISATION
    assert kind_of("Quandro", "They spoke of Oslo, Quandro and Bergen all day.") is NameKind.PLACE
