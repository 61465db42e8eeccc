"""A story is named by the first letters of its id, as they are copied from a list or typed from memory."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store.api.errors import AmbiguousStoryError, UnknownStoryError
from store.api.story import StoryId
from store.api.views import MarkedStory, Marks
from store.folder.archive import FolderArchive
from tests.conftest import Archives, story
from tests.tui.cli.conftest import Typed

FERRY, TRAM, BRIDGE = "55689b2d00000001", "55689b2d00000002", "a0c4000000000003"


@pytest.fixture
def shelf(open_folder: Archives) -> FolderArchive:
    """Return an archive in which the ids of two stories begin alike."""
    archive = open_folder()
    named = {FERRY: ("Ferry sails", "2025-06-02"), TRAM: ("Tram rolls", "2025-06-03"), BRIDGE: ("Bridge opens", "2025-07-01")}
    stories = [replace(story(title, day), id=StoryId(story_id)) for story_id, (title, day) in named.items()]
    archive.add([MarkedStory(one, Marks(), kept=True) for one in stories])
    return archive


def test_the_first_letters_are_enough(shelf: FolderArchive, typed: Typed) -> None:
    for letters in ("a", "a0c4", "A0C4", "a0c4…", BRIDGE):
        assert typed("show", letters).out.splitlines()[0] == "Bridge opens"
    assert typed("related a0c4").status == 0
    assert "Bridge opens" in typed("brief --story a0c4").out + typed("brief --story a0c4").err
    assert typed("rm a0c4 --json").json["removed"] == [{"id": BRIDGE, "title": "Bridge opens"}]
    assert typed("restore a0c").out == "Restored: Bridge opens\n"


def test_of_several_that_may_be_meant_each_is_told_with_what_to_type_for_it(shelf: FolderArchive, typed: Typed) -> None:
    done = typed("show 55689b2d")

    assert (done.status, done.out) == (1, "")
    assert done.err.splitlines() == [
        "dateline: several stories have an id that begins with 55689b2d; type more of the one that is meant",
        f"  {TRAM} 2025-06-03 Tram rolls",
        f"  {FERRY} 2025-06-02 Ferry sails",
    ]
    gone = typed("rm a0 55")
    assert gone.status == 1
    assert gone.out.startswith("Removed Bridge opens")
    assert gone.err.count("\n") == 3


def test_of_several_that_were_taken_out_it_is_asked_which_too(shelf: FolderArchive, typed: Typed) -> None:
    typed("rm", FERRY, TRAM)

    done = typed("restore 5568")

    assert done.status == 1
    assert {line.strip() for line in done.err.splitlines()[1:]} == {f"{FERRY} Ferry sails", f"{TRAM} Tram rolls"}
    assert typed("restore", FERRY).out == "Restored: Ferry sails\n"


@pytest.mark.parametrize("letters", ["b", "zebra", "…", f"{BRIDGE}0"])
def test_letters_that_begin_no_id_say_so(shelf: FolderArchive, typed: Typed, letters: str) -> None:
    done = typed("show", letters)

    assert (done.status, done.out) == (1, "")
    assert done.err == f"dateline: no story has the id “{letters}”; dateline find WORDS prints ids\n"


def test_an_id_is_told_by_as_many_letters_as_it_needs(shelf: FolderArchive) -> None:
    assert shelf.short_ids(map(StoryId, (FERRY, BRIDGE))) == {FERRY: FERRY, BRIDGE: BRIDGE[:8]}
    assert [row.title for row in shelf.rows_called("55")] == ["Tram rolls", "Ferry sails"]
    with pytest.raises(AmbiguousStoryError):
        shelf.id_of("5")
    shelf.remove(StoryId(TRAM))
    assert shelf.id_of("5") == FERRY
    with pytest.raises(UnknownStoryError):
        shelf.id_of(TRAM)


def test_an_id_that_is_no_text_is_no_storys(archive: FolderArchive) -> None:
    archive.add([story("Water flows")])

    with pytest.raises(UnknownStoryError):
        archive.id_of("\udcff\udced")
    assert archive.rows_called("\udcff") == []
