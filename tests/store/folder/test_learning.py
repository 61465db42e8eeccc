"""Themes that learn: what a handful of corrections does to stories like the corrected ones, and to no others."""

from __future__ import annotations

import pytest

from store.api.story import Story
from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.folder.lessons import Lessons
from store.paths import Paths
from tests.conftest import Archives, all_rows, story

HARBOURS = ("Rotterdam", "Mombasa", "Santos", "Gdansk", "Busan", "Durban", "Callao", "Chennai")
TOWNS = ("Leeds", "Bergen", "Graz", "Lucca", "Odense", "Tartu", "Ghent", "Vigo", "Cork", "Brno", "Siena", "Arles")


def cable(harbour: str, day: int) -> Story:
    """Return a story of a matter that the words take for technology, as it is about data and networks."""
    return story(
        f"Submarine cable reaches {harbour}",
        f"2025-03-{day:02}",
        f"The consortium that lays the Amber Express cable brought its landing station in {harbour} into service.",
        "Divers buried the fibre beneath the sand, and the cable ship sails on. Data centres and software companies pay.",
    )


def other(town: str, day: int) -> Story:
    """Return a story of technology that has nothing to do with cables."""
    return story(
        f"School in {town} teaches software",
        f"2025-04-{day:02}",
        f"Pupils in {town} write software with artificial intelligence, and their teachers learn what chips do.",
        "The computers were given by a foundation; semiconductor companies hope for engineers.",
    )


@pytest.fixture
def archive(open_folder: Archives) -> FolderArchive:
    """Return an archive with eight stories of cables among twelve others, all of them technology by their words."""
    cables = [cable(harbour, day) for day, harbour in enumerate(HARBOURS, 1)]
    archive = open_folder(holding=[*cables, *(other(town, day) for day, town in enumerate(TOWNS, 1))])
    archive.refresh()
    assert {row.theme for row in all_rows(archive)} == {"technology"}
    return archive


def correct(archive: FolderArchive, harbours: tuple[str, ...], theme: str = "economy") -> None:
    """Give the stories of some harbours a theme, and let the rest follow."""
    for harbour in harbours:
        archive.mark(cable(harbour, 1).id, theme=theme)
    settle(archive)


def settle(archive: FolderArchive) -> None:
    """Do what an open screen has done behind it."""
    if archive.refresh().pending:
        archive.understand()
    assert archive.refresh().pending == 0


def themes(archive: FolderArchive, what: str) -> list[str]:
    """Return the first themes of the stories that begin with some words, oldest first."""
    return [row.theme for row in all_rows(archive) if row.title.startswith(what)]


def test_after_a_handful_of_corrections_older_stories_like_them_are_put_right(archive: FolderArchive) -> None:
    correct(archive, HARBOURS[:4])

    assert themes(archive, "Submarine") == ["economy"] * 8
    assert themes(archive, "School") == ["technology"] * 12


def test_new_stories_like_them_are_right_as_they_come(archive: FolderArchive) -> None:
    correct(archive, HARBOURS[:4])

    archive.add([cable("Aden", 20), other("Pisa", 20)])

    assert themes(archive, "Submarine cable reaches Aden") == ["economy"]
    assert themes(archive, "School in Pisa") == ["technology"]


@pytest.mark.parametrize("number", [1, 2])
def test_one_correction_or_two_change_no_other_story(archive: FolderArchive, number: int) -> None:
    correct(archive, HARBOURS[:number])

    assert themes(archive, "Submarine") == ["economy"] * number + ["technology"] * (8 - number)
    assert themes(archive, "School") == ["technology"] * 12


def test_each_story_says_what_was_learned(archive: FolderArchive) -> None:
    correct(archive, HARBOURS[:4])

    why = archive.themes.why(cable("Chennai", 8).id)

    assert why.themes[0] == "economy"
    assert not why.corrected
    assert why.learned["economy"].corrections == 4
    assert {"submarine", "cable"} & set(why.learned["economy"].words)
    assert why.learned["economy"].summary.startswith("learned from 4 corrections: ")
    assert not archive.themes.why(other("Leeds", 1).id).learned


