"""What the doctor finds of the places that an archive lives in: who may look, how much room there is, who writes."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from shutil import disk_usage

from store.doctor.finding import Findings, amiss, told, well
from store.paths import Paths
from store.text.numbers import counted

_LITTLE = 100_000_000
_AHEAD = 120.0
"""Seconds by which clocks of two machines may differ."""
_OTHERS = 0o077


def room_findings(paths: Paths, *, private: bool) -> Findings:
    """Yield what is to be said of the folders; those of others' rights are only narrowed if that is asked for."""
    folder = paths.archive
    if not folder.exists():
        yield told("archive", f"{folder} is not there yet; the first command makes it")
        return
    if not folder.is_dir():
        yield amiss("archive", f"{folder} is no folder; name another with --archive")
        return
    if not os.access(folder, os.R_OK | os.X_OK):
        yield amiss("archive", f"{folder} can't be read; let yourself in (chmod u+rwx {folder})")
        return
    if os.access(folder, os.W_OK):
        yield well("archive", str(folder))
    else:
        yield told("archive", f"{folder} can be read alone; nothing can be added or marked")
    yield from _rights([folder, paths.index, paths.config], private=private)
    yield from _room(folder)
    yield from _writers(folder / ".lock")
    yield from _clock(folder)


def _rights(folders: list[Path], *, private: bool) -> Findings:
    for folder in folders:
        if os.name == "nt" or not folder.is_dir() or not _mode(folder) & _OTHERS:
            continue  # who can't enter a folder reads no file in it
        wide = [path for path in _ours(folder) if _mode(path) & _OTHERS]
        number = counted(len(wide), "file or folder", "files and folders")
        sentence = f"others on this machine have rights to {number} in {folder} ({wide[0].name})"
        if private:
            yield amiss("rights", sentence, "take these rights away (0600, folders 0700)", _narrowing(wide))
        else:
            yield told("rights", f"{sentence}; --repair --private takes them away, if nobody was meant to have them")


def _ours(folder: Path) -> Iterator[Path]:
    yield folder
    for path in folder.rglob("*"):
        if not path.is_symlink():
            yield path


def _mode(path: Path) -> int:
    try:
        return stat.S_IMODE(path.lstat().st_mode)
    except OSError:
        return 0


def _narrowing(paths: list[Path]) -> Callable[[], str]:
    def repair() -> str:
        done = 0
        for path in paths:
            try:
                path.chmod(_mode(path) & ~_OTHERS)
                done += 1
            except OSError:
                continue
        return f"nobody else has rights to {counted(done, 'file or folder', 'files and folders')} any more"

    return repair


def _room(folder: Path) -> Findings:
    free = disk_usage(folder).free
    if free < _LITTLE:
        yield told("disk", f"{free:,} bytes are free where {folder} stands; make room before many stories are added")
    else:
        yield well("disk", f"{free // 1_000_000:,} MB are free")


def _writers(lock: Path) -> Findings:
    """Yield who writes to the archive now, where the system tells."""
    try:
        inode = lock.stat().st_ino
        lines = Path("/proc/locks").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        words = line.split()
        if len(words) > 5 and words[5].rpartition(":")[2] == str(inode) and words[1] != "->":
            yield told("lock", f"{_called(words[4])} writes to the archive just now; what it has begun may look unfinished")


def _called(process: str) -> str:
    try:
        name = Path("/proc", process, "comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return "another program"
    return f"{name} (process {process})"


def _clock(folder: Path) -> Findings:
    newest = max((path.lstat().st_mtime for path in folder.glob("*.json")), default=0.0)
    if newest > time.time() + _AHEAD:
        when = f"{datetime.fromtimestamp(newest):%Y-%m-%d %H:%M}"
        yield told(
            "clock", f"the newest file of the archive is of {when}, which is still to come: the clock was set back, or is wrong"
        )
