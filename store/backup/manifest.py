"""The manifest of a backup: what is in it, each file with its size and hash, and when and by which version it was made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from store.api.errors import BackupError

MANIFEST = "manifest.json"
"""The manifest's own name in the file."""
ARCHIVE, CONFIG, WORDS = "archive", "config", "themes.d"
"""Folders in the file: the record as it is, the person's settings and themes, and their words of themes."""
CONFIG_FILES = ("settings.toml", "themes.toml")
"""What of the config folder is kept."""
LONGEST = 16 * 1024 * 1024
"""Bytes of a manifest."""
_LONGEST_NAME = 240
"""Bytes of a file's name that any disk takes."""
_FORM, _VERSION = "dateline-backup", 1
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FILE_NAME = re.compile(r"[^./\\:\x00-\x1f\x7f][^/\\:\x00-\x1f\x7f]{0,199}")
"""A plain name of a file that can stand in any folder, and nowhere else."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file in a backup."""

    name: str
    """Its folder and name: `archive/2025-06.json`."""
    size: int
    """Its bytes."""
    sha256: str
    """Their hash."""

    @property
    def folder(self) -> str:
        """Its folder: `archive`, `config` or `themes.d`."""
        return self.name.partition("/")[0]

    @property
    def file_name(self) -> str:
        """Its name in that folder."""
        return self.name.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup."""

    version: str
    """The version of Dateline that made it."""
    made: datetime
    """When, in UTC."""
    stories: int
    """How many stories the archive had."""
    files: tuple[KeptFile, ...]
    """All files but the manifest."""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(one.size for one in self.files)

    def of(self, folder: str) -> list[KeptFile]:
        """Return the files of one folder."""
        return [one for one in self.files if one.folder == folder]

    def to_json(self) -> bytes:
        """Return it as the bytes of a file."""
        plain = {_FORM: _VERSION, "version": self.version, "made": self.made.isoformat(), "stories": self.stories}
        return orjson.dumps({**plain, "files": [asdict(one) for one in self.files]}, option=orjson.OPT_INDENT_2)

    @classmethod
    def from_json(cls, raw: bytes) -> Manifest:
        """Return what `to_json` wrote. Raises BackupError for anything else, and for names that lead out of its folders."""
        try:
            plain = orjson.loads(raw)
            if plain[_FORM] != _VERSION:
                raise BackupError("it was made by a newer Dateline; update Dateline and try again")
            files = tuple(_kept_file(one) for one in plain["files"])
            made = datetime.fromisoformat(plain["made"]).astimezone(UTC)
            manifest = cls(str(plain["version"]), made, _number(plain["stories"]), files)
        except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
            raise BackupError("its manifest can't be understood, so it is no backup of Dateline") from error
        if len({one.name.casefold() for one in files}) < len(files):
            raise BackupError("it has two files of one name, which no backup of Dateline has; nothing of it is taken")
        return manifest


def _number(plain: object) -> int:
    """Return how many stories there are. Raises ValueError if there can't be so many."""
    if type(plain) is not int or plain < 0:
        raise ValueError(f"{plain!r:.40} is no number of stories")
    return plain


def _kept_file(plain: Mapping[str, Any]) -> KeptFile:
    name, size, digest = plain["name"], plain["size"], plain["sha256"]
    folder, _, file_name = name.partition("/")
    named = _FILE_NAME.fullmatch(file_name) and (folder == ARCHIVE or (folder == WORDS and file_name.endswith(".toml")))
    fits = file_name in CONFIG_FILES if folder == CONFIG else named
    if not fits or not file_name.isprintable() or len(file_name.encode()) > _LONGEST_NAME:
        raise BackupError(f"it has a file {name[:80]!r}, which no backup of Dateline has; nothing of it is taken")
    if not isinstance(size, int) or size < 0 or not _DIGEST.fullmatch(digest):
        raise BackupError(f"what its manifest says of {name[:80]!r} makes no sense, so nothing of it is taken")
    return KeptFile(name, size, digest)
