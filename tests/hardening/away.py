"""An archive that may only be read, and one that goes while it is open: nothing is lost, made in its place, or done untold."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from store.api.errors import DatelineError
from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.hardening.deeds import NEW, STANDING, Room
from tests.hardening.kills import first_room
from tests.hardening.old_records import CHANGES, contents
from tests.hardening.trial import Scale, Tried

_NOBODY = 65_534
_MADE = ("adding", "marking", "correcting", "removing", "a watch list", "a feed", "a jump mark", "naming a thread")
"""What can be done to any archive."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Read and change an archive that may only be read; then take an open one away, in several ways."""
    first = first_room(folder / "first")
    with TemporaryDirectory(prefix="dateline-read-only-") as open_to_all:  # whose folders above others may pass
        Path(open_to_all).chmod(0o755)
        found = _only_read(first.copied(Path(open_to_all) / "room"))
    wrong = [f"{name}: {why}" for name, why in found if why]
    yield Tried("done to an archive that may only be read", len(found), len(wrong), "; ".join(wrong[:3]))
    ways = dict(list(_WAYS.items())[: scale.of(1, 4, 4)])
    for name, take in ways.items():
        wrong, times = [], 0
        for change in _MADE[:: scale.of(4, 1, 1)]:
            times += 1
            if why := _gone(first.copied(folder / "gone"), take, change):
                wrong.append(f"{change}: {why}")
        yield Tried(f"changed while its folder was {name}", times, len(wrong), "; ".join(wrong[:3]))


def _only_read(room: Room) -> list[tuple[str, str]]:
    """Do everything as a person who may read the archive and not write it, in a process of its own; return what is wrong."""
    for path in (room.paths.archive, *room.paths.archive.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for path in (room.folder, room.paths.index, *room.paths.index.rglob("*")):
        path.chmod(0o777)
    before, told = contents(room.paths.archive), room.folder / "told"
    process = os.fork()
    if process == 0:
        code = 1
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(_NOBODY)
                os.setuid(_NOBODY)
            told.write_text(json.dumps([*_asked(room.paths), *_refused(room.paths)]))
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(process, 0)
    if os.waitstatus_to_exitcode(status):
        return [("opening", "it failed")]
    return [*json.loads(told.read_text()), ("the files", "" if contents(room.paths.archive) == before else "one is another")]


def _asked(paths: Paths) -> Iterator[tuple[str, str]]:
    """Yield what can't be read, with the index and without one."""
    for index in (paths.index, paths.index.with_name("another")):
        archive = FolderArchive(Paths(paths.archive, index, paths.config), seeded=False)
        archive.refresh()
        total = archive.counts(Selection()).total
        yield f"reading with {index.name}", "" if total == len(STANDING) else f"{total} stories"
        archive.close()


def _refused(paths: Paths) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with how changes are refused: each in a sentence that says what can be done."""
    archive = FolderArchive(paths, seeded=False)
    archive.refresh()
    for name in _MADE:
        wrong = "it was done"
        try:
            CHANGES[name](archive, paths)
        except DatelineError as error:
            wrong = "" if "nothing was changed" in str(error) and "dateline backup" in str(error) else str(error)
        yield name, wrong
    archive.close()


def _removed(archive: Path) -> None:
    shutil.copytree(archive, archive.with_name("elsewhere"))
    shutil.rmtree(archive)


def _emptied(archive: Path) -> None:
    archive.rename(archive.with_name("elsewhere"))
    archive.mkdir()


def _linked(archive: Path) -> None:
    archive.rename(archive.with_name("elsewhere"))
    archive.symlink_to(archive.with_name("nowhere"))


_WAYS: dict[str, Callable[[Path], object]] = {
    "removed": _removed,
    "called otherwise": lambda archive: archive.rename(archive.with_name("elsewhere")),
    "unmounted": _emptied,
    "a link to nowhere": _linked,
}


def _gone(room: Room, take: Callable[[Path], object], change: str) -> str:
    """Open the archive, take its folder away and change it, then bring it back; return what is wrong."""
    archive, folder = room.opened(), room.paths.archive
    take(folder)
    wrong = ""
    try:
        archive.refresh()
        wrong = "that it is gone is not told"
    except DatelineError:
        pass
    try:
        CHANGES[change](archive, Paths(folder.with_name("elsewhere"), room.paths.index, room.paths.config))
        wrong = wrong or "it was done to nothing"
    except DatelineError:
        pass
    if folder.exists() and any(path.suffix == ".json" for path in folder.iterdir()):
        wrong = wrong or "another one was made in its place"
    if folder.is_symlink():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    folder.with_name("elsewhere").rename(folder)
    archive.refresh()
    total = archive.counts(Selection()).total
    archive.add(NEW[:1])
    archive.close()
    again = room.opened()
    after = again.counts(Selection()).total
    again.close()
    if total != len(STANDING) or after != total + 1:
        wrong = wrong or f"{total} stories once it is back, {after} at the next start"
    return wrong
