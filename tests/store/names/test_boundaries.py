"""Where a name begins and ends: offices, titles, months and what belongs to somebody are no part of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.names.boundaries import OFFICES, PORTFOLIOS
from store.names.word_lists import ROLES, TITLES
from tests.store.names.test_name_finder import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Former president Ada Finch and ex-mayor Joan Hale met then-Senator Paul Okoro.", ["Ada Finch", "Joan Hale", "Paul Okoro"]),
        ("He met Prime Minister Modi and Gov. Ada Finch.", ["Modi", "Ada Finch"]),
        ("Mr and Mrs Finch went with Sir Paul Okoro and Lady Ann Hale.", ["Finch", "Paul Okoro", "Ann Hale"]),
        ("Of Abu Dhabi's Sheikh Omar bin Rashid al-Khatib.", ["Abu Dhabi", "Omar bin Rashid al-Khatib"]),
        ("They heard Indian Prime Minister Mehta and Treasury Secretary Hale.", ["Mehta", "Hale"]),
        ("It was the Minister of Defence Arun Mehta who left.", ["Arun Mehta"]),
        ("The Ministry of Foreign Affairs of Norway said so.", ["Ministry of Foreign Affairs of Norway"]),
        ("Many of the Seed Reserve left. Workers of Vellberg stayed.", ["Seed Reserve", "Vellberg"]),
    ],
)  # fmt: skip
def test_offices_and_titles_are_no_part_of_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They saw May Chen in May and June Carter on June 3.", ["May Chen", "June Carter"]),
        ("In April Rashid left, but April Rashid came back.", ["April Rashid"]),
        ("It was Robert May who spoke on 5 May.", ["Robert May"]),
        ("In Norway it was March when Oslo voted.", ["Norway", "Oslo"]),
        ("It opened in January, on Monday and at Easter.", []),
    ],
)
def test_a_month_is_a_persons_name_only_beside_another_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osei’s aide saw Brandt's report and the World Bank's.", ["Osei", "Brandt", "World Bank"]),
        ("Of the United States and two Democratic Parties.", ["United States", "Democratic Parties"]),
        ("On Monday the Indians and two Muslims met a Swede and the Scots.", []),
        ("It was Rafael de who was misheard.", ["Rafael"]),
        ("He was a Captain, she a Doctor of Norway.", ["Doctor of Norway"]),
    ],
)
def test_a_name_ends_before_what_is_no_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@given(st.sampled_from(sorted(TITLES)))
def test_any_title_before_a_person_is_left_off(title: str) -> None:
    assert names(f"It was {title.title()} Ada Finch who spoke.") == ["Ada Finch"]


@given(st.sampled_from(sorted(OFFICES)), st.sampled_from(sorted(PORTFOLIOS)))
def test_any_office_is_left_off_with_what_it_is_for(office: str, portfolio: str) -> None:
    for place, told in (
        ("", f"{office} of {portfolio}"),
        ("", f"{portfolio} {office}"),
        ("Queensland", f"{portfolio} {office}"),
    ):
        printed = f"{place} {told.title().replace(' Of ', ' of ')}".strip()
        assert names(f"It was {printed} Ada Finch who spoke.") in (["Ada Finch"], [place, "Ada Finch"]), told


@given(st.sampled_from(sorted(ROLES)))
def test_what_a_person_does_is_left_off_at_the_beginning(role: str) -> None:
    assert names(f"{role.title()} Ada Finch spoke.") == ["Ada Finch"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China said that its exports had grown in the spring.", ["China"]),
        ("Turkey's bank said that it would cut the rates.", ["Turkey"]),
        ("Turkey was on the table, and all of the turkey was eaten.", []),
        ("The WHO said that the virus had spread.", ["WHO"]),
        ("The US said that it would act with the help of the WHO.", ["US", "WHO"]),
        ("The senator, Ota Marlow (D-W.Va.), said that it was so.", ["Ota Marlow"]),
    ],
)
def test_words_that_are_also_names_of_states_and_bodies(text: str, expected: list[str]) -> None:
    assert names(text) == expected
