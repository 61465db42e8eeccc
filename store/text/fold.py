"""Folding: what a text becomes before it is compared, so that case, accents and joining signs do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from store.text.character_classes import COMBINING, INVISIBLE
from store.text.late_pattern import LatePattern

LETTER = rf"\w{COMBINING}"
"""What words are made of, inside of a class of `re`; folded texts have no `_`."""
_APOSTROPHES = "'’ʼ‘‛′＇ʻ`´"
_ASCII_WORD = re.compile(r"[a-zA-Z0-9]+(?:'[a-zA-Z0-9]+)*")
_WORD = LatePattern(rf"[{LETTER}][{LETTER}{INVISIBLE}]*(?:[{_APOSTROPHES}][{LETTER}{INVISIBLE}]+)*")
_FOLDED_WORD = LatePattern(rf"[{LETTER}]+")
_OTHER = re.compile(r"[^\x00-\x7f]+")
_UNSEEN = re.compile(rf"[{INVISIBLE}]+")
_SIGNS = (
    ("’", "'"), ("“", '"'), ("”", '"'), ("—", " "), ("–", "-"), ("…", "."), ("‘", "'"),
    *((sign, " ") for sign in "\u00a0•€£"),
)  # fmt: skip
"""Signs that news is full of, and plainer ones for them; taken one by one, which is the fastest for a whole text."""
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ـ": "", "ʾ": "", "ʿ": ""}
    | dict.fromkeys("‐‒−", "-")
    | dict.fromkeys("ʼʻʽ‛′`´", "'")
    | {"ی": "ي", "ى": "ي", "ک": "ك", "ہ": "ه", "ۀ": "ه", "ة": "ه"}
)
"""Letters without a decomposition of their own, and those that one language's keyboards have instead of another's."""
_SHORT_RUN = 24
"""Characters beyond ASCII in a row up to which what they fold to is kept: words come again and again."""
_AT_ONCE = 4_000
"""Characters that are folded together: each takes much memory meanwhile."""
_SEPARATORS = bytes(code if chr(code).isalnum() else ord(" ") for code in range(256))
"""What stands between words, made into blanks: in plain text, cutting at these is several times faster than looking for words."""


def fold(text: str) -> str:
    """Return a text in lower case without accents, apostrophes and what can't be seen; signs may turn into plainer ones."""
    return fold_letters(text).replace("'", "")


def fold_letters(text: str) -> str:
    """Return a text as `fold` does, but with its apostrophes, all of them `'`."""
    return _plain(text).lower()


def with_plain_signs(text: str) -> str:
    """Return a text with plainer ones for the signs that news is full of; what is no word stays none."""
    if not text.isascii():
        for sign, plain in _SIGNS:
            text = text.replace(sign, plain)
    return text


def _plain(text: str) -> str:
    text = with_plain_signs(text)
    return text if text.isascii() else _OTHER.sub(_folded_run, text)


def words(text: str) -> list[str]:
    """Return the folded words of a text in order."""
    return spaced_words(fold(text)).split()


def cased_words(text: str) -> str:
    """Return the words of a text, as `words` finds them, with blanks between and their capitals, as far as these are of A to Z."""
    return spaced_words(_plain(text).replace("'", ""))


def spaced_words(folded: str) -> str:
    """Return a folded text with blanks instead of all that stands between words."""
    if folded.isascii():
        return folded.encode().translate(_SEPARATORS).decode()  # many times faster than letter by letter
    return " ".join(_FOLDED_WORD.compiled.findall(folded.replace("_", " ")))


def word_spans(text: str) -> list[tuple[int, int, str]]:
    """Return each word of a text as (start, end, folded word), offsets in characters of the unfolded text."""
    if text.isascii():
        return [(match.start(), match.end(), fold(match.group())) for match in _ASCII_WORD.finditer(text)]
    found = _WORD.compiled.finditer(text.replace("_", " "))
    return [(match.start(), match.end(), folded) for match in found if (folded := fold(match.group()))]


def _folded_run(match: re.Match[str]) -> str:
    run = match.group()
    if len(run) < _SHORT_RUN:
        return _kept_run(run)
    return _fold_run(run) if len(run) <= _AT_ONCE else "".join(map(_fold_run, _pieces(run)))


def _pieces(run: str) -> Iterator[str]:
    """Yield a long run in pieces, cut where no letter is parted from what belongs to it."""
    begin = 0
    while begin < len(run):
        end = begin + _AT_ONCE
        while end < len(run) and (unicodedata.combining(run[end]) or "\u1160" <= run[end] <= "\u11ff"):
            end += 1
        yield run[begin:end]
        begin = end


def _fold_run(run: str) -> str:
    """Return characters beyond ASCII as they are compared; what belongs together stays so, as the syllables of Hangul."""
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", run).casefold().replace("ŀ", "l"))
    kept = "".join([_digit(char) for char in plain if not unicodedata.combining(char)])
    return unicodedata.normalize("NFC", kept.translate(_LETTERS))


def _digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char > "\x7f" and char.isdecimal() else char


_kept_run = lru_cache(20_000)(_fold_run)
