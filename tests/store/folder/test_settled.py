"""An archive in which nothing is left to be done, opened again and again, and what other programs do to it meanwhile."""

from __future__ import annotations

from pathlib import Path
from time import sleep

import pytest

from store import files
from store.folder.archive import FolderArchive
from store.threads import sync
from tests.conftest import Archives, story, titles


def settled(open_folder: Archives) -> FolderArchive:
    """Return an archive with a story, opened anew when nothing was left to be done."""
    first = open_folder()
    first.add([story("Ferries sail again")])
    assert looked_at_twice(first) == [0, 0]  # threads are taken in, then nothing is left
    first.close()
    return open_folder()


def looked_at_twice(archive: FolderArchive) -> list[int]:
    """Look at an archive twice, and return what is left each time: its files were just written at first, and then no more."""
    left = [archive.refresh().pending]
    sleep(2 * files._TICK / 1_000_000_000)
    return [*left, archive.refresh().pending]


def has_a_writer(archive: FolderArchive) -> bool:
    """Return whether what writes was made."""
    return archive._its_writer is not None


def test_nothing_that_writes_is_made_where_nothing_is_left_to_be_done(open_folder: Archives) -> None:
    archive = settled(open_folder)

    change = archive.refresh()

    assert (change.changed, change.new, change.pending) == (False, 0, 0)
    assert titles(archive, "ferries") == ["Ferries sail again"]
    assert not has_a_writer(archive)


def test_what_another_program_adds_is_seen_at_once(open_folder: Archives) -> None:
    archive, other = settled(open_folder), open_folder()
    archive.refresh()

    other.add([story("Bridges are mended")])

    change = archive.refresh()
    assert (change.changed, change.new) == (True, 1)
    assert titles(archive, "bridges") == ["Bridges are mended"]


def test_what_another_program_added_and_settled_is_seen_without_a_writer(open_folder: Archives) -> None:
    archive, other = settled(open_folder), open_folder()
    archive.refresh()
    other.add([story("Bridges are mended")])
    looked_at_twice(other)

    change = archive.refresh()

    assert (change.changed, change.new) == (True, 1)
    assert titles(archive, "bridges") == ["Bridges are mended"]
    assert not has_a_writer(archive)
    assert not archive.refresh().changed


def test_a_month_that_an_editor_changes_is_read_again(open_folder: Archives, tmp_path: Path) -> None:
    archive = settled(open_folder)
    month = tmp_path / "archive" / "2025-06.json"

    month.write_text(month.read_text().replace("Ferries", "Barges"))

    assert archive.refresh().changed
    assert titles(archive, "barges") == ["Barges sail again"]


def test_a_list_that_another_program_makes_is_told(open_folder: Archives) -> None:
    archive, other = settled(open_folder), open_folder()
    archive.refresh()

    other.watches.put("Sea", "ferries")

    assert archive.refresh().changed
    assert [watch.name for watch in archive.watches.all()] == ["Sea"]


def test_other_themes_sort_what_was_settled(open_folder: Archives, tmp_path: Path) -> None:
    archive = settled(open_folder)
    archive.refresh()
    (tmp_path / "config").mkdir(exist_ok=True)

    (tmp_path / "config" / "themes.toml").write_text(
        '[[theme]]\nkey = "sea"\nname = "Sea"\ncolour = "#7fa7cf"\nwords = { ferries = 9 }\n'
    )

    assert archive.refresh().pending == 1


def test_what_waits_for_work_behind_the_screen_is_known_without_a_writer(
    open_folder: Archives, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync, "_AT_ONCE", -1)  # so little that all threads are found behind the screen
    first = open_folder()
    first.add([story("Ferries sail again")])
    left = looked_at_twice(first)
    first.close()

    archive = open_folder()

    assert [archive.refresh().pending for _ in range(2)] == left == [1, 1]
    assert not has_a_writer(archive)
    archive.understand()
    assert archive.refresh().pending == 0


def test_an_index_that_is_gone_is_made_again(open_folder: Archives, tmp_path: Path) -> None:
    settled(open_folder)
    for file in (tmp_path / "cache").rglob("*"):
        if file.is_file() and file.name != "settled.json":
            file.unlink()

    archive = open_folder()

    assert archive.refresh().new == 1
    assert titles(archive, "ferries") == ["Ferries sail again"]
