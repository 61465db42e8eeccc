"""Watch lists on disk: a small plain file that survives crashes, full disks, other programs and whatever is typed into it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tinydb import TinyDB

from store.api.errors import DatelineError, RecordError, UnknownWatchError, WatchError
from store.api.watches import Watch
from store.record.record import Record
from store.record.watch_rows import checked
from store.record.watches import Watches
from tests.store.killing import killed_after, on_a_full_disk

MANY = """
import sys; from pathlib import Path
from store.record.record import Record
from store.record.watches import Watches
watches = Watches(Record(Path(sys.argv[1])))
for number in range(int(sys.argv[3]), int(sys.argv[4])):
    watches.put(f"{sys.argv[2]} {number}", "word " * 90)
    print(number, flush=True)
"""


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(tmp_path / "archive")


@pytest.fixture
def watches(record: Record) -> Watches:
    return Watches(record)


def names(watches: Watches) -> list[str]:
    return [watch.name for watch in watches.all()]


def written(record: Record, *rows: Any) -> Path:
    """Write the file as a person or another program might."""
    record.folder.mkdir(exist_ok=True)
    path = record.folder / "watches.json"
    path.write_text(json.dumps({"watches": {str(number): row for number, row in enumerate(rows, 1)}}))
    return path


def test_watch_lists_are_a_plain_tinydb_file_and_no_month(record: Record, watches: Watches) -> None:
    watches.put("Binance", "binance | bitcoin")

    (row,) = TinyDB(record.folder / "watches.json").table("watches").all()

    assert (row["name"], row["line"], row["place"]) == ("Binance", "binance | bitcoin", 0)
    assert row["id"]
    assert not record.stamps().stories
    assert not record.stamps().marks


def test_a_name_is_one_list_however_it_is_written(watches: Watches) -> None:
    watches.put("Électricité", "power")

    changed = watches.put("electricite", "power !nuclear")

    assert watches.all() == (changed,) == (Watch("Électricité", "power !nuclear"),)


def test_the_order_is_the_persons(record: Record, watches: Watches) -> None:
    for name in ("One", "Two", "Three", "Four"):
        watches.put(name, "word")

    watches.move("four", 0)
    watches.move("one", 99)
    watches.put("Two", "another word")
    watches.rename("three", "Drei")
    watches.put("Five", "word")

    assert names(watches) == names(Watches(record)) == ["Four", "Two", "Drei", "One", "Five"]


def test_a_new_name_may_differ_in_case_alone_but_not_be_another_lists(watches: Watches) -> None:
    watches.put("binance", "binance")
    watches.put("Water", "theme:water")

    assert watches.rename("binance", "Binance") == Watch("Binance", "binance")
    with pytest.raises(WatchError, match="“Water” already"):
        watches.rename("Binance", "WATER")

    assert names(watches) == ["Binance", "Water"]


def test_a_list_that_is_not_there_is_said_so(watches: Watches) -> None:
    watches.put("Water", "theme:water")

    for ask in (watches.remove, lambda name: watches.move(name, 0), lambda name: watches.rename(name, "Else")):
        with pytest.raises(UnknownWatchError, match="“Fire”"):
            ask("Fire")

    assert names(watches) == ["Water"]


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("", "word", "needs a name"),
        ("\x1b[2J\u200b \u202e", "word", "needs a name"),
        ("n" * 41, "word", "41 characters"),
        ("Water", "", "nothing to look for"),
        ("Water", "(( ! )) sort:time", "nothing to look for"),
        ("Water", "word " * 101, "504 characters"),
    ],
)
def test_what_cannot_be_kept_is_one_sentence(record: Record, watches: Watches, name: str, line: str, told: str) -> None:
    with pytest.raises(WatchError, match=told) as refused:
        watches.put(name, line)

    assert str(refused.value).isprintable()
    assert not (record.folder / "watches.json").exists()


def test_texts_that_steer_a_terminal_are_cleaned_on_the_way_in_and_when_read(record: Record, watches: Watches) -> None:
    watches.put("\x1b]0;owned\x07Wa\u202eter\udcff", "dam\x1b[31m\n river")
    (row,) = json.loads((record.folder / "watches.json").read_text())["watches"].values()
    assert (row["name"], row["line"]) == ("Water", "dam river")

    written(record, {"name": "\x1b[2JFire", "line": "for\u202eest"})

    assert watches.all() == (Watch("Fire", "forest"),)


@given(some.text(), some.text(some.characters(exclude_categories=())))
def test_any_text_is_kept_printable_or_refused(name: str, line: str) -> None:
    try:
        watch = checked(name, line)
    except DatelineError:
        return
    assert checked(watch.name, watch.line) == watch
    assert not any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in watch.name + watch.line)


def test_what_dateline_does_not_know_survives_every_change(record: Record, watches: Watches) -> None:
    path = written(record, {"id": 5, "name": "Water", "line": "theme:water", "source": "a friend", "colour": "blue"})

    watches.put("Fire", "forest")
    watches.put("water", "dam")
    watches.rename("water", "Rivers")
    watches.move("Rivers", 1)

    row = json.loads(path.read_text())["watches"]["1"]
    assert row == {"id": 5, "name": "Rivers", "line": "dam", "source": "a friend", "colour": "blue", "place": 1}


def test_lists_written_by_hand_need_no_more_than_a_name_and_a_line(record: Record, watches: Watches) -> None:
    record.folder.mkdir()
    rows = {"mine": {"name": "One", "line": "word"}, "7": {"name": "Two", "line": "word"}}
    (record.folder / "watches.json").write_text(json.dumps({"watches": rows}))
    assert names(watches) == ["One", "Two"]

    watches.move("Two", 0)
    watches.remove("One")

    assert names(watches) == ["Two"]


def test_rows_that_cannot_be_used_are_told_and_left_in_the_file(record: Record, watches: Watches) -> None:
    path = written(
        record,
        {"name": "Water", "line": "theme:water", "place": "top"},
        {"name": "No line"},
        {"name": ["x"], "line": "word"},
        {"name": "WATER", "line": "dam", "place": None},
    )

    assert watches.all() == (Watch("Water", "theme:water"),)
    assert watches.all() == (Watch("Water", "theme:water"),)
    assert len(record.notices) == 4
    assert "“place” is text where a number belongs" in record.notices[0]
    assert "No line" in record.notices[1]
    assert "twice" in record.notices[3]

    watches.put("Fire", "forest")
    assert {"No line", "WATER"} < {str(row["name"]) for row in json.loads(path.read_text())["watches"].values()}


@pytest.mark.parametrize("content", ["{", "[]", '{"watches": []}', '{"watches": {"1": 5}}', "<<<<<<< HEAD\n{}", "\x00\x00"])
@pytest.mark.parametrize("looked", [True, False])
def test_a_damaged_file_is_set_aside_whole(record: Record, watches: Watches, content: str, looked: bool) -> None:
    record.folder.mkdir()
    (record.folder / "watches.json").write_text(content)
    if looked:
        assert watches.all() == ()

    watches.put("Water", "theme:water")

    assert names(watches) == ["Water"]
    assert (record.folder / "watches.json.damaged").read_text() == content
    assert ["watches.json.damaged" in notice for notice in record.notices] == [True]


def test_the_file_is_read_only_when_it_has_changed(record: Record, watches: Watches, monkeypatch: pytest.MonkeyPatch) -> None:
    watches.put("Water", "theme:water")
    watches.all()
    monkeypatch.setattr(Record, "read", None)

    assert names(watches) == ["Water"]


def test_another_programs_change_is_noticed_once_and_our_own_is_none(record: Record, watches: Watches) -> None:
    other = Watches(Record(record.folder))
    watches.put("Water", "theme:water")
    assert not watches.follow()

    other.put("Fire", "forest")
    other.move("Fire", 0)
    watches.put("Earth", "quake")

    assert watches.follow()
    assert not watches.follow()
    assert names(watches) == ["Fire", "Water", "Earth"]
    other.remove("Fire")
    assert watches.follow()


def test_two_programs_write_and_no_list_is_lost(record: Record, watches: Watches) -> None:
    command = [sys.executable, "-c", MANY, str(record.folder)]
    programs = [subprocess.Popen([*command, name, "0", "15"], stdout=subprocess.DEVNULL) for name in ("left", "right")]

    assert [program.wait(60) for program in programs] == [0, 0]
    assert len(watches.all()) == 30


def test_a_kill_at_any_moment_loses_no_list(record: Record, watches: Watches) -> None:
    for attempt in range(3):
        command = [sys.executable, "-c", MANY, str(record.folder), f"try{attempt}", "0", "400"]

        told = killed_after(0.05 + attempt * 0.03, command)

        assert {f"try{attempt} {number}" for number in told} <= set(names(watches))
        assert not record.notices


def test_a_full_disk_leaves_the_lists_as_they_were(record: Record, watches: Watches) -> None:
    watches.put("Water", "theme:water")
    before = (record.folder / "watches.json").read_bytes()

    told = on_a_full_disk(300, [sys.executable, "-c", MANY, str(record.folder), "big", "0", "1"])

    assert "could not be written" in told
    assert (record.folder / "watches.json").read_bytes() == before
    assert not list(record.folder.glob("*.new"))


def test_a_place_that_cannot_be_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file")
    watches = Watches(Record(tmp_path / "archive"))

    assert watches.all() == ()
    with pytest.raises(RecordError, match="--archive"):
        watches.put("Water", "theme:water")
