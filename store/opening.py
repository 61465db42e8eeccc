"""Opening an archive: which kind of it stands behind the one protocol."""

from __future__ import annotations

from store.api.archive import Archive
from store.api.errors import MissingExtraError
from store.paths import Paths, Place


def open_archive(
    place: Place | None = None, *, seeded: bool = True, patience: float | None = None, sitting: bool = False
) -> Archive:
    """Open the archive in a folder, or where archives live on this machine; or the one that is shared at a database's address.

    An archive that does not exist is filled from the starting stories by its first `refresh`, unless `seeded` is false.
    `patience` is for how many seconds another program that writes is waited for; half a minute if not given.
    `sitting` is for a program that stays open: what waits to be understood is then worked out by another process beside it.
    Raises UnreadableFileError if the folder can't be made or read, SettingsError if `themes.toml` is wrong; of a database
    UnreachableDatabaseError, SchemaError, and MissingExtraError if what talks to it is not installed.
    """
    paths = Paths.find(place)
    if paths.address:
        try:
            import psycopg_pool  # noqa: F401 - its absence is told
        except ImportError as error:
            raise MissingExtraError("shared", "an archive in a database") from error
        from store.shared.archive import SharedArchive

        return SharedArchive(paths.address, paths, patience=patience)
    from store.folder.archive import FolderArchive

    return FolderArchive(paths, seeded=seeded, patience=patience, sitting=sitting)
