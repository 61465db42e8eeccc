"""Archives that are made once and copied: what a first start or adding leaves, for as many tests as begin with it."""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

from filelock import FileLock

from store.api.story import Story
from store.folder.archive import FolderArchive
from store.folder.contents import Contents
from store.index import soundness
from store.index.place import IndexPlace
from store.paths import Paths
from store.threads.db import thread_file

SHARED = "DATELINE_TESTS_MADE"
"""Names, in the environment, the folder in which all processes of one run find what any of them made."""


def lay_starting_archive(paths: Paths) -> None:
    """Lay the archive of the starting stories where paths say, as a first start leaves it."""
    lay_copy(_made("starting", None), paths)


def lay_archive(stories: Sequence[Story], paths: Paths) -> None:
    """Lay an archive of some stories where paths say, as adding them to an empty one leaves it; they are added to one that stands."""
    if paths.archive.exists():
        archive = FolderArchive(paths)
        archive.add(stories)
        archive.close()
        return
    plain = pickle.dumps(list(stories))
    lay_copy(_made(blake2b(plain, digest_size=8).hexdigest(), plain), paths)


@cache
def _made(name: str, stories: bytes | None) -> Paths:
    """Return where an archive stands that this or another process of this run made: of stories, or of the starting ones."""
    shared = Path(os.environ.get(SHARED) or mkdtemp(prefix="dateline-tests-"))
    folder = shared / name
    made = Paths(folder / "archive", folder / "index", folder / "config")
    shared.mkdir(parents=True, exist_ok=True)
    with FileLock(shared / f"{name}.lock"):
        if not (folder / "whole").exists():
            archive = FolderArchive(made, seeded=stories is None)
            if stories is not None:
                archive.add(pickle.loads(stories))
            archive.refresh()
            archive.close()
            (folder / "whole").touch()
    return made


def lay_copy(made: Paths, paths: Paths) -> None:
    """Copy an archive with its index, and note the files of the copy for those that were written: they only look otherwise."""
    copytree(made.archive, paths.archive)
    copytree(made.index, paths.index)
    soundness.note(paths.index)
    thread_file.note(paths.index)
    place = IndexPlace(paths.index, [])
    state = place.state()
    state.held = Contents(paths.archive).held(state.held)
    place.keep(state)
