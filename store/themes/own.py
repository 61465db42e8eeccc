"""The person's own themes, followed while an archive is open: another program, or an editor, may change them."""

from __future__ import annotations

from pathlib import Path

from store.api.errors import SettingsError
from store.paths import seeds_folder
from store.themes.book import Book, load_book


class OwnThemes:
    """The book of themes as it was read last."""

    def __init__(self, config: Path) -> None:
        self._config = config
        self._seen = self._look()
        self.book = load_book(seeds_folder(), config)
        """The themes; read anew by `follow`."""

    def follow(self) -> tuple[Book, str]:
        """Return the themes as they are now; while the file is wrong, those of before, with a sentence that says so once."""
        look = self._look()
        if look == self._seen:
            return self.book, ""
        self._seen = look
        try:
            book = load_book(seeds_folder(), self._config)
        except SettingsError as error:
            return self.book, f"{error}; until then the themes stay as they were"
        if book.fingerprint != self.book.fingerprint:
            self.book = book
        return self.book, ""

    def _look(self) -> tuple[int, int]:
        try:
            seen = (self._config / "themes.toml").stat()
        except OSError:
            return (0, 0)
        return (seen.st_size, seen.st_mtime_ns)
