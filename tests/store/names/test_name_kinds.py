"""People, organisations, agreements and places of a story."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.api.story import Story
from store.names.name_kinds import NameKind, classified_names, names_by_kind
from tests.conftest import story

SUMMIT = story(
    "Neighbours sign the Melm River Treaty",
    "2024-05-06",
    "President Amara Diallo and Lena Fischer signed the Melm River Treaty in Tarvos on Monday, the OECD and the Foreign Office said.",
    "The Kremlin said nothing. Fischer said the World Seed Bank would pay, and flew on to Oslo.",
    place="TARVOS",
)


def listed(told: Story, kind: NameKind) -> list[str]:
    return [name.text for name in names_by_kind(told)[kind]]


def test_a_story_lists_its_people_organisations_agreements_and_places() -> None:
    assert listed(SUMMIT, NameKind.PERSON) == ["Amara Diallo", "Lena Fischer"]
    assert listed(SUMMIT, NameKind.ORGANISATION) == ["OECD", "Foreign Office", "Kremlin", "World Seed Bank"]
    assert listed(SUMMIT, NameKind.AGREEMENT) == ["Melm River Treaty"]
    assert listed(SUMMIT, NameKind.PLACE) == ["Tarvos", "Oslo"]


def test_what_a_title_precedes_is_a_person_and_where_something_is_a_place() -> None:
    told = story(
        "A visit", "2024-05-06", "On Tuesday Chancellor Ostrow was seen in Vellberg. A crowd in Vellberg cheered Ostrow."
    )

    assert listed(told, NameKind.PERSON) == ["Ostrow"]
    assert listed(told, NameKind.PLACE) == ["Vellberg"]


def test_nothing_told_is_nothing_claimed() -> None:
    assert listed(story("New phone", "2024-05-06", "They like Quandro and praise Quandro."), NameKind.OTHER) == ["Quandro"]


@given(st.text(max_size=300))
def test_any_text_has_kinds(text: str) -> None:
    told = story("Plain words", "2024-05-06", text or "x")

    assert all(known.kind in NameKind for known in classified_names(told))
