"""A text as a row of classed words: what the rules look at instead of its letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from store.dates.holidays import NAMES
from store.dates.words import CLASSES, VOCABULARY

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d)|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])|\d+(?:[.,:/]\d+)*"
    r"|(?<![^\W\d_])[aApP]\.[mM]\b\.?|[QqHh][1-4](?![^\W_])|[^\W\d_]+|['’](?:s\b|\d0s\b)|\n\s*\n|--|[^\w\s]|_"
)
_SIGNS = {
    "-": "dash", "–": "dash", "‑": "dash", "—": "break", "--": "break", ",": "comma", ".": "dot", "'s": "apos", "’s": "apos",
    "'": "quote", "’": "quote", "$": "money", "£": "money", "€": "money", "#": "money", "%": "percent", "(": "open", ")": "close",
    "/": "slash", "½": "fraction", "¼": "fraction", "¾": "fraction", ";": "stop", ":": "stop", "?": "stop", "!": "stop",
    '"': "stop", "”": "stop", "“": "stop", "_": "break",
}  # fmt: skip
_NUMBERS = ("small", "number", "amount", "year", "decade", "ordinal", "clock", "fraction", "isodate", "slashdate", "quarter_code")
_ALL = (*CLASSES, *dict.fromkeys(_SIGNS.values()), *_NUMBERS, "feast_start", "paragraph", "other")
LETTERS = {name: chr(0x4E00 + number) for number, name in enumerate(dict.fromkeys(_ALL))}
"""Each class and the one character that stands for it in `Reading.classes`."""

_FEAST_STARTS = frozenset(
    form for name in NAMES for word in [name.split()[0].split("'")[0]] for form in (word.capitalize(), word.upper())
)
_KNOWN = dict.fromkeys(_FEAST_STARTS, LETTERS["feast_start"])
_KNOWN |= {word: LETTERS[name] for word, name in VOCABULARY.items()} | {sign: LETTERS[name] for sign, name in _SIGNS.items()}
_CALENDAR_YEARS = range(1000, 2200)
_REMEMBERED_LENGTH = 24
_REMEMBERED = 50_000

Piece = tuple[str, tuple[tuple[int, int], ...]]
"""The classes of the words in a stretch without white space, and where they begin and end in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, its words, and their classes; where a word stands is worked out when asked, as few are asked for."""

    text: str
    """The text."""
    classes: str
    """One character per word: its class, as `LETTERS` names them."""
    _pieces: list[Piece]
    _starts: list[int]
    """Where each piece begins in the text."""
    _counts: list[int]
    """How many words there are up to the end of each piece."""

    def span(self, index: int) -> tuple[int, int]:
        """Return where a word begins and ends in the text."""
        piece = bisect_right(self._counts, index)
        before = self._counts[piece - 1] if piece else 0
        start, end = self._pieces[piece][1][index - before]
        return self._starts[piece] + start, self._starts[piece] + end

    def word(self, index: int) -> str:
        """Return a word in lower case."""
        start, end = self.span(index)
        return self.text[start:end].lower()


class _Pieces(dict[str, Piece]):
    """Stretches already taken apart: news repeats its words, and looking one up is ten times faster than reading it."""

    def __missing__(self, text: str) -> Piece:
        classes: list[str] = []
        spans: list[tuple[int, int]] = []
        for match in _TOKEN.finditer(text):
            word = match.group()
            classes.append(_KNOWN.get(word) or _unknown(word))
            spans.append(match.span())
        piece = "".join(classes), tuple(spans)
        if len(text) <= _REMEMBERED_LENGTH:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[text] = piece
        return piece


_PIECES = _Pieces()


def read(text: str) -> Reading:
    """Return the words of a text with their classes; takes time in proportion to its length."""
    stretches = text.split(" ")
    known = _PIECES
    pieces = [known[stretch] for stretch in stretches]
    letters = [piece[0] for piece in pieces]
    starts = list(accumulate([len(stretch) + 1 for stretch in stretches], initial=0))
    return Reading(text, "".join(letters), pieces, starts, list(accumulate(map(len, letters))))


def _unknown(word: str) -> str:
    """Return the class of a word that no table has: a number in some form, or any other word."""
    first = word[0]
    if first == "\n":
        return LETTERS["paragraph"]
    if first.isdigit():
        return LETTERS[_number(word)]
    if first in "'’" and len(word) == 4:
        return LETTERS["decade"]
    if first in "QqHh" and word[-1].isdigit():
        return LETTERS["quarter_code"]
    return LETTERS["ampm"] if word[1:2] == "." else LETTERS["other"]


def _number(word: str) -> str:
    """Return which kind of number a word of digits is."""
    if not word.isascii():
        return "other"
    if word.isdecimal():
        if len(word) <= 2:
            return "small" if 0 < int(word) <= 31 else "number"
        return "year" if len(word) == 4 and int(word) in _CALENDAR_YEARS else "number" if len(word) < 6 else "amount"
    if word[-2:] in ("st", "nd", "rd", "th"):
        return "ordinal" if len(word) <= 4 and word[:-2].isdecimal() else "other"
    if word[-1] == "s":
        return "decade" if word[-2] == "0" and word[:-1].isdecimal() and len(word) in (3, 5) else "other"
    if word[4:5] == "-":
        return "isodate"
    if ":" in word:
        return "clock" if re.fullmatch(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?", word) else "amount"
    if "/" in word:
        if word in ("1/2", "1/4", "3/4"):
            return "fraction"
        return "slashdate" if re.fullmatch(r"\d{1,2}/\d{1,2}/(?:\d{2}|\d{4})|\d{4}/\d\d?/\d\d?", word) else "amount"
    return "amount"
