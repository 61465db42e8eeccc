"""What a person has written somewhere: devices, pipes, links and open files are written through, files are whole."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from store.files import write_whole
from store.outputs import is_passed_through, write_out

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="devices and links are those of Unix")


def test_a_device_stays_a_device(tmp_path: Path) -> None:
    seen = Path("/dev/null").stat()
    by_name = tmp_path / "nothing.md"
    by_name.symlink_to("/dev/null")

    for path in (Path("/dev/null"), by_name):
        write_out(path, b"away")

    assert Path("/dev/null").stat()[:3] == seen[:3]
    assert by_name.readlink() == Path("/dev/null")
    assert list(tmp_path.iterdir()) == [by_name]


def test_a_full_device_is_an_error_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.symlink_to("/dev/full")

    with pytest.raises(OSError, match="No space"):
        write_out(path, b"more than there is room for")

    assert path.is_symlink()


def test_a_pipe_is_written_through(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()

    write_out(pipe, b"through")

    reader.join(5)
    assert got == [b"through"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_an_open_output_is_written_where_it_is(tmp_path: Path, name: str) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"what stood there\n")
    if name == "link":
        (tmp_path / "link").symlink_to("/dev/stdout")
        name = str(tmp_path / "link")
    seen = log.stat().st_ino

    with log.open("ab") as out:
        code = "import sys, pathlib; from store.outputs import write_out; write_out(pathlib.Path(sys.argv[1]), b'more')"
        subprocess.run(
            [sys.executable, "-S", "-c", code, name], stdout=out, check=True, env={"PYTHONPATH": os.pathsep.join(sys.path)}
        )

    assert log.read_bytes() == b"what stood there\nmore"
    assert log.stat().st_ino == seen


def test_a_link_stays_and_what_it_leads_to_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    first, second, target = tmp_path / "first", tmp_path / "second", tmp_path / "far" / "target"
    first.symlink_to("second")
    second.symlink_to(target)

    for write in (write_out, write_whole):
        for content in (b"made", b"made anew"):  # nothing stands there at first
            write(first, content)
            assert target.read_bytes() == content
        target.unlink()

    write_out(first, b"and again")
    assert (first.readlink(), second.readlink()) == (Path("second"), target)
    assert not target.is_symlink()
    assert list(target.parent.iterdir()) == [target]


def test_links_in_a_ring_and_links_to_nowhere_are_errors(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "c").symlink_to("no folder/c")

    for name in "abc":
        for write in (write_out, write_whole):
            with pytest.raises(OSError, match=r"\w"):
                write(tmp_path / name, b"content")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


def test_what_must_be_whole_is_never_written_to_a_device(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "2025-06.json")
    (tmp_path / "2025-07.json").symlink_to("/dev/null")

    for name in ("2025-06.json", "2025-07.json"):
        with pytest.raises(OSError, match="device or a pipe"):
            write_whole(tmp_path / name, b"stories")


def test_another_name_of_a_file_keeps_what_it_has(tmp_path: Path) -> None:
    month, copy = tmp_path / "2025-06.json", tmp_path / "yesterday"
    month.write_bytes(b"as it was")
    os.link(month, copy)

    write_whole(month, b"as it is")

    assert (month.read_bytes(), copy.read_bytes()) == (b"as it is", b"as it was")


def test_what_is_passed_on_is_known(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert [is_passed_through(Path(name)) for name in ("/dev/null", "/dev/stdout", "/dev/fd/2")] == [True] * 3
    assert not any(is_passed_through(path) for path in (tmp_path, tmp_path / "file", tmp_path / "new"))
