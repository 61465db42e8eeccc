"""People of a shared archive: each has marks of their own, and PostgreSQL itself keeps a reader from writing what is shared."""

from __future__ import annotations

import psycopg
import pytest

from store.api.views import Marks, Selection
from store.postgres.connections import NotAllowedError
from tests.conftest import story
from tests.store.shared.conftest import Shared

DAM = story("Dam at Tarbela is full", "2025-05-01", "The reservoir of the dam at Tarbela holds as much water as it can.")
BANK = story("State Bank holds its rate", "2025-04-09", "The State Bank of Pakistan held its policy rate.")


def test_each_person_has_marks_of_their_own_and_corrections_are_of_all(opened: Shared, people: dict[str, str]) -> None:
    ada, ben = opened(people["ada"]), opened(people["ben"])
    ada.add([DAM, BANK])
    ben.refresh()

    ada.mark(DAM.id, read=True, note="Ask the engineers.")
    ada.mark(BANK.id, theme="energy")
    ben.mark(DAM.id, starred=True, tags=("rivers",))
    ben.refresh()

    assert ada.marks(DAM.id) == Marks(read=True, note="Ask the engineers.")
    assert ben.marks(DAM.id) == Marks(starred=True, tags=("rivers",))
    assert (ada.counts(Selection()).unread, ben.counts(Selection()).unread) == (1, 2)
    assert ben.counts(Selection(themes=frozenset(("energy",)))).total == 1
    assert [one.name for one in ben.tags()] == ["rivers"]
    assert not ada.tags()


def test_watch_lists_and_jump_marks_are_a_persons_own(opened: Shared, people: dict[str, str]) -> None:
    ada, ben = opened(people["ada"]), opened(people["ben"])
    ada.add([DAM])

    ada.watches.put("Water", "dam")
    ben.set_jump("a", DAM.id)

    assert (list(ben.watches.all()), ada.jumps(), ben.jumps()) == ([], {}, {"a": DAM.id})
    ben.undo()
    assert (ben.jumps(), [one.name for one in ada.watches.all()]) == ({}, ["Water"])


def test_a_reader_is_told_in_a_sentence_what_only_editors_may(opened: Shared, people: dict[str, str]) -> None:
    opened().add([DAM])
    ben = opened(people["ben"])

    for deed in (lambda: ben.add([BANK]), lambda: ben.remove(DAM.id), lambda: ben.mark(DAM.id, theme="energy")):
        with pytest.raises(NotAllowedError, match="not change what is shared"):
            deed()

    assert ben.promise(DAM.id, theme="energy") is None
    assert ben.refresh().notices == ()
    assert ben.counts(Selection()).total == 1


@pytest.mark.parametrize(
    "order",
    [
        "INSERT INTO dateline.stories SELECT * FROM dateline.stories",
        "UPDATE dateline.entries SET theme = 'x'",
        "DELETE FROM dateline.stories",
        "DELETE FROM dateline.rows",
        "UPDATE dateline.about SET stories = 0",
        "INSERT INTO dateline.corrections (story, theme) VALUES ('a', 'b')",
        "INSERT INTO dateline.marks (story, person, read) VALUES ('a', 'ada', true)",
        "INSERT INTO dateline.documents (name, person, tables) VALUES ('feeds.json', '', '{}')",
        "INSERT INTO dateline.work VALUES ('a', 1)",
        "TRUNCATE dateline.marks",
        "DROP TABLE dateline.marks",
        "SELECT dateline.make_partition('stories_2031_01', 1, 2)",
        "ALTER TABLE dateline.marks DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE dateline.mine (a int)",
    ],
)
def test_a_reader_cannot_write_what_is_shared_even_by_hand(people: dict[str, str], order: str) -> None:
    with psycopg.connect(people["ben"], autocommit=True) as ben, pytest.raises(psycopg.errors.InsufficientPrivilege):
        ben.execute(order.encode())


def test_nobody_sees_or_changes_what_another_person_keeps(opened: Shared, people: dict[str, str]) -> None:
    ada = opened(people["ada"])
    ada.add([DAM])
    ada.mark(DAM.id, note="For me alone.")

    with psycopg.connect(people["ben"], autocommit=True) as ben:
        seen = [
            ben.execute(f"SELECT count(*) FROM dateline.{table}".encode()).fetchone() for table in ("marks", "undo", "people")
        ]
        changed = (
            ben.execute("UPDATE dateline.marks SET note = 'x'").rowcount,
            ben.execute("DELETE FROM dateline.undo").rowcount,
        )

    assert seen == [(0,)] * 3
    assert changed == (0, 0)
    assert ada.marks(DAM.id).note == "For me alone."


def test_an_editor_cannot_say_that_another_corrected_a_theme(people: dict[str, str]) -> None:
    with psycopg.connect(people["ada"], autocommit=True) as ada, pytest.raises(psycopg.errors.InsufficientPrivilege):
        ada.execute("INSERT INTO dateline.corrections (story, theme, person) VALUES ('a', 'b', 'postgres')")
