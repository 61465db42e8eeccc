"""Commands that print passwords and tokens of feeds, in the settings of this machine.

They are no part of the archive: one that comes from elsewhere can neither run a program here nor have a secret sent to another server.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import orjson

from store.api.errors import FeedError, SettingsError
from store.files import write_whole
from store.private import make_folder
from store.text.clean import clean_line

_NAME = "feed-passwords.json"
_LONGEST = 1_000


class PasswordCommands:
    """Commands by who logs in where, in `feed-passwords.json` beside the other settings."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME

    def get(self, address: str, user: str) -> str:
        """Return the command for a user of an address's server; empty if there is none. Raises SettingsError."""
        return self._read().get(_who(address, user), "")

    def put(self, address: str, user: str, command: str) -> None:
        """Keep a command, or forget it if it is empty. Raises FeedError, SettingsError."""
        clean = clean_line(command)
        if len(clean) > _LONGEST:
            raise FeedError(f"the command has {len(clean):,} characters; {_LONGEST:,} are the most, so put it into a script")
        kept = {name: told for name, told in self._read().items() if name != _who(address, user)}
        if clean:
            kept[_who(address, user)] = clean
        try:
            make_folder(self._path.parent)
            write_whole(self._path, orjson.dumps(kept, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
            self._path.chmod(0o600)
        except OSError as error:
            raise SettingsError(f"{self._path} can't be written ({error.strerror or error}); nothing of it was") from error

    def _read(self) -> dict[str, str]:
        try:
            plain = orjson.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise SettingsError(
                f"{self._path} can't be read ({error}); mend it, or remove it and give the commands again"
            ) from error
        pairs = plain.items() if isinstance(plain, dict) else ()
        return {name: clean_line(told) for name, told in pairs if isinstance(told, str)}


def _who(address: str, user: str) -> str:
    parts = urlsplit(address)
    host = parts.hostname or ""
    return f"{user or 'token'}@{f'{host}:{parts.port}' if parts.port not in (None, 80, 443) else host}"
