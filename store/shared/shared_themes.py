"""The themes of a shared archive: one file for all in the database, and a copy of it on this machine, where it is read and changed."""

from __future__ import annotations

from pathlib import Path

from store.files import write_whole
from store.postgres.documents import Documents
from store.private import make_folder
from store.themes.themes_toml import FILE

_NAME = "themes.toml"
_TABLE, _ROW = "themes", "1"


class SharedThemes:
    """Keeps the copy of the themes true to those of all."""

    def __init__(self, documents: Documents, folder: Path) -> None:
        self._documents, self._path = documents, folder / FILE
        self._seen = -1
        make_folder(folder)

    def pull(self) -> None:
        """Have the themes here as the others have them."""
        now = self._documents.revision(_NAME)
        if now == self._seen:
            return
        text = text_in(self._documents)
        if text != self._text():
            if text:
                write_whole(self._path, text.encode())
            else:
                self._path.unlink(missing_ok=True)
        self._seen = now

    def push(self) -> None:
        """Let the others have the themes as they are here."""
        self._documents.put(_NAME, {_TABLE: {_ROW: {"text": self._text()}}})
        self._seen = self._documents.revision(_NAME)

    def _text(self) -> str:
        return self._path.read_text(encoding="utf-8") if self._path.exists() else ""


def text_in(documents: Documents) -> str:
    """Return the text of the themes of all; empty if there are none but the usual ones."""
    return str(documents.tables(_NAME).get(_TABLE, {}).get(_ROW, {}).get("text", ""))
