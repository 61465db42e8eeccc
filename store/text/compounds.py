"""Words that are spelled in several ways: `e-mail` and `email`, `U.A.E.` and `UAE`, `A-320`, `l'Élysée`, `10,000`.

A text is indexed as it stands, and each such word once more in one piece, so that one spelling finds the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, filterfalse, pairwise, repeat
from operator import not_

from store.text.fold import fold_letters, spaced_words, word_spans

_JOINED = re.compile(r"[^\W_]\W{0,2}['\-.&,·]\W{0,2}[^\W_]")
"""Two words, or letters, with a sign between them."""
_SPACED_INITIALS = re.compile(r"(?<!\w)[^\W\d_]\.(?: [^\W\d_]\.)+")
"""`J. K.`"""
_INITIALS = re.compile(r"\.\s+[a-z]\.")
"""What every text has that has initials with blanks between."""
_SHAPES = bytes(
    ord("a" if char.isalnum() else " " if char.isspace() else "_" if char == "_" else "-") for char in map(chr, range(256))
)
"""What plain letters and signs are made into to find signs between letters."""
_MOST_SIGNS = 5
"""So many signs may part the parts of a word."""
_LAST_SIGN = re.compile(rb"-(?=a)(?:%b)" % b"|".join(b"(?<=a%b)" % (b"-" * number) for number in range(1, _MOST_SIGNS + 1)))
"""The last of some signs between letters; it begins with a plain sign, which is looked for much faster than a choice is."""
_AROUND = ".,;:!?\"'()[]-"
_MAX_PIECE = 2_000
"""Letters without a blank of which the words are looked at: more are an address or a list, found by its parts."""
_MAX_LETTERS = 60
"""Letters of a word in one piece, beyond which it is a list or an address."""
_MAX_HYPHENATED, _MAX_PARTS = 5, 8
"""Parts of a word with hyphens, and of one with other signs."""
_MAX_INITIALS = 4
"""Letters that a part of an abbreviation may have: `Ph.D.`, `Lt.`."""
_CLITICS = frozenset("t d m ll re ve".split())
"""What an apostrophe parts from an English verb: `don't`, `they're`."""
_MIN_ELIDED = 3
"""Letters that what stands behind an apostrophe must have to be a word: `l'armée`, but not `it's`."""


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word as it stands in a text."""

    parts: tuple[str, ...]
    """The folded words it is made of, side by side; mostly one."""
    joined: str = ""
    """The same in one piece; empty if it is one word, or none."""
    others: tuple[str, ...] = ()
    """Words that find it too: without an English `'s`, or without an article before an apostrophe."""


def text_words(text: str) -> list[TextWord]:
    """Return the words of a text in order, those of several parts as one."""
    return [word for _, _, word in text_word_spans(text)]


def text_word_spans(text: str) -> list[tuple[int, int, TextWord]]:
    """Return each word of a text, those of several parts as one, with its offsets in characters."""
    spans = word_spans(text)
    if text.isascii() and not _JOINED.search(text):
        return [(start, end, TextWord((word,))) for start, end, word in spans]
    signs = [_sign(text[one[1] : other[0]]) for one, other in pairwise(spans)] + [""]
    found, at = [], 0
    while at < len(spans):
        after = _end_of_word(spans, signs, at)
        start, end = spans[at][0], spans[after - 1][1]
        raw = text[start:end]
        plain = after - at == 1 and raw.isascii() and "'" not in raw
        word = TextWord((spans[at][2],)) if plain else _word(raw, [part for _, _, part in spans[at:after]])
        found.append((start, end, word))
        at = after
    return found


def likely_compounds(pieces: Sequence[str]) -> list[str]:
    """Return those of a text's pieces between blanks that may be words of several parts."""
    signed = list(filterfalse(str.isalnum, pieces))  # most pieces are plain words, and so are passed over quickly
    of_several = map(not_, map(str.isalnum, map(str.strip, signed, repeat(_AROUND))))
    return [piece[:_MAX_PIECE] for piece in compress(signed, of_several)]


def other_spellings(folded: str) -> dict[str, tuple[str, ...]]:
    """Return what words of a text may be spelled instead, each with the parts it stands in there if it has several.

    The text was folded by `fold_letters`.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in _plain_compounds(folded) if folded.isascii() and not _INITIALS.search(folded) else _compounds(folded.split()):
        found |= _kept_spellings(text) if len(text) <= _MAX_LETTERS else _spellings(text)
    return found


def _compounds(pieces: Sequence[str]) -> list[str]:
    """Return those of a text's pieces between blanks that may be words of several parts, and initials with blanks between."""
    signed = list(filterfalse(str.isalnum, pieces))
    compounds = likely_compounds(signed)
    if list(map(len, signed)).count(2) > 1 and len([piece for piece in signed if len(piece) == 2 and piece[1] == "."]) > 1:
        compounds += _SPACED_INITIALS.findall(" ".join(pieces))
    return compounds


