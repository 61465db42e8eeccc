"""The index on disk: made anew when it is damaged or of another version, and never in anybody's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.errors import UnwritableIndexError
from store.api.themes import ThemeChoice
from store.api.views import Marks
from store.engine.entry import Entry
from store.engine.fields import capitalised, fields_of
from store.engine.terms import EVERYTHING, Begins, Clause, Has
from store.engine.words import LONGEST_WORD, indexed, search_words
from store.index.index import StoryIndex
from store.index.memory import give_back_free, let_go
from store.index.query_compiler import _WAYS, compiled
from store.index.state import State
from tests.conftest import story

DAM = Entry(
    story("Dam opens", "2025-06-02", place="LAHORE"),
    Marks(starred=True, tags=("Água",)),
    ThemeChoice(("water",), {}),
    ("lahore",),
)


def opened(folder: Path) -> StoryIndex:
    """Open an index that says what it holds."""
    index = StoryIndex(folder)
    index.keep(State(index.fingerprint, stories={"2025-06": [10, 20]}))
    return index


def put(index: StoryIndex, *entries: Entry) -> None:
    """Take stories in and see them."""
    with index.writing() as intake:
        for one in entries:
            intake.put(fields_of(one))
    index.reload()


def test_what_the_index_holds_is_known_when_it_is_opened_again(tmp_path: Path) -> None:
    put(opened(tmp_path), DAM)

    again = StoryIndex(tmp_path)

    assert again.total == 1
    assert again.state().stories == {"2025-06": [10, 20]}


def test_an_index_that_is_being_filled_for_the_first_time_is_emptied_by_nobody_who_opens_it(tmp_path: Path) -> None:
    filling = StoryIndex(tmp_path)

    with filling.writing() as intake:
        watching = StoryIndex(tmp_path)
        intake.put(fields_of(DAM))

    watching.reload()
    assert watching.total == StoryIndex(tmp_path).total == 1


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"fingerprint": "0|other"}', "\x00"])
def test_an_index_of_another_version_is_begun_anew(tmp_path: Path, kept: str) -> None:
    put(opened(tmp_path), DAM)
    (tmp_path / "dateline.json").write_text(kept)

    assert StoryIndex(tmp_path).total == 0


def test_a_damaged_index_is_begun_anew_and_its_lock_left_alone(tmp_path: Path) -> None:
    put(opened(tmp_path), DAM)
    (tmp_path / ".lock").write_text("")
    (tmp_path / "meta.json").write_text("{")

    index = StoryIndex(tmp_path)

    assert index.total == 0
    assert (tmp_path / ".lock").exists()
    put(index, DAM)
    assert index.total == 1


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(UnwritableIndexError, match="DATELINE_CACHE"):
        StoryIndex(tmp_path / "file" / "index")


def test_an_index_as_it_stands_gives_back_what_was_found_there_whatever_is_taken_in_later(tmp_path: Path) -> None:
    index = opened(tmp_path)
    put(index, DAM)
    now = index.as_it_stands()
    found = now.numbers(EVERYTHING, "sum")
    with index.writing() as intake:
        intake.drop(str(DAM.story.id))
    put(index, Entry(story("Bank lends", "2025-06-03"), Marks(), ThemeChoice(("economy",), {}), ()))

    assert [now.stored(address).entry for _, address in found] == [DAM]
    assert now.total == 1
    assert index.get(DAM.story.id) is None


def test_counts_of_all_stories_are_kept_until_something_is_taken_in(tmp_path: Path) -> None:
    index = opened(tmp_path)
    put(index, DAM)
    first = index.all_counts(EVERYTHING)

    assert (tmp_path / "counts.json").exists()
    assert StoryIndex(tmp_path).all_counts(EVERYTHING) == first
    (tmp_path / "counts.json").write_text("{}")
    assert StoryIndex(tmp_path).all_counts(EVERYTHING) == first
    put(index, Entry(story("Bank lends", "2025-06-03"), Marks(), ThemeChoice(("economy",), {}), ()))
    assert index.all_counts(EVERYTHING).total == 2


def test_what_is_kept_of_a_story_besides_its_text_comes_back(tmp_path: Path) -> None:
    index = opened(tmp_path)
    put(index, DAM)

    stored = index.get(DAM.story.id)

    assert stored is not None
    assert stored.entry == DAM
    assert (stored.row.starred, stored.row.read, stored.row.themes) == (True, False, ("water",))
    assert index.vocabulary("tags", "") == [("agua", 1)]
    assert index.values(EVERYTHING, "place", 5) == {"Lahore": 1}


@pytest.mark.parametrize("letters", ["(", ".*", "[a-", "\\", "a|b", "^", "$", "{2}", "\n", "é", "日本"])
def test_letters_that_mean_something_in_a_pattern_are_letters(tmp_path: Path, letters: str) -> None:
    index = opened(tmp_path)
    put(index, DAM)

    for query in (Begins("key", letters), Begins("title", letters), Has("title", letters)):
        assert index.stories(query, 5) == []


def test_every_kind_of_query_is_known_to_the_compiler() -> None:
    assert set(_WAYS) == set(Clause.__args__)
    assert compiled(EVERYTHING) is not None


@pytest.mark.parametrize(
    ("place", "shown"),
    [("NEW YORK", "New York"), ("UN", "UN"), ("Lahore", "Lahore"), ("", ""), ("  THE   HAGUE ", "The Hague")],
)
def test_a_place_is_listed_as_one_writes_it(place: str, shown: str) -> None:
    assert capitalised(place) == shown


def test_a_text_is_indexed_by_its_words_and_once_more_in_one_piece() -> None:
    spelled: set[str] = set()

    stream = indexed("The e-mail of the U.A.E.", spelled)

    assert stream[0].split()[:3] == ["the", "e", "mail"]
    assert "email" in stream[1].split()
    assert "email e mail" in spelled
    assert "uae" in search_words("The U.A.E.")
    assert max(map(len, search_words("x" * 5_000))) <= LONGEST_WORD


def test_letting_go_of_memory_asks_nothing_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    let_go(tmp_path / "nowhere")
    index = opened(tmp_path)
    put(index, DAM)
    let_go(tmp_path)

    assert index.get(DAM.story.id) is not None


def test_an_index_that_is_just_being_made_is_left_alone_by_others_that_open_it(tmp_path: Path) -> None:
    first = StoryIndex(tmp_path / "index")
    with first.writing() as intake:
        intake.put(fields_of(DAM))
        for _ in range(3):
            assert StoryIndex(tmp_path / "index").total == 0

    assert StoryIndex(tmp_path / "index").total == 1


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells, and has the C library that is asked")
def test_holes_that_were_left_in_memory_go_back_to_the_system() -> None:
    pieces = [bytes(40_000) for _ in range(1_500)]
    last = [bytes(40_000) for _ in range(2)]
    before = int(Path("/proc/self/statm").read_text().split()[1])

    del pieces
    give_back_free()

    after = int(Path("/proc/self/statm").read_text().split()[1])
    assert last
    assert (before - after) * 4_096 > 40_000_000
