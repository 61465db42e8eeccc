"""An occurrence: a name where it stands, with the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.names.boundaries import POSSESSIVE
from store.names.name import Name
from store.text.fold import words


class Occurrence(NamedTuple):
    """A name where it stands in a sentence."""

    name: Name
    sentence: Sequence[str]
    """The words and signs of the sentence."""
    start: int
    """Where in the sentence the name begins."""
    end: int
    """Where what belongs to it ends."""

    @property
    def before(self) -> str:
        """The word before it in small letters, perhaps an office that was taken off it; empty if there is none."""
        return self.sentence[self.start - 1].lower() if self.start else ""

    @property
    def after(self) -> str:
        """The word or sign after it in small letters; empty if there is none."""
        return self.sentence[self.end].lower() if self.end < len(self.sentence) else ""

    @property
    def short(self) -> str:
        """Key of the abbreviation it is given in brackets; empty if none."""
        opens, short, closes = (*self.sentence[self.end : self.end + 3], "", "", "")[:3]
        return " ".join(words(short)) if opens == "(" and closes == ")" and short.isupper() else ""

    @property
    def owns(self) -> bool:
        """Whether it is printed in the possessive."""
        return self.sentence[self.end - 1].endswith(POSSESSIVE)
