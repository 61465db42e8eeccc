"""Words that are spelled in several ways: `e-mail` and `email`, `U.A.E.` and `UAE`, `A-320`, `l'Élysée`, `10,000`.

A text is indexed as it stands, and each such word once more in one piece, so that one spelling finds the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import filterfalse, pairwise
from re import compile as pattern

from store.text.fold import fold_letters, spaced_words, word_spans

_INNER = pattern(r"[^\W_]\W{0,2}['\-.&,·]\W{0,2}[^\W_]").search
_SPACED = pattern(r"(?<!\w)[^\W\d_]\.(?: [^\W\d_]\.)+")
_AROUND = ".,;:!?\"'()[]-"
_LONGEST_PIECE = 2_000
"""Letters without a blank of which the words are looked at: more are an address or a list, found by its parts."""
_LONGEST = 60
"""Letters of a word in one piece, beyond which it is a list or an address."""
_MOST_PARTS, _MOST_JOINED = 5, 8
"""Parts of a word with hyphens, and of one with other signs."""
_INITIALS = 4
"""Letters that a part of an abbreviation may have: `Ph.D.`, `Lt.`."""
_CLITICS = frozenset("t d m ll re ve".split())
_ELIDED = 3
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


def likely_compounds(pieces: Sequence[str]) -> list[str]:
    """Return those of a text's pieces between blanks that may be words of several parts."""
    signed = filterfalse(str.isalnum, pieces)  # most pieces are plain words, and so are passed over quickly
    return [piece[:_LONGEST_PIECE] for piece in signed if not piece.strip(_AROUND).isalnum()]


def text_word_spans(text: str) -> list[tuple[int, int, TextWord]]:
    """Return each word of a text, those of several parts as one, with its offsets in characters."""
    spans = word_spans(text)
    if text.isascii() and not _INNER(text):
        return [(start, end, TextWord((word,))) for start, end, word in spans]
    gaps = [_sign(text[one[1] : other[0]]) for one, other in pairwise(spans)] + [""]
    found, begin = [], 0
    while begin < len(spans):
        end = _end_of(spans, gaps, begin)
        first, last = spans[begin], spans[end - 1]
        raw = text[first[0] : last[1]]
        apostrophes = "'" in raw or not raw.isascii()
        if end - begin > 1 or apostrophes:
            found.append((first[0], last[1], _word(raw, [span[2] for span in spans[begin:end]])))
        else:
            found.append((first[0], last[1], TextWord((first[2],))))
        begin = end
    return found


def other_spellings(pieces: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return what words of a text may be spelled instead, each with the parts it stands in there if it has several.

    The text was folded by `fold_letters` and cut at its blanks.
    """
    signed = list(filterfalse(str.isalnum, pieces))
    found = {word: parts for piece in likely_compounds(signed) for word, parts in _spellings_of(piece)}
    if len([piece for piece in signed if len(piece) == 2 and piece[1] == "."]) > 1:
        for match in _SPACED.finditer(" ".join(pieces)):
            found |= _spellings_of(match.group())
    return found


def _spellings_of(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return _known_spellings(text) if len(text) <= _LONGEST else _other_spellings(text)


def _other_spellings(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what the words of a short text may be spelled instead, each with its parts."""
    found: dict[str, tuple[str, ...]] = {}
    for word in text_words(text):
        if word.joined:
            found[word.joined] = word.parts
        for other in word.others:
            found.setdefault(other, ())
    return tuple(found.items())


_known_spellings = lru_cache(20_000)(_other_spellings)


def _sign(gap: str) -> str:
    """Return the plain sign that joins two words, or nothing."""
    if len(gap) > 4:
        return ""
    sign = gap if gap.isascii() else fold_letters(gap)
    return sign if sign in ("-", ".", ". ", "&", ",", "·") else ""


def _end_of(spans: Sequence[tuple[int, int, str]], gaps: Sequence[str], begin: int) -> int:
    """Return where the word ends that begins with a part: behind it if it does not go on."""
    kind, end = gaps[begin][:1], begin + 1
    last = min(len(spans), begin + _MOST_JOINED + 1)  # one more is enough to see that it is no word
    while kind and end < last and gaps[end - 1][:1] == kind and _go_on(spans[end - 1][2], spans[end][2], gaps[end - 1]):
        end += 1
    parts = [span[2] for span in spans[begin:end]]
    return end if _is_one(parts, kind) else begin + 1


def _go_on(one: str, other: str, sign: str) -> bool:
    match sign:
        case ".":
            return all(part.isalpha() and len(part) <= _INITIALS for part in (one, other))
        case ". ":
            return all(part.isalpha() and len(part) == 1 for part in (one, other))
        case "&":
            return all(part.isalpha() and len(part) <= _INITIALS for part in (one, other))
        case ",":
            return one.isdigit() and other.isdigit() and len(one) <= 3 and len(other) == 3
        case "·":
            return one.isalpha() and other.isalpha()
    return True


def _is_one(parts: Sequence[str], kind: str) -> bool:
    """Return whether words with a sign between them are one."""
    if not 1 < len(parts) <= (_MOST_PARTS if kind == "-" else _MOST_JOINED) or sum(map(len, parts)) > _LONGEST:
        return False
    if kind == ".":
        return any(len(part) == 1 for part in parts)
    return kind == "," or any(part.isalpha() or not part.isdigit() for part in parts)


def _word(raw: str, parts: Sequence[str]) -> TextWord:
    """Return the word of some parts, as they stand in a text; a sign may fold into several words: `½`."""
    if len(parts) == 1 and not parts[0].isalnum():
        parts = spaced_words(parts[0]).split() or parts
    joined = "".join(parts) if len(parts) > 1 else ""
    others = dict.fromkeys(other for each in fold_letters(raw).replace("-", " ").split() for other in _elided(each))
    if joined and joined.endswith("s") and fold_letters(raw).endswith("'s"):
        others[joined[:-1]] = None
    others.pop(joined or parts[0], None)
    return TextWord(tuple(parts), joined, tuple(others))


def _elided(word: str) -> Iterator[str]:
    """Yield what a word with an apostrophe is without what is only attached to it."""
    parts = [part for part in word.split("'") if part]
    if len(parts) < 2 or not all(map(str.isalnum, parts)):
        return
    if parts[-1] in _CLITICS:
        return
    if parts[-1] == "s":
        yield "".join(parts[:-1])
        parts = parts[:-1]
    if len(parts) > 1:
        yield from (part for part in parts if len(part) >= _ELIDED)
