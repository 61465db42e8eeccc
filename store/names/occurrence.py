"""An occurrence: a name where it stands, with the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from store.names.boundaries import POSSESSIVE
from store.names.name import Name
from store.names.pieces import END
from store.text.fold import words


class Occurrence(NamedTuple):
    """A name where it stands."""

    name: Name
    tokens: Sequence[str]
    """The words and signs of the text, with `END` between sentences."""
    start: int
    """Where among them the name begins."""
    end: int
    """Where what belongs to it ends."""

    @property
    def before(self) -> str:
        """The word or sign before it in small letters, perhaps an office that was taken off it; `END` where a sentence begins."""
        return self.tokens[self.start - 1].lower()

    @property
    def after(self) -> str:
        """The word or sign after it in small letters; `END` if there is none in its sentence."""
        return self.tokens[self.end].lower()

    @property
    def short(self) -> str:
        """Key of the abbreviation it is given in brackets; empty if none."""
        opens, short, closes = (*self.tokens[self.end : self.end + 3], "", "")[:3]
        return " ".join(words(short)) if opens == "(" and closes == ")" and short.isupper() else ""

    @property
    def owns(self) -> bool:
        """Whether it is printed in the possessive."""
        return self.tokens[self.end - 1].endswith(POSSESSIVE)


PlaceInText = tuple[Name, Sequence[str], int, int]
"""A name, the words and signs of its text, and from which to which of them it stands."""


def occurrences_of(places: Iterable[PlaceInText]) -> list[Occurrence]:
    """Return places of names as occurrences, which are made at once: one by one takes twice as long."""
    return [*map(partial(tuple.__new__, Occurrence), places)]


def sentence_around(tokens: Sequence[str], at: int) -> tuple[int, int]:
    """Return from where to where the sentence goes that has a word."""
    begin = at
    while tokens[begin - 1] != END:
        begin -= 1
    return begin, tokens.index(END, at)
