"""Texts cut into words and signs, each with a mark that says what it begins with, so that names are looked for where capitals are.

Words are cut out one by one only where capitals and signs are; stretches of words in small letters are parted at their blanks.
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
"""Stands between sentences and parts of a text; no word or sign is the same."""
_LONGEST_WORD = 100
"""Characters that a word has at most; a sign stands for what is longer."""
_MAX_TEXT = 40_000
"""Characters that are read of each part of a text."""
_MAY_HAVE_HEAD = 3
"""Parts of a text after its title that may begin as reports do."""

JOINING = PARTICLES | {"of", "for", "on", "and", "in"}
"""Small words that may join capitalised ones to a name."""
_TIED = re.compile(
    r"[-'’‑](?:(?<= [dolmn].)|(?<= (?:al|el|as|ad|an|ar|at|az|ul|ud|uz).)|(?<= (?:ash|adh|ibn|bin|ben|abu).)|(?<= dell.))"
)
"""The sign that ties a particle to a name, with the blank before them: looked for by the sign, of which a text has few."""
_ARTICLED = re.compile(
    r"(?:(?:al|el)[-‑].|(?:as|ash|ad|adh|an|ar|at|az|ul|ud|uz|ibn|bin|ben|abu|d|dell|l|o|m|n)[-'’‑](?=[^\W\d_])[^a-z])"
)
"""A particle that a hyphen or an apostrophe ties to the name after it: `al-Jubeir`, `d'Estaing`."""
_SIGNS = (
    dict.fromkeys('"“„«', "Q") | dict.fromkeys("‘—–-…:*•", "q") | dict.fromkeys("([", "(") | {sign: sign for sign in ".&'’"}
)
OPENING = frozenset("|Qq'(")
"""Marks after which a word may be capitalised because it begins something."""
WORDS = "Usadx"
"""Marks of words."""
_LEADING = re.compile(rf"\|[^{WORDS}|]{{1,3}}(?=[{WORDS}])")
"""The end of a sentence and signs before the first word of the next."""
_STOP = re.compile(r"[.!?…]")
_MOST_SIGNS = 5_000


class _Marks(dict[int, str]):
    """The mark of each character that a word or sign may begin with: see `CutText.marks`."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _MOST_SIGNS:
            self.clear()
        self[code] = mark = _mark_of(chr(code))
        return mark


_marks = _Marks()
_first = itemgetter(0)


class CutText(NamedTuple):
    """The parts of a text in words and signs."""

    tokens: list[str]
    """The words and signs, with `END` before and after each sentence."""
    marks: str
    """What each begins with, a letter each.

    `U` is a capital, `s` a small letter, `a` one of a particle tied to a name, `d` a digit, `x` another letter; `|` is `END`, `Q` quotes,
    `q` and `(` open something too, `.&'’` are themselves within sentences, `,` is any other sign.
    """
    spaced: str
    """All of them in a row with blanks between."""
    titles: int = 0
    """How many sentences the first part has."""

    def sentences(self) -> Iterator[list[str]]:
        """Yield the words and signs of each sentence."""
        begin = 1
        while (end := self.marks.find("|", begin)) > 0:
            yield self.tokens[begin:end]
            begin = end + 1


def cut(texts: Sequence[str]) -> CutText:
    """Return the parts of a text, the title first, in words and signs."""
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
    titles = 1
    for match in _STOP.finditer("".join(map(_first, pieces))):
        at = match.start()
        if len(pieces[at]) > 1:
            pieces[at] = f"{match.group()} {END}"  # what follows a stop before the blank is left out
            titles += at < titled
    pieces.append(END)  # so that whoever looks two words ahead finds something
    spaced = " ".join(pieces).replace(",", " , ")
    tokens = spaced.split()
    return CutText(tokens, _marked(tokens, spaced), spaced, titles)


def _marked(tokens: list[str], spaced: str) -> str:
    """Return the marks of words and signs, which are given in a row as well."""
    marks = "".join(map(_first, tokens)).translate(_marks).replace(".|", ",|")
    if ties := list(_TIED.finditer(spaced)):
        letters, at = list(marks), 0
        for tie in ties:
            begin = spaced.rfind(" ", 0, tie.start()) + 1
            word = spaced[begin : spaced.find(" ", begin)]
            at = tokens.index(word, at) + 1
            letters[at - 1] = "a" if is_articled(word) else letters[at - 1]
        marks = "".join(letters)
    return _LEADING.sub(_as_opening, marks)


def is_articled(token: str) -> bool:
    """Return whether a token in small letters is a particle and a name in one: `al-Assad`, `d'Estaing`."""
    return _ARTICLED.match(token) is not None


def _as_opening(leading: re.Match[str]) -> str:
    """Return the marks of signs before a sentence's first word, which may be capitalised as if they opened it."""
    return "".join(mark if mark in "|Q" else "q" for mark in leading.group())


def _mark_of(first: str) -> str:
    """Return the mark of what begins with a character."""
    if first == END:
        return "|"
    if not first.isalnum():
        return _SIGNS.get(first, ",")
    if first.isupper():
        return "U"
    if first.islower():
        return "s"
    return "d" if first.isdigit() else "x"
