"""Finding words within a story: whatever their case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from rich.style import Style
from rich.text import Text

FOUND = "found"
"""Under what the style of a match carries its place among the matches."""
_ACCENTED = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_SIGNS = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


class FoundMarker:
    """Marks words from the first line of a story to its last, and counts their places."""

    def __init__(self, wanted: str, found: Style) -> None:
        words = [re.escape(word) for word in _plain(wanted).split()]
        self._pattern = re.compile(r"\s+".join(words), re.IGNORECASE) if words else None
        self._found = found
        self.count = 0

    def mark(self, text: Text) -> None:
        """Mark the words in the next piece of the story's text."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(_plain(text.plain)):
            text.stylize(self._found + Style(meta={FOUND: self.count}), *match.span())
            self.count += 1


def found_lines(page: Sequence[Text]) -> Sequence[int]:
    """Return in which line each place begins where the words were found."""
    lines: dict[int, int] = {}
    for at, text in enumerate(page):
        for span in text.spans:
            if isinstance(span.style, Style) and (nth := span.style.meta.get(FOUND)) is not None:
                lines.setdefault(nth, at)
    return [lines[nth] for nth in sorted(lines)]


def _plain(text: str) -> str:
    """Return a text without accents and with plain signs, letter for letter."""
    return text if text.isascii() else text.translate(_SIGNS).translate(_unaccented())


@cache
def _unaccented() -> Mapping[int, str]:
    parts = {letter: unicodedata.normalize("NFD", chr(letter)) for letter in _ACCENTED}
    return {letter: part[0] for letter, part in parts.items() if len(part) > 1}
