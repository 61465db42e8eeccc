"""An archive that goes while it is open, and an index that there is no place for."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.errors import ArchiveGoneError
from store.api.views import Selection
from store.paths import Paths
from tests.conftest import Archives, story, titles

FERRY = story("Ferries sail again")


@pytest.mark.parametrize("leaving", [False, True])
def test_an_archive_that_goes_while_it_is_open_stays_readable_and_none_is_made_in_its_place(
    open_folder: Archives, tmp_path: Path, *, leaving: bool
) -> None:
    archive, folder = open_folder(), tmp_path / "archive"
    archive.add([FERRY])
    archive.refresh()
    folder.rename(tmp_path / "away")
    if leaving:
        folder.mkdir()  # so a disk looks that was unmounted

    for _ in range(2):
        with pytest.raises(ArchiveGoneError, match="gone"):
            archive.refresh()
    with pytest.raises(ArchiveGoneError):
        archive.mark(FERRY.id, starred=True)

    assert titles(archive, "ferries") == ["Ferries sail again"]
    assert archive.counts(Selection()).total == 1
    assert list(folder.iterdir() if folder.exists() else ()) == []
    if leaving:
        folder.rmdir()
    (tmp_path / "away").rename(folder)
    archive.refresh()
    assert archive.mark(FERRY.id, starred=True).starred


def test_without_a_cache_all_of_an_archive_is_there_and_the_person_is_told(open_folder: Archives, tmp_path: Path) -> None:
    open_folder().add([FERRY])
    (tmp_path / "file").write_text("")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_CACHE", str(tmp_path / "file"))
        archive = open_folder()
        notices = archive.refresh().notices
        archive.add([story("Bridges are mended")])

        assert any("DATELINE_CACHE" in one for one in notices)
        assert titles(archive, "ferries") + titles(archive, "bridges") == ["Ferries sail again", "Bridges are mended"]
        assert Paths.find().index.parent.read_text() == ""


def test_an_empty_folder_where_an_archive_stood_is_told_and_what_was_known_of_it_stays(
    open_folder: Archives, tmp_path: Path
) -> None:
    folder = tmp_path / "archive"
    open_folder().add([FERRY])
    folder.rename(tmp_path / "away")
    folder.mkdir()

    for _ in range(2):
        with pytest.raises(ArchiveGoneError, match="an archive with 1 story stood there"):
            open_folder().refresh()

    assert list(folder.iterdir()) == []
    folder.rmdir()
    (tmp_path / "away").rename(folder)
    archive = open_folder()
    archive.refresh()
    assert titles(archive, "ferries") == ["Ferries sail again"]
