"""Files of words: for one language, the words and phrases that speak for and against each theme.

A file is TOML with one table a theme; in it, a weight names its words, which have commas or new lines between:

    [sport]
    3 = "goalkeeper*, penalty shootout*"
    -2 = "goal of the talks"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import repeat
from pathlib import Path
from typing import Any

from store.api.errors import SettingsError
from store.text.elision import opened
from store.text.entries import entries_in
from store.text.fold import words
from store.themes.toml_file import document_of

DEFAULT_LANGUAGE = "en"
"""Whose words count for a story in a language that has no words of its own."""
FOLDER, OWN_FOLDER = "words", "themes.d"
"""Where the words stand that Dateline comes with, and the person's own."""
Weights = Mapping[str, Mapping[str, float]]
"""Theme key to word or phrase, folded, to weight; a negative one speaks against the theme."""
_NOT_THEMES = frozenset(("sections",))
"""Tables of such a file that list something else."""
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})([-_][A-Z][a-z]{3})?([-_]([A-Za-z]{2}|\d{3}))?")
"""A tag of a language such as `sv`, `pt-BR`, `zh-Hans`: what a file may be named for."""
HEAVIEST = 100
"""The largest weight of a word, for a theme or against it."""
_FOLDED = re.compile(r"[a-z0-9]++\*?+(?:[ \n][a-z0-9]++\*?+)*+")
"""A phrase that folds to itself, or several with new lines between."""
_KEPT = 24


def word_files(folder: Path) -> list[Path]:
    """Return the files of words in a folder, by name; none if there is no folder. Raises SettingsError if it can't be read.

    What begins with a dot is an editor's.
    """
    try:
        found = (path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
        return sorted(path for path in found if path.is_file())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise SettingsError(f"{folder} can't be read ({error.strerror or error}); mend it or take it away") from error


def language_of(path: Path, document: Mapping[str, Any]) -> str:
    """Return the language of a file's words: what it says itself, else its name (`de.toml`); nothing if they are of every language.

    Of `pt-BR` it is `pt`, as of stories.
    """
    stated = document.get("language")
    if isinstance(stated, str):
        return stated.strip().replace("_", "-").partition("-")[0].lower()
    named = _LANGUAGE.fullmatch(path.stem)
    return named[1].lower() if named else ""


def words_of(path: Path, document: Mapping[str, Any]) -> Weights:
    """Return the words of each theme that a file lists, folded. Raises SettingsError naming the file, the theme and what to mend."""
    language = language_of(path, document)
    return {
        key: _of_theme(path, key, table, language)
        for key, table in document.items()
        if key not in _NOT_THEMES and not isinstance(table, str)
    }


def joined(*lists: Weights) -> Weights:
    """Return several lists of words as one; of two weights of a word, the later list's counts."""
    if len(lists) == 1:
        return lists[0]
    found: dict[str, dict[str, float]] = {}
    for one in lists:
        for key, by_word in one.items():
            found.setdefault(key, {}).update(by_word)
    return found


@lru_cache(_KEPT)
def built_in(path: Path) -> Weights:
    """Return the words of a file that Dateline comes with. Raises SettingsError."""
    return words_of(path, document_of(path))


def folded_phrase(text: str, language: str = "") -> str:
    """Return a word or phrase as texts in its language are compared with it, each `*` at the end of its word."""
    if _FOLDED.fullmatch(text):  # as most of the words that Dateline comes with
        return text
    text = opened(text, language)
    return " ".join(" ".join(words(part)) + ("*" if part.endswith("*") else "") for part in text.split() if words(part))


def _of_theme(path: Path, key: str, table: object, language: str) -> dict[str, float]:
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: {key} is no table; write [{key}], and beneath it weights with their words")
    found: dict[str, float] = {}
    for written, entries in table.items():
        texts = entries if isinstance(entries, list) else [entries]
        try:
            weight = float(written)
        except ValueError as error:
            raise SettingsError(f"{path}: [{key}] has {written!r:.40} where a weight such as 2 belongs") from error
        if not all(isinstance(text, str) for text in texts) or not -HEAVIEST <= weight <= HEAVIEST:
            raise SettingsError(f'{path}: [{key}] {written} lists no words; write {written} = "one, two, three*"')
        for text in texts:
            phrases = list(entries_in(text))
            if not _FOLDED.fullmatch("\n".join(phrases)):  # most lists are folded as they stand, and looked at as one
                phrases = [folded for phrase in phrases if (folded := folded_phrase(phrase, language))]
            found.update(zip(phrases, repeat(weight)))
    return found
