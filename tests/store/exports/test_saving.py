"""Saving: whole or not at all, over nothing unasked, whatever happens on the way."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from store.api.errors import ExportError
from store.api.views import Selection
from store.exports.export_table import STORY_FORMS
from store.exports.saving import Saving
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import examples, story
from tests.store.killing import killed_at

DAM, FERRY = story("Dam to be raised", "2025-06-02"), story("Ferry comes back", "2025-07-03")


def opened(folder: Path) -> FolderArchive:
    """Open an archive without starting stories."""
    return FolderArchive(Paths(folder / "archive", folder / "cache", folder / "config"), seeded=False)


def test_every_form_is_written_to_a_path_with_progress(archive: FolderArchive, tmp_path: Path) -> None:
    archive.add(story(f"Report {nth} of the river", "2025-06-02") for nth in range(120))

    for form in STORY_FORMS:
        told: list[tuple[str, int, int]] = []
        saving = Saving(archive, Selection(unfolded=True), form, progress=lambda *far, told=told: told.append(far))
        path = tmp_path / f"out-{form}"

        assert saving.to(path) == 120
        assert path.is_dir() == STORY_FORMS[form].is_folder
        assert told == [("Writing", 100, 120)]
    assert {path.name for path in tmp_path.glob("out*")} == {f"out-{form}" for form in STORY_FORMS}


def test_stories_go_out_as_they_are_shown_in_this_sitting(archive: FolderArchive, tmp_path: Path) -> None:
    archive.add([DAM, FERRY])
    archive.promise(DAM.id, starred=True)

    Saving(archive, Selection(starred=True), "json").to(tmp_path / "out.json")

    assert [one["marks"] for one in orjson.loads((tmp_path / "out.json").read_bytes())["stories"]] == [{"starred": True}]


def test_an_export_says_what_it_is(archive: FolderArchive, tmp_path: Path) -> None:
    archive.add([DAM, FERRY])

    Saving(archive, Selection(words="ferry "), "json").to(tmp_path / "a.json")
    Saving(archive, Selection(words="ferry "), "json", called="Boats").to(tmp_path / "b.json")
    Saving(archive, Selection(), "json").to(tmp_path / "c.json")

    told = [orjson.loads((tmp_path / f"{name}.json").read_bytes()) for name in "abc"]
    assert [(one["title"], one["selection"], one["count"]) for one in told] == [
        ("ferry", "ferry", 1), ("Boats", "ferry", 1), ("Dateline", "", 2),
    ]  # fmt: skip


def test_nothing_is_written_of_nothing_and_over_nothing(archive: FolderArchive, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="nothing was written"):
        Saving(archive, Selection(), "json").to(tmp_path / "out.json")
    archive.add([DAM])
    (tmp_path / "file").write_text("mine")
    for form, path in (("json", tmp_path / "file"), ("folder", tmp_path / "file"), ("json", tmp_path)):
        with pytest.raises(ExportError):
            Saving(archive, Selection(), form).to(path)
    assert (tmp_path / "file").read_text() == "mine"
    assert not (tmp_path / "out.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed there in another way")
@pytest.mark.parametrize("form", ["json", "folder"])
def test_a_kill_leaves_what_was_there_or_what_is_to_be_there(form: str, tmp_path: Path) -> None:
    archive = opened(tmp_path)
    archive.add([DAM, FERRY])
    archive.close()

    def save(path: Path) -> Callable[[], None]:
        def work() -> None:
            Saving(opened(tmp_path), Selection(), form).to(path)

        return work

    whole = tmp_path / "whole"
    save(whole)()
    names = sorted(path.name for path in whole.iterdir()) if whole.is_dir() else []

    @settings(max_examples=examples(4))
    @given(some.integers(0, 120))
    def killed(moment: int) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "out"

            died = killed_at(moment, save(path))

            assert died or path.exists()
            if path.is_dir():
                assert sorted(one.name for one in path.iterdir()) == names
                assert all(one.read_bytes() == (whole / one.name).read_bytes() for one in path.iterdir())
            elif path.exists():
                assert len(orjson.loads(path.read_bytes())["stories"]) == 2

    killed()
