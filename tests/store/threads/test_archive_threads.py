"""Following matters: threads as an archive finds, keeps and forgets them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from store.api.views import Selection
from store.api.when import When
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import Archives, all_rows, story
from tests.store.threads.followed_stories import MATTERS, RIVER, mates

SIGNED, DAM, VISIT, RULED, BEGUN, REACHED, COMET = MATTERS


def test_stories_of_one_matter_make_a_thread_in_time_order(followed: FolderArchive) -> None:
    assert mates(followed, DAM) == [one.title for one in (SIGNED, DAM, VISIT, RULED)]
    assert mates(followed, BEGUN) == [BEGUN.title, REACHED.title]
    assert followed.threads.position(COMET.id) is None
    assert followed.threads.count() == 2


def test_a_story_knows_what_came_before_and_after_it(followed: FolderArchive) -> None:
    place = followed.threads.position(VISIT.id)

    assert place is not None
    assert (place.nth, place.thread.count) == (3, 4)
    assert place.earlier is not None
    assert place.later is not None
    assert (place.earlier.title, place.later.title) == (DAM.title, RULED.title)


def test_a_thread_alone_is_a_selection_like_any_other(followed: FolderArchive) -> None:
    place = followed.threads.position(DAM.id)
    assert place is not None
    alone = Selection(thread=place.thread.id)

    assert followed.counts(alone).total == 4
    assert [row.title for row in all_rows(followed, alone)] == [one.title for one in (SIGNED, DAM, VISIT, RULED)]
    assert followed.counts(replace(alone, words="visit")).total == 1


def test_a_new_story_joins_its_thread_and_a_removed_one_leaves_it(followed: FolderArchive) -> None:
    late = story("Sudland accepts the ruling on the Alder River Compact", "2025-01-09", RIVER, "The Hask dam opens its gates.")
    followed.add([late])
    followed.refresh()
    assert mates(followed, DAM)[-1] == late.title

    followed.remove(late.id)
    followed.refresh()
    assert late.title not in mates(followed, DAM)


def test_why_a_story_is_in_its_thread_is_told(followed: FolderArchive) -> None:
    whys = [why for one in (SIGNED, DAM, VISIT, RULED) if (why := followed.threads.why(one.id)) and not why.began]

    assert whys
    assert any("Alder" in shared for why in whys for shared in why.shared)
    assert followed.threads.why(COMET.id) is None


def _anew(open_folder: Archives) -> FolderArchive:
    """Open the archive after everything derived was lost."""
    shutil.rmtree(Paths.find().index)
    archive = open_folder()
    archive.refresh()
    return archive


def test_a_given_name_holds_even_when_everything_derived_is_lost(followed: FolderArchive, open_folder: Archives) -> None:
    followed.threads.rename(VISIT.id, "The quarrel\x1b[31m over the Hask dam")
    named = followed.threads.position(SIGNED.id)
    assert named is not None
    assert named.thread.name == "The quarrel over the Hask dam"
    followed.close()

    place = _anew(open_folder).threads.position(RULED.id)
    assert place is not None
    assert place.thread.name == "The quarrel over the Hask dam"


def test_a_story_moved_out_stays_out(followed: FolderArchive, open_folder: Archives) -> None:
    followed.threads.move(VISIT.id, None)
    assert mates(followed, DAM) == [one.title for one in (SIGNED, DAM, RULED)]
    followed.close()

    assert VISIT.title not in mates(_anew(open_folder), DAM)


def test_a_story_moved_to_another_thread_is_there(followed: FolderArchive) -> None:
    followed.threads.move(COMET.id, BEGUN.id)

    assert COMET.title in mates(followed, BEGUN)
    why = followed.threads.why(COMET.id)
    assert why is not None
    assert why.by_person


def test_two_threads_are_made_one_and_split_again(followed: FolderArchive) -> None:
    followed.threads.join(DAM.id, BEGUN.id)
    assert len(mates(followed, DAM)) == 6

    followed.threads.split(VISIT.id)
    assert mates(followed, SIGNED) == [one.title for one in (SIGNED, DAM, BEGUN)]
    assert mates(followed, VISIT) == [one.title for one in (VISIT, REACHED, RULED)]


@pytest.fixture
def reprinted(open_folder: Archives) -> FolderArchive:
    """Return an archive in which one report stands three times, once a little changed."""
    body = (RIVER, "Ministers of both countries met on the bridge and signed twelve articles before noon.", "Farmers cheered.")
    archive = open_folder(
        holding=[
            story("Compact signed on the bridge", "2024-04-01", *body, source="North News", link="https://example.org/north"),
            story(
                "Alder compact is signed on a bridge",
                "2024-04-01",
                *body,
                source="South Wire",
                link="https://example.org/south",
            ),
            story(
                "The Alder compact signed",
                "2024-04-02",
                *body[:2],
                "Anglers jeered.",
                source="Lake Post",
                link="https://example.org/lake",
            ),
            COMET,
        ]
    )
    archive.refresh()
    return archive


def test_reports_of_the_same_news_fold_into_one_row(reprinted: FolderArchive) -> None:
    rows = all_rows(reprinted)

    assert [(row.title, row.reports) for row in rows] == [("A comet passes", 1), (rows[1].title, 3)]
    assert reprinted.counts(Selection()).total == 2
    assert reprinted.counts(Selection(unfolded=True)).total == 4


def test_what_stands_in_one_report_alone_is_found(reprinted: FolderArchive) -> None:
    assert [hit.story.title for hit in reprinted.search.find(Selection(words="anglers")).hits] == ["The Alder compact signed"]


def test_related_stories_tell_a_report_once(reprinted: FolderArchive) -> None:
    for row in all_rows(reprinted, Selection(unfolded=True)):
        assert all(one.story.title == "A comet passes" for one in reprinted.related(row.id))


def test_a_report_whose_story_is_taken_out_is_shown_itself(reprinted: FolderArchive) -> None:
    lead = next(row for row in all_rows(reprinted) if row.reports == 3)

    reprinted.remove(lead.id)
    without = [(row.title, row.reports) for row in all_rows(reprinted)]
    reprinted.restore(lead.id)

    assert len(without) == 2
    assert without[1][1] == 2
    assert [row.reports for row in all_rows(reprinted)] == [1, 3]


@pytest.mark.parametrize("which", ["the story that stands for the reports", "a report that folds into it"])
def test_a_report_written_anew_as_another_story_stands_for_itself(reprinted: FolderArchive, which: str) -> None:
    lead = next(row for row in all_rows(reprinted) if row.reports == 3)
    others = [row for row in all_rows(reprinted, Selection(unfolded=True)) if row.day == lead.day and row.id != lead.id]
    old = reprinted.story(lead.id if which.startswith("the story") else others[0].id)
    assert old is not None

    reprinted.add(
        [replace(old, body=("Bakers of Ostrava baked the longest loaf there ever was.",), updated=When("2024-04-02"))]
    )

    assert sorted(row.reports for row in all_rows(reprinted)) == [1, 1, 2]


def test_an_updated_story_tells_what_changed(archive: FolderArchive) -> None:
    first = story("Dam holds", "2025-06-02", "The Hask dam holds and nobody is hurt.", link="https://example.org/dam")
    archive.add([first])
    newer = replace(first, body=("The Hask dam holds but three people are hurt.",), updated=When("2025-06-03"))
    archive.add([newer])

    changed = archive.changes(first.id)

    assert changed is not None
    assert (changed.added, changed.removed) == (("but three people are",), ("and nobody is",))


def test_jump_marks_are_there_in_the_next_sitting(followed: FolderArchive, open_folder: Archives) -> None:
    followed.set_jump("a", DAM.id)
    followed.set_jump("b", COMET.id)
    followed.set_jump("a", RULED.id)
    followed.close()

    assert open_folder().jumps() == {"a": RULED.id, "b": COMET.id}


def test_a_notebook_nobody_can_read_is_set_aside_and_told(followed: FolderArchive, tmp_path: Path) -> None:
    followed.set_jump("a", DAM.id)
    (tmp_path / "archive" / "desk.json").write_text("{ not a desk")

    assert followed.jumps() == {}
    assert any("desk" in notice for notice in followed.refresh().notices)


def test_the_names_of_a_story_lead_to_the_stories_that_give_them(followed: FolderArchive) -> None:
    names = followed.names(SIGNED.id)
    told = [
        name for group in (names.people, names.organisations, names.agreements, names.places, names.others) for name in group
    ]
    compact = next(name for name in told if name.text == "Alder River Compact")

    assert compact.stories == 4
    found = followed.search.find(Selection(words=compact.line))
    assert {hit.story.id for hit in found.hits} == {one.id for one in (SIGNED, DAM, VISIT, RULED)}


def test_a_file_of_other_rules_is_made_anew(followed: FolderArchive, open_folder: Archives) -> None:
    path = Paths.find().index / "threads.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 1")
        database.execute("DELETE FROM stories")
        database.commit()
    followed.close()

    again = open_folder()
    assert again.refresh().threads

    assert mates(again, DAM) == [one.title for one in (SIGNED, DAM, VISIT, RULED)]


def test_the_numbers_of_a_thread_alone_follow_what_is_put_right(followed: FolderArchive) -> None:
    place = followed.threads.position(DAM.id)
    assert place is not None
    assert followed.counts(Selection(thread=place.thread.id)).total == 4

    followed.threads.move(VISIT.id, None)

    assert followed.counts(Selection(thread=place.thread.id)).total == 3


def test_where_there_is_no_thread_none_is_near(archive: FolderArchive) -> None:
    archive.add([COMET])

    assert list(archive.threads.near(COMET.id)) == []
