"""Particles: the small words that belong to names, `van der Berg`, `de la Cruz`, `al-Sisi`, and where they begin a name."""

from __future__ import annotations

from collections.abc import Sequence

from store.names.capitalisation import Capitalisation
from store.names.pieces import is_articled
from store.names.word_lists import NO_NAME, ORDINARY_WORDS, PARTICLES

_ALSO_WORDS = frozenset("ten ter te op in do das e y i het ben san bin van den dos al le as a mac af av zum zur vom ap".split())
"""Particles that are also words, or may stand before any name: alone they begin one only where the text joined them to a name."""
_BEGIN_NAMES = frozenset(("van der", "van den", "van de", "van het", "op de", "op den", "al"))
"""Chains of such words that begin a name all the same."""
_MAX_CHAIN = 3
_ELIDED = (("'", "t"), ("’", "t"), ("'", "s"), ("’", "s"))
"""`'t` in `van 't Hoff`, as it is cut into tokens."""


def chain_at(tokens: Sequence[str], at: int) -> int:
    """Return how many tokens from a place on are particles before a capitalised word; 0 if none are."""
    end = at
    while end < len(tokens) and end - at <= _MAX_CHAIN:
        word = tokens[end]
        if tuple(tokens[end : end + 2]) in _ELIDED and end > at:
            end += 2
        elif word in PARTICLES or (word == "und" and end > at):
            end += 1
        else:
            named = word[0].isupper() or (not word.isalpha() and is_articled(word))
            return end - at if named else 0
    return 0


def begins_name(tokens: Sequence[str], at: int, capitals: Capitalisation) -> int:
    """Return how many tokens in small letters from a place on begin a name, up to its first capitalised word; 0 if none do."""
    if is_articled(tokens[at]):
        return 1 if tokens[at].lower() not in ORDINARY_WORDS else 0
    chain = chain_at(tokens, at)
    if not chain:
        return 0
    family = tokens[at + chain].lower()
    if family in NO_NAME:
        return 0
    particles = " ".join(tokens[at : at + chain])
    if f"{particles} {family}" in capitals.families:
        return chain
    if tokens[at] in capitals.ordinary or (at and tokens[at - 1] == "et"):
        return 0
    return 0 if tokens[at] in _ALSO_WORDS and particles not in _BEGIN_NAMES else chain