def test_a_corrected_story_keeps_its_correction(archive: FolderArchive) -> None:
    archive.mark(cable("Chennai", 8).id, theme="security")

    correct(archive, HARBOURS[:4])

    assert themes(archive, "Submarine") == ["economy"] * 7 + ["security"]
    assert archive.themes.why(cable("Chennai", 8).id).corrected


def test_corrections_taken_back_are_unlearned(archive: FolderArchive) -> None:
    correct(archive, HARBOURS[:4])

    correct(archive, HARBOURS[:4], "")

    assert themes(archive, "Submarine") == ["technology"] * 8
    assert not archive.themes.why(cable("Chennai", 8).id).learned


def test_saying_what_the_words_say_already_teaches_nothing(archive: FolderArchive) -> None:
    correct(archive, HARBOURS[:4], "technology")

    assert not Lessons(Paths.find().index).learned
    assert themes(archive, "Submarine") == ["technology"] * 8


def test_a_removed_story_no_longer_teaches(archive: FolderArchive) -> None:
    correct(archive, HARBOURS[:3])
    assert themes(archive, "Submarine") == ["economy"] * 8

    archive.remove(cable(HARBOURS[0], 1).id)
    settle(archive)

    assert themes(archive, "Submarine") == ["economy"] * 2 + ["technology"] * 5

    archive.restore()
    settle(archive)

    assert themes(archive, "Submarine") == ["economy"] * 8


def test_what_was_learned_may_be_deleted_and_is_gathered_from_the_marks(archive: FolderArchive, open_folder: Archives) -> None:
    correct(archive, HARBOURS[:4])
    file = Paths.find().index / "lessons.json"
    before = Lessons(file.parent).learned
    archive.close()
    file.unlink()

    again = open_folder()
    settle(again)

    assert Lessons(file.parent).learned.keys() == before.keys()
    again.add([cable("Aden", 20)])
    assert themes(again, "Submarine") == ["economy"] * 9


def test_a_damaged_file_of_lessons_is_made_anew(archive: FolderArchive, open_folder: Archives) -> None:
    correct(archive, HARBOURS[:4])
    archive.close()
    for damaged in (b"", b"[]", b'{"rules": 1, "kept": {"learned": {"economy": 5}}}', b'{"rules": 1, "kept": 7}'):
        (Paths.find().index / "lessons.json").write_bytes(damaged)
        again = open_folder()
        settle(again)
        assert themes(again, "Submarine") == ["economy"] * 8
        again.close()


def test_a_deleted_index_is_rebuilt_with_what_was_learned(archive: FolderArchive, open_folder: Archives) -> None:
    import shutil

    correct(archive, HARBOURS[:4])
    archive.close()
    shutil.rmtree(Paths.find().index)

    again = open_folder()
    settle(again)

    assert themes(again, "Submarine") == ["economy"] * 8
    assert themes(again, "School") == ["technology"] * 12


def test_corrections_of_another_program_teach_this_one(archive: FolderArchive, open_folder: Archives) -> None:
    correct(open_folder(), HARBOURS[:4])

    archive.refresh()
    archive.add([cable("Aden", 20)])

    assert themes(archive, "Submarine") == ["economy"] * 9


def test_stories_that_fit_nowhere_can_be_taught(archive: FolderArchive) -> None:
    correct(archive, HARBOURS[:4], "other")

    assert themes(archive, "Submarine") == ["other"] * 8
    assert themes(archive, "School") == ["technology"] * 12


def test_the_counts_follow(archive: FolderArchive) -> None:
    correct(archive, HARBOURS[:4])

    assert archive.counts(Selection()).themes == {"economy": 8, "technology": 12}
