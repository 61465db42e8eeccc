"""What synchronisers and programs that keep versions leave of two machines' changes: all of both is there, or told, and nothing is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.hardening.conflict_marks import STYLES, marked, whole
from tests.hardening.trial import Scale, Tried
from tests.hardening.two_machines import lacking, made

NAMES = {
    "Syncthing": "{}.sync-conflict-20250602-101112-ABCDEFG{}",
    "Dropbox": "{} (Anna's conflicted copy 2025-06-02){}",
    "Dropbox, twice": "{} (Annas Konfliktkopie 2025-06-02 (1)){}",
    "Dropbox, case": "{} (Case Conflict 1){}",
    "Nextcloud": "{} (conflicted copy 2025-06-02 101112){}",
    "ownCloud": "{}_conflict-20250602-101112{}",
    "OneDrive": "{}-ANNAS-PC{}",
    "OneDrive, a Mac": "{}-Annas MacBook Pro-2{}",
    "Google Drive": "{} (1){}",
    "Google Drive, conflict": "{} [Conflict]{}",
    "Google Drive, copy": "Copy of {}{}",
    "Google Drive, Kopie": "Kopie von {}{}",
    "iCloud": "{} 2{}",
    "Resilio": "{}.Conflict{}",
    "Unison": "{} (conflict on 2025-06-02){}",
    "Unison, older": "{}{} (copy: conflict #1 on 2025-06-02)",
    "Seafile": "{} (SFConflict anna@mail.example 2025-06-02-10-11-12){}",
    "Synology": "{}_ANNAS-PC_Jun-02-101112-2025_Conflict{}",
    "pCloud": "{} [conflicted]{}",
    "Box": "{} (Anna Roe){}",
    "rclone": "{}.conflict1{}",
    "rclone, ending": "{}{}.conflict2",
    "rclone, older": "{}{}..path2",
    "git mergetool": "{}_REMOTE_4711{}",
    "Subversion": "{}{}.mine",
    "Windows": "{} - Copy{}",
    "Finder": "{} copy{}",
}
"""How a copy of a file is called, by who leaves it; the file's name without its ending, and that."""
_OLDER = ("{}{}~", "{}{}.orig", "{}{}.bak", "{}_BASE_4711{}", "~{}{}", "{}{}.r12", "{}.old{}")
"""Names of older states."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Join what two machines did, as every program leaves it; then see that what can't be joined is told and stays."""
    chance = Random(None if scale is Scale.MOMENT else 17)
    names = chance.sample(sorted(NAMES), 2) if scale is Scale.MOMENT else sorted(NAMES)
    lost, told = 0, ""
    times = scale.of(1, 2, 40)
    for name in names:
        for _ in range(times):
            if wrong := _copies_joined(_fresh(folder), NAMES[name], chance):
                lost, told = lost + 1, told or f"{name}: {wrong}"
    yield Tried("copies of every file, joined", len(names) * times, lost, told or f"{len(names)} ways to name them")
    styles = [*STYLES, "whole"]
    for style in [chance.choice(styles)] if scale is Scale.MOMENT else styles:
        lost, told, times = 0, "", scale.of(1, 4, 100)
        for _ in range(times):
            if wrong := _marks_joined(_fresh(folder), style, chance):
                lost, told = lost + 1, told or wrong
        yield Tried(f"every file with conflicts marked as by {style}", times, lost, told)
    yield _left(scale, _fresh(folder), chance)


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _opened(folder: Path) -> list[str]:
    """Open the archive as a command does, write to it, and return what was told."""
    archive = FolderArchive(Paths(folder / "archive", folder / "cache", folder / "config"), seeded=False)
    told = list(archive.refresh().notices)
    archive.close()
    return told


def _copies_joined(folder: Path, naming: str, chance: Random) -> str:
    """Lay the other machine's files down as copies, open the archive, and return what is wrong then."""
    here, there = made(folder, chance)
    before = shutil.copytree(here, folder / "before")
    copies = {}
    for path in sorted(there.glob("*.json")):
        if (here / path.name).read_bytes() != path.read_bytes():
            copy = here / naming.format(path.stem, path.suffix)
            shutil.copyfile(path, copy)
            copies[copy.name] = path.read_bytes()
    told = _opened(folder)
    kept = {path.read_bytes() for path in here.iterdir() if path.is_file()}
    wrong = [
        *(f"{name} is not told" for name in copies if not any(name in one for one in told)),
        *(f"{name} is not kept" for name, content in copies.items() if content not in kept),
        *(f"{name} was left" for name in copies if (here / name).exists()),
        *lacking(here, before, there),
        *(f"told again: {one}" for one in _opened(folder)),
    ]
    return "; ".join(wrong[:3])


def _marks_joined(folder: Path, style: str, chance: Random) -> str:
    """Write both machines' files as one with marks, open the archive and change it, and return what is wrong then."""
    here, there = made(folder, chance)
    before = shutil.copytree(here, folder / "before")
    written = {}
    for path in sorted(there.glob("*.json")):
        ours, theirs = (here / path.name).read_text(), path.read_text()
        if ours != theirs:
            both = whole(ours, theirs) if style == "whole" else marked(ours, theirs, style)
            (here / path.name).write_bytes(both.encode())
            written[path.name] = both.encode()
    told = _opened(folder)
    wrong = [f"{name} is not told" for name in written if not any(name in one for one in told)]
    wrong += lacking(here, before, there)
    kept = {path.read_bytes() for path in here.iterdir() if path.is_file()}
    wrong += [f"{name} as it was is not kept" for name, content in written.items() if content not in kept]
    return "; ".join(wrong[:3])


def _left(scale: Scale, folder: Path, chance: Random) -> Tried:
    """Lay down older states, and copies that mean nothing: each is told every time, is left as it is, and changes nothing."""
    here, there = made(folder, chance)
    _opened(folder)
    before = {path.name: path.read_bytes() for path in here.glob("*.json")}
    olds = [one.format(name, ".json") for one in _OLDER for name in ("2025-06", "2025-06.marks", "watches", "feeds", "desk")]
    for nth, name in enumerate(olds):
        shutil.copyfile(sorted(there.glob("*.json"))[nth % 3], here / name)
    nothing = [
        naming.format(name, ".json")
        for naming in list(NAMES.values())[:: scale.of(9, 1, 1)]
        for name in ("2025-06", "desk", "record")
    ]
    for name in nothing:
        (here / name).write_bytes(b"hello")
    ours = {path.name: path.read_bytes() for path in here.iterdir() if path.is_file()}
    (folder / "config").mkdir(exist_ok=True)
    settings = folder / "config" / "settings.sync-conflict-20250602-101112-ABCDEFG.toml"
    settings.write_text("x = 1\n")
    wrong = []
    for _ in range(2):
        told = _opened(folder)
        wrong += [f"{name} is not told" for name in (*olds, *nothing, settings.name) if not any(name in one for one in told)]
        wrong += [f"{name} is another" for name, content in ours.items() if (here / name).read_bytes() != content]
    wrong += [f"{name} was changed" for name, content in before.items() if (here / name).read_bytes() != content]
    return Tried("older states and copies that mean nothing", len(olds) + len(nothing) + 1, len(wrong), "; ".join(wrong[:3]))
