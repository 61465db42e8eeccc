"""Attempts: the stories that are being understood, noted on disk, so that one that ends the process is known to the next.

A story that was begun and never done with is understood apart from then on (`store/folder/isolated.py`), and after a few such ends not
until the rules change. The file may be deleted at any time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store.files import keep, kept

MOST = 3
"""A story that was begun so often and never done with is given up."""
_FILE = "attempts.json"


class Attempts:
    """How often stories were begun to be understood by a version of the rules, and never done with."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def begun(self, version: int) -> Mapping[str, int]:
        """Return how often each story was begun and not done with, by its id; none if the rules have changed since."""
        return kept(self._path, lambda plain: _numbers(plain["begun"]) if plain["rules"] == version else {}) or {}

    @contextmanager
    def noted(self, version: int, ids: Iterable[str], *, bounded: bool = False) -> Iterator[None]:
        """Note stories while they are being understood; the note stays if the process ends meanwhile.

        It stays too if that is broken off, unless what works on them is `bounded` in time: then whoever broke it off did not wait in vain.
        """
        ids = list(ids)
        before = self.begun(version)
        self.note(version, ids)
        try:
            yield
        except Exception:  # a full disk, say, which tells nothing of the stories
            self.forget(version, ids)
            raise
        except BaseException:
            if bounded:
                now = {one: number for one, number in self.begun(version).items() if one not in ids}
                self._keep(version, {**now, **{one: before[one] for one in ids if one in before}})
            raise
        self.forget(version, ids)

    def note(self, version: int, ids: Iterable[str], done: Iterable[str] = ()) -> None:
        """Note that stories are begun with, and others done with."""
        over = frozenset(done)
        before = {one: number for one, number in self.begun(version).items() if one not in over}
        self._keep(version, {**before, **{one: before.get(one, 0) + 1 for one in ids}})

    def forget(self, version: int, ids: Iterable[str]) -> None:
        """Note that stories are done with."""
        self.note(version, (), done=ids)

    def _keep(self, version: int, begun: Mapping[str, int]) -> None:
        if begun:
            keep(self._path, {"rules": version, "begun": begun})
            return
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def _numbers(plain: Mapping[str, Any]) -> dict[str, int]:
    return {one: int(number) for one, number in plain.items()}
