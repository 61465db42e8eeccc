"""People, organisations, agreements and places of a story."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.api.story import Story
from store.names import find_names
from store.names.name_kinds import NameKind, names_by_kind
from tests.conftest import story
from tests.store.names.test_occurrences import SENTENCES

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


def test_what_is_given_letters_or_an_article_is_an_organisation() -> None:
    told = story("Seed is sold", "2024-05-06", "Growers of Sorvik Combine (SRVK) met. They spoke of the Green Quandro.")

    assert listed(told, NameKind.ORGANISATION) == ["Sorvik Combine", "SRVK", "Green Quandro"]


def test_where_people_met_is_a_place_and_what_is_owned_says_nothing() -> None:
    told = story("A meeting", "2024-05-06", "They met in Melm Sorvik and ate. It was Quandro's told story.")

    assert listed(told, NameKind.PLACE) == ["Melm Sorvik"]
    assert listed(told, NameKind.OTHER) == ["Quandro"]


@given(st.one_of(SENTENCES, st.text(max_size=300)))
def test_each_name_of_any_text_has_one_kind(text: str) -> None:
    told = story("Plain words", "2024-05-06", text or "x")
    found = names_by_kind(told)

    assert set(found) == set(NameKind)
    assert sorted(name.key for names in found.values() for name in names) == sorted(name.key for name in find_names(told))