def _plain_compounds(folded: str) -> Iterator[str]:
    """Yield the pieces between blanks of a text of plain letters in which signs stand between letters.

    Most pieces have none and are not even cut out: the text is made into a pattern of letters, signs and blanks, and searched for signs.
    """
    shapes, end = folded.encode().translate(_SHAPES), 0
    for sign in _LAST_SIGN.finditer(shapes):
        at = sign.start()
        if at > end:
            begin, end = shapes.rfind(b" ", end, at) + 1, shapes.find(b" ", at)
            end = end if end > 0 else len(shapes)
            yield folded[begin : end if end - begin < _MAX_PIECE else begin + _MAX_PIECE]


def _spellings(text: str) -> Mapping[str, tuple[str, ...]]:
    """Return what the words of a short text may be spelled instead, each with its parts."""
    found: dict[str, tuple[str, ...]] = {}
    for word in text_words(text):
        if word.joined:
            found[word.joined] = word.parts
        for other in word.others:
            found.setdefault(other, ())
    return found


_kept_spellings = lru_cache(20_000)(_spellings)


def _sign(gap: str) -> str:
    """Return the plain sign that joins two words, or nothing."""
    if len(gap) > 4:
        return ""
    sign = gap if gap.isascii() else fold_letters(gap)
    return sign if sign in ("-", ".", ". ", "&", ",", "·") else ""


def _end_of_word(spans: Sequence[tuple[int, int, str]], signs: Sequence[str], begin: int) -> int:
    """Return where the word ends that begins with a part: behind it if it does not go on."""
    kind, end = signs[begin][:1], begin + 1
    last = min(len(spans), begin + _MAX_PARTS + 1)  # one more is enough to see that it is no word
    while kind and end < last and signs[end - 1][:1] == kind and _goes_on(spans[end - 1][2], spans[end][2], signs[end - 1]):
        end += 1
    return end if _is_one_word([part for _, _, part in spans[begin:end]], kind) else begin + 1


def _goes_on(one: str, other: str, sign: str) -> bool:
    """Return whether two parts with a sign between them may belong to one word."""
    letters, longer = one.isalpha() and other.isalpha(), max(len(one), len(other))
    match sign:
        case "." | "&":
            return letters and longer <= _MAX_INITIALS
        case ". ":
            return letters and longer == 1
        case "·":
            return letters
        case ",":
            return one.isdigit() and other.isdigit() and len(one) <= 3 and len(other) == 3
    return True


def _is_one_word(parts: Sequence[str], kind: str) -> bool:
    """Return whether parts with signs of one kind between them are one word."""
    if not 1 < len(parts) <= (_MAX_HYPHENATED if kind == "-" else _MAX_PARTS) or sum(map(len, parts)) > _MAX_LETTERS:
        return False
    if kind == ".":
        return any(len(part) == 1 for part in parts)
    return kind == "," or not all(map(str.isdigit, parts))


def _word(raw: str, parts: Sequence[str]) -> TextWord:
    """Return the word of some parts, as they stand in a text; a sign may fold into several words: `½`."""
    if len(parts) == 1 and not parts[0].isalnum():
        parts = spaced_words(parts[0]).split() or parts
    joined, folded = "".join(parts) if len(parts) > 1 else "", fold_letters(raw)
    others = [other for each in folded.replace("-", " ").split() for other in _without_attached(each)]
    if joined and folded.endswith("'s"):
        others.append(joined.removesuffix("s"))
    return TextWord(tuple(parts), joined, tuple(other for other in dict.fromkeys(others) if other != (joined or parts[0])))


def _without_attached(word: str) -> Iterator[str]:
    """Yield what a word with an apostrophe is without what is only attached to it."""
    parts = [part for part in word.split("'") if part]
    if len(parts) < 2 or not all(map(str.isalnum, parts)) or parts[-1] in _CLITICS:
        return
    if parts[-1] == "s":
        parts.pop()
        yield "".join(parts)
    if len(parts) > 1:
        yield from (part for part in parts if len(part) >= _MIN_ELIDED)
