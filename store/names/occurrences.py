"""Where names stand in a text: runs of capitalised words, without what a sentence or an office merely puts before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from store.names.boundaries import POSSESSIVE, name_within
from store.names.capitalisation import Capitalisation, capitalisation_of, is_articled
from store.names.particles import begins_name, chain_at
from store.names.word_lists import ORGANISATION_WORDS, PARTICLES
from store.text.fold import words

_ABBREVIATED = "St Ste Mt Ft Mr Mrs Ms Dr Prof Gen Sen Rep Gov Col Lt Capt Sgt Rev Hon Maj Adm Messrs".split()
_SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<![\s.][A-Z]\.)" + "".join(rf"(?<!\b{short}\.)" for short in _ABBREVIATED) + r"[\"”’)]*\s+"
)
_TOKEN = re.compile(r"[^\W_](?:[\w&]|['’.\-‑](?=\w))*|[^\w\s]")
_INITIAL = re.compile(rf"(?:[A-Z]|{'|'.join(_ABBREVIATED)})\.")
_HAVING_A_PURPOSE = ORGANISATION_WORDS - {"house", "group", "party", "government"}
"""What may have a purpose in its name: `Bank for International Settlements`; `a lunch at the White House for Norway` is two names."""
_HEADLINE_WORDS = 4
"""Longer words a headline has at least."""
_MAX_TEXT = 40_000
"""Characters that are read of each part of a text."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a story prints it."""

    text: str
    """How it is printed."""
    key: str
    """What its spellings have in common: folded words."""


@dataclass(frozen=True, slots=True)
class Occurrence:
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


def occurrences(texts: Sequence[str]) -> Iterator[Occurrence]:
    """Yield every name in the parts of a text, the title first, as often as it occurs."""
    parts = [[_TOKEN.findall(sentence) for sentence in _SENTENCE_END.split(text[:_MAX_TEXT])] for text in texts]
    headlines = [at == 0 and _is_headline(sentence) for at, part in enumerate(parts) for sentence in part]
    sentences = list(chain.from_iterable(parts))
    prose = [sentence for sentence, headline in zip(sentences, headlines, strict=True) if not headline]
    capitals = capitalisation_of(prose or sentences)
    for sentence, headline in zip(sentences, headlines, strict=True):
        if _shouts(sentence):
            continue
        if headline and prose:
            sentence = [token if token in capitals.inside else token.lower() for token in sentence]
        yield from _in_sentence(sentence, capitals)


def _in_sentence(tokens: list[str], capitals: Capitalisation) -> Iterator[Occurrence]:
    for start, end in _runs(tokens, capitals):
        begin, parts = name_within(tokens, start, end, capitals)
        if not parts:
            continue
        text = _printed(parts) if len(parts) > 1 else parts[0]
        key = " ".join(words(text))
        if len(key) > 1:
            yield Occurrence(Name(text, key), tokens, begin, begin + len(parts))


def _printed(parts: Sequence[str]) -> str:
    """Return a name's words as they stood, with no blank before a stop or after an apostrophe."""
    text = " ".join(parts)
    return text if text.replace(" ", "").isalpha() else text.replace(" . ", ". ").replace(" ' ", " '").replace(" ’ ", " ’")


def _shouts(tokens: list[str]) -> bool:
    """Return whether a sentence is in capitals, so that they tell nothing."""
    if len(tokens) < 4 or not (tokens[1].isupper() or tokens[2].isupper()):
        return False
    letters = [token for token in tokens if token[0].isalpha()]
    return len(letters) > 3 and sum(token.isupper() for token in letters) > len(letters) * 0.6


def _is_headline(tokens: list[str]) -> bool:
    """Return whether nearly all words of a sentence are capitalised, as in Many a Headline, so that it takes others to tell names."""
    if len(tokens) < _HEADLINE_WORDS or tokens[-1] == ".":
        return False
    long = [token for token in tokens if len(token) > 3 and token[0].isalpha()]
    return len(long) >= _HEADLINE_WORDS and sum(token[0].isupper() for token in long) > len(long) * 0.8


def _runs(tokens: list[str], capitals: Capitalisation) -> Iterator[tuple[int, int]]:
    """Yield from where to where runs of capitalised words go, with the small words that join them."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token[0].isupper():
            end = at + 1
        elif token not in capitals.beginning or not (many := begins_name(tokens, at, capitals)):
            at += 1
            continue
        else:
            end = at + many
        while end < len(tokens) and not tokens[end - 1].endswith(POSSESSIVE) and (step := _goes_on(tokens, end)):
            end += step
        yield at, end
        at = end


def _goes_on(tokens: list[str], at: int) -> int:
    """Return how many tokens from a place on belong to the run before it: a capitalised word, or small words and one; 0 for none."""
    word, last = tokens[at], tokens[at - 1]
    if word[0].isupper() or (word[0].isdigit() and last[0].isupper() and len(word) < 4):
        return 1
    if not word.isalpha() and is_articled(word):
        return 1
    if word in PARTICLES:
        particles = chain_at(tokens, at)
        return particles + 1 if particles else 0
    initial = _INITIAL.fullmatch(f"{last}{word}") is not None
    if not (initial or word == "of" or (word == "for" and last.lower() in _HAVING_A_PURPOSE)):
        return 0
    following = tokens[at + 1 : at + 3]
    if following and following[0][0].isupper():
        return 2
    if initial:
        particles = chain_at(tokens, at + 1)
        return particles + 2 if particles else 0
    return 3 if following[:1] == ["the"] and following[-1][0].isupper() else 0
