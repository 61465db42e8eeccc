"""Where things live: the archive in the data folder, the index in the cache folder, settings in the config folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from store.addresses import is_address, shown

_APP = "dateline"
Place = Path | str
"""Where an archive is: a folder, or the address of a database that several people share."""


def place_of(typed: str) -> Place:
    """Return the place that was typed: an address stays as it is, anything else is a folder."""
    return typed if is_address(typed) else Path(typed)


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one archive."""

    archive: Path
    """The record: stories and marks."""
    index: Path
    """What is derived from it; may be deleted."""
    config: Path
    """Settings and the person's own themes."""
    address: str = ""
    """The address of a shared archive, of which no folder here is the record; empty for one in a folder."""

    @property
    def shown(self) -> str:
        """Where the archive is, as it may be shown: an address without its password."""
        return shown(self.address) if self.address else str(self.archive)

    @classmethod
    def find(cls, archive: Place | None = None) -> Paths:
        """Return where things live: as given, else as DATELINE_ARCHIVE, _CACHE and _CONFIG say, else the platform's folders.

        What is kept here of a shared archive is in the cache, by its address without the password.
        """
        import platformdirs

        typed = os.environ.get("DATELINE_ARCHIVE")
        given = archive or (place_of(typed) if typed else None)
        if isinstance(given, str):
            return cls._shared(given)
        folder = (given or platformdirs.user_data_path(_APP, appauthor=False) / "archive").expanduser().absolute()
        name = blake2b(os.fsencode(folder.resolve()), digest_size=6).hexdigest()
        return cls(folder, _cache() / f"index-{name}", _config())

    @classmethod
    def _shared(cls, address: str) -> Paths:
        name = blake2b(os.fsencode(shown(address)), digest_size=6).hexdigest()
        here = _cache() / f"index-shared-{name}"
        return cls(here, here, _config(), address)


def _cache() -> Path:
    import platformdirs

    return (_from_environment("CACHE") or platformdirs.user_cache_path(_APP, appauthor=False)).expanduser().absolute()


def _config() -> Path:
    import platformdirs

    return (_from_environment("CONFIG") or platformdirs.user_config_path(_APP, appauthor=False)).expanduser().absolute()


def _from_environment(name: str) -> Path | None:
    value = os.environ.get(f"DATELINE_{name}")
    return Path(value) if value else None


def seeds_folder() -> Path:
    """Return the folder of the starting archive and the themes, in a checkout as in an installed wheel."""
    return Path(__file__).resolve().parent.parent / "seeds"
