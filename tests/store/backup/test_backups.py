"""A backup holds an archive as it is, and brings it back whole, into nothing, beside, in the place of, or into what stands."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from zipfile import ZipFile

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from store.api.errors import ArchiveLockedError, BackupError
from store.api.views import Marks
from store.backup.backup import looks_like_a_backup, opened_backup
from store.backup.comparing import differences
from store.backup.making import back_up
from store.backup.merging import Merged, merge
from store.backup.restoring import Restored, restore, restore_into, unpacked_beside
from store.paths import Paths
from store.record.feeds import FeedRows
from store.record.lock import WriterLock
from store.record.record import Record
from store.record.watches import Watches
from tests.conftest import examples, story
from tests.store.backup.archives import DAM, FERRY, SETTINGS, TOLLS, WORDS, files_of, filled, held, opened, paths_of
from tests.store.killing import killed_at, on_a_full_disk


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return filled(tmp_path / "one")


@pytest.fixture
def backup(paths: Paths, tmp_path: Path) -> Path:
    back_up(paths, tmp_path / "b.zip", stories=2)
    return tmp_path / "b.zip"


def restored(file: Path, paths: Paths) -> Restored:
    with opened_backup(file) as one:
        one.check()
        return restore(one, paths)


def merged(file: Path, paths: Paths) -> Merged:
    archive = opened(paths)
    with opened_backup(file) as one, unpacked_beside(one, paths.archive) as unpacked:
        done = merge(archive, paths.archive, unpacked)
    archive.close()
    return done


def test_a_backup_holds_every_file_of_the_record_as_it_is(paths: Paths, backup: Path) -> None:
    with ZipFile(backup) as packed:
        names = {name for name in packed.namelist() if name.startswith("archive/")}
        assert {name.partition("/")[2]: packed.read(name) for name in names} == files_of(paths.archive)
        assert packed.read("config/settings.toml").decode() == SETTINGS
    with opened_backup(backup) as one:
        one.check()
        assert (one.manifest.stories, one.manifest.version) == (2, "0.1.0")


def test_what_a_backup_brings_back_is_what_there_was(paths: Paths, backup: Path, tmp_path: Path) -> None:
    new = paths_of(tmp_path / "two")

    done = restored(backup, new)

    assert files_of(new.archive) == files_of(paths.archive)
    assert held(new) == held(paths)
    assert (new.config / "settings.toml").read_text() == SETTINGS
    assert (new.config / "themes.d" / "sv.toml").read_text() == WORDS
    assert done.set_aside is None


def test_an_archive_that_stands_is_set_aside_whole_under_a_name_that_is_told(backup: Path, tmp_path: Path) -> None:
    other = filled(tmp_path / "two")
    archive = opened(other)
    archive.add([story("Only here", "2025-08-01")])
    archive.close()
    before = files_of(other.archive)

    done = restored(backup, other)
    again = restored(backup, other)

    assert done.set_aside is not None
    assert again.set_aside is not None
    assert files_of(done.set_aside) == before
    assert again.set_aside != done.set_aside
    assert held(other)[0] == {DAM.id, FERRY.id}


def test_settings_that_stand_are_never_written_over(backup: Path, tmp_path: Path) -> None:
    new = paths_of(tmp_path / "two")
    new.config.mkdir(parents=True)
    (new.config / "settings.toml").write_text("# mine\n")

    told = restored(backup, new).notices

    assert (new.config / "settings.toml").read_text() == "# mine\n"
    assert (new.config / "settings.toml.from-backup").read_text() == SETTINGS
    assert "settings.toml.from-backup" in told[0]


def test_a_folder_that_holds_something_is_refused(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")

    with opened_backup(backup) as one, pytest.raises(BackupError, match="not empty"):
        restore_into(one, tmp_path / "full")

    assert files_of(tmp_path / "full") == {"mine.txt": b"mine"}


def test_what_differs_is_counted(paths: Paths, backup: Path) -> None:
    archive = opened(paths)
    archive.add([story("Only here", "2025-08-01")])
    archive.mark(FERRY.id, read=True)
    archive.remove(DAM.id)
    archive.close()

    with opened_backup(backup) as one, unpacked_beside(one, paths.archive) as unpacked:
        found = differences(one, unpacked, paths.archive)

    assert (found.here, found.only_here, found.only_there, found.other) == (2, 1, 1, 1)
    assert not found.none


def test_nothing_differs_after_a_restore(backup: Path, tmp_path: Path) -> None:
    new = paths_of(tmp_path / "two")
    restored(backup, new)

    with opened_backup(backup) as one, unpacked_beside(one, new.archive) as unpacked:
        assert differences(one, unpacked, new.archive).none


class TestMerging:
    """A merge adds what is missing, and undoes nothing."""

    def test_stories_and_marks_of_both_are_there(self, backup: Path, tmp_path: Path) -> None:
        other = paths_of(tmp_path / "two")
        archive = opened(other)
        archive.add([DAM, story("Only here", "2025-08-01")])
        archive.mark(DAM.id, read=True, note="Mine.", tags=("dams",))
        archive.close()

        merged(backup, other)

        ids, marks = held(other)
        assert ids == {DAM.id, FERRY.id, story("Only here").id}
        assert marks[DAM.id] == Marks(read=True, starred=True, tags=("dams", "rivers"), note="Mine.\n\nAsk Ada.")

    def test_watch_lists_feeds_jumps_removed_stories_and_replaced_texts_come_too(
        self, paths: Paths, backup: Path, tmp_path: Path
    ) -> None:
        other = paths_of(tmp_path / "two")
        archive = opened(other)
        archive.watches.put("Rivers", "river")
        archive.close()

        told = merged(backup, other).notices

        record = Record(other.archive)
        archive = opened(other)
        assert [(one.name, one.line) for one in Watches(record).all()] == [("Rivers", "river"), ("Rivers (from backup)", "dam")]
        assert "Rivers (from backup)" in told[0]
        assert FeedRows(record).all() == FeedRows(Record(paths.archive)).all()
        assert archive.jumps() == {"d": DAM.id}
        assert [one.body for one in archive.earlier(DAM.id)] == [DAM.body]
        assert archive.restore().title == TOLLS.title
        archive.close()

    def test_what_was_taken_out_here_stays_out(self, paths: Paths, backup: Path) -> None:
        archive = opened(paths)
        archive.remove(FERRY.id)
        archive.close()

        assert merged(backup, paths).stay_out == 1
        assert held(paths)[0] == {DAM.id}

    def test_merging_again_changes_nothing(self, backup: Path, tmp_path: Path) -> None:
        other = paths_of(tmp_path / "two")
        merged(backup, other)
        before = files_of(other.archive)

        done = merged(backup, other)

        assert files_of(other.archive) == before
        assert len(done.added.unchanged) == 2

    def test_a_file_that_was_set_aside_comes_along(self, paths: Paths, tmp_path: Path) -> None:
        (paths.archive / "2024-01.json.damaged").write_bytes(b"{half")
        back_up(paths, tmp_path / "c.zip", stories=2)
        other = paths_of(tmp_path / "two")

        merged(tmp_path / "c.zip", other)

        assert (other.archive / "2024-01.json.damaged").read_bytes() == b"{half"


class TestWhatIsNoBackup:
    """Whatever else is given ends in one sentence, and nothing is written."""

    @pytest.fixture
    def place(self, tmp_path: Path) -> Paths:
        return paths_of(tmp_path / "place")

    def refused(self, file: Path, place: Paths) -> str:
        with pytest.raises(BackupError) as raised:
            restored(file, place)
        assert not place.archive.exists()
        assert "\n" not in str(raised.value)
        return str(raised.value)

    def rewritten(self, backup: Path, **changes: object) -> Path:
        """Return a backup whose manifest says something else."""
        other = backup.with_name("other.zip")
        with ZipFile(backup) as packed, ZipFile(other, "w") as out:
            for name in packed.namelist():
                raw = packed.read(name)
                out.writestr(name, orjson.dumps({**orjson.loads(raw), **changes}) if name == "manifest.json" else raw)
        return other

    def test_a_zip_of_something_else(self, tmp_path: Path, place: Paths) -> None:
        with ZipFile(tmp_path / "x.zip", "w") as packed:
            packed.writestr("notes.txt", "hello")

        assert "no manifest" in self.refused(tmp_path / "x.zip", place)

    @pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"no zip at all" * 100])
    def test_a_file_that_is_no_zip(self, tmp_path: Path, place: Paths, content: bytes) -> None:
        (tmp_path / "x.zip").write_bytes(content)

        assert str(tmp_path / "x.zip") in self.refused(tmp_path / "x.zip", place)

    def test_a_file_that_is_not_there(self, tmp_path: Path, place: Paths) -> None:
        assert "there is no file" in self.refused(tmp_path / "x.zip", place)

    @pytest.mark.parametrize(
        "name",
        [
            "archive/../../evil.json", "/etc/passwd", "archive/a/b.json", "archive/..", "archive/.hidden", "config/x.toml",
            "archive/c:x", "archive/a\\b", "x", 7,
        ],
    )  # fmt: skip
    def test_a_name_that_leads_elsewhere(self, place: Paths, name: object, tmp_path: Path) -> None:
        raw = b"{}"
        with ZipFile(tmp_path / "slip.zip", "w") as packed:
            packed.writestr(str(name), raw)
            listed = {"name": name, "size": 2, "sha256": "0" * 64}
            packed.writestr(
                "manifest.json",
                orjson.dumps({"dateline-backup": 1, "version": "1", "made": "2025-01-01", "stories": 0, "files": [listed]}),
            )

        self.refused(tmp_path / "slip.zip", place)
        assert not (tmp_path / "evil.json").exists()

    def test_one_that_would_unpack_to_very_much(self, tmp_path: Path, place: Paths) -> None:
        size = 100 * 1024 * 1024
        with ZipFile(tmp_path / "bomb.zip", "w", 8) as packed:
            with packed.open("archive/2025-01.json", "w") as entry:
                for _ in range(100):
                    entry.write(bytes(1024 * 1024))
            listed = {"name": "archive/2025-01.json", "size": size, "sha256": "0" * 64}
            packed.writestr(
                "manifest.json",
                orjson.dumps({"dateline-backup": 1, "version": "1", "made": "2025-01-01", "stories": 0, "files": [listed]}),
            )

        assert "would unpack" in self.refused(tmp_path / "bomb.zip", place)

    def test_one_whose_manifest_lies(self, backup: Path, place: Paths) -> None:
        assert "not what its manifest says" in self.refused(self.rewritten(backup, files=[]), place)

    def test_one_of_a_newer_dateline(self, backup: Path, place: Paths) -> None:
        assert "update Dateline" in self.refused(self.rewritten(backup, **{"dateline-backup": 2}), place)

    @given(some.integers(0, 10_000), some.integers(1, 255))
    def test_a_changed_byte_is_found_or_means_nothing(self, at: int, change: int) -> None:
        with TemporaryDirectory() as name:
            paths, file = filled_once(Path(name)), Path(name) / "b.zip"
            raw = bytearray(BACKUP)
            raw[at % len(raw)] ^= change
            file.write_bytes(raw)
            try:
                with opened_backup(file) as one:
                    one.check()
                    restore_into(one, Path(name) / "into")
            except BackupError:
                found = {}
            else:
                found = files_of(Path(name) / "into")
            assert found in ({}, files_of(paths.archive))
            assert bool(found) == (Path(name) / "into").exists()


def filled_once(folder: Path) -> Paths:
    """Return the archive of which `BACKUP` is a backup."""
    paths = paths_of(folder / "one")
    Record(paths.archive).write("2025-06", [DAM])
    return paths


with TemporaryDirectory() as _name:
    back_up(filled_once(Path(_name)), Path(_name) / "b.zip", stories=1)
    BACKUP = (Path(_name) / "b.zip").read_bytes()


class TestMaking:
    """A backup is of one moment, whole or not at all, and over nothing."""

    def test_a_file_that_is_there_stays_unless_it_is_said(self, paths: Paths, backup: Path) -> None:
        backup.write_bytes(b"mine")

        with pytest.raises(BackupError, match="--force"):
            back_up(paths, backup, stories=2)
        assert backup.read_bytes() == b"mine"

        back_up(paths, backup, stories=2, force=True)
        assert looks_like_a_backup(str(backup))

    def test_it_waits_for_whoever_writes(self, paths: Paths, tmp_path: Path) -> None:
        holds, done = Event(), Event()

        def write() -> None:
            with WriterLock(paths.archive).held():
                holds.set()
                done.wait()

        writer = Thread(target=write)
        writer.start()
        holds.wait()
        with pytest.raises(ArchiveLockedError):
            back_up(paths, tmp_path / "c.zip", stories=2, patience=0.05)
        done.set()
        writer.join()
        assert not (tmp_path / "c.zip").exists()

    def test_a_place_in_the_archive_itself_is_refused(self, paths: Paths) -> None:
        with pytest.raises(BackupError, match="outside"):
            back_up(paths, paths.archive / "b.zip", stories=2)

    def test_a_full_disk_leaves_no_half_file(self, paths: Paths, tmp_path: Path) -> None:
        command = [sys.executable, "-m", "tui", "--archive", str(paths.archive), "backup", str(tmp_path / "c.zip")]

        told = on_a_full_disk(1_000, command)

        assert "no room" in told
        assert "Traceback" not in told
        assert not list(tmp_path.glob("c.zip*"))


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed there in another way")
class TestKills:
    """Killed at any moment, nothing stands half under its name."""

    @settings(max_examples=examples(4))
    @given(some.integers(0, 80))
    def test_of_a_backup(self, moment: int) -> None:
        with TemporaryDirectory() as name:
            paths, file = filled_once(Path(name)), Path(name) / "c.zip"

            killed_at(moment, lambda: back_up(paths, file, stories=1))

            if file.exists():
                with opened_backup(file) as one:
                    one.check()

    @settings(max_examples=examples(6))
    @given(some.integers(0, 120))
    def test_of_a_restore_in_the_place_of_another(self, moment: int) -> None:
        with TemporaryDirectory() as name:
            paths, file = paths_of(Path(name)), Path(name) / "b.zip"
            file.write_bytes(BACKUP)
            Record(paths.archive).write("2025-07", [FERRY])
            before = files_of(paths.archive)

            died = killed_at(moment, lambda: restored(file, paths))

            there = [files_of(paths.archive)] if paths.archive.exists() else []
            aside = [files_of(path) for path in Path(name).glob("archive.before-*")]
            assert before in there + aside
            assert not there or set(there[0]) in ({"2025-07.json"}, {"2025-06.json"})
            assert died or set(there[0]) == {"2025-06.json"}

    @settings(max_examples=examples(2))
    @given(some.integers(0, 500))
    def test_of_a_merge_that_is_done_again(self, moment: int) -> None:
        with TemporaryDirectory() as name:
            paths, file = paths_of(Path(name)), Path(name) / "b.zip"
            file.write_bytes(BACKUP)
            Record(paths.archive).write("2025-07", [FERRY])

            killed_at(moment, lambda: merged(file, paths))
            merged(file, paths)

            assert held(paths)[0] == {DAM.id, FERRY.id}
