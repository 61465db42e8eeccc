"""Titles cut into words, each with where it stands, so that what several of them have in common can be printed as they print it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from store.text.fold import words

_WORD = re.compile(r"[^\W_](?:\w|['’&.\-‑](?=\w))*")
_SIGNS = re.compile(r"[&‑-]")
_OWNING = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_JOINS = frozenset(("", " ", " & ", "  ", "\N{NO-BREAK SPACE}"))
"""What may stand between the words of one name."""
_SHORT = re.compile(r"[A-Z][a-z]{0,2}|[A-Z](?:\.[A-Z])+")
"""A word after which a stop may only abbreviate: `Jos. A. Bank`."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a title, or several tied together by hyphens."""

    words: tuple[str, ...]
    """It folded, without the sign of a possessive."""
    start: int
    """Where in the title it begins."""
    end: int
    """Where it ends, before the sign of a possessive."""
    owning_end: int
    """Where it ends with that sign."""
    breaks: bool
    """Whether a sign stands between it and the word before it."""

    @property
    def owns(self) -> bool:
        """Whether it is printed in the possessive."""
        return self.owning_end > self.end


@lru_cache(1_000)
def tokens_as_written(title: str) -> list[Token]:
    """Return a title's words, those that are tied by a hyphen in one."""
    return tokens_of(title)


def tokens_of(title: str, apart: Collection[str] = ()) -> list[Token]:
    """Return a title's words; those tied by a hyphen are parted where each of them is known to stand alone (`apart`)."""
    found: list[Token] = []
    before = 0
    for match in _WORD.finditer(title):
        for start, end in _parts(title, match.start(), match.end(), apart):
            owning = _OWNING.search(title[start:end])
            bare = start + owning.start() if owning else end
            folded = tuple(words(title[start:bare]))
            if folded:
                found.append(Token(folded, start, bare, end, bool(found) and not _joined(title, found[-1], before, start)))
                before = end
    return found


def _parts(title: str, start: int, end: int, apart: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield from where to where the words go that a run of letters and signs is made of."""
    cuts = [sign.start() + start for sign in _SIGNS.finditer(title[start:end])]
    pieces = list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))
    if not cuts or not all(_stands_alone(title[one:other], apart, "&" in title[start:end]) for one, other in pieces):
        yield start, end
        return
    yield from pieces


def _stands_alone(piece: str, apart: Collection[str], joined: bool) -> bool:
    folded = words(_OWNING.sub("", piece))
    return len(piece) > 2 and (joined or (len(folded) == 1 and folded[0] in apart))


def _joined(title: str, last: Token, before: int, start: int) -> bool:
    """Return whether nothing between two words keeps them from belonging together."""
    between = title[before:start]
    if between in _JOINS or between in "&-‑":
        return True
    return between == ". " and _SHORT.fullmatch(title[last.start : last.end]) is not None
