"""What people of a newsroom say to all: notes and tags that are not for themselves alone, and who decided what is of all."""

from __future__ import annotations

from threading import Event

import psycopg
import pytest

from store.api.said import Deed
from store.api.views import Marks, Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import story
from tests.store.shared.conftest import Shared

DAM = story("Dam at Tarbela is full", "2025-05-01", "The reservoir of the dam at Tarbela holds as much water as it can.")
BANK = story("State Bank holds its rate", "2025-04-09", "The State Bank of Pakistan held its policy rate.")
HYDRO = story(
    "Dam at Tarbela is full to the brim", "2025-05-03", "The reservoir of the dam at Tarbela holds as much water as it can."
)
_LONG = 60.0


def found(archive: object, words: str) -> list[str]:
    """Return the titles that a search line finds."""
    return [one.story.title for one in archive.stories(Selection(words=f"{words} "))]  # type: ignore[attr-defined]


def test_a_note_and_a_tag_are_the_persons_own_until_they_are_for_all(opened: Shared, people: dict[str, str]) -> None:
    ada, ben = opened(people["ada"]), opened(people["ben"])
    ada.add([DAM, BANK])
    ben.refresh()

    ada.mark(DAM.id, read=True, note="Ask the engineers.", tags=("budget", "to read"))
    assert ben.told(DAM.id) == []
    ada.mark(DAM.id, note_for_all=True, tags_for_all=("budget",))

    (told,) = ben.told(DAM.id)
    assert (told.person, told.note, told.tags) == (ada._engine.connections.person, "Ask the engineers.", ("budget",))
    assert told.at
    assert ada.told(DAM.id) == []  # her own are her marks
    assert ada.marks(DAM.id) == Marks(
        read=True, tags=("budget", "to read"), note="Ask the engineers.", note_for_all=True, tags_for_all=("budget",)
    )
    assert ben.marks(DAM.id) == Marks()


def test_what_is_told_is_found_by_all_and_heard_by_open_screens(opened: Shared, people: dict[str, str]) -> None:
    ada, ben = opened(people["ada"]), opened(people["ben"])
    ada.add([DAM, BANK])
    ben.refresh()
    heard = Event()
    ben.follow(heard.set)
    assert heard.wait(_LONG)
    heard.clear()

    ada.mark(DAM.id, note="Ask the engineers.", tags=("budget", "mine"), note_for_all=True, tags_for_all=("budget",))

    assert heard.wait(_LONG)
    assert ben.refresh().changed
    for line in ("note:engineers", "is:noted", "tag:budget"):
        assert found(ben, line) == [DAM.title]
    assert found(ben, "tag:mine") == []
    assert [(one.name, one.count) for one in ben.tags()] == [("budget", 1)]
    ben.mark(BANK.id, tags=("Budget", "zebra"))
    assert [(one.name, one.count) for one in ben.tags()] == [("Budget", 2), ("zebra", 1)]
    ben.mark(BANK.id, tags=())
    ada.mark(DAM.id, note="", tags=("mine",))
    assert ben.refresh().changed
    assert (ben.told(DAM.id), found(ben, "is:noted"), found(ben, "tag:budget")) == ([], [], [])


def test_taking_back_brings_back_for_whom_it_was(opened: Shared, people: dict[str, str]) -> None:
    ada, ben = opened(people["ada"]), opened(people["ben"])
    ada.add([DAM])
    ada.mark(DAM.id, note="First.", note_for_all=True, tags=("a", "b"), tags_for_all=("a",))

    ada.mark(DAM.id, note="", tags=("b",))
    ada.undo()

    assert [(one.note, one.tags) for one in ben.told(DAM.id)] == [("First.", ("a",))]
    ada.undo()
    assert ben.told(DAM.id) == []
    assert ada.marks(DAM.id) == Marks()


