"""The person's own themes, followed while an archive is open: another program, or an editor, may change them."""

from __future__ import annotations

from pathlib import Path

from store.api.errors import SettingsError
from store.files import Followed
from store.paths import seeds_folder
from store.themes.book import Book, load_book


class OwnThemes:
    """The book of themes as it was read last."""

    def __init__(self, config: Path) -> None:
        self._config = config
        self._file = Followed(config / "themes.toml")
        self.book = load_book(seeds_folder(), config)
        """The themes; read anew by `follow`."""

    def follow(self) -> tuple[Book, str]:
        """Return the themes as they are now; while the file is wrong, those of before, with a sentence that says so once."""
        if not self._file.changed():
            return self.book, ""
        try:
            book = load_book(seeds_folder(), self._config)
        except SettingsError as error:
            return self.book, f"{error}; until then the themes stay as they were"
        if book.fingerprint != self.book.fingerprint:
            self.book = book
        return self.book, ""
