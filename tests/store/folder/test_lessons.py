"""Corrections kept beside the index, and what was learned of them: noted for other programs, and read from older ones."""

from __future__ import annotations

import json
from pathlib import Path

from store.folder.archive import FolderArchive
from store.folder.lessons import Lessons
from store.index.index import StoryIndex
from store.paths import Paths
from tests.conftest import story

TITLES = ("Cable ship reaches Mombasa", "Cable ship reaches Santos", "Cable ship reaches Busan", "Cable ship reaches Aden")


def corrected(archive: FolderArchive, theme: str = "economy") -> Lessons:
    """Return the lessons of an archive in which four stories of a cable ship were given a theme."""
    archive.add([story(title, f"2025-03-0{day}") for day, title in enumerate(TITLES, 1)])
    archive.add([story(f"A school in town {number} opens", "2025-04-01") for number in range(9)])
    for title in TITLES:
        archive.mark(story(title).id, theme=theme)
    archive.refresh()
    return Lessons(Paths.find().index)


def test_corrections_are_noted_with_what_they_teach(archive: FolderArchive) -> None:
    lessons = corrected(archive)

    assert all(lessons.teaches(story(title).id) for title in TITLES)
    assert {"cabl", "ship"} <= lessons.learned["economy"].words.keys()
    assert lessons.waiting
    assert {"cable", "ship"} <= {word for words in lessons.telling(9) for word in words}


def test_what_another_program_noted_is_followed_and_our_own_notes_are_nothing_new(archive: FolderArchive) -> None:
    ours = corrected(archive)
    theirs = Lessons(Paths.find().index)

    ours.note_applied(ours.kept.learned, [])
    assert not ours.follow()
    assert theirs.follow()
    assert not theirs.waiting
    assert not theirs.follow()


def test_what_a_month_taught_is_forgotten_but_for_what_stays(archive: FolderArchive) -> None:
    lessons = corrected(archive)
    first, *others = (story(title).id for title in TITLES)

    lessons.forget_month("2025-03", but=[first])
    lessons.forget_month("2025-04")

    assert lessons.teaches(first)
    assert not any(lessons.teaches(one) for one in others)
    assert lessons.learn(StoryIndex(Paths.find().index))
    assert lessons.learned == {}
    assert not lessons.learn(StoryIndex(Paths.find().index))


def test_a_theme_that_was_made_makes_stories_of_older_rules_as_good_as_new(archive: FolderArchive) -> None:
    lessons = corrected(archive)

    lessons.note_made("sea", ["cable", "ship"], version=7, older=5)
    lessons.note_made("rail", ["train"], version=9, older=7)

    again = Lessons(Paths.find().index)
    assert (again.same_as(7), again.same_as(9), again.same_as(4)) == (5, 5, 4)
    assert {"train": 1.0} in again.telling(3)
    again.note_applied(again.kept.learned, ["sea", "rail"])
    assert not again.waiting


def test_the_file_of_an_older_version_is_read(archive: FolderArchive) -> None:
    lessons = corrected(archive)
    path = Path(Paths.find().index / "lessons.json")
    plain = json.loads(path.read_bytes().splitlines()[0])
    plain["kept"]["book"] = plain["kept"].pop("lexicon")
    path.write_text(json.dumps(plain))

    assert lessons.follow()
    assert Lessons(path.parent).kept == lessons.kept
    assert lessons.kept.lexicon
