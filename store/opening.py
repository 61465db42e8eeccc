"""Opening an archive: which kind of it stands behind the one protocol."""

from __future__ import annotations

from pathlib import Path

from store.api.archive import Archive


def open_archive(
    folder: Path | None = None, *, seeded: bool = True, patience: float | None = None, sitting: bool = False
) -> Archive:
    """Open the archive in a folder, or where archives live on this machine.

    An archive that does not exist is filled from the starting stories by its first `refresh`, unless `seeded` is false.
    `patience` is for how many seconds another program that writes is waited for; half a minute if not given.
    `sitting` is for a program that stays open: what waits to be understood is then worked out by another process beside it.
    Raises UnreadableFileError if the folder can't be made or read, SettingsError if `themes.toml` is wrong.
    """
    from store.folder.archive import FolderArchive
    from store.paths import Paths

    return FolderArchive(Paths.find(folder), seeded=seeded, patience=patience, sitting=sitting)
