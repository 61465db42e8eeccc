"""Folders with everything that may stand in one, and what is told of them."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from store.formats import read_paths
from store.formats.reading import Reading
from tests.store.formats.test_formats import told
from tests.store.formats.test_sources import page, read

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one page, and what could hold up whoever opens it."""
    (tmp_path / "page.txt").write_text(page("Harbour opens again"))
    (tmp_path / "sub").mkdir()
    os.mkfifo(tmp_path / "sub" / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    for name in ("a.png", "b.png", "c", ".hidden"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    return tmp_path


def test_nothing_in_a_folder_is_waited_for_and_what_was_passed_over_is_counted(folder: Path) -> None:
    reading = Reading()

    assert [told(one) for one in read_paths([str(folder)], reading)] == ["Harbour opens again"]
    assert reading.files == {"news text": 1}
    assert reading.skipped == {
        (".png", "picture"): 2,
        ("", "picture"): 1,
        (".txt", "a pipe"): 1,
        (".txt", "a device"): 1,
        (".txt", "a link to nothing"): 1,
        (".txt", "a link that leads nowhere"): 1,
        ("", "a link to a folder"): 1,
    }


def test_what_is_no_file_is_refused_where_it_is_named(folder: Path) -> None:
    (made := socket.socket(socket.AF_UNIX)).bind(str(folder / "s"))
    made.close()

    def reason(name: str) -> str:
        (line,) = read(folder / name)
        return line.removeprefix(f"{folder / name}:0: ")

    assert reason("zero.txt") == "it is a device, which holds no stories; name a file, or give its text on standard input (-)"
    assert reason("s") == "it is a socket, which holds no stories; name a file, or give its text on standard input (-)"
    assert reason("gone.txt") == "it can't be read (No such file or directory); check the name and who may read it"
    assert reason("loop.txt") == "it can't be read (Too many levels of symbolic links); check the name and who may read it"


def test_a_pipe_that_nobody_writes_to_is_not_waited_for_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.formats.files._PATIENCE", 20)

    (line,) = read(folder / "sub" / "pipe.txt")

    assert line.endswith("it is a pipe that nobody writes to; begin writing first, or give its text on standard input (-)")


def test_a_folder_without_anything_to_read_says_so_once(tmp_path: Path) -> None:
    assert read(tmp_path) == [f"{tmp_path}:0: there is no file in it; name a folder with texts, feeds, pages, notes or exports"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may look into every folder")
def test_a_folder_one_may_not_look_into_is_refused(folder: Path) -> None:
    (folder / "sub").chmod(0)

    assert f"{folder / 'sub'}:0: this folder can't be looked into (Permission denied); check who may read it" in read(folder)
