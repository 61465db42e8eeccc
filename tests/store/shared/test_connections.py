"""A shared archive while others change it, and while its database can't be reached."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import psycopg
import pytest

from store.api.errors import LostConnectionError, MissingExtraError
from store.api.views import Marks, Selection
from store.opening import open_archive
from store.paths import Paths, place_of
from store.postgres.migrations import SchemaError
from store.postgres.reasons import UnreachableDatabaseError
from store.shared.archive import SharedArchive
from tests import postgres_server
from tests.conftest import story
from tests.store.shared.conftest import Shared
from tui.state.change_queue import ChangeQueue

DAM = story("Dam at Tarbela is full", "2025-05-01", "The reservoir of the dam at Tarbela holds as much water as it can.")
BANK = story("State Bank holds its rate", "2025-04-09", "The State Bank of Pakistan held its policy rate.")
_LONG = 60.0


def reachable(address: str, *, may: bool) -> None:
    """Let a database be reached, or end all connections to it and let nobody in."""
    name = psycopg.conninfo.conninfo_to_dict(address)["dbname"]
    with psycopg.connect(postgres_server.address("postgres"), autocommit=True) as owner:
        owner.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {may}".encode())
        if not may:
            owner.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))


def until(done: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(int(_LONG / 0.05)):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("it never was so")


def test_what_others_change_is_heard_and_another_persons_marks_are_not(opened: Shared, people: dict[str, str]) -> None:
    ada, elsewhere, ben = opened(people["ada"]), opened(people["ada"]), opened(people["ben"])
    ada.add([DAM])
    heard = Event()
    elsewhere.follow(heard.set)
    assert heard.wait(_LONG)  # it has begun to listen

    for change in (lambda: ada.mark(DAM.id, starred=True), lambda: ada.add([BANK])):
        heard.clear()
        change()
        assert heard.wait(_LONG)
    assert elsewhere.refresh().changed
    assert elsewhere.marks(DAM.id).starred
    time.sleep(0.2)
    heard.clear()
    ben.mark(DAM.id, starred=True)
    ada.mark(DAM.id, read=True)  # comes behind it
    assert heard.wait(_LONG)


def test_while_the_database_is_away_changes_wait_and_are_made_once(opened: Shared, address: str) -> None:
    shared = opened()
    shared.add([DAM, BANK])
    held: list[int] = []
    failed: list[BaseException] = []
    changes = ChangeQueue()
    changes.on_held = held.append
    try:
        reachable(address, may=False)
        with pytest.raises(LostConnectionError, match="does not answer"):
            shared.counts(Selection(starred=True))
        changes.do("star", lambda: shared.mark(DAM.id, starred=True), lambda _: None, failed.append)
        until(lambda: held == [1])
    finally:
        reachable(address, may=True)

    assert changes.rest(_LONG)
    changes.finish(lambda _: None)
    assert not failed
    assert shared.marks(DAM.id) == Marks(starred=True)
    assert shared.refresh().changed
    assert [step.told for step in shared.steps()] == ["star on “Dam at Tarbela is full”", "2 stories added"]


def test_a_mark_of_a_story_that_was_read_is_shown_while_the_database_is_away(address: str, tmp_path: Path) -> None:
    shared = SharedArchive(address, Paths.find(tmp_path / "here"), patience=0.3)
    shared.add([DAM, BANK])
    shared.mark(DAM.id, note="Ask them.", tags=("dams",))
    shared.span_rows(Selection(), date(2025, 1, 1), date(2025, 12, 31), 10)
    assert shared.marks(DAM.id).tags == ("dams",)
    try:
        reachable(address, may=False)
        row = shared.promise(DAM.id, starred=True, tags=("dams", "rivers"))

        assert row
        assert (row.title, row.starred) == (DAM.title, True)
        assert shared.marks(DAM.id) == Marks(starred=True, note="Ask them.", tags=("dams", "rivers"))
        with pytest.raises(LostConnectionError):  # its note is not known, and nothing is written over it
            shared.promise(BANK.id, starred=True)
    finally:
        shared.close()
        reachable(address, may=True)


def test_why_an_archive_can_not_be_opened_is_one_sentence_with_what_to_do(address: str) -> None:
    name = psycopg.conninfo.conninfo_to_dict(address)["dbname"]
    for wrong, advice in (
        (address.replace(str(name), "nothing_here"), "createdb"),
        (address.replace("user=postgres", "user=nobody_here"), "CREATE ROLE"),
        ("postgresql://127.0.0.1:1/x", "see that the server runs"),
        ("postgresql://%zz", "the address of the database can't be read"),
    ):
        with pytest.raises(UnreachableDatabaseError) as told:
            open_archive(wrong)
        assert advice in str(told.value)
        assert "\n" not in str(told.value)


def test_a_database_without_an_archive_or_of_a_newer_version_says_so(address: str) -> None:
    with pytest.raises(SchemaError, match="dateline shared init makes one"):
        open_archive(postgres_server.address("postgres"))
    with psycopg.connect(address, autocommit=True) as owner:
        owner.execute("INSERT INTO dateline.steps (number, name) VALUES (999, 'later')")
        try:
            with pytest.raises(SchemaError, match="newer version"):
                open_archive(address)
        finally:
            owner.execute("DELETE FROM dateline.steps WHERE number = 999")


def test_without_the_part_that_talks_to_databases_it_is_told_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg_pool", None)

    with pytest.raises(MissingExtraError, match=r"pip install 'dateline\[shared\]'"):
        open_archive("postgresql://db/newsroom")


def test_an_address_stays_one_and_its_password_is_in_no_name_of_a_folder() -> None:
    known = "postgresql://ada:secret@db.example.org:5433/newsroom?sslmode=require&password=too"

    assert place_of(known) == known
    paths = Paths.find(known)
    assert paths.address == known
    assert paths.shown == "postgresql://ada@db.example.org:5433/newsroom?sslmode=require"
    assert paths.index == Paths.find(known.replace("secret", "other").replace("too", "else")).index
    assert paths.index != Paths.find(known.replace("ada", "ben")).index
    assert not Paths.find(place_of("archive")).address
