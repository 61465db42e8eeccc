"""Folding: what a text becomes before it is compared, so that case, accents and joining signs do not matter."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_FOLDED_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = {"'": "", "’": "", "ʼ": ""}
_SIGNS = {"“": '"', "”": '"', "‘": '"', "–": "-", "—": "-", "…": ".", "\u00a0": " ", "•": " ", "€": " ", "£": " "}
_PLAIN = str.maketrans(_APOSTROPHES | _SIGNS)
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ـ": ""} | _APOSTROPHES
)


def fold(text: str) -> str:
    """Return a text in lower case without accents and apostrophes; signs may turn into plainer ones."""
    if not text.isascii():
        text = text.translate(_PLAIN)
    if text.isascii():
        return text.lower().replace("'", "")
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join([char for char in text if not unicodedata.combining(char)]).translate(_LETTERS)


def words(text: str) -> list[str]:
    """Return the folded words of a text in order."""
    return _FOLDED_WORD.findall(fold(text))


def word_spans(text: str) -> list[tuple[int, int, str]]:
    """Return each word of a text as (start, end, folded word), offsets in characters of the unfolded text."""
    return [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]
