"""A change at which the index proves damaged is done once, at whatever moment that comes, and its answer says what happened."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import cast

import pytest

from store.api.archive import Archive
from store.api.errors import MendedMeanwhileError
from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.index.index import StoryIndex
from store.paths import Paths
from tests.conftest import story, titles
from tui.state.once import answered, done_once

_FIRST, _SECOND = story("The ferry sails", "2025-01-01"), story("The bridge holds", "2025-01-02")
_THIRD = story("A third", "2025-01-03")
_CHANGES: dict[str, tuple[Callable[[Archive], object], Callable[[Archive], object]]] = {
    "removed": (lambda archive: archive.remove(_FIRST.id).title, lambda archive: _titles(archive, "ferry")),
    "brought back": (lambda archive: archive.restore().title, lambda archive: _titles(archive, "")),
    "taken back": (lambda archive: getattr(archive.undo(), "told", None), lambda archive: _titles(archive, "")),
    "added": (
        lambda archive: len(archive.add([story("A dam opens", "2025-02-03")]).added),
        lambda archive: _titles(archive, ""),
    ),
    "renamed": (
        lambda archive: archive.threads.rename(_SECOND.id, "Bridges"),
        lambda archive: len(archive.steps(9)),
    ),
}
"""Changes, each with what is asked afterwards to see how often it was made."""


def _titles(archive: Archive, line: str) -> list[str]:
    return sorted(titles(cast("FolderArchive", archive), line))


class _Damage:
    """An index that proves damaged at its so-many-th answer, once."""

    def __init__(self, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left, self.came, look = at, False, StoryIndex.look

        def looked(index: StoryIndex) -> None:
            self.left -= 1
            if self.left == 0:
                self.came, index._broken = True, "it was cut off"
                (index.folder / "meta.json").write_text("{")
            look(index)

        monkeypatch.setattr(StoryIndex, "look", looked)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an archive from which a story was removed."""
    folder = tmp_path_factory.mktemp("standing")
    archive = _opened(folder)
    archive.add([_FIRST, _SECOND, _THIRD])
    archive.remove(_THIRD.id)
    archive.refresh()
    archive.close()
    return folder


def _opened(folder: Path) -> FolderArchive:
    return FolderArchive(Paths(folder / "archive", folder / "cache" / "index-x", folder / "config"), seeded=False)


def _copied(standing: Path, to: Path) -> FolderArchive:
    shutil.copytree(standing, to)
    archive = _opened(to)
    archive.refresh()
    return archive


@pytest.mark.parametrize("what", list(_CHANGES))
def test_a_change_is_done_once_whenever_the_index_proves_damaged(
    what: str, standing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act, seen = _CHANGES[what]
    archive = _copied(standing, tmp_path / "whole")
    true = act(archive), seen(archive)
    told_otherwise = 0

    for at in count(1):
        archive = _copied(standing, tmp_path / str(at))
        with monkeypatch.context() as patched:
            damage = _Damage(at, patched)
            try:
                answer = done_once(archive, act, archive.mend)
            except MendedMeanwhileError:
                answer, told_otherwise = true[0], told_otherwise + 1
        assert (answer, answered(archive, seen, archive.mend)) == true, at
        archive.close()
        if not damage.came:
            break

    assert at > 1 or what == "renamed"  # of which the index knows nothing
    assert not told_otherwise


def test_a_question_is_asked_again_once_the_index_is_made_anew(
    standing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = _copied(standing, tmp_path / "asked")
    damage = _Damage(1, monkeypatch)

    assert answered(archive, lambda one: one.counts(Selection()).total, archive.mend) == 2
    assert damage.came
    archive.close()
