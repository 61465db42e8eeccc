"""What a person keeps is theirs alone, from the first moment, unless they opened its folder to a group."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from store.files import replacing, write_whole, written_whole
from store.folder.archive import FolderArchive
from store.outputs import write_out
from store.paths import Paths
from store.private import make_folder
from store.record.record import Record
from tests.conftest import story

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of files are those of Unix")


@pytest.fixture(params=[0o022, 0o000, 0o002], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """Make files as systems do, some of which let everybody read them."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_all_that_an_archive_makes_is_its_persons_alone(tmp_path: Path, umask: int) -> None:
    paths = Paths(tmp_path / "data" / "archive", tmp_path / "cache" / "index", tmp_path / "config")
    archive = FolderArchive(paths, seeded=False)
    archive.refresh()
    archive.add([story("Harbour opens", "2025-06-12"), story("Ferry comes back", "2025-07-14")])
    archive.mark(story("Harbour opens", "2025-06-12").id, note="Ask Ada.", starred=True)
    archive.watches.put("Ports", "harbour")
    archive.remove(story("Ferry comes back", "2025-07-14").id)
    archive.close()

    kept = list((tmp_path / "data").rglob("*"))
    assert {rights(path) for path in kept if path.is_file()} == {0o600}
    assert {rights(path) for path in [tmp_path / "data", tmp_path / "cache", paths.index, *kept] if path.is_dir()} == {0o700}


def test_nobody_can_read_what_is_being_written(tmp_path: Path, umask: int) -> None:
    (tmp_path / "open").write_bytes(b"")
    (tmp_path / "open").chmod(0o644)
    for name in ("new", "open"):
        with written_whole(tmp_path / name) as out:
            out.write(b"half of it")
            (half,) = (path for path in tmp_path.iterdir() if path.name.startswith(f"{name}."))
            assert rights(half) == 0o600
        with replacing(tmp_path / name, b"all of it") as new:
            assert rights(new) == 0o600

    assert (rights(tmp_path / "new"), rights(tmp_path / "open")) == (0o600, 0o644)


def test_what_is_written_for_others_has_the_usual_rights(tmp_path: Path, umask: int) -> None:
    (tmp_path / "secret").write_bytes(b"")
    (tmp_path / "secret").chmod(0o600)

    for name in ("new", "secret"):
        write_out(tmp_path / name, b"a brief")

    assert (rights(tmp_path / "new"), rights(tmp_path / "secret")) == (0o666 & ~umask, 0o600)


@pytest.mark.parametrize(
    ("folder", "file"),
    [(0o770, 0o660), (0o2770, 0o660), (0o775, 0o660), (0o750, 0o640), (0o755, 0o600), (0o700, 0o600), (0o705, 0o600)],
)
def test_a_folder_that_was_opened_to_a_group_stays_so(tmp_path: Path, folder: int, file: int) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    archive.chmod(folder)
    record = Record(archive)

    with record.steps.step("stories added"):
        record.write("2025-06", [story("Harbour opens", "2025-06-12")])
        record.mark("2025-06", {story("Harbour opens", "2025-06-12").id: {"starred": True}})

    made = [archive / name for name in ("2025-06.json", "2025-06.marks.json", ".lock", "undo/00000001.json")]
    assert {rights(path) for path in made} == {file}
    assert rights(archive) == folder
    assert rights(archive / "undo") & 0o777 == 0o700 | (folder & 0o070 if file != 0o600 else 0)


def test_rights_that_a_person_gave_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "2025-06.json"
    for given in (0o644, 0o666, 0o640, 0o400):
        with suppress(FileNotFoundError):
            path.unlink()
        path.write_bytes(b"as it was")
        path.chmod(given)
        write_whole(path, b"as it is")
        assert rights(path) == given


def test_folders_above_are_made_for_the_person_alone(tmp_path: Path, umask: int) -> None:
    make_folder(tmp_path / "a" / "b" / "c")

    assert [rights(tmp_path / name) for name in ("a", "a/b", "a/b/c")] == [0o700] * 3
    write_out(tmp_path / "file", b"")
    with pytest.raises(OSError, match="exists"):
        make_folder(tmp_path / "file")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_an_archive_that_root_writes_to_stays_its_persons(tmp_path: Path) -> None:
    path = tmp_path / "2025-06.json"
    path.write_bytes(b"as it was")
    os.chown(path, 65_001, 65_002)

    write_whole(path, b"as it is")

    assert (path.stat().st_uid, path.stat().st_gid) == (65_001, 65_002)
