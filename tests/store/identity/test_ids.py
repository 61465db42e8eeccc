"""What names a story: the same title is the same story, in every archive that there is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.when import When
from store.identity.ids import CONTENT_FIELDS, base_id, content_digest, free_variant, same_content, title_key
from tests.conftest import story
from tests.store.text.test_fold import SCRIPTS

MEETING = story("Ministers meet – again", "2025-06-02", "They met.", source="Herald", link="https://herald.example/1")


def test_ids_stay_what_they_are_in_archives_of_before() -> None:
    assert base_id("Ministers meet – again") == "0391c3ca0b07d74c"
    first = free_variant(MEETING, {base_id(MEETING.title)}.__contains__)
    assert free_variant(MEETING, {first}.__contains__) == "8d92843323412b10"
    assert content_digest(MEETING) == "ea76e507a693"


@pytest.mark.parametrize(
    "spelled", ["MINISTERS MEET - AGAIN", "Ministers meet: again!", " Ministers  “meet” again", "Mínisters meet again"]
)
def test_spellings_of_one_title_are_one_id(spelled: str) -> None:
    assert base_id(spelled) == base_id(MEETING.title)


def test_a_title_of_signs_alone_is_known_by_them() -> None:
    assert title_key(" ??? ") == "???"
    assert base_id("???") != base_id("!!!")


@given(SCRIPTS, st.integers(0, 3), st.integers(1, 28))
def test_another_story_under_a_title_has_an_id_with_its_day(text: str, more: int, day: int) -> None:
    title = f"Meeting {' '.join(text.split())}"
    one = story(title, f"2025-06-{day:02d}")
    ids = {base_id(title)}
    for _ in range(more):
        ids.add(free_variant(one, ids.__contains__))

    assert len(ids) == more + 1
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in ids)
    later, another_day = (replace(one, published=When(when)) for when in (f"{one.published.iso}T10:30", "2025-07-01"))
    assert free_variant(one, ids.__contains__) == free_variant(later, ids.__contains__)
    assert free_variant(one, ids.__contains__) != free_variant(another_day, ids.__contains__)


@pytest.mark.parametrize("name", CONTENT_FIELDS)
def test_what_a_story_says_is_all_of_its_content(name: str) -> None:
    said: dict[str, Any] = {"highlights": ("Other words.",), "body": ("Other words.",), "link": "https://herald.example/2"}
    other = replace(MEETING, **{name: said.get(name, "Other words")})

    assert not same_content(MEETING, other)
    assert content_digest(MEETING) != content_digest(other)


def test_when_it_was_said_and_what_is_known_of_it_are_no_content() -> None:
    later = replace(
        MEETING, published=When("2025-06-09"), updated=When("2025-06-10"), undated=True, themes=("water",), language="en"
    )

    assert same_content(MEETING, later)
    assert content_digest(MEETING) == content_digest(later)
