"""A letter wrong: the common word is meant, and it is said what stood for what."""

from __future__ import annotations

import pytest

from store.api.views import Selection
from store.folder.archive import FolderArchive
from tests.conftest import Archives, story, titles

RARE = ("waiter", "wafter", "batter", "watters", "wateree", "rivery", "riven")


@pytest.fixture
def rivers(open_folder: Archives) -> FolderArchive:
    reports = [
        story(f"Report {number} on the water of the river", "2024-01-01", "Government and council met.") for number in range(12)
    ]
    rare = [story(f"A {word} in the house", "2024-02-01", f"The {word} was seen.") for word in RARE]
    return open_folder(holding=[*reports, *rare])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("watter", "water"),
        ("wtaer", "water"),
        ("waer", "water"),
        ("eater", "water"),
        ("waterr", "water"),
        ("wather", "water"),
        ("rivver", "river"),
        ("goverment", "government"),
        ("councli", "council"),
    ],
)
def test_a_wrong_letter_finds_the_common_word_first(rivers: FolderArchive, typed: str, meant: str) -> None:
    for line in (typed, f"{typed} "):
        found = rivers.search.find(Selection(words=line))

        assert found.hits[0].story.title.startswith("Report")
        assert found.also.startswith(f"{typed} → {meant}")


def test_a_rare_word_that_stands_there_is_what_it_says(rivers: FolderArchive) -> None:
    assert titles(rivers, "waiter ") == ["A waiter in the house"]
    assert rivers.search.find(Selection(words="waiter ")).also == ""


def test_several_misspelled_words_are_each_told(rivers: FolderArchive) -> None:
    assert rivers.search.find(Selection(words="watter goverment ")).also == "watter → water, batter; goverment → government"
