"""A change that keeps a file's size and time is seen, and one that changes nothing makes no work."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from store.api.views import Selection
from store.files import Followed, Glance
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import story

DAM, FERRY = story("Dam to be raised", "2025-06-02"), story("Ferry comes back", "2025-07-03")


def opened(folder: Path) -> FolderArchive:
    """Open an archive as a program does that is started anew."""
    return FolderArchive(Paths(folder / "archive", folder / "cache", folder / "config"), seeded=False)


def written_in_place(path: Path, old: bytes, new: bytes) -> None:
    """Put as many bytes in the place of others, and give the file its old time back."""
    assert len(old) == len(new)
    assert old in path.read_bytes()
    seen = path.stat()
    content = path.read_bytes().replace(old, new)
    with path.open("r+b") as file:
        file.write(content)
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))


def replaced(path: Path, old: bytes, new: bytes) -> None:
    """Do so by another file of the same age, as programs that synchronise do."""
    seen, other = path.stat(), path.with_suffix(".other")
    other.write_bytes(path.read_bytes().replace(old, new))
    os.utime(other, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    other.replace(path)


@pytest.fixture
def stands(tmp_path: Path) -> FolderArchive:
    """Return an archive with two stories, one starred, in which nothing is left to be done."""
    archive = opened(tmp_path)
    archive.add([DAM, FERRY])
    archive.mark(DAM.id, note="Ask Ada.")
    archive.refresh()
    archive.close()
    return archive


@pytest.mark.parametrize("same_sitting", [True, False])
@pytest.mark.parametrize("change", [written_in_place, replaced])
def test_a_month_and_its_marks_are_read_again(
    tmp_path: Path, stands: FolderArchive, same_sitting: bool, change: Callable[[Path, bytes, bytes], None]
) -> None:
    archive = stands if same_sitting else opened(tmp_path)
    titles, notes = (
        (b"Dam to be", b"Ham to be", b"Jam to be", b"Dam to be"),
        (b"Ask Ada.", b"Ask Bob.", b"Ask Eve.", b"Ask Ada."),
    )
    for nth in range(3):  # also when such a change was seen before
        change(tmp_path / "archive" / "2025-06.json", titles[nth], titles[nth + 1])
        change(tmp_path / "archive" / "2025-06.marks.json", notes[nth], notes[nth + 1])
        archive.refresh()

        row = archive.row(DAM.id)
        assert row is not None
        assert row.title.encode().startswith(titles[nth + 1])
        assert archive.marks(DAM.id).note.encode() == notes[nth + 1]


def test_marks_that_come_right_behind_our_own_are_no_longer_ours(tmp_path: Path, stands: FolderArchive) -> None:
    stands.mark(DAM.id, note="Ask Eve.")
    written_in_place(tmp_path / "archive" / "2025-06.marks.json", b"Ask Eve.", b"Ask Bob.")

    stands.refresh()
    stands.close()

    assert stands.marks(DAM.id).note == "Ask Bob."
    assert opened(tmp_path).marks(DAM.id).note == "Ask Bob."


def test_other_rights_and_names_of_files_make_no_work(tmp_path: Path, stands: FolderArchive) -> None:
    stands.refresh()
    commit = (tmp_path / "cache" / "meta.json").stat()
    for path in (tmp_path / "archive").glob("*.json"):
        os.link(path, tmp_path / path.name)
        path.chmod(0o640)

    archive = opened(tmp_path)
    change = archive.refresh()

    assert not change.changed
    assert (tmp_path / "cache" / "meta.json").stat() == commit
    assert archive.counts(Selection()).total == 2


@pytest.mark.parametrize("change", [written_in_place, replaced])
def test_watch_lists_and_feeds_are_read_again(
    tmp_path: Path, stands: FolderArchive, change: Callable[[Path, bytes, bytes], None]
) -> None:
    stands.watches.put("Rivers", "dam")
    assert [one.line for one in stands.watches.all()] == ["dam"]

    for old, new in ((b"dam", b"ham"), (b"ham", b"jam"), (b"jam", b"dam")):
        change(tmp_path / "archive" / "watches.json", old, new)
        assert [one.line for one in stands.watches.all()] == [new.decode()]


def test_a_followed_file_is_compared_while_it_is_young(tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_bytes(b"first")
    followed, seen = Followed(path), Glance.at(path)
    assert seen.digest

    look = path.stat()
    for _ in range(200):  # some of these are within one tick of the clock
        with path.open("r+b") as file:
            file.write(b"other" if path.read_bytes() == b"first" else b"first")
        os.utime(path, ns=(look.st_atime_ns, look.st_mtime_ns))
        assert followed.changed()
        assert not followed.changed()


def test_an_old_file_is_not_read_to_see_that_it_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "themes.toml"
    path.write_bytes(b"first")
    os.utime(path, ns=(7, 7))

    while Glance.at(path).digest:
        pass

    assert Glance.at(path).holds(path)
