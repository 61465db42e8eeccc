"""Records of past versions with a damaged month, and of versions to come: what is read of them, and what may be done to them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from store.api.errors import DatelineError
from store.api.story import StoryId
from store.backup.making import back_up
from store.doctor.doctor import examined, repaired
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.record import Record
from store.record.version import FILE, VERSION
from tests.conftest import story
from tests.hardening.trial import Scale, Tried

_NEW = story("A report of today", "2025-06-09")
CHANGES: dict[str, Callable[[FolderArchive, Paths], object]] = {
    "adding": lambda archive, _: archive.add([_NEW]),
    "marking": lambda archive, paths: archive.mark(_any(paths), starred=True, note="Mine."),
    "correcting": lambda archive, paths: archive.mark(_any(paths), theme="water"),
    "removing": lambda archive, paths: archive.remove(_any(paths)),
    "bringing back": lambda archive, _: archive.restore(),
    "taking back": lambda archive, _: archive.undo(),
    "a watch list": lambda archive, _: archive.watches.put("Water", "theme:water"),
    "a feed": lambda archive, _: archive.feeds.add("https://news.example/feed", fetch=False),
    "a jump mark": lambda archive, paths: archive.set_jump("j", _any(paths)),
    "naming a thread": lambda archive, paths: archive.threads.rename(_any(paths), "The ferry"),
    "the doctor": lambda _, paths: _refused(list(repaired(examined(paths)))),
}
"""What a person does that changes the archive."""


def _any(paths: Paths) -> StoryId:
    return Record(paths.archive).stories("2025-06")[0].id


def _refused(done: list[tuple[object, str, bool]]) -> None:
    if not any(is_done for *_, is_done in done):
        raise DatelineError("; ".join(told for _, told, _ in done) or "nothing to repair")


def changed_though_newer(past: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each change of a record that a newer Dateline wrote, with what is wrong: it must be refused and no file become another."""
    paths = Paths(shutil.copytree(past, folder / "newer" / "archive"), folder / "newer" / "cache", folder / "newer" / "config")
    (paths.archive / FILE).write_text(f'{{"record": {{"1": {{"version": {VERSION + 1}}}}}}}')
    before = contents(paths.archive)
    archive = FolderArchive(paths, seeded=False)
    told = archive.refresh().notices
    yield "opening", "" if sum("newer Dateline" in one for one in told) == 1 else f"told {told}"
    for name, change in CHANGES.items():
        wrong = "it was done"
        try:
            change(archive, paths)
        except DatelineError as error:
            wrong = "" if str(error).isprintable() else "its sentence steers a terminal"
        if contents(paths.archive) != before:
            wrong = "a file is another"
        yield name, wrong
    archive.close()
    back_up(paths, folder / "newer" / "backup.zip", stories=1)
    yield "backing up", "" if contents(paths.archive) == before else "a file is another"


def damaged(scale: Scale, past: Path, folder: Path, chance: Random) -> Tried:
    """Damage a month of an old record, open it and change it: what no damage touched is there, and the damaged file is kept."""
    lost, told, times = 0, "", scale.of(1, 10, 200)
    for nth in range(times):
        shutil.rmtree(folder / "old", ignore_errors=True)
        paths = Paths(shutil.copytree(past, folder / "old" / "archive"), folder / "old" / "cache", folder / "old" / "config")
        if wrong := _wrong(past, paths, chance):
            lost, told = lost + 1, told or f"{nth}: {wrong}"
    return Tried(f"version {past.name} with a damaged month, changed", times, lost, told)


def _wrong(past: Path, paths: Paths, chance: Random) -> str:
    month = chance.choice(("2025-06", "2025-07"))
    path = paths.archive / f"{month}{chance.choice(('.json', '.json', '.marks.json'))}"
    raw = bytearray(path.read_bytes())
    at = chance.randrange(len(raw))
    raw[at : at + chance.choice((1, 30))] = b"\xff\x00" * chance.choice((1, 15))
    path.write_bytes(raw)
    archive = FolderArchive(paths, seeded=False)
    told = archive.refresh().notices
    archive.add([_NEW])
    archive.set_jump("j", _NEW.id)
    archive.close()
    if not any(path.name in one for one in told):
        return f"{path.name} is not told"
    if bytes(raw) not in contents(paths.archive).values():
        return f"{path.name} is not as it was, nor kept"
    before, now = Record(past), Record(paths.archive)
    there = {one.id: one for home in now.stamps().months for one in now.stories(home)}
    marks = {key: its for home in now.stamps().marks for key, its in now.marks(home).items()}
    for home in before.stamps().months:
        for one in before.stories(home):
            if one.id not in there and (home, path.suffixes) != (month, [".json"]):
                return f"“{one.title}” is gone"
        for key, its in before.marks(home).items() if path.name != f"{home}.marks.json" else ():
            if key in there and marks.get(key) != its:
                return f"marks of “{there[key].title}” are others"
    return "" if _NEW.id in there else "the new story is gone"


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their names, but for hidden ones."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name[0] != "."
    }
