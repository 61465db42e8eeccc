"""A text as a row of classed words: what the rules look at instead of its letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from store.dates.gregorian.holidays import NAMES
from store.dates.lexer.figure_classes import class_of_unknown
from store.dates.lexer.token_classes import LETTERS, SIGNS, letter_set
from store.dates.lexer.word_classes import VOCABULARY

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d)|\d{4}-?W\d\d(?:-[1-7])?(?![^\W_])|\d{4}[-/]?[QqHh][1-4](?![^\W_])"
    r"|[1-4][QqHh](?:\d{4}|\d\d)?(?![^\W_])|\d{4}(?=/\d\d(?![\d/]))|\d\d?[.:][0-5]\d(?=[aApP]\.?[mM])|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|ST|ND|RD|TH|S)?(?![^\W_])|\d+(?:[.,:/]\d+)*"
    r"|(?<![^\W\d_])[aApP]\.[mM]\b\.?|[QqHh][1-4](?![^\W_])|[QqHh][1-4](?=FY)|FY(?=\d)"
    r"|[^\W\d_]+[nN]['’][tT]\b|[^\W\d_]+|['’](?:s\b|\d0s\b)|\f|--|[^\w\s]|_"
)
_FEAST_STARTS = frozenset(
    form for name in NAMES for word in [name.split()[0].split("'")[0]] for form in (word.capitalize(), word.upper())
)
_KNOWN = {word: LETTERS[name] for word, name in (dict.fromkeys(_FEAST_STARTS, "feast_start") | VOCABULARY | SIGNS).items()}
_AMPM, _OTHER, _OWNER, _DASH = (LETTERS[name] for name in ("ampm", "other", "apos", "dash"))
_GROWN = letter_set("fy quarter_code")
"""Words that figures or a year of accounts may follow without a space: "FY25", "3Q24", "Q3FY25"."""
_AROUND = ",.;:?!\"“”()$%`'’\f"
_OWNERS = ("'s", "’s")
_SIGN = {sign: _KNOWN.get(sign, _OTHER) for sign in _AROUND} | {"\f": LETTERS["paragraph"]}
_REMEMBERED_LENGTH = 24
_REMEMBERED = 50_000
_FEW_PLACES = 6

Spans = tuple[tuple[int, int], ...]
"""Where the words of a stretch without white space begin and end in it."""


class Tokens:
    """A text, its words, and their classes. What few words are asked for is worked out when it is: their places and spelling."""

    __slots__ = ("_asked", "_ends", "_letters", "_starts", "_stretches", "classes", "text")

    def __init__(self, text: str, stretches: list[str], letters: list[str]) -> None:
        """Take a text, its stretches between spaces, and the classes of the words of each."""
        self.text = text
        self.classes = "".join(letters)
        """One character per word: its class, as `LETTERS` names them."""
        self._stretches, self._letters = stretches, letters
        self._ends: list[int] = []
        """How many words there are up to the end of each stretch, once a word is asked for."""
        self._starts: list[int] = []
        """How many characters, spaces apart, come before each stretch."""
        self._asked = 0
        """How often a place was asked for."""

    def _counted(self) -> list[int]:
        self._ends = list(accumulate(map(len, self._letters)))
        return self._ends

    def span(self, index: int) -> tuple[int, int]:
        """Return where a word begins and ends in the text."""
        ends = self._ends or self._counted()
        piece = bisect_right(ends, index)
        start, end = _SPANS[self._stretches[piece]][index - ends[piece]]
        if self._asked < _FEW_PLACES:  # adding up all the text's stretches takes longer than joining some, a few times
            self._asked += 1
            at = len(" ".join(self._stretches[:piece])) + (piece > 0)
        else:
            self._starts = self._starts or list(accumulate(map(len, self._stretches), initial=0))
            at = self._starts[piece] + piece
        return at + start, at + end

    def between(self, index: int, other: int) -> str:
        """Return what stands between two words, with a space for every kind of white space."""
        ends, stretches = self._ends or self._counted(), self._stretches
        piece, last = bisect_right(ends, index), bisect_right(ends, other)
        start, end = _SPANS[stretches[piece]][index - ends[piece]][1], _SPANS[stretches[last]][other - ends[last]][0]
        if piece == last:
            return stretches[piece][start:end]
        return " ".join((stretches[piece][start:], *stretches[piece + 1 : last], stretches[last][:end]))

    def before(self, index: int, reach: int) -> str:
        """Return what stands before a word, so many characters at most, with a space for every kind of white space."""
        ends, stretches = self._ends or self._counted(), self._stretches
        piece = bisect_right(ends, index)
        start = _SPANS[stretches[piece]][index - ends[piece]][0]
        near = [stretch[-reach:] for stretch in stretches[max(0, piece - reach) : piece]] if start < reach else []
        return " ".join((*near, stretches[piece][max(0, start - reach) : start]))[-reach:]

    def written(self, index: int) -> str:
        """Return a word as it is written, or nothing where the text has none."""
        if not 0 <= index < len(self.classes):
            return ""
        ends = self._ends or self._counted()
        piece = bisect_right(ends, index)
        stretch = self._stretches[piece]
        start, end = _SPANS[stretch][index - ends[piece]]
        return stretch[start:end]

    def word(self, index: int) -> str:
        """Return a word in lower case, or nothing where the text has none."""
        if not 0 <= index < len(self.classes):
            return ""
        ends = self._ends or self._counted()
        piece = bisect_right(ends, index)
        return _WORDS[self._stretches[piece]][index - ends[piece]]  # counted from the stretch's last word

    def words(self, begin: int, end: int) -> list[str]:
        """Return the words from one place up to another, in lower case."""
        if not 0 <= begin < end <= len(self.classes):
            return [self.word(index) for index in range(begin, end)]
        ends = self._ends or self._counted()
        piece = bisect_right(ends, begin)
        found = list(_WORDS[self._stretches[piece]][begin - ends[piece] :])
        while len(found) < end - begin:
            piece += 1
            found += _WORDS[self._stretches[piece]]
        return found[: end - begin]


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
        letter = _KNOWN.get(word) or class_of_unknown(word)
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
    owned = word[-2:] in _OWNERS
    core = word[:-2] if owned else word
    if core.partition("-")[0] == "s" or not (_is_word(core) or all(map(str.isalpha, core.split("-")))):
        return ""
    at = stretch.index(word)
    before, after = stretch[:at], stretch[at + len(word) :]
    letters = _DASH.join(map(_LETTERS.__getitem__, core.split("-")))
    return "".join([*map(_SIGN.__getitem__, before), letters, _OWNER if owned else "", *map(_SIGN.__getitem__, after)])


class _Letters(dict[str, str]):
    """Stretches to the classes of their words: news repeats its words, and looking one up is ten times faster than reading it."""

    def __missing__(self, stretch: str) -> str:
        if stretch.isalpha():  # most unknown words are these, and no verb
            letters = class_of_unknown(stretch) if stretch.endswith("ed") else _OTHER
        elif (sign := _SIGN.get(stretch[-1:])) and (word := stretch[:-1]).isalpha():
            letters = self[word] + sign
        elif (sign := _SIGN.get(stretch[:1])) and (word := stretch[1:]).isalpha() and word != "s":
            letters = sign + self[word]
        elif stretch[-2:] in _OWNERS and (word := stretch[:-2]).isalpha() and word != "s":
            letters = self[word] + _OWNER
        elif stretch.isdecimal():
            letters = class_of_unknown(stretch)
        else:
            letters = _plain(stretch) or _parts(stretch)[0]
        if len(stretch) <= _REMEMBERED_LENGTH:
            if len(self) >= _REMEMBERED:
                forget()
            self[stretch] = letters
        return letters


class _WordSpans(dict[str, Spans]):
    """Stretches to where their words are, as few are asked for."""

    def __missing__(self, stretch: str) -> Spans:
        if len(stretch) > _REMEMBERED_LENGTH:
            return _spans_of_long(stretch)
        if len(self) >= _REMEMBERED:
            self.clear()
        spans = self[stretch] = _parts(stretch)[1]
        return spans


class _LowerWords(dict[str, tuple[str, ...]]):
    """Stretches to their words in lower case."""

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        if len(stretch) > _REMEMBERED_LENGTH:
            return _words_of_long(stretch)
        if len(self) >= _REMEMBERED:
            self.clear()
        words = self[stretch] = _lower_words(stretch)
        return words


_LETTERS, _SPANS, _WORDS = _Letters(_KNOWN), _WordSpans(), _LowerWords()


def _lower_words(stretch: str) -> tuple[str, ...]:
    return tuple(stretch[start:end].lower() for start, end in _SPANS[stretch])


@lru_cache(1)
def _spans_of_long(stretch: str) -> Spans:
    """Return where the words of a stretch are that is too long to be remembered beside others."""
    return _parts(stretch)[1]


@lru_cache(1)
def _words_of_long(stretch: str) -> tuple[str, ...]:
    """Return the words of such a stretch."""
    return _lower_words(stretch)


def forget() -> None:
    """Forget the words of texts read before: for measuring how fast unseen ones are read."""
    _LETTERS.clear()
    _LETTERS.update(_KNOWN)
    _SPANS.clear()
    _WORDS.clear()


def read(text: str) -> Tokens:
    """Return the words of a text with their classes; takes time in proportion to its length."""
    flat = text.replace("\n\n", " \f")  # which does for most stories, as they have no other breaks
    if "\n" in flat or "\r" in flat or "\f  \f" in flat:
        flat = text.replace("\r\n", " \n").replace("\n \n", " \n\n").replace("\n\n", " \f").replace("\n", " ")
    stretches = flat.split(" ")
    return Tokens(text, stretches, list(map(_LETTERS.__getitem__, stretches)))
