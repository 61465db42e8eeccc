"""What takes more of the machine than it may is refused, and takes no other file with it."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from store.api.changes import Refused
from store.formats import Read, ReadStory
from store.formats.files import open_file
from store.formats.lane_limits import TOO_LONG, TOO_MUCH
from store.formats.lanes import read_files
from store.formats.reading import Reading

GOOD = "Report of the harbour in {}\n\nUpdated 2 June 2025\n\nThe old harbour opened again after nine years of work.\n"


def have_lanes_begin_with(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Have the processes that read begin with a script, laid in a folder."""
    (folder / "sitecustomize.py").write_text(script)
    monkeypatch.setenv("PYTHONPATH", f"{folder}{os.pathsep}{Path(__file__).parents[3]}")


def told(read: Read) -> str:
    """Return what became of something that was read."""
    return f"{Path(read.file).name}: {read.reason}" if isinstance(read, Refused) else Path(read.file).name


def read_beside(folder: Path) -> list[str]:
    """Return what became of a folder's files, read by a process beside this one."""
    return [told(one) for one in read_files([str(folder)], Reading(), large=1) if isinstance(one, ReadStory | Refused)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a good file before and behind what is to be named `bomb`."""
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_text(GOOD.format(name))
    return tmp_path


def test_a_file_that_takes_too_long_is_refused_and_those_behind_it_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    have_lanes_begin_with(
        folder,
        monkeypatch,
        "import sys, store.formats.lane_limits as limits\n"
        "limits.SECONDS = limits._MOST_SECONDS = 0\n"
        "import store.formats.json_rows as rows\n"
        "def read(source):\n    while True: pass\n    yield\n"
        "rows.read = read\n",
    )
    (folder / "bomb.json").write_text('[{"title": "' + "a" * 100_000 + '"}]')

    assert read_beside(folder) == ["a.txt", "z.txt"]
    named = [str(folder / name) for name in ("a.txt", "bomb.json", "z.txt")]
    assert [told(one) for one in read_files(named, Reading(), large=1) if isinstance(one, ReadStory | Refused)] == [
        "a.txt",
        f"bomb.json: {TOO_LONG}",
        "z.txt",
    ]


def test_a_file_that_gave_many_stories_has_more_time_and_comes_in_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    have_lanes_begin_with(
        tmp_path,
        monkeypatch,
        "import time, store.formats.lane_limits as limits, store.formats.json_rows as rows\n"
        "begin, known = limits.begin, rows.read\n"
        "def seldom(patient=False):\n    limits.SECONDS = limits._MOST_SECONDS = 3 if patient else 0\n    begin(patient=patient)\n"
        "def read(source):\n"
        "    for nth, one in enumerate(known(source)):\n"
        "        until = time.process_time() + 1.2 * (nth == 250)\n"
        "        while time.process_time() < until: pass\n"
        "        yield one\n"
        "limits.begin, rows.read = seldom, read\n",
    )
    file = tmp_path / "export.jsonl"
    file.write_text("".join(f'{{"title": "Report {nth} of it", "body": ["It is so."]}}\n' for nth in range(300)))

    read = [one for one in read_files([str(file)], Reading(), large=1) if isinstance(one, ReadStory | Refused)]

    assert [one.story.title for one in read if isinstance(one, ReadStory)] == [f"Report {nth} of it" for nth in range(300)]
    assert len(read) == 300


def test_a_file_that_takes_too_much_memory_is_refused_and_those_behind_it_are_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    have_lanes_begin_with(
        folder,
        monkeypatch,
        "import store.formats.json_rows as rows\ndef read(source):\n    yield bytearray(10**9)\nrows.read = read\n",
    )
    (folder / "bomb.json").write_text('[{"title": "A"}]')

    assert read_beside(folder) == ["a.txt", f"bomb.json: {TOO_MUCH}", "z.txt"]


def test_what_comes_in_a_pipe_is_read_beside_too(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    threading.Thread(target=pipe.write_text, args=(GOOD.format("a pipe"),)).start()

    (read,) = read_files([str(pipe)], Reading(), large=1)

    assert isinstance(read, ReadStory)
    assert (read.story.title, read.file) == ("Report of the harbour in a pipe", str(pipe))


@pytest.mark.parametrize(
    ("endless", "reason"),
    [
        (b"\0", "nothing that can be read"),
        (b"[", "nested too deep"),
        (b"Have\n", "without a new story"),
        (b'{"title":"A headline","body":"Text."}\n', "the same over and over"),
    ],
)
def test_a_pipe_without_an_end_is_refused_when_little_of_it_came(endless: bytes, reason: str, tmp_path: Path) -> None:
    pipe, written = tmp_path / "pipe", [0]
    os.mkfifo(pipe)

    def write() -> None:
        piece = endless * (65_536 // len(endless))
        with suppress(BrokenPipeError), pipe.open("wb", buffering=0) as out:
            while True:
                written[0] += out.write(piece)

    writing = threading.Thread(target=write)
    writing.start()

    *stories, refused = read_files([str(pipe)], Reading())
    writing.join(30)

    assert isinstance(refused, Refused)
    assert reason in refused.reason
    assert all(isinstance(one, ReadStory) for one in stories)
    assert written[0] < 40_000_000


def test_all_that_comes_in_a_pipe_is_read_also_behind_a_process_that_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    have_lanes_begin_with(
        tmp_path,
        monkeypatch,
        "import os, sys, store.formats.json_rows as rows\n"
        "known = rows.read\n"
        "def read(source):\n"
        "    for nth, one in enumerate(known(source)):\n"
        f"        if nth == 2_000 and not os.path.exists({str(tmp_path / 'ended')!r}):\n"
        f"            open({str(tmp_path / 'ended')!r}, 'w').close()\n"
        "            os.kill(os.getpid(), 9)\n"
        "        yield one\n"
        "rows.read = read\n"
        "sys.modules['telling'] = rows\n"
        "rows.preparer = lambda: lambda part: part\n",
    )
    pipe, number = tmp_path / "pipe", 4_000
    os.mkfifo(pipe)
    lines = "".join(f'{{"title": "Report {nth} of it", "body": ["{"It is so. " * 20}"]}}\n' for nth in range(number))
    threading.Thread(target=pipe.write_text, args=(lines,)).start()

    read = list(read_files([str(pipe)], Reading(), ("telling",), large=300_000))

    assert [one.story.title for one in read if isinstance(one, ReadStory)] == [f"Report {nth} of it" for nth in range(number)]
    assert len(read) == number


def test_a_file_that_is_written_to_meanwhile_ends_where_it_did(tmp_path: Path) -> None:
    file = tmp_path / "log.txt"
    file.write_bytes(b"one\n")
    with open_file(file) as stream, file.open("ab", buffering=0) as more:
        more.write(b"two\n")

        assert stream.read() == b"one\n"
        assert stream.seek(0, os.SEEK_END) == 4
        stream.seek(0)
        assert (stream.read(2), stream.read(100), stream.read(1)) == (b"on", b"e\n", b"")