def test_nobody_writes_in_anothers_name_or_steers_a_screen(opened: Shared, people: dict[str, str]) -> None:
    ada, ben = opened(people["ada"]), opened(people["ben"])
    ada.add([DAM])
    ada.mark(DAM.id, note="Hers.", note_for_all=True)
    with psycopg.connect(people["ben"], autocommit=True) as by_hand:
        assert by_hand.execute("UPDATE dateline.told SET note = 'His.'").rowcount == 0
        assert by_hand.execute("DELETE FROM dateline.told").rowcount == 0
        assert by_hand.execute("SELECT count(*) FROM dateline.marks").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            by_hand.execute("INSERT INTO dateline.told (story, person, note) VALUES ('a', 'ada', 'x')")
        by_hand.execute(
            "INSERT INTO dateline.told (story, note, tags) VALUES (%s, %s, %s)",
            (str(DAM.id), "\x1b[2J[b]wide\u202e", ["\x1b]0;title\x07tag"]),
        )

    assert not {"\x1b", "\u202e", "\x07"} & set("".join(one.name for one in ada.tags()))
    (told,) = [one for one in ada.told(DAM.id) if one.person]
    assert not {"\x1b", "\u202e", "\x07"} & set(told.note + "".join(told.tags))
    assert [one.note for one in ben.told(DAM.id)] == ["Hers."]


def test_what_another_hand_wrote_at_endless_length_is_given_as_far_as_anybody_writes(
    opened: Shared, people: dict[str, str]
) -> None:
    ada = opened(people["ada"])
    ada.add([DAM])
    with psycopg.connect(people["ben"], autocommit=True) as by_hand:
        by_hand.execute(
            "INSERT INTO dateline.told (story, note, tags) VALUES (%s, %s, %s)",
            (str(DAM.id), "a" * 500_000, [f"t{nth}" for nth in range(900)]),
        )

    (told,) = ada.told(DAM.id)
    assert (len(told.note), len(told.tags)) == (20_000, 50)


def test_who_corrected_a_theme_and_when_is_told_where_it_is_explained(opened: Shared, people: dict[str, str]) -> None:
    ada, ben = opened(people["ada"]), opened(people["ben"])
    ada.add([BANK])
    assert ben.themes.why(BANK.id).chosen is None

    ada.mark(BANK.id, theme="energy")
    ben.refresh()

    theirs, hers = ben.themes.why(BANK.id), ada.themes.why(BANK.id)
    assert (theirs.chosen, hers.chosen) == (
        Deed(ada._engine.connections.person, theirs.chosen.at if theirs.chosen else ""),
        Deed(ada._engine.connections.person, theirs.chosen.at if theirs.chosen else "", mine=True),
    )
    assert (theirs.summary, hers.summary) == (f"{ada._engine.connections.person} chose it", "you chose it")


def test_who_renamed_joined_or_split_a_thread_is_told_until_it_is_taken_back(opened: Shared, people: dict[str, str]) -> None:
    ada, ben = opened(people["ada"]), opened(people["ben"])
    ada.add([DAM, HYDRO, BANK])
    ada.threads.join(DAM.id, BANK.id)
    ada.threads.rename(DAM.id, "Water and money")
    ben.refresh()

    why = ben.threads.why(HYDRO.id) or ben.threads.why(DAM.id)
    assert why
    assert why.deeds
    assert [one.what for one in why.deeds] == ["threads merged", "thread renamed"]
    assert {(one.person, one.mine, bool(one.at)) for one in why.deeds} == {(ada._engine.connections.person, False, True)}
    ada.undo()
    ben.refresh()
    again = ben.threads.why(DAM.id)
    assert again
    assert again.deeds
    assert [one.what for one in again.deeds] == ["threads merged"]


def test_all_stories_that_are_shown_are_marked_at_once(opened: Shared, people: dict[str, str]) -> None:
    ada = opened(people["ada"])
    ada.add([DAM, BANK])
    ada.mark(DAM.id, note="Kept.", note_for_all=True)

    promised = ada.promise_all(Selection(), read=True)

    assert set(promised) == {DAM.id, BANK.id}
    assert ada.marks(DAM.id) == Marks(read=True, note="Kept.", note_for_all=True)
    ada.mark_all(promised, read=True)
    assert ada.counts(Selection()).unread == 0


def test_an_archive_in_a_folder_has_nothing_of_others(tmp_path: object) -> None:
    mine = FolderArchive(Paths.find(tmp_path / "mine"), seeded=False)  # type: ignore[operator]
    mine.add([DAM])
    mine.mark(DAM.id, note="Kept.", note_for_all=True)

    assert mine.told(DAM.id) == ()
    assert mine.marks(DAM.id).note == "Kept."
    mine.close()
