"""Every story that names somebody, however spelled."""

from __future__ import annotations

import pytest

from store.folder.archive import FolderArchive
from store.index.index import StoryIndex
from store.paths import Paths
from store.related.name_spellings import line_naming, spellings_of
from tests.conftest import story, titles


@pytest.fixture
def filled(archive: FolderArchive) -> FolderArchive:
    archive.add(
        [
            story("A bridge opens", "2024-05-01", "On Monday Oleksandr Bondarenko opened a bridge near Sorvik."),
            story("A bridge closes", "2024-06-01", "The bridge was the work of Mr Bondarenko, whom many in Sorvik praise."),
            story("Bridges abroad", "2024-07-01", "They read of Oleksander Bondarenko in the papers of Oslo."),
            story(
                "A choir sings", "2024-07-02", "The choir of Ann Lindqvist and that of Joan Lindqvist sang for Lindqvist halls."
            ),
        ]
    )
    archive.understand()
    return archive


def test_the_line_for_a_person_finds_every_spelling(filled: FolderArchive) -> None:
    line = line_naming(StoryIndex(Paths.find().index), "oleksandr bondarenko", person=True)

    assert set(titles(filled, line)) == {"A bridge opens", "A bridge closes", "Bridges abroad"}


def test_a_family_name_of_two_people_is_not_either_of_them(filled: FolderArchive) -> None:
    assert spellings_of(StoryIndex(Paths.find().index), "ann lindqvist") == ["ann lindqvist"]


def test_a_place_is_looked_for_as_it_is(filled: FolderArchive) -> None:
    assert line_naming(StoryIndex(Paths.find().index), "oslo", person=False) == 'name:"oslo"'
