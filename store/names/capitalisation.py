"""How a text capitalises its words: what its own use of capitals and small letters tells of the names in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.names.word_lists import ORDINARY_WORDS, PARTICLES

_ARTICLED = re.compile(
    r"(?:(?:al|el)[-‑].|(?:as|ash|ad|adh|an|ar|at|az|ul|ud|uz|ibn|bin|ben|abu|d|dell|l|o|m|n)[-'’‑](?=[^\W\d_])[^a-z])"
)
"""A particle that a hyphen or an apostrophe ties to the name after it: `al-Jubeir`, `d'Estaing`."""
_SMALL_IN_TITLES = ORDINARY_WORDS | frozenset("""
    is are was were be been am has have had do does did will would can could may might must should than amid among amidst versus
    via per plus minus whose whom till unto onto
""".split())  # fmt: skip
"""Words that stand in small letters in Many a Headline of the Other Kind too."""
_TELL = 0.17
"""Where this share of a line's words is in small letters that would else be capitalised, capitals tell names."""
_OPENING_SIGNS = frozenset("\"'“‘«„([—–-…:*•")
"""Signs after which a word may be capitalised because it begins something."""
_QUOTING_SIGNS = _OPENING_SIGNS - {"(", "["}
"""Those of them after which a capital tells nothing."""
_FIRST_WORDS = 4
"""Within so many words and signs a sentence has its first word."""
_MOST_PARTICLES = 4
"""So many particles stand before a name in a row at most."""
_ENGLISH = frozenset("""
    the and with from that has have after said says its their are were been against into amid
""".split())  # fmt: skip
"""Small words that stand in nearly every English text, and hardly in any other."""


@dataclass(frozen=True, slots=True)
class Capitalisation:
    """How a text writes its words where nothing but themselves decides."""

    inside: frozenset[str]
    """Words that are capitalised within sentences, as they are written."""
    small: frozenset[str]
    """Words that stand in small letters."""
    ordinary: frozenset[str] = frozenset()
    """Particles that come before other words in small letters too, as `de` does in French."""
    families: frozenset[str] = frozenset()
    """Family names with their particles, in small letters, that followed a given name: `ten hag`."""
    starts: frozenset[str] = frozenset()
    """Words at which a name may begin: capitalised ones, particles, and names with one before a hyphen or an apostrophe."""
    is_english: bool = False
    """Whether the text is English by its small words."""


def capitalisation_of(sentences: Sequence[Sequence[str]]) -> Capitalisation:
    """Return how sentences, cut into words and signs, capitalise their words."""
    inside: set[str] = set()
    every: set[str] = set()
    for sentence in sentences:
        every.update(sentence)
    capital = {token for token in every if token[0].isupper()}
    for sentence in sentences:
        start = 1 if sentence and sentence[0][0].isalnum() else first_word(sentence) + 1
        inside.update(
            [one for last, one in pairwise(sentence[max(start - 1, 0) :]) if one in capital and last not in _QUOTING_SIGNS]
        )
    small = frozenset([token for token in every if token[0].islower()])
    articled = frozenset([token for token in small if not token.isalpha() and is_articled(token)])
    particles = small & PARTICLES
    nothing = frozenset[str]()
    ordinary, families = _particles_in(sentences) if particles else (nothing, nothing)
    english = "The" in every or not _ENGLISH.isdisjoint(small)
    return Capitalisation(frozenset(inside), small, ordinary, families, particles | articled | capital, english)


def capitals_tell(line: Sequence[str]) -> bool:
    """Return whether capitals tell names in a line cut into words: not where Nearly All Words Have Them, nor in capitals alone."""
    weighty = [word for word in line[1:] if len(word) > 2 and word[0].isalpha() and word.lower() not in _SMALL_IN_TITLES]
    small = sum(word.islower() for word in weighty)
    return small > 0 and small >= _TELL * len(weighty)


def is_articled(token: str) -> bool:
    """Return whether a token in small letters is a particle and a name in one: `al-Assad`, `d'Estaing`."""
    return _ARTICLED.match(token) is not None


def first_word(tokens: Sequence[str]) -> int:
    """Return where the first word of a sentence is, after quotation marks and brackets."""
    return next((at for at, token in enumerate(tokens[:_FIRST_WORDS]) if token[0].isalnum()), 0)


def is_opening(tokens: Sequence[str], at: int) -> bool:
    """Return whether a word may be capitalised only because of its place: first, after a colon, a dash or an opening sign."""
    return at == 0 or tokens[at - 1] in _OPENING_SIGNS or (at < _FIRST_WORDS and at <= first_word(tokens))


def _particles_in(sentences: Sequence[Sequence[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the particles that are ordinary words here, and the family names with particles that followed a given name."""
    ordinary, families = set(), set()
    for sentence in sentences:
        for at, token in enumerate(sentence):
            if token not in PARTICLES:
                continue
            end, last = at + 1, min(len(sentence), at + _MOST_PARTICLES)
            while end < last and sentence[end] in PARTICLES:
                end += 1
            before, after = sentence[at - 1] if at else "", sentence[end] if end < len(sentence) else ""
            if after[:1].islower() and "-" not in after:
                ordinary.add(token)
            elif after[:1].isupper() and before[:1].isupper() and before.lower() not in ORDINARY_WORDS:
                families.add(" ".join((*sentence[at:end], after.lower())))
    return frozenset(ordinary), frozenset(families)
