"""Where things live: the archive in the data folder, the index in the cache folder, settings in the config folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

_APP = "dateline"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one archive."""

    archive: Path
    """The record: stories and marks."""
    index: Path
    """What is derived from it; may be deleted."""
    config: Path
    """Settings and the person's own themes."""

    @classmethod
    def find(cls, archive: Path | None = None) -> Paths:
        """Return where things live: as given, else as DATELINE_ARCHIVE, _CACHE and _CONFIG say, else the platform's folders."""
        import platformdirs

        given = archive or _from_environment("ARCHIVE")
        folder = (given or platformdirs.user_data_path(_APP, appauthor=False) / "archive").expanduser().absolute()
        cache = _from_environment("CACHE") or platformdirs.user_cache_path(_APP, appauthor=False)
        config = _from_environment("CONFIG") or platformdirs.user_config_path(_APP, appauthor=False)
        name = blake2b(os.fsencode(folder.resolve()), digest_size=6).hexdigest()
        return cls(folder, cache.expanduser().absolute() / f"index-{name}", config.expanduser().absolute())


def _from_environment(name: str) -> Path | None:
    value = os.environ.get(f"DATELINE_{name}")
    return Path(value) if value else None


def seeds_folder() -> Path:
    """Return the folder of the starting archive and the themes, in a checkout as in an installed wheel."""
    return Path(__file__).resolve().parent.parent / "seeds"
