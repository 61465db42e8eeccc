"""Archives of every version of the record: each opens, loses nothing, and is brought forward by the first write."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import orjson
import pytest

from store.api.archive import Archive
from store.api.errors import BackupError, RecordError
from store.api.story import StoryId
from store.api.views import Selection
from store.backup.backup import opened_backup
from store.backup.making import back_up
from store.backup.merging import merge
from store.backup.restoring import restore_into
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.forms import STEPS, Step, forward, is_month, with_digests
from store.record.migration import KEPT, migrate
from store.record.record import Record
from store.record.storage import FileTables, read_tables
from store.record.version import FILE, UNWRITTEN, VERSION, RecordVersion, version_in
from tests.store.killing import killed_at

ARCHIVES = Path(__file__).parent / "versions"
PAST = sorted(int(folder.name) for folder in ARCHIVES.iterdir() if folder.is_dir())
FERRY, MILL, BEES, TRAM = map(StoryId, ("fdde16d2107bd0a4", "66b16508a5ddbdd7", "17f1e5aa280db6a0", "8a66d8aca3ecefc0"))


def _copied(version: int, tmp_path: Path) -> Path:
    return shutil.copytree(ARCHIVES / str(version), tmp_path / "archive")


def _opened(tmp_path: Path) -> Archive:
    return FolderArchive(Paths(tmp_path / "archive", tmp_path / "index", tmp_path / "config"))


def _files(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_there_is_an_archive_of_every_past_version() -> None:
    assert list(range(1, VERSION)) == PAST


@pytest.mark.parametrize("version", PAST)
def test_each_opens_and_has_all_that_it_had(version: int, tmp_path: Path) -> None:
    before = _files(_copied(version, tmp_path))
    archive = _opened(tmp_path)
    archive.refresh()
    assert _files(tmp_path / "archive") == before, "nothing is written by looking"

    _has_all(archive, version)
    archive.mark(MILL, theme="water")  # the first write by which it is brought forward

    assert version_in(tmp_path / "archive" / FILE) == VERSION
    _has_all(archive, version, theme="water")
    assert archive.restore(TRAM).title == "Night trams stop at the harbour"
    assert archive.marks(TRAM).starred


def _has_all(archive: Archive, version: int, theme: str = "", stories: int = 3) -> None:
    """Look for everything that the archive of a version was given."""
    assert archive.counts(Selection()).total == stories
    ferry, mill, bees = (archive.story(one) for one in (FERRY, MILL, BEES))
    assert ferry
    assert mill
    assert bees
    assert "nine votes to two" in ferry.body[-1]
    assert "the year the union was founded" in bees.body[0]
    assert bees.published.iso == "2025-06-29"
    assert (archive.marks(FERRY).read, archive.marks(FERRY).starred) == (True, True)
    assert archive.marks(MILL).theme == (theme or ("culture" if version > 3 else "economy"))
    assert archive.marks(BEES).starred
    if version > 1:
        assert [one.body[-1][-40:] for one in archive.earlier(FERRY)] == [" breakdown no longer cuts the island off."[1:]]
        assert [(one.name, one.line) for one in archive.watches.all()] == [("Harbour", "harbour OR ferry"), ("Bees", "hives")]
        assert archive.jumps() == {"h": FERRY}
        place = archive.threads.position(FERRY)
        assert place
        assert place.thread.name == "Orran ferry"
    if version > 3:
        assert [one.name for one in archive.feeds.all()] == ["Hale Courier"]
        assert [one.source for one in mill.also] == ["Hale Courier"]
        assert archive.marks(MILL).note == "Ask the council for the plans"
        assert archive.marks(BEES).tags == ("honey", "county")
    if version > 5:
        assert "“Night trams stop at the harbour” removed" in [step.told for step in archive.steps()]


def test_a_text_from_before_texts_were_known_by_digests_is_no_newer_one(tmp_path: Path) -> None:
    record = Record(_copied(2, tmp_path))

    changed = migrate(record)

    assert changed == ["2025-06.json"]
    ferry = next(one for one in record.stories("2025-06") if one.id == FERRY)
    assert len(ferry.seen) == 2
    assert (tmp_path / "archive" / KEPT / "2025-06.json").read_bytes() == (ARCHIVES / "2" / "2025-06.json").read_bytes()
    [told] = record.notices
    assert "1 file was written anew" in told


def test_an_old_record_is_read_in_the_new_form_before_it_is_written(tmp_path: Path) -> None:
    folder = _copied(2, tmp_path)

    [ferry] = [one for one in Record(folder).stories("2025-06") if one.id == FERRY]

    assert len(ferry.seen) == 2
    assert not (folder / FILE).exists()


@pytest.mark.parametrize("version", PAST)
def test_bringing_forward_twice_changes_nothing_more(version: int, tmp_path: Path) -> None:
    folder = _copied(version, tmp_path)
    migrate(Record(folder))
    (folder / FILE).unlink()
    before = _files(folder)

    assert migrate(Record(folder)) == []

    assert {**before, FILE: (folder / FILE).read_bytes(), ".lock": b""} == _files(folder)
    for path in folder.glob("*.json"):
        tables = read_tables(path)
        assert forward(path.name, tables, UNWRITTEN) is tables


def _noted(tables: FileTables) -> FileTables:
    rows = {number: row if "form" in row else {**row, "form": "next"} for number, row in tables.get("stories", {}).items()}
    return tables if rows == tables.get("stories") else {**tables, "stories": rows}


_MORE = (*STEPS, Step(VERSION, "stories say their form", is_month, b'"stories"', _noted))


def test_a_kill_at_any_moment_of_it_loses_nothing(tmp_path: Path) -> None:
    for moment in _until_done():
        shutil.rmtree(tmp_path / "archive", ignore_errors=True)
        folder = _copied(5, tmp_path)
        done = not killed_at(moment, partial(_bring_forward, folder))
        assert done or not (folder / FILE).exists() or migrate(Record(folder), steps=_MORE) == []

        record = Record(folder)
        migrate(record, steps=_MORE)

        assert version_in(folder / FILE) == VERSION
        for name in ("2025-06.json", "2025-06.2.json"):
            was, now = read_tables(ARCHIVES / "5" / name), read_tables(folder / name)
            assert now == _noted(was)
            assert (folder / KEPT / name).read_bytes() == (ARCHIVES / "5" / name).read_bytes()
        if done:
            return


def _bring_forward(folder: Path) -> None:
    migrate(Record(folder), steps=_MORE)


def _until_done() -> Iterator[int]:
    yield from range(5, 400, 60)  # each of them is tried by tests/hardening/versions.py


def test_of_a_newer_version_nothing_is_written_and_it_is_read(tmp_path: Path) -> None:
    folder = _copied(6, tmp_path)
    newer = {"record": {"1": {"version": VERSION + 2, "more": ["that we know nothing of"]}}}
    (folder / FILE).write_bytes(orjson.dumps(newer))
    before = _files(folder)
    archive = _opened(tmp_path)

    told = archive.refresh().notices

    assert len(told) == 1
    assert f"version {VERSION + 2}" in told[0]
    assert archive.counts(Selection()).total == 3
    assert archive.search.find(Selection(words="ferry")).hits
    for write in (
        lambda: archive.mark(FERRY, starred=False),
        lambda: archive.mark(FERRY, theme="water"),
        lambda: archive.remove(FERRY),
        lambda: archive.undo(),
        lambda: archive.watches.put("More", "more"),
        lambda: archive.set_jump("x", FERRY),
    ):
        with pytest.raises(RecordError, match="newer Dateline"):
            write()
    archive.close()
    assert {name: content for name, content in _files(folder).items() if name != ".lock"} == before
    again = _opened(tmp_path)
    assert again.refresh().notices == told, "each program tells it"


def test_two_versions_in_one_file_mean_the_newer_one(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.write_text(
        '<<<<<<< ours\n{"record": {"1": {"version": 7}}}\n=======\n{"record": {"1": {"version": 9}}}\n>>>>>>> theirs\n'
    )

    assert version_in(file) == 9


@pytest.mark.parametrize("content", [b"", b"{", b"\x00" * 40, b'{"record": {"1": {"version": "7"}}}', b"[]"])
def test_a_version_that_cannot_be_read_is_written_anew_by_the_next_write(content: bytes, tmp_path: Path) -> None:
    folder = _copied(6, tmp_path)
    (folder / FILE).write_bytes(content)
    record = Record(folder)

    migrate(record)

    assert RecordVersion(folder).number == VERSION


def test_a_file_that_cannot_be_read_waits_with_the_version_until_it_can(tmp_path: Path) -> None:
    folder = _copied(2, tmp_path)
    whole = (folder / "2025-06.json").read_bytes()
    (folder / "2025-06.json").write_bytes(whole[:-40])

    assert migrate(Record(folder)) == []
    assert not (folder / FILE).exists()
    assert (folder / "2025-06.json").read_bytes() == whole[:-40]

    (folder / "2025-06.json").write_bytes(whole)
    assert migrate(Record(folder)) == ["2025-06.json"]
    assert version_in(folder / FILE) == VERSION


def test_a_row_that_cannot_be_understood_is_left_as_it_is() -> None:
    tables: FileTables = {
        "stories": {"1": {"id": "x", "title": 7}},
        "earlier": {"1": {"id": "x", "title": 8}, "2": {"title": "A text"}},
    }

    assert with_digests(tables) is tables


@pytest.mark.parametrize("version", [2])
def test_a_backup_of_an_old_version_comes_back(version: int, tmp_path: Path) -> None:
    _copied(version, tmp_path)
    back_up(Paths(tmp_path / "archive", tmp_path / "index", tmp_path / "config"), tmp_path / "b.zip", stories=3)
    with opened_backup(tmp_path / "b.zip") as backup:
        restore_into(backup, tmp_path / "new")
    shutil.rmtree(tmp_path / "archive")
    (tmp_path / "new").rename(tmp_path / "archive")
    archive = _opened(tmp_path)
    archive.refresh()

    assert archive.marks(FERRY).starred
    assert archive.counts(Selection()).total == 3


def test_a_backup_of_a_newer_version_is_not_merged(tmp_path: Path) -> None:
    there = shutil.copytree(ARCHIVES / "6", tmp_path / "there")
    (there / FILE).write_text('{"record": {"1": {"version": 99}}}')
    _copied(6, tmp_path)
    archive = _opened(tmp_path)

    with pytest.raises(BackupError, match="newer Dateline"):
        merge(archive, tmp_path / "archive", there)


@pytest.mark.parametrize(
    ("content", "damage"),
    [
        (b"", "it is empty"),
        (b'{"record": {"1": {"version": "7"}}}', "line 1: it tells no version"),
        (b"\x00" * 9, "no version"),
    ],
)
def test_a_version_that_cannot_be_read_is_told_and_kept_beside(content: bytes, damage: str, tmp_path: Path) -> None:
    folder = _copied(6, tmp_path)
    (folder / FILE).write_bytes(content)
    record = Record(folder)

    assert damage in record.version.damage
    migrate(record)

    assert (folder / f"{FILE}.damaged").read_bytes() == content
    assert any(f"{FILE}.damaged" in notice for notice in record.notices)
    assert record.version.damage == ""


def test_a_version_that_is_out_of_reach_is_told_and_not_written_over(tmp_path: Path) -> None:
    folder = _copied(6, tmp_path)
    (folder / FILE).unlink(missing_ok=True)
    (folder / FILE).mkdir()
    record = Record(folder)

    assert "it is a folder" in record.version.damage
    with pytest.raises(RecordError, match=FILE):
        migrate(record)


def test_every_answer_tells_of_a_version_that_cannot_be_read(tmp_path: Path) -> None:
    folder = _copied(6, tmp_path)
    (folder / FILE).write_bytes(b"{")
    archive = FolderArchive(Paths(folder, tmp_path / "index", tmp_path / "config"), seeded=False)

    told = archive.refresh().notices

    assert any(one.startswith(f"{FILE}, line 1: it tells no version; ") for one in told)
    archive.close()
