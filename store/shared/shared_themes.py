"""The themes of a shared archive: files for all in the database, and a copy of them on this machine, where they are read and changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from store.files import write_whole
from store.postgres.connections import NotAllowedError
from store.postgres.documents import Documents
from store.private import make_folder
from store.themes.themes_toml import FILE
from store.themes.word_files import OWN_FOLDER, word_files

_NAME = FILE
"""The document that has them."""
_TABLE, _ROW = "themes", "1"
_WORDS = "words"
"""Its table of files of words."""
FILES = re.compile(rf"{re.escape(FILE)}|{re.escape(OWN_FOLDER)}/[\w-]{{1,80}}\.toml")
"""What such a file may be called, beneath the folder of a person's own themes: nothing else is ever written."""


class SharedThemes:
    """Keeps the copy of the themes true to those of all."""

    def __init__(self, documents: Documents, folder: Path) -> None:
        self._documents, self._folder = documents, folder
        self._seen = -1
        make_folder(folder)

    def pull(self) -> None:
        """Have the themes here as the others have them."""
        now = self._documents.revision(_NAME)
        if now == self._seen:
            return
        theirs, ours = files_in(self._documents), theme_files(self._folder)
        for name in ours.keys() - theirs.keys():
            (self._folder / name).unlink(missing_ok=True)
        for name, text in theirs.items():
            if ours.get(name) != text:
                make_folder((self._folder / name).parent)
                write_whole(self._folder / name, text.encode())
        self._seen = now

    def push(self) -> None:
        """Let the others have the themes as they are here. Raises NotAllowedError; then they are here as the others have them."""
        try:
            put_files(self._documents, theme_files(self._folder))
        except NotAllowedError:
            self._seen = -1
            self.pull()
            raise
        self._seen = self._documents.revision(_NAME)


def theme_files(folder: Path) -> dict[str, str]:
    """Return the files of themes that lie in a folder: their names beneath it, and what they say. Raises SettingsError."""
    paths = [folder / FILE, *word_files(folder / OWN_FOLDER)]
    named = {path.relative_to(folder).as_posix(): path for path in paths if path.is_file()}
    return {name: path.read_text(encoding="utf-8") for name, path in named.items() if FILES.fullmatch(name)}


def files_in(documents: Documents) -> dict[str, str]:
    """Return the files of themes of all; none if there are none but the usual ones."""
    tables = documents.tables(_NAME)
    text = tables.get(_TABLE, {}).get(_ROW, {}).get("text")
    words = {str(row.get("name")): row.get("text") for row in tables.get(_WORDS, {}).values()}
    found = {FILE: text or None, **words}
    return {name: text for name, text in found.items() if isinstance(text, str) and FILES.fullmatch(name)}


def put_files(documents: Documents, files: Mapping[str, str]) -> None:
    """Have files of themes be those of all. Raises NotAllowedError."""
    words = [{"name": name, "text": text} for name, text in sorted(files.items()) if name != FILE]
    tables = {_TABLE: {_ROW: {"text": files.get(FILE, "")}}, _WORDS: {str(nth): row for nth, row in enumerate(words, 1)}}
    documents.put(_NAME, {name: rows for name, rows in tables.items() if rows})
