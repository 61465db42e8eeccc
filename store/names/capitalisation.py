"""How a text capitalises its words: what its own use of capitals and small letters tells of the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy

from store.names.other_languages import TELLING
from store.names.pieces import CutText
from store.names.word_lists import ORDINARY_WORDS, PARTICLES

_SMALL_IN_TITLES = ORDINARY_WORDS | frozenset("""
    is are was were be been am has have had do does did will would can could may might must should than amid among amidst versus
    via per plus minus whose whom till unto onto
""".split())  # fmt: skip
"""Words that stand in small letters in Many a Headline of the Other Kind too."""
_TELL = 0.17
"""Where this share of a line's words is in small letters that would else be capitalised, capitals tell names."""
_OPENING_SIGNS = frozenset("\"'“‘«„([—–-…:*•")
"""Signs after which a word may be capitalised because it begins something."""
_FIRST_WORDS = 4
"""Within so many words and signs a sentence has its first word."""
_MOST_PARTICLES = 4
"""So many particles stand before a name in a row at most."""
_ENGLISH = tuple(
    f" {word} "
    for word in "the and The with from that has have after said says its their are were been against into amid".split()
)
"""Small words that stand in nearly every English text, and hardly in any other."""
_INSIDE = re.compile(r"U(?<=[^|Qq']U)")
"""A capitalised word within a sentence, but after no sign after which a capital tells nothing."""


class Capitalisation:
    """How a text writes its words where nothing but themselves decides; what is seldom asked for is looked up when it is."""

    __slots__ = ("_families", "_foreign", "_ordinary", "_prose", "_text", "inside", "is_english")

    def __init__(self, prose: CutText) -> None:
        self.inside = frozenset([prose.tokens[match.start()] for match in _INSIDE.finditer(prose.marks)])
        """Words that are capitalised within sentences, as they are written."""
        self._prose = prose
        self._text = prose.spaced
        self.is_english = any(word in self._text for word in _ENGLISH)
        """Whether the text is English by its small words."""
        self._ordinary: frozenset[str] | None = None
        self._families: frozenset[str] = frozenset()
        self._foreign: bool | None = None

    def has_small(self, word: str) -> bool:
        """Return whether a word stands in the text in small letters."""
        return f" {word} " in self._text and word[:1].islower()

    @property
    def is_foreign(self) -> bool:
        """Whether the text is in another language than English by its small words."""
        if self.is_english:
            return False
        if self._foreign is None:
            self._foreign = any(map(self.has_small, TELLING))
        return self._foreign

    @property
    def ordinary(self) -> frozenset[str]:
        """Particles that come before other words in small letters too, as `de` does in French."""
        return self._particles()[0]

    @property
    def families(self) -> frozenset[str]:
        """Family names with their particles, in small letters, that followed a given name: `ten hag`."""
        return self._particles()[1]

    def with_names(self, names: frozenset[str]) -> Capitalisation:
        """Return the same of a text whose names are known, as a headline's are."""
        other = copy(self)
        other.inside |= names
        return other

    def _particles(self) -> tuple[frozenset[str], frozenset[str]]:
        if self._ordinary is None:
            self._ordinary, self._families = _particles_in(self._prose.sentences())
        return self._ordinary, self._families


def capitalisation_of(text: CutText, headlines: Sequence[tuple[int, int]] = ()) -> Capitalisation:
    """Return how a text capitalises its words, but for headlines, which stand from one of its words to another."""
    if not headlines:
        return Capitalisation(text)
    tokens, marks = text.tokens, text.marks
    for start, end in reversed(headlines):
        tokens, marks = tokens[:start] + tokens[end:], marks[:start] + marks[end:]
    return Capitalisation(CutText(tokens, marks, " ".join(tokens)))


def capitals_tell(line: Sequence[str]) -> bool:
    """Return whether capitals tell names in a line cut into words: not where Nearly All Words Have Them, nor in capitals alone."""
    weighty = [word for word in line[1:] if len(word) > 2 and word[0].isalpha() and word.lower() not in _SMALL_IN_TITLES]
    small = sum(word.islower() for word in weighty)
    return small > 0 and small >= _TELL * len(weighty)


def first_word(tokens: Sequence[str]) -> int:
    """Return where the first word of a sentence is, after quotation marks and brackets."""
    return next((at for at, token in enumerate(tokens[:_FIRST_WORDS]) if token[0].isalnum()), 0)


def is_opening(tokens: Sequence[str], at: int) -> bool:
    """Return whether a word may be capitalised only because of its place: first, after a colon, a dash or an opening sign."""
    return at == 0 or tokens[at - 1] in _OPENING_SIGNS or (at < _FIRST_WORDS and at <= first_word(tokens))


def _particles_in(sentences: Iterable[Sequence[str]]) -> tuple[frozenset[str], frozenset[str]]:
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
