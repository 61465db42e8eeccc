"""Completing a search line from what an archive holds."""

from __future__ import annotations

from store.engine.terms import EVERYTHING, Has
from store.folder.archive import FolderArchive
from tests.conftest import Archives, story

STORIES = [
    story("Treaty talks", "2025-06-01", "The Indus Waters Treaty and the dam.", place="NEW YORK", source="Reuters"),
    story("River talks", "2025-06-02", "The river, the dam and the barrage.", place="NEW YORK", source="United Nations"),
    story("Dam talks", "2025-06-03", "Shehbaz Sharif spoke of the dam and the river.", place="LAHORE", source="Reuters"),
    story("No place", "2025-06-04", "Nothing else is said.", place="", source=""),
]


def offered(archive: FolderArchive, line: str) -> list[tuple[str, int | None]]:
    return [(one.text, one.count) for one in archive.search.complete(line, len(line))]


def test_an_empty_archive_offers_the_language_alone(archive: FolderArchive) -> None:
    assert offered(archive, "pl") == [("place:", None)]
    assert offered(archive, "place:") == offered(archive, "theme:") == offered(archive, "tag:") == []


def test_places_sources_and_themes_come_with_their_counts_the_commonest_first(archive: FolderArchive) -> None:
    archive.add(STORIES)
    archive.understand()

    assert offered(archive, "place:") == [('"New York"', 2), ("Lahore", 1)]
    assert offered(archive, "source:") == [("Reuters", 2), ('"United Nations"', 1)]
    assert offered(archive, "theme:wat") == [("water", 3)]


def test_what_is_offered_finds_as_many_stories_as_it_says(archive: FolderArchive) -> None:
    from tests.conftest import titles

    archive.add(STORIES)

    for line in ("place:", "source:"):
        for text, count in offered(archive, line):
            assert len(titles(archive, f"{line}{text} ")) == count


def test_people_are_offered_by_the_first_letters_of_their_names(archive: FolderArchive) -> None:
    archive.add(STORIES)
    archive.understand()

    assert offered(archive, "person:sheh") == [('"Shehbaz Sharif"', 1)]
    assert offered(archive, "person:s") == []


def test_a_place_that_came_later_is_offered_too(archive: FolderArchive, open_folder: Archives) -> None:
    archive.add(STORIES)
    assert offered(archive, "place:kar") == []

    open_folder().add([story("Port talks", "2025-06-05", place="KARACHI")])
    archive.refresh()

    assert offered(archive, "place:kar") == [("Karachi", 1)]


def test_values_of_a_field_are_counted_among_the_stories_of_any_search(archive: FolderArchive) -> None:
    archive.add(STORIES)
    rivers = Has("title", "river")

    assert archive._index.values(rivers, "place", 10) == {"New York": 1}
    assert archive._index.values(EVERYTHING, "source", 1) == {"Reuters": 2}
