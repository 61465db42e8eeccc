"""The doctor: it changes nothing by looking, brings back whatever is still anywhere, and no file ever goes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from store.api.story import StoryId
from store.api.views import Selection
from store.backup.making import back_up
from store.doctor.doctor import examined, is_amiss, repaired
from store.doctor.finding import Finding, Health
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.migration import migrate
from store.record.record import Record
from store.record.storage import read_tables, write_tables

ARCHIVE = Path(__file__).parent.parent / "record" / "versions" / "6"
FERRY, MILL, BEES, TRAM = map(StoryId, ("fdde16d2107bd0a4", "66b16508a5ddbdd7", "17f1e5aa280db6a0", "8a66d8aca3ecefc0"))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """An archive with its index, and nothing amiss."""
    found = Paths(tmp_path / "archive", tmp_path / "cache" / "index-1", tmp_path / "config")
    shutil.copytree(ARCHIVE, found.archive)
    migrate(Record(found.archive))
    _refresh(found)
    return found


def _refresh(paths: Paths) -> Sequence[str]:
    archive = FolderArchive(paths)
    notices = archive.refresh().notices
    archive.close()
    return notices


def _amiss(paths: Paths, backup: Path | None = None) -> list[Finding]:
    return [one for one in examined(paths, backup) if one.health is Health.AMISS]


def _repair(paths: Paths, backup: Path | None = None) -> list[str]:
    """Repair until nothing new is found, as the command does."""
    said: list[str] = []
    for _ in range(4):
        done = list(repaired(one for one in examined(paths, backup) if one.health is Health.AMISS))
        said += [sentence for _, sentence, _ in done]
        if not done:
            break
    return said


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _titles(paths: Paths) -> set[str]:
    return {story.title for month in Record(paths.archive).stamps().months for story in Record(paths.archive).stories(month)}


ALL = {"Ferry to Orran island sails again", "Old mill at Brenn becomes a library", "Beekeepers count more hives than ever"}


def test_of_an_archive_in_order_nothing_is_amiss_and_nothing_is_changed(paths: Paths) -> None:
    before = _files(paths.archive), _files(paths.index)

    found = list(examined(paths))

    assert not is_amiss(found)
    assert (_files(paths.archive), _files(paths.index)) == before
    assert {"record.json", "months", "index", "watches.json", "undo"} <= {
        one.subject for one in found if one.health is Health.WELL
    }


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def _scribbled(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"title"', b'"title', 1))


def _gone(path: Path) -> None:
    path.rename(path.with_name("moved elsewhere"))


@pytest.mark.parametrize("harm", [_cut, _scribbled, _gone])
@pytest.mark.parametrize("taken_in", [False, True])
def test_a_damaged_or_lost_month_comes_back_from_the_index(harm: Callable[[Path], None], taken_in: bool, paths: Paths) -> None:
    harm(paths.archive / "2025-06.json")
    before = _files(paths.archive)
    if taken_in and harm is not _gone:
        _refresh(paths)  # another command came first: the index forgot what can't be read
    assert _amiss(paths)

    _repair(paths)

    assert _titles(paths) == ALL or (taken_in and harm is _gone)
    after = _files(paths.archive)
    assert harm is _gone or before["2025-06.json"] in after.values(), "it is kept as it was"
    assert Record(paths.archive).marks("2025-06")[FERRY].starred
    _refresh(paths)
    assert not _amiss(paths)


def test_lost_marks_come_back_from_the_index(paths: Paths) -> None:
    (paths.archive / "2025-06.marks.json").unlink()

    _repair(paths)

    marks = Record(paths.archive).marks("2025-06")
    assert marks[MILL].note == "Ask the council for the plans"
    assert marks[BEES].tags == ("honey", "county")


def test_what_the_index_lacks_comes_back_from_a_backup_and_nothing_else_of_it(paths: Paths) -> None:
    back_up(paths, paths.archive.parent / "b.zip", stories=3)
    record = Record(paths.archive)
    record.mark("2025-06", {FERRY: {"note": "newer than the backup"}})
    ferry = next(one for one in record.stories("2025-06") if one.id == FERRY)
    for name in ("2025-06.json", "2025-06.2.json", "2025-07.json", "watches.json"):
        (paths.archive / name).write_bytes(b"{ lost")
    shutil.rmtree(paths.index)

    _repair(paths, paths.archive.parent / "b.zip")

    assert _titles(paths) == ALL
    assert {row["id"] for row in record.removed_rows("2025-07")} == {TRAM}
    assert [one.body for one in record.earlier("2025-06", FERRY)]
    assert record.marks("2025-06")[FERRY].note == "newer than the backup"
    assert ferry in record.stories("2025-06")
    archive = FolderArchive(paths)
    archive.refresh()
    assert [one.name for one in archive.watches.all()] == ["Harbour", "Bees"]
    assert archive.counts(Selection()).total == 3
    archive.close()


def test_a_story_that_the_person_took_out_stays_out(paths: Paths) -> None:
    back_up(paths, paths.archive.parent / "b.zip", stories=3)
    archive = FolderArchive(paths)
    archive.refresh()
    archive.remove(BEES)
    archive.close()

    assert not _amiss(paths, paths.archive.parent / "b.zip")


def test_a_copy_that_a_synchroniser_left_gives_what_is_missing(paths: Paths) -> None:
    tables = read_tables(paths.archive / "2025-07.json")
    more = {
        "id": "00000000000000aa",
        "title": "Written on the other machine",
        "published": "2025-07-04",
        "body": ["It stands."],
    }
    write_tables(paths.archive / "2025-07.sync-conflict-20250704-101010-ABC.json", {**tables, "stories": {"1": more}})
    if not _amiss(paths):
        pytest.skip("copies are read as they stand")

    _repair(paths)

    assert _titles(paths) == {*ALL, "Written on the other machine"}
    assert not _amiss(paths)


def test_stories_that_stand_twice_are_put_right(paths: Paths) -> None:
    shutil.copy(ARCHIVE.parent / "1" / "2025-07.json", paths.archive / "2025-07.3.json")
    assert any("twice" in one.told for one in _amiss(paths))

    _repair(paths)

    assert _titles(paths) == ALL
    _refresh(paths)
    assert not _amiss(paths)


def test_an_index_that_says_something_else_is_told_and_made_to_agree(paths: Paths) -> None:
    name = "2025-06.json"
    text = (paths.archive / name).read_bytes()
    seen = (paths.archive / name).stat()
    (paths.archive / name).write_bytes(text.replace(b"ninety people", b"eighty people"))
    os.utime(paths.archive / name, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert any(one.subject == "index" for one in _amiss(paths))

    _repair(paths)

    archive = FolderArchive(paths)
    archive.refresh()
    ferry = archive.story(FERRY)
    archive.close()
    assert ferry
    assert "eighty people" in ferry.body[0]
    assert not _amiss(paths)


@pytest.mark.parametrize("name", ["watches.json", "feeds.json", "desk.json"])
def test_a_small_file_that_is_damaged_is_kept_and_written_anew(name: str, paths: Paths) -> None:
    (paths.archive / name).write_bytes(b'{"x": [')

    _repair(paths)

    assert not _amiss(paths)
    assert b'{"x": [' in _files(paths.archive).values()


def test_what_can_only_be_mended_by_hand_is_told(paths: Paths) -> None:
    (paths.archive / "2025-05.json").mkdir()
    tables = read_tables(paths.archive / "2025-07.json")
    tables["stories"] = {"1": {"id": "aa", "title": 7}}
    write_tables(paths.archive / "2025-07.json", tables)

    told = {one.subject: one.told for one in _amiss(paths)}

    assert "it is a folder, no file" in told["2025-05.json"]
    assert "1 row is no story" in told["2025-07.json"]


def test_threads_that_cannot_be_read_are_found_anew(paths: Paths) -> None:
    (paths.index / "threads.db").write_bytes(b"no database at all" * 100)

    _repair(paths)

    assert not _amiss(paths)


def test_rights_of_others_are_told_and_taken_away_only_when_asked(paths: Paths) -> None:
    paths.archive.chmod(0o755)
    assert not _amiss(paths)
    assert any(one.subject == "rights" for one in examined(paths))

    list(repaired(one for one in examined(paths, private=True) if one.subject == "rights"))

    assert paths.archive.stat().st_mode & 0o077 == 0
    assert not any(one.subject == "rights" and str(paths.archive) in one.told for one in examined(paths, private=True))


def test_a_flipped_byte_in_the_index_is_found_and_the_index_made_anew(paths: Paths) -> None:
    store = next(paths.index.glob("*.store"))
    raw = bytearray(store.read_bytes())
    raw[len(raw) // 2] ^= 1
    store.write_bytes(raw)

    assert [one.subject for one in _amiss(paths)] == ["index"]
    _repair(paths)

    assert not _amiss(paths)


def test_a_text_that_lost_letters_is_taken_whole_from_the_index(paths: Paths) -> None:
    month = paths.archive / "2025-06.json"
    month.write_bytes(month.read_bytes().replace(b"ninety people", b"nine\xff\xfe people"))
    _refresh(paths)

    _repair(paths)

    ferry = next(one for one in Record(paths.archive).stories("2025-06") if one.id == FERRY)
    assert "ninety people" in ferry.body[0]
    _refresh(paths)
    assert not _amiss(paths)


def _told_of_kept(paths: Paths) -> list[str]:
    return [one for one in _refresh(paths) if "is set aside" in one]


def test_a_kept_file_is_told_while_something_in_it_may_be_missing_and_no_longer(paths: Paths) -> None:
    month = paths.archive / "2025-06.json"
    ferry = f'"{FERRY}"'.encode()
    kept = month.with_name("2025-06.json.damaged")
    kept.write_bytes(month.read_bytes().replace(ferry, ferry + b" \xff", 1))  # the row can't be read
    with Record(paths.archive).changing_month("2025-06") as db:
        db.table("stories").remove(doc_ids=[one.doc_id for one in db.table("stories").all() if one["id"] == FERRY])
    assert _told_of_kept(paths)

    with Record(paths.archive).changing_month("2025-06") as db:  # as from a backup
        db.table("stories").insert({"id": str(FERRY), "title": "Ferry to Orran island sails again", "published": "2025-06-02"})

    assert not _told_of_kept(paths)
    assert kept.exists()


def test_what_a_merge_left_is_kept_and_not_told_as_all_of_it_was_read(paths: Paths) -> None:
    marks = paths.archive / "2025-06.marks.json"
    both = f"<<<<<<< a\n{marks.read_text()}\n=======\n{marks.read_text()}\n>>>>>>> b\n".encode()
    marks.write_bytes(both)
    Record(paths.archive).mark("2025-06", {FERRY: {"read": True}})

    assert (paths.archive / "2025-06.marks.json.damaged").read_bytes() == both
    assert not _told_of_kept(paths)


@pytest.mark.parametrize("name", ["watches.json.damaged", "2025-06.json.damaged", "record.json.damaged"])
def test_the_doctor_settles_a_kept_file_and_takes_nothing_away(name: str, paths: Paths) -> None:
    (paths.archive / name).write_bytes(b'{"x": [')
    (paths.archive / name.replace("damaged", "settled")).write_bytes(b"of before")

    (finding,) = [one for one in examined(paths) if one.subject == name]
    assert finding.health is Health.TOLD
    assert (paths.archive / name).exists()
    ((_, sentence, done),) = repaired([finding])

    assert done
    assert "settled-2" in sentence
    assert not _told_of_kept(paths)
    kept = _files(paths.archive)
    assert kept[name.replace("damaged", "settled-2")] == b'{"x": ['
    assert kept[name.replace("damaged", "settled")] == b"of before"
    assert not [one for one in examined(paths) if "settled" in one.subject]
