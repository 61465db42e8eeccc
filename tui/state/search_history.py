"""Earlier searches: kept in a small text file in the config folder, and gone through from the search line."""

from __future__ import annotations

from pathlib import Path

from store.files import sweep, write_whole
from store.private import make_folder
from store.text.clean import clean_line

_MOST = 500


class SearchHistory:
    """The searches a person made, or other lines they typed, oldest first; the file is first read when they are first asked for."""

    def __init__(self, folder: Path, name: str = "searches") -> None:
        self._file = folder / name
        self._searches: list[str] = []
        self._loaded = False
        self._writable = True
        self._walk: list[str] = []  # what was typed, then the searches that begin with it, newest first
        self._at = 0

    def beside(self, name: str) -> SearchHistory:
        """Return lines of another kind that are kept beside these."""
        return SearchHistory(self._file.parent, name)

    def load(self) -> None:
        """Read the file, unless that is done."""
        if not self._loaded:
            self._loaded = True
            self._read()

    def keep(self, line: str) -> None:
        """Keep a search as the newest one; what another Dateline kept meanwhile stays."""
        line = clean_line(line)
        if not line:
            return
        self._loaded = True
        self._read()
        self._searches = [*(search for search in self._searches if search != line), line][-_MOST:]
        self._walk, self._at = [], 0
        self._write()

    def step(self, line: str, by: int) -> str:
        """Return the search so many steps older (1) or newer (-1) than the line, among those that begin with what was typed.

        A line that the last step did not give is what is typed now; the newest step gives it back.
        """
        if self._walk[self._at : self._at + 1] != [line]:
            older = (search for search in reversed(self._searches) if search.lower().startswith(line.lower()))
            self._walk, self._at = [line, *(search for search in older if search != line)], 0
        self._at = min(max(0, self._at + by), len(self._walk) - 1)
        return self._walk[self._at]

    def _read(self) -> None:
        """Read the file anew; one that can't be read is left as it is, and the searches last for this sitting only."""
        try:
            lines = self._file.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return
        except (OSError, ValueError):
            self._writable = False
            return
        self._searches = list(dict.fromkeys(line for line in map(clean_line, lines) if line))[-_MOST:]

    def _write(self) -> None:
        """Write the file whole; where nothing can be written the searches last for this sitting only."""
        if not self._writable:
            return
        try:
            make_folder(self._file.parent)
            sweep(self._file)
            write_whole(self._file, "".join(f"{search}\n" for search in self._searches).encode())
        except (OSError, ValueError):
            self._writable = False
