"""Files on disk: whole after any kill and on a full disk, and followed however another program changes them."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.files import NEW, Followed, exchanged, keep, kept, replacing, stamp_of, write_whole
from tests.store.killing import killed_at, on_a_full_disk

MANY = """
import sys, pathlib; from store.files import write_whole
path, letter = pathlib.Path(sys.argv[1]), sys.argv[2]
for size in range(1, 400):
    write_whole(path, letter.encode() * size * 50, durable=False)
"""


@contextmanager
def folder() -> Iterator[Path]:
    """Yield a folder of its own for one example."""
    with TemporaryDirectory() as name:
        yield Path(name)


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"

    write_whole(path, b"one")
    write_whole(path, b"two", durable=False)

    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are those of Unix")
def test_a_file_keeps_its_rights_and_a_new_one_is_its_persons_alone(tmp_path: Path) -> None:
    shared, new = tmp_path / "shared", tmp_path / "new"
    shared.write_bytes(b"ours")
    shared.chmod(0o664)

    for path in (shared, new):
        write_whole(path, b"something")

    assert [stat.S_IMODE(path.stat().st_mode) for path in (shared, new)] == [0o664, 0o600]


@pytest.mark.parametrize("where", ["", "a file/x", "no folder/x"])
def test_what_can_not_be_written_is_an_error_of_the_system(tmp_path: Path, where: str) -> None:
    (tmp_path / "a file").write_bytes(b"")

    with pytest.raises(OSError, match=r"\w"):
        write_whole(tmp_path / where, b"something")

    assert [path.name for path in tmp_path.iterdir()] == ["a file"]


def test_an_error_on_the_way_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    write_whole(path, b"old")

    with suppress(KeyboardInterrupt), replacing(path, b"new") as new:
        assert (path.read_bytes(), new.read_bytes()) == (b"old", b"new")
        raise KeyboardInterrupt

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@given(some.lists(some.tuples(some.binary(max_size=40), some.booleans(), some.integers(0, 20)), min_size=1, max_size=4))
def test_after_any_writes_and_kills_a_file_is_as_before_or_as_after(writes: list[tuple[bytes, bool, int]]) -> None:
    with folder() as there:
        path, before = there / "month.json", b"the first"
        write_whole(path, before)
        for content, durable, moment in writes:
            died = killed_at(moment, lambda content=content, durable=durable: write_whole(path, content, durable=durable))  # type: ignore[misc]
            now = path.read_bytes()
            assert now in (before, content)
            assert died or now == content
            before = now
        left = [other.name for other in there.iterdir() if other != path]
        assert all(name.startswith("month.json.") and name.endswith(NEW) for name in left)


@pytest.mark.skipif(sys.platform == "win32", reason="the system can't do that")
def test_two_folders_take_each_others_place_or_nothing_is_done(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()

    done = exchanged(tmp_path / "one", tmp_path / "other")

    assert (tmp_path / ("other" if done else "one") / "one").exists()
    assert not exchanged(tmp_path / "one", tmp_path / "none")
    assert (tmp_path / "one").is_dir()


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "month.json"
    write_whole(path, b"short")

    told = on_a_full_disk(1_000, [sys.executable, "-c", MANY, str(path), "x"])

    assert "OSError" in told
    assert path.read_bytes() == b"x" * 1_000
    assert list(tmp_path.iterdir()) == [path]


def test_programs_that_write_at_once_never_mix(tmp_path: Path) -> None:
    path = tmp_path / "counts.json"
    write_whole(path, b"a")
    programs = [subprocess.Popen([sys.executable, "-c", MANY, str(path), letter]) for letter in "ab"]
    seen: set[bytes] = set()

    while any(program.poll() is None for program in programs):
        seen.add(path.read_bytes())

    assert [program.returncode for program in programs] == [0, 0]
    assert all(len(set(content)) == 1 for content in seen)
    assert len(path.read_bytes()) == 50 * 399
    assert list(tmp_path.iterdir()) == [path]


plain = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**53), 2**53) | some.text(some.characters(exclude_categories=["Cs"])),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text("abc", max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(plain)
def test_what_is_kept_is_read_again(what: object) -> None:
    with folder() as there:
        keep(there / "cache.json", what)

        assert kept(there / "cache.json", lambda found: [found]) == [what]


@given(
    some.binary(max_size=60),
    some.sampled_from([dict, lambda found: found["a"]["b"], lambda found: found.items(), lambda found: found[0]]),
)
def test_anything_else_that_stands_there_counts_as_nothing(content: bytes, read: Callable[[object], object]) -> None:
    with folder() as there:
        (there / "cache.json").write_bytes(content)

        found = kept(there / "cache.json", read)

    assert found is None or content[:1] in (b"{", b"[", b'"', b" ", b"\t", b"\n", b"\r")


def test_what_can_not_be_kept_is_made_again(tmp_path: Path) -> None:
    keep(tmp_path / "no folder" / "cache.json", {"a": 1})

    assert kept(tmp_path / "no folder" / "cache.json", dict) is None


def test_a_stamp_is_size_and_time_and_nothing_for_no_file(tmp_path: Path) -> None:
    path = tmp_path / "2025-06.json"
    assert stamp_of(path) == (0, 0)

    path.write_bytes(b"12345")
    os.utime(path, ns=(7, 7))

    (entry,) = os.scandir(tmp_path)
    assert stamp_of(path) == stamp_of(entry) == (5, 7)


def touch_nothing(path: Path) -> None:
    """Leave a file as it is."""


def replace_by_as_much(path: Path) -> None:
    """Put as many bytes in a file's place, as old as the file was, as a program that syncs files does."""
    seen = path.stat()
    write_whole(path, bytes(reversed(path.read_bytes())))
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def edit_in_place(path: Path) -> None:
    """Add to a file, as an editor may."""
    with path.open("ab") as file:
        file.write(b"more")


@pytest.mark.parametrize(
    ("how", "changed"),
    [(touch_nothing, False), (replace_by_as_much, True), (edit_in_place, True), (Path.unlink, True), (Path.touch, True)],
)
def test_a_followed_file_has_changed_once_for_each_change(tmp_path: Path, how: Callable[[Path], None], changed: bool) -> None:
    path = tmp_path / "watches.json"
    path.write_bytes(b"some lists")
    followed = Followed(path)

    how(path)

    assert followed.changed() is changed
    assert not followed.changed()


def test_a_file_that_comes_and_goes_is_followed(tmp_path: Path) -> None:
    followed = Followed(tmp_path / "themes.toml")
    assert followed.look() == ()
    assert not followed.changed()

    followed.path.write_bytes(b"")
    assert followed.changed()

    followed.path.unlink()
    assert followed.changed()
    assert followed.look() == ()


def test_our_own_change_is_none_unless_another_program_made_one_before(tmp_path: Path) -> None:
    ours, theirs = Followed(tmp_path / "desk.json"), Followed(tmp_path / "desk.json")

    with ours.changing():
        write_whole(ours.path, b"ours")
    assert not ours.changed()
    assert theirs.changed()

    write_whole(ours.path, b"theirs")
    with ours.changing():
        write_whole(ours.path, b"ours again")
    assert ours.changed()

    write_whole(ours.path, b"and again")
    ours.note()
    assert not ours.changed()
