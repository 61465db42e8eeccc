"""A story checked at the border."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.api.errors import StoryError
from store.api.story import Story
from store.api.when import Precision, When
from store.text.clean import clean_line
from tests.conftest import story


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": 5}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"published": "soon"}, "published"),
        ({"published": "2025-02-30"}, "published"),
        ({"updated": "2025-13"}, "updated"),
        ({"body": "not a list"}, "body"),
        ({"highlights": [1]}, "highlights"),
        ({"id": None}, "id"),
    ],
)
def test_a_wrong_field_is_named(change: dict[str, object], field: str) -> None:
    with pytest.raises(StoryError) as wrong:
        Story.from_json(story().to_json() | change)

    assert wrong.value.field == field


def test_a_story_comes_back_from_json_as_it_was() -> None:
    one = story("Ministers meet", "2025-06", updated=When("2025-06-03T10:00+05:00"), undated=True, themes=("water",))

    assert Story.from_json(one.to_json()) == one


@pytest.mark.parametrize(
    ("iso", "precision", "first", "last"),
    [
        ("2025", Precision.YEAR, "2025-01-01", "2025-12-31"),
        ("2024-02", Precision.MONTH, "2024-02-01", "2024-02-29"),
        ("2025-06-02", Precision.DAY, "2025-06-02", "2025-06-02"),
        ("2025-06-02T14:05Z", Precision.MINUTE, "2025-06-02", "2025-06-02"),
    ],
)
def test_a_date_is_as_precise_as_it_says(iso: str, precision: Precision, first: str, last: str) -> None:
    when = When(iso)

    assert (when.precision, when.first_day.isoformat(), when.last_day.isoformat()) == (precision, first, last)


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    clean = clean_line(text)

    assert not any(
        ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068" for char in clean
    )


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\x1b[31mb\x1b[0m", "ab"),
        ("a\x1b]8;;http://evil\x07link\x1b]8;;\x07", "alink"),
        ("a\x1bPq1;2\x1b\\b", "ab"),
        ("\u202eabc", "abc"),
        ("  two\u00a0 spaces\t", "two spaces"),
        ("[AP] rates [/b]", "[AP] rates [/b]"),
    ],
)
def test_cleaning(dirty: str, clean: str) -> None:
    assert clean_line(dirty) == clean
