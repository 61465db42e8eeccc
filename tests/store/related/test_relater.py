"""Related stories of an archive, and the reasons a person is given."""

from __future__ import annotations

from datetime import date

import pytest

from store.api.story import Story
from store.folder.archive import FolderArchive
from store.related.reasons import Evidence, reasons
from tests.conftest import story

TREATY = story(
    "Melm treaty is suspended",
    "2024-03-04",
    "Vellberg suspended the Melm Waters Treaty on Monday and stopped sharing the gauges of its reservoirs.",
)
COURT = story(
    "Court rules on the reservoirs",
    "2024-08-12",
    "The arbitration court said that the Melm Waters Treaty can't be suspended by one side, and the gauges must be shared.",
)
THEME = story("Trade ministers meet", "2024-03-04", "Ministers of twelve countries met to discuss tariffs on grain and steel.")
VISIT = story("A visit to the north", "2024-05-01", "Prime Minister Oleksandr Bondarenko opened a bridge near Sorvik.")
ALONE = story(
    "Bridge stays closed",
    "2024-06-01",
    "Engineers closed the bridge at Sorvik that Mr Bondarenkо had opened.".replace("о", "o"),
)
SPELLED = story(
    "A minister's bridge", "2024-07-01", "Of the works that Alexander Bondarenco began, the bridge of Sorvik was the dearest."
)


@pytest.fixture
def filled(archive: FolderArchive) -> FolderArchive:
    others = [
        story(f"Day {day} at the fair", f"2023-11-{day:02d}", f"Visitors saw goats and tasted honey from village {day * 17}.")
        for day in range(1, 25)
    ]
    archive.add([TREATY, COURT, THEME, VISIT, ALONE, SPELLED, *others])
    archive.understand()
    return archive


def related_titles(archive: FolderArchive, of: Story) -> list[str]:
    return [one.story.title for one in archive.related(of.id)]


def test_stories_of_one_matter_are_related_and_tell_what_they_share(filled: FolderArchive) -> None:
    found = filled.related(TREATY.id)

    assert [one.story.title for one in found] == [COURT.title]
    assert 0.65 <= found[0].score <= 1
    assert "the Melm Waters Treaty" in " ".join(found[0].reasons)
    assert found[0].reasons[-1] == "5 months later"


def test_a_story_that_shares_no_more_than_the_day_is_not_related(filled: FolderArchive) -> None:
    assert THEME.title not in related_titles(filled, TREATY)
    assert related_titles(filled, THEME) == []


def test_a_person_is_the_same_by_family_name_and_in_another_spelling(filled: FolderArchive) -> None:
    assert set(related_titles(filled, VISIT)) == {ALONE.title, SPELLED.title}
    assert any("Oleksandr Bondarenko" in reason for one in filled.related(VISIT.id) for reason in one.reasons)


def test_stories_added_later_are_related_at_once(filled: FolderArchive) -> None:
    filled.related(TREATY.id)
    late = story("Treaty talks open", "2024-09-01", "Talks on the Melm Waters Treaty and the shared gauges opened in Tarvos.")
    filled.add([late])

    assert late.title in related_titles(filled, TREATY)


def test_reasons_read_as_a_person_would_give_them() -> None:
    told = reasons(Evidence(("Amara Diallo", "World Seed Bank"), ("gauges",), 0, (date(2024, 3, 4),), "Melm Waters Treaty"))

    assert told == (
        "same thread: Melm Waters Treaty",
        "names Amara Diallo and the World Seed Bank",
        "shares the word gauges",
        "both tell of 4 March 2024",
        "the same day",
    )


def test_two_stories_that_are_the_whole_archive_may_be_related(archive: FolderArchive) -> None:
    archive.add([TREATY, COURT])
    archive.understand()

    assert related_titles(archive, TREATY) == [COURT.title]
    assert related_titles(archive, COURT) == [TREATY.title]
