"""Opening an archive: which kind of it stands behind the one protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.api.archive import Archive
from store.api.errors import MissingExtraError, NotSharedError
from store.paths import Paths, Place

if TYPE_CHECKING:
    from store.shared.archive import SharedArchive
    from store.shared.founding import Founded, Status


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
        return _shared(paths, patience)
    from store.folder.archive import FolderArchive

    return FolderArchive(paths, seeded=seeded, patience=patience, sitting=sitting)


def open_shared(place: Place | None) -> SharedArchive:
    """Open an archive that is shared in a database. Raises NotSharedError for one in a folder, and what `open_archive` raises."""
    return _shared(_shared_paths(place), None)


def found_shared(place: Place | None, *, citus: bool = False) -> Founded:
    """Make the archive in a database, or bring its tables forward; with Citus spread them over its servers.

    Raises NotSharedError, UnreachableDatabaseError, SchemaError, NotAllowedError, NoCitusError.
    """
    address = _shared_paths(place).address
    from store.shared.founding import found

    return found(address, citus=citus)


def status_of_shared(place: Place | None) -> Status:
    """Return how a shared archive is. Raises NotSharedError, UnreachableDatabaseError, SchemaError."""
    address = _shared_paths(place).address
    from store.shared.founding import status

    return status(address)


def _shared(paths: Paths, patience: float | None) -> SharedArchive:
    _see_that_it_is_installed()
    from store.shared.archive import SharedArchive

    return SharedArchive(paths.address, paths, patience=patience)


def _shared_paths(place: Place | None) -> Paths:
    paths = Paths.find(place)
    if not paths.address:
        raise NotSharedError(f"{paths.archive} is an archive in a folder; name a database with --archive postgresql://…")
    _see_that_it_is_installed()
    return paths


def _see_that_it_is_installed() -> None:
    try:
        import psycopg_pool  # noqa: F401 - its absence is told
    except ImportError as error:
        raise MissingExtraError("shared", "an archive in a database") from error
