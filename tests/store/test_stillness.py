"""What works behind a screen stands still while a person types there."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import time
from types import FrameType

import pytest

from store.api.errors import ArchiveLockedError
from store.api.views import Selection
from store.paths import Paths
from store.record.lock import WriterLock
from store.stillness import is_typing, note_typing, rest_while_typing
from tests.conftest import Archives, story


def test_a_key_asks_for_stillness(tmp_path: Path) -> None:
    assert not is_typing(tmp_path)

    note_typing(tmp_path)

    assert is_typing(tmp_path)


def test_each_key_asks_for_it_anew(tmp_path: Path) -> None:
    note_typing(tmp_path)
    put_back(tmp_path, 5.0)
    assert not is_typing(tmp_path)

    note_typing(tmp_path)

    assert is_typing(tmp_path)


def test_work_goes_on_once_the_typing_has_rested(tmp_path: Path) -> None:
    note_typing(tmp_path)
    put_back(tmp_path, 0.95)

    rest_while_typing(tmp_path)

    assert not is_typing(tmp_path)


def test_a_clock_that_was_put_back_keeps_nothing_waiting(tmp_path: Path) -> None:
    note_typing(tmp_path)
    put_back(tmp_path, -3_600.0)

    rest_while_typing(tmp_path)

    assert not is_typing(tmp_path)


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    note_typing(tmp_path / "gone")

    assert not is_typing(tmp_path / "gone")


def test_every_key_of_a_search_in_an_open_screen_asks_for_it(open_folder: Archives, tmp_path: Path) -> None:
    index = Paths.find(tmp_path / "archive").index
    archive = open_folder(sitting=True)
    archive.add([story("Ferry strikes rock", "2025-06-02")])
    assert not is_typing(index)

    archive.search.answer(Selection(words="fer"), 20)

    assert is_typing(index)


def test_a_search_from_the_shell_asks_nobody(open_folder: Archives, tmp_path: Path) -> None:
    archive = open_folder()
    archive.add([story("Ferry strikes rock", "2025-06-02")])

    archive.search.find(Selection(words="fer"))
    archive.search.answer(Selection(words="fer"), 20)

    assert not is_typing(Paths.find(tmp_path / "archive").index)


def test_whatever_stands_still_holds_no_lock(open_folder: Archives, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths, resting, waited_for = Paths.find(tmp_path / "archive"), set[str](), list[Path]()
    monkeypatch.setattr("store.folder.importer._AT_ONCE", 0)  # so few would be understood, and their threads found, at once
    monkeypatch.setattr("store.threads.sync._AT_ONCE", -1)
    monkeypatch.setattr("store.threads.sync._FIRST_REST", 0.0)
    open_folder().add([story(f"Ferry {nth} strikes rock", f"2025-0{nth}-02") for nth in (5, 6, 7)])

    def look(frame: FrameType, event: str, _: object) -> None:
        if event != "call" or frame.f_code is not rest_while_typing.__code__:
            return
        resting.add(Path(frame.f_back.f_code.co_filename).name if frame.f_back else "")
        for folder in (paths.archive, paths.index, paths.index / "threads"):
            try:
                with WriterLock(folder, 0.0).held():
                    pass
            except ArchiveLockedError:
                waited_for.append(folder)

    archive, before = open_folder(), sys.getprofile()
    sys.setprofile(look)
    try:
        archive.understand(gently=True)
    finally:
        sys.setprofile(before)

    assert resting == {"deriver.py", "enrichment.py", "sync.py", "thread_writer.py"}
    assert waited_for == []


def put_back(folder: Path, seconds: float) -> None:
    """Have the last key so many seconds ago."""
    then = time() - seconds
    for file in folder.iterdir():
        os.utime(file, (then, then))
