"""An archive that can't be asked from the screen's own thread: every test of the screen uses it."""

from __future__ import annotations

import threading
from typing import Any

from store.api.archive import Archive

PARTS = ("feeds", "search", "themes", "threads", "times", "watches")
"""What of the archive has methods of its own."""
KNOWN = ("name",)
"""What an archive tells without looking anywhere."""


class Guarded:
    """Hands everything on to an archive, or to a part of one, but from the thread that it was made in."""

    def __init__(self, archive: Archive | Any, refused: list[str] | None = None) -> None:
        self._archive = archive
        self._screen = threading.get_ident()
        self.refused: list[str] = [] if refused is None else refused
        """What was asked from the screen's own thread."""

    def __getattr__(self, name: str) -> Any:
        if threading.get_ident() == self._screen and name not in KNOWN:
            self.refused.append(name)
            raise AssertionError(f"the archive was asked for `{name}` on the screen's own thread")
        found = getattr(self._archive, name)
        return _Part(found, self) if name in PARTS and not callable(found) else found


class _Part(Guarded):
    def __init__(self, part: Any, whole: Guarded) -> None:
        super().__init__(part, whole.refused)
        self._screen = whole._screen
