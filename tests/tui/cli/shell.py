"""A shell in which tests type commands: each runs in a process of its own that was begun warm."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from store.paths import Paths
from tests import warm
from tests.made_once import lay_starting_archive

_BEGIN_EMPTY = frozenset(("add", "backup", "completion", "config", "doctor", "feeds", "man", "restore"))
"""Commands that put no starting stories into an archive that is not there yet."""


class Shell:
    """A shell in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str, given: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Run a command with what is given on its standard input; a new archive has the starting stories already."""
        paths = Paths.find()
        if not paths.archive.exists() and not _BEGIN_EMPTY.intersection(arguments):
            lay_starting_archive(paths)
        return warm.run(arguments, given.encode() if isinstance(given, str) else given)

    def json(self, *arguments: str, given: str = "") -> Any:
        """Run a command and return what it answers for programs; nothing but that may be said."""
        done = self.run(*arguments, "--json", given=given)
        assert not done.stderr, done.stderr
        return json.loads(done.stdout)
