"""A text as a row of classed words: what the rules look at instead of its letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from store.dates.gregorian.holidays import NAMES
from store.dates.lexer.word_classes import CLASSES, VOCABULARY

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d)|\d{4}-?W\d\d(?:-[1-7])?(?![^\W_])|\d{4}[-/]?[QqHh][1-4](?![^\W_])"
    r"|[1-4][QqHh](?:\d{4}|\d\d)?(?![^\W_])|\d{4}(?=/\d\d(?![\d/]))|\d\d?[.:][0-5]\d(?=[aApP]\.?[mM])|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|ST|ND|RD|TH|S)?(?![^\W_])|\d+(?:[.,:/]\d+)*"
    r"|(?<![^\W\d_])[aApP]\.[mM]\b\.?|[QqHh][1-4](?![^\W_])|[QqHh][1-4](?=FY)|FY(?=\d)"
    r"|[^\W\d_]+[nN]['’][tT]\b|[^\W\d_]+|['’](?:s\b|\d0s\b)|\f|--|[^\w\s]|_"
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{2}|\d{4})|\d{4}/\d\d?/\d\d?")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])/(?:19|20)\d\d")
_DOTTED = re.compile(r"\d\d?\.\d\d?\.\d{4}")
_SIGNS = {
    "-": "dash", "–": "dash", "‑": "dash", "—": "break", "--": "break", ",": "comma", ".": "dot", "'s": "apos", "’s": "apos",
    "'": "quote", "’": "quote", "$": "money", "£": "money", "€": "money", "#": "money", "%": "percent", "(": "open", ")": "close",
    "/": "slash", "½": "fraction", "¼": "fraction", "¾": "fraction", ";": "pause", ":": "pause", "?": "stop", "!": "stop",
    '"': "pause", "”": "pause", "“": "pause", "_": "break",
}  # fmt: skip
_NUMBERS = (
    "small",
    "number",
    "amount",
    "year",
    "decade",
    "ordinal",
    "clock",
    "fraction",
    "isodate",
    "slashdate",
    "quarter_code",
    "isoweek",
    "isoquarter",
    "slashmonth",
    "attacks",
)
_ALL = (*CLASSES, *dict.fromkeys(_SIGNS.values()), *_NUMBERS, "feast_start", "paragraph", "other")
LETTERS = {name: chr(0x4E00 + number) for number, name in enumerate(dict.fromkeys(_ALL))}
"""Each class and the one character that stands for it in `Tokens.classes`."""

_FEAST_STARTS = frozenset(
    form for name in NAMES for word in [name.split()[0].split("'")[0]] for form in (word.capitalize(), word.upper())
)
_KNOWN = dict.fromkeys(_FEAST_STARTS, LETTERS["feast_start"])
_KNOWN |= {word: LETTERS[name] for word, name in VOCABULARY.items()} | {sign: LETTERS[name] for sign, name in _SIGNS.items()}
_AMPM, _FY, _OTHER, _DID = LETTERS["ampm"], LETTERS["fy"], LETTERS["other"], LETTERS["did"]
_GROWN = frozenset((_FY, LETTERS["quarter_code"]))
"""Words that figures or a year of accounts may follow without a space: "FY25", "3Q24", "Q3FY25"."""
_NO_VERBS = frozenset("need proceed exceed succeed speed feed indeed unlimited limited".split())
"""Words in -ed that are no verbs of the past."""
_CALENDAR_YEARS = range(1000, 2200)
_AROUND = ",.;:?!\"“”()$%`'’\f"
_SIGN = {sign: _KNOWN.get(sign, LETTERS["other"]) for sign in _AROUND} | {"\f": LETTERS["paragraph"]}
_OWNER, _DASH = LETTERS["apos"], LETTERS["dash"]
_REMEMBERED_LENGTH = 24
_REMEMBERED = 50_000

Spans = tuple[tuple[int, int], ...]
"""Where the words of a stretch without white space begin and end in it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text, its words, and their classes."""

    text: str
    """The text."""
    classes: str
    """One character per word: its class, as `LETTERS` names them."""
    _stretches: list[str]
    """The text between its spaces."""
    _starts: list[int]
    """How many characters, spaces apart, come before each stretch."""
    _counts: list[int]
    """How many words there are up to the end of each stretch."""

    def span(self, index: int) -> tuple[int, int]:
        """Return where a word begins and ends in the text: worked out when asked, as few are asked for."""
        counts = self._counts
        piece = bisect_right(counts, index)
        start, end = _PLACES[self._stretches[piece]][index - counts[piece - 1] if piece else index]
        at = self._starts[piece] + piece
        return at + start, at + end

    def word(self, index: int) -> str:
        """Return a word in lower case."""
        start, end = self.span(index)
        return self.text[start:end].lower()


def _is_word(stretch: str) -> bool:
    """Say whether a stretch is one word of letters or one of figures, as nearly all are once signs are off."""
    return stretch.isalpha() or stretch.isdecimal()


def _parts(stretch: str) -> tuple[str, Spans]:
    """Return the classes of the words in a stretch without spaces, and where they are."""
    length = len(stretch)
    if _is_word(stretch):
        return _LETTERS[stretch], ((0, length),)
    if stretch[-1:] in _SIGN and _is_word(stretch[:-1]):
        return _LETTERS[stretch], ((0, length - 1), (length - 1, length))
    classes: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(stretch):
        word, start = match.group(), match.start()
        letter = _KNOWN.get(word) or _unknown(word)
        if (
            places
            and places[-1][1] == start
            and word[0].isalnum()
            and stretch[start - 1].isalnum()
            and letter != _AMPM
            and classes[-1] not in _GROWN
        ):
            letter = classes[-1] = _OTHER  # "A320", "4x4": figures grown together with letters
        classes.append(letter)
        places.append(match.span())
    return "".join(classes), tuple(places)


def _plain(stretch: str) -> str:
    """Return the classes of a word with signs around it, as most stretches are, or nothing where there is more to it."""
    sign = _SIGN.get(stretch[-1:])
    if sign and _is_word(stretch[:-1]):
        return _LETTERS[stretch[:-1]] + sign
    word = stretch.strip(_AROUND)
    owned = word[-2:] in ("'s", "’s")
    core = word[:-2] if owned else word
    if core == "s" or not (_is_word(core) or all(map(str.isalpha, core.split("-")))):
        return ""
    at = stretch.index(word)
    before, after = stretch[:at], stretch[at + len(word) :]
    letters = _DASH.join(map(_LETTERS.__getitem__, core.split("-")))
    return "".join([*map(_SIGN.__getitem__, before), letters, _OWNER if owned else "", *map(_SIGN.__getitem__, after)])


def _exact(stretch: str) -> str:
    """Return the classes of any stretch, and keep where its words are: such stretches are often dates."""
    letters, places = _parts(stretch)
    if len(stretch) <= _REMEMBERED_LENGTH and len(_PLACES) < _REMEMBERED:
        _PLACES[stretch] = places
    return letters


class _Letters(dict[str, str]):
    """Stretches to the classes of their words: news repeats its words, and looking one up is ten times faster than reading it."""

    def __missing__(self, stretch: str) -> str:
        letters = _unknown(stretch) if _is_word(stretch) else _plain(stretch) or _exact(stretch)
        if len(stretch) <= _REMEMBERED_LENGTH:
            if len(self) >= _REMEMBERED:
                forget()
            self[stretch] = letters
        return letters


class _Places(dict[str, Spans]):
    """Stretches to where their words are, as few are asked for; of those too long to be remembered, the last one."""

    last: tuple[str, Spans] = ("", ())

    def __missing__(self, stretch: str) -> Spans:
        if len(stretch) <= _REMEMBERED_LENGTH:
            if len(self) >= _REMEMBERED:
                self.clear()
            places = self[stretch] = _parts(stretch)[1]
            return places
        if self.last[0] is not stretch:
            self.last = stretch, _parts(stretch)[1]
        return self.last[1]


_LETTERS, _PLACES = _Letters(_KNOWN), _Places()


def forget() -> None:
    """Forget the words of texts read before: for measuring how fast unseen ones are read."""
    _LETTERS.clear()
    _LETTERS.update(_KNOWN)
    _PLACES.clear()


def read(text: str) -> Tokens:
    """Return the words of a text with their classes; takes time in proportion to its length."""
    flat = text.replace("\r\n", " \n").replace("\n \n", " \n\n").replace("\n\n", " \f").replace("\n", " ")
    stretches = flat.split(" ")
    letters = list(map(_LETTERS.__getitem__, stretches))
    starts, counts = accumulate(map(len, stretches), initial=0), accumulate(map(len, letters))
    return Tokens(text, "".join(letters), stretches, list(starts), list(counts))


def _unknown(word: str) -> str:
    """Return the class of a word that no table has: a number in some form, or any other word."""
    if word.isalpha():
        return _DID if word.endswith("ed") and len(word) > 3 and word not in _NO_VERBS and not word.startswith("un") else _OTHER
    first = word[0]
    if first == "\f":
        return LETTERS["paragraph"]
    if first.isdigit():
        return LETTERS[_number(word.lower())]
    if first in "'’" and len(word) == 4:
        return LETTERS["decade"]
    if first in "QqHh" and word[-1].isdigit():
        return LETTERS["quarter_code"]
    if word[1:2] == ".":
        return LETTERS["ampm"]
    return _OTHER


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
    if coded := _coded(word):
        return coded
    if ":" in word:
        return "clock" if _CLOCK.fullmatch(word) else "amount"
    if "/" in word:
        if word == "9/11":
            return "attacks"
        if word in ("1/2", "1/4", "3/4"):
            return "fraction"
        return "slashdate" if _SLASHED.fullmatch(word) else "slashmonth" if _MONTH.fullmatch(word) else "amount"
    return "slashdate" if _DOTTED.fullmatch(word) else "amount"


def _coded(word: str) -> str:
    """Return which form of ISO 8601 or of a report a word is written in: `2025-06-03`, `2025-W27`, `2025-Q3`, `3Q24`; or nothing."""
    if word[1] in "qh":
        return "quarter_code"
    if word[-2] in "qh":
        return "isoquarter"
    return "isoweek" if "w" in word else "isodate" if word[4:5] == "-" else ""
