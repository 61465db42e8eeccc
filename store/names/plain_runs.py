"""Several capitalised words in a row by themselves: most tell their name wherever they stand, so that each run is looked into once."""

from __future__ import annotations

from itertools import pairwise, starmap
from typing import NamedTuple

from store.names.boundaries import OWN_POSSESSIVES, POSSESSIVE
from store.names.kept import Kept
from store.names.name import LONGEST_NAME, Name, name_of
from store.names.plain_words import LEADING, LETTERS, OPENING, PLAIN, SURE, word_classes, words_alone
from store.names.run_parts import stand_beside
from store.names.word_lists import ORGANISATION_WORDS, PARTICLES
from store.text.cities import CITIES

_MOST_RUNS = 6_000
"""Runs of which it is kept what is known of them."""
_PARTS = PLAIN + SURE + LETTERS
_WEIGHED_AFTER = ORGANISATION_WORDS | PARTICLES
"""Words before which an office or an opening word may be a part of the name."""
TO_BE_WEIGHED = Name("", "")
"""Stands for a run of which its words alone don't tell whether a name is in it, or where."""


class RunAlone(NamedTuple):
    """What is known of a run of several capitalised words."""

    within: Name | None
    """The name that it is within a sentence, or that its last word is."""
    opening: Name | None
    """The same where it opens something."""
    is_told_by: str
    """The class of its first word; of a plain or sure one it depends on the text whether it opens something as a part of the name."""
    first: str
    """The first word in small letters."""
    plain: str
    """The word in small letters that is no name, where the text has it so; empty for most."""


def _alone(run: str) -> RunAlone:
    words = run.split(" ")
    first, last = words[0].lower(), words[-1]
    if last.endswith(POSSESSIVE):
        words[-1] = last[:-2]
    kinds = "".join([word_classes[word] for word in words])
    kind = kinds[0]
    if kind not in (LEADING, OPENING):
        name = _whole(words, kinds, last)
        return RunAlone(name, name, kind, first, "")
    name, plain = _after_leading(words, kinds, last)
    return RunAlone(name if kind == LEADING else TO_BE_WEIGHED, name, kind, first, plain)


def _after_leading(words: list[str], kinds: str, last: str) -> tuple[Name | None, str]:
    """Return the name that is left without words that only open a sentence, or are offices, and the word that it may be only."""
    many = len(words)
    begin = min(many - len(kinds[1:].lstrip(LEADING)), many - 1)
    low, before = words[begin].lower(), words[begin - 1]
    if low in _WEIGHED_AFTER or before == "Of" or (before == "The" and f"the {low}" in CITIES):
        return TO_BE_WEIGHED, ""
    if begin < many - 1:
        return _whole(words[begin:], kinds[begin:], last), ""
    alone = words_alone[last]
    if alone is None:
        return None, ""
    if alone.surely or alone.is_told_apart:
        return TO_BE_WEIGHED, ""
    return alone.name, alone.low if alone.is_plain else ""


def _whole(words: list[str], kinds: str, last: str) -> Name | None:
    """Return the name that words are together, unless one of them may be no part of it."""
    if kinds.strip(_PARTS) or last.lower() in OWN_POSSESSIVES:
        return TO_BE_WEIGHED
    if LETTERS in kinds and (not kinds.strip(LETTERS) or any(starmap(stand_beside, pairwise(words)))):
        return TO_BE_WEIGHED
    printed = " ".join(words)
    return name_of(printed) if len(printed) <= LONGEST_NAME else None


runs_alone = Kept(_alone, _MOST_RUNS)
"""What is known of each run, given as its words with blanks between."""
