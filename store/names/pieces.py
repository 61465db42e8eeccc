"""Texts cut into pieces: words, signs, and stretches of words in small letters, which hold no name and stay whole.

Names stand at capitals, of which a text has few; so all between them is kept in as few pieces as can be, each with a mark that says
what it begins with. Where a name is, its sentence is cut further, into words and signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from store.names.text_heads import without_head
from store.names.word_lists import PARTICLES

ABBREVIATED = "St Ste Mt Ft Mr Mrs Ms Dr Prof Gen Sen Rep Gov Col Lt Capt Sgt Rev Hon Maj Adm Messrs".split()
"""Words that a stop may follow before a name."""
_SMALL = "a-zß-öø-ÿ"
_WORD_OR_SIGN = r"[^\W_][\w&]*(?:['’.\-‑]\w[\w&]*)*|[^\w\s]"
_SENTENCE_END = (
    r"[.!?…](?<![\s.][A-Z]\.)(?<!^[A-Z]\.)" + "".join(rf"(?<!\b{short}\.)" for short in ABBREVIATED) + r"[\"”’)]*\s+"
)
_TOKEN = re.compile(_WORD_OR_SIGN)
_PIECE = re.compile(rf"[{_SMALL}][{_SMALL} ,0-9]{{0,98}} |{_SENTENCE_END}|{_WORD_OR_SIGN}")
"""A stretch begins with a small letter; it ends in a blank, so that no part of a longer word is taken for one."""
END = "_"
"""Stands between sentences and parts of a text, among its pieces as among its words; nothing that is cut from one is the same."""
_LONGEST_WORD = 100
"""Characters that a word has at most; a sign stands for what is longer."""
_MAX_TEXT = 40_000
"""Characters that are read of each part of a text."""
_MAY_HAVE_HEAD = 3
"""Parts of a text after its title that may begin as reports do."""

JOINING = PARTICLES | {"of", "for", "on", "and", "in"}
"""Small words that may join capitalised ones to a name."""
_TIED = "al el as ash ad adh an ar at az ul ud uz ibn bin ben abu d dell l o m n".split()
"""Particles that a hyphen or an apostrophe ties to a name."""
_LOOKED_AT = 3
"""Letters by which a piece gets its mark."""
_TIED_BEGINNINGS = frozenset((one + sign)[:_LOOKED_AT] for one in _TIED for sign in "-'’‑")
_JOINING_BEGINNINGS = frozenset(one[:_LOOKED_AT] for one in JOINING if len(one) >= _LOOKED_AT)
_SIGNS = (
    dict.fromkeys('"“„«', "Q") | dict.fromkeys("‘—–-…:*•", "q") | dict.fromkeys("([", "(") | {sign: sign for sign in ".&'’"}
)
OPENING = frozenset("|Qq'(")
"""Marks after which a word may be capitalised because it begins something."""
WORDS = "Usjadx"
"""Marks of words."""
_LEADING = re.compile(rf"(?<=\|)[^{WORDS}|]{{1,3}}(?=[{WORDS}])")
"""Signs before the first word of a sentence."""
_MOST_BEGINNINGS = 20_000


class _Marks(dict[str, str]):
    """What pieces begin with, by their first characters: see `Pieces.marks`."""

    def __missing__(self, beginning: str) -> str:
        if len(self) >= _MOST_BEGINNINGS:
            self.clear()
        self[beginning] = mark = _mark_of(beginning)
        return mark


_marks = _Marks()
_beginning = itemgetter(slice(_LOOKED_AT))


def words_of(stretch: str) -> list[str]:
    """Return the words and signs of pieces with blanks between them."""
    return stretch.replace(",", " , ").split()


class Pieces(NamedTuple):
    """A text's parts in pieces; the first piece ends a part before them, and so does the last one."""

    pieces: list[str]
    """Words, signs, stretches of small words with their commas and numbers, and ends of sentences."""
    marks: str
    """What each begins with, a letter each.

    `U` is a capital, `d` a digit, `a` small letters that may tie a name, `j` those that may join names, `s` other small ones, `x` other
    letters; `|` ends a sentence, `Q` quotes, `q` and `(` open something too, `.&'’` are themselves, `,` is any other sign.
    """
    titled: int
    """How many of them the first part has."""
    spaced: str
    """All of them in a row, each word and sign between blanks."""
    tokens: list[str]
    """The words and signs, with `END` before and after each sentence."""

    def sentence(self, start: int, end: int) -> list[str]:
        """Return the words and signs of a sentence, given from which piece to which it goes."""
        return words_of(" ".join(self.pieces[start:end]))[:-1]

    def sentences(self) -> Iterator[list[str]]:
        """Yield the words and signs of each sentence."""
        start = 0
        while (end := self.marks.find("|", start) + 1) > 0:
            yield self.sentence(start, end)
            start = end


def cut(texts: Sequence[str]) -> Pieces:
    """Return the parts of a text, the title first, in pieces."""
    pieces, titled = [END], 0
    for at, text in enumerate(texts):
        text = text[:_MAX_TEXT]
        if 0 < at <= _MAY_HAVE_HEAD:
            heads, text = without_head(text)
            for head in heads:
                pieces += _TOKEN.findall(head)
                pieces.append(END)
        pieces += _PIECE.findall(text)
        pieces.append(END)
        titled = titled or len(pieces)
    if max(map(len, pieces)) > _LONGEST_WORD:
        pieces = ["…" if len(piece) > _LONGEST_WORD and not piece[-1].isspace() else piece for piece in pieces]
    pieces += (END, END)  # so that whoever looks two pieces ahead finds something
    marks = "".join(map(_marks.__getitem__, map(_beginning, pieces)))
    return of_pieces(pieces, _LEADING.sub(_as_opening, marks), titled)


def of_pieces(pieces: list[str], marks: str, titled: int = 0) -> Pieces:
    """Return a text of which the pieces and their marks are known."""
    at = marks.find("|")
    while at >= 0:
        if pieces[at][0] != END:
            pieces[at] = f"{pieces[at][0]} {END}"  # what follows a stop before the blank is left out
        at = marks.find("|", at + 1)
    spaced = " ".join(pieces).replace(",", " , ")
    return Pieces(pieces, marks, titled, spaced, spaced.split())


def _as_opening(leading: re.Match[str]) -> str:
    """Return the marks of signs before a sentence's first word, which may be capitalised as if they opened it."""
    return "".join("Q" if mark == "Q" else "q" for mark in leading.group())


def _mark_of(beginning: str) -> str:
    """Return the mark of what begins with some characters."""
    first = beginning[0]
    if first == END or (first in ".!?…" and len(beginning) > 1):
        return "|"
    if not first.isalnum():
        return _SIGNS.get(first, ",")
    if first.isupper():
        return "U"
    if first.islower():
        if beginning in _TIED_BEGINNINGS or beginning[:2] in _TIED_BEGINNINGS:
            return "a"
        return "j" if beginning in _JOINING_BEGINNINGS or beginning.split(" ")[0] in JOINING else "s"
    return "d" if first.isdigit() else "x"
