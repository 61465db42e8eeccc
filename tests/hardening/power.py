"""Power cuts after any change that was acknowledged: what it wrote must be on the disk by then, and not only on its way there.

A kill leaves what was written with the system, which brings it to the disk in its own time; a cut of the power does not. So each deed
is watched: the content of a file is synced before the file takes its place, and its folder, and one that was made, after that.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import rmtree
from typing import Any

from store.folder.archive import FolderArchive
from store.record.record import Record
from tests.conftest import story
from tests.hardening.deeds import DEEDS, STANDING, Deed, Room
from tests.hardening.kills import first_room
from tests.hardening.trial import Scale, Tried

_WRITES = os.O_WRONLY | os.O_RDWR


def _told(_archive: FolderArchive, _room: Room, _acknowledged: int) -> Sequence[str]:
    return ()


SMALL = (
    Deed("keeping a watch list", 2, lambda _room, archive, nth: archive.watches.put(f"List {nth}", "water"), _told),
    Deed(
        "following a feed", 2, lambda _room, archive, nth: archive.feeds.add(f"https://n{nth}.example/feed", fetch=False), _told
    ),
    Deed("a jump mark", 2, lambda _room, archive, nth: archive.set_jump("ab"[nth], STANDING[nth].id), _told),
    Deed("naming a thread", 2, lambda _room, archive, nth: archive.threads.rename(STANDING[nth].id, f"Name {nth}"), _told),
    Deed("hiding a theme", 1, lambda _room, archive, _nth: archive.themes.change("water", hidden=True), _told),
    Deed(
        "correcting a text",
        1,
        lambda _room, archive, _nth: archive.add([story(STANDING[0].title, "2025-05-01", "Other.")]),
        _told,
    ),
    Deed(
        "a new archive",
        1,
        lambda room, _archive, _nth: Record(room.folder / "other" / "archive").write("2025-05", STANDING[:1]),
        _told,
        opens=False,
    ),
)
"""Further things that a person writes, each small."""
_FOLLOWING = ("following, the index older", "following, the index newer")


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Do each deed, and see after each time that nothing of it is still on its way."""
    deeds = [one for one in (*DEEDS, *SMALL) if one.name not in _FOLLOWING]
    first, lost, told, times = first_room(folder / "first"), 0, "", 0
    for deed in deeds[::8] if scale is Scale.MOMENT else deeds:
        template = first.copied(folder / "template")
        archive = template.opened()
        deed.prepare(template, archive)
        archive.close()
        times += deed.times
        if wrong := _on_its_way(deed, template.copied(folder / "room"), folder / "told"):
            lost, told = lost + 1, told or f"{deed.name}: {'; '.join(wrong[:3])}"
    yield Tried("changes acknowledged, then the power cut", times, lost, told)


def _on_its_way(deed: Deed, room: Room, told: Path) -> list[str]:
    """Do a deed in a process of its own that is watched, and return what was not on the disk when it was acknowledged."""
    process = os.fork()
    if process == 0:
        code = 1
        try:
            archive = room.opened() if deed.opens else None
            watch = _Watch((room.paths.archive, room.paths.config, room.folder / "other", room.backup))
            for nth in range(deed.times):
                deed.do(room, archive, nth)  # type: ignore[arg-type]
                watch.acknowledged()
            told.write_text(json.dumps(watch.wrong))
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(process, 0)
    rmtree(room.folder, ignore_errors=True)
    return ["it failed"] if os.waitstatus_to_exitcode(status) else json.loads(told.read_text())


class _Watch:
    """Follows what this process does to files, from now on."""

    def __init__(self, places: Sequence[Path]) -> None:
        self.wrong: list[str] = []
        """What was not on the disk when it had to be."""
        self._places = places
        self._content: set[Path] = set()
        self._names: dict[Path, str] = {}
        self._sync = os.fsync
        os.fsync = self._synced  # type: ignore[assignment]
        sys.addaudithook(self._heard)

    def acknowledged(self) -> None:
        """Note what is still on its way now."""
        self.wrong += [f"the content of {path.name}" for path in sorted(self._content) if path.exists()]
        self.wrong += [f"{what} in {folder.name}" for folder, what in sorted(self._names.items()) if folder.exists()]
        self._content.clear()
        self._names.clear()

    def _synced(self, number: int) -> None:
        self._sync(number)
        path = Path(f"/proc/self/fd/{number}").readlink()
        self._content.discard(path)
        self._names.pop(path, None)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | os.PathLike | bytes) and isinstance(arguments[2], int):
            path = _path(arguments[0])
            if arguments[2] & _WRITES and self._matters(path):
                self._content.add(path)
                if not path.exists():
                    self._names[path.parent] = f"that {path.name} is there"
        elif event == "os.rename":
            old, new = map(_path, arguments[:2])
            if self._matters(new):
                if old in self._content:
                    self.wrong.append(f"the content of {new.name} as it took its place")
                    self._content.discard(old)
                self._names[new.parent] = f"that {new.name} is new"
        elif event == "os.mkdir" and self._matters(path := _path(arguments[0])) and not path.exists():
            self._names[path.parent] = f"the folder {path.name}"

    def _matters(self, path: Path) -> bool:
        """Return whether a file must last: locks, and what is intended, which is made by the time it is acknowledged, need not."""
        return not path.name.startswith(".") and any(path.is_relative_to(place) for place in self._places)


def _path(given: Any) -> Path:
    return Path(os.fsdecode(given)).absolute()
