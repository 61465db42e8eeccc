"""A cache on a disk that is full: the archive is read and changed all the same, and whole once there is room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import story, titles
from tests.hardening.rooms import small_disk
from tests.hardening.trial import Scale, Tried

_STORIES = [story(f"Report {number} of the ferries", f"2025-0{1 + number % 6}-02", "word " * 300) for number in range(24)]
_LARGEST = 1_200
"""Kilobytes in which all that is derived of these stories has room."""


def attack(scale: Scale, folder: Path) -> Iterator[Tried]:
    """Open an archive with caches of all sizes, read it, add to it and mark, then once more with room."""
    FolderArchive(Paths(folder / "archive", folder / "first" / "index-x", folder / "config"), seeded=False).add(_STORIES)
    times = scale.of(2, 12, 60)
    lost = [why for nth in range(times) if (why := _lost(folder, nth, 24 + nth * _LARGEST // times))]
    yield Tried("a cache that is full", times, len(lost), lost[0] if lost else "")


def _lost(folder: Path, nth: int, kilobytes: int) -> str:
    """Return what is not as it should be with a cache of a size, before there is room or after."""
    paths = Paths(folder / "archive", folder / f"cache-{nth}" / "index-x", folder / "config")
    fresh, found = story(f"Bridge {nth} is mended"), 0
    try:
        with small_disk(paths.index.parent, kilobytes):
            archive = FolderArchive(paths, seeded=False)
            archive.refresh()
            found = len(titles(archive, "ferries"))
            archive.add([fresh])
            archive.mark(_STORIES[nth % len(_STORIES)].id, starred=True)
            archive.refresh()
            archive.close()
        again = FolderArchive(paths, seeded=False)
        again.refresh()
        starred = again.marks(_STORIES[nth % len(_STORIES)].id).starred
        later = len(titles(again, "ferries")), len(titles(again, f"bridge {nth}")), starred
        again.close()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a loss
        return f"{kilobytes} KB: {type(error).__name__}: {error}"
    return "" if (found, later) == (24, (24, later[1], True)) and later[1] else f"{kilobytes} KB: {found}, then {later}"
