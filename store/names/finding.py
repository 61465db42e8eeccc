"""Finding names: runs of capitalised words, without what a sentence or an office merely puts before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_

from store.fold import words
from store.model import Story
from store.names.joining import full_names
from store.names.lists import ORGANISATION_WORDS
from store.names.trimming import trimmed

_SENTENCE = re.compile(r"(?<=[.!?…])(?<![\s.][A-Z]\.)[\"”’)]*\s+")
_TOKEN = re.compile(r"[^\W_](?:[\w&]|['’.\-‑](?=\w))*|[^\w\s]")
_ARTICLED = re.compile(r"(?:al|el|as|ad|ul|ibn|d)[-'’‑][^\W\d_]")
"""What a name may go on with in small letters: `al-Jubeir`, `d'Estaing`."""
_JOINING = frozenset("of for de del della di da dos du la le el al bin ibn bint van von der den ter".split())
_INITIAL = re.compile(r"[A-Z]\.")
_PURPOSE = frozenset(("for",))
_HAVING_A_PURPOSE = ORGANISATION_WORDS - {"house", "group", "party", "government"}
"""What may have a purpose in its name: `Bank for International Settlements`; `a lunch at the White House for Norway` is two names."""
_OWNS = ("'s", "’s")
_HEADLINE = 4
"""Longer words a headline has at least."""
_MOST = 60
_LONGEST = 40_000


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a story prints it."""

    text: str
    """How it is printed."""
    key: str
    """What its spellings have in common: folded words."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name where it stands in a sentence."""

    name: Name
    sentence: Sequence[str]
    """The words and signs of the sentence."""
    start: int
    """Where in the sentence the name begins."""
    end: int
    """Where what belongs to it ends."""

    @property
    def before(self) -> tuple[str, ...]:
        """Up to three words before it, in small letters, the nearest last; an office that was taken off it is among them."""
        return tuple(token.lower() for token in self.sentence[max(0, self.start - 3) : self.start])

    @property
    def after(self) -> tuple[str, ...]:
        """Up to three words and signs after it, in small letters."""
        return tuple(token.lower() for token in self.sentence[self.end : self.end + 3])

    @property
    def short(self) -> str:
        """Key of the abbreviation it is given in brackets; empty if none."""
        opens, short, closes = (*self.sentence[self.end : self.end + 3], "", "", "")[:3]
        return " ".join(words(short)) if opens == "(" and closes == ")" and short.isupper() else ""

    @property
    def owns(self) -> bool:
        """Whether it is printed in the possessive."""
        return self.sentence[self.end - 1].endswith(_OWNS)


def name_keys(story: Story) -> list[str]:
    """Return the folded keys of a story's names, each once, in order of appearance."""
    return [name.key for name in find_names(story)]


def find_names(story: Story) -> list[Name]:
    """Return a story's names, each once, in order of appearance.

    An abbreviation counts as the name it was given for, a family name alone as the full name the story gives.
    """
    return names_in((story.title, *story.highlights, story.caption, *story.body), story.place)


def names_in(texts: Sequence[str], place: str = "") -> list[Name]:
    """Return the names in the parts of a text that was written at a place."""
    found: dict[str, Name] = {}
    short_for: dict[str, Name] = {}
    for sighting in sightings(texts):
        found.setdefault(sighting.name.key, sighting.name)
        if sighting.sentence[sighting.end : sighting.end + 1] == ["("] and (short := sighting.short):
            short_for[short] = sighting.name
    for short, name in short_for.items():
        if found.pop(short, None) and name.key not in found:
            found[name.key] = name
    for alone in full_names(list(found)):
        del found[alone]
    if place:
        printed = printed_place(place)
        key = " ".join(words(printed))
        found.setdefault(key, Name(printed, key))
    return list(found.values())[:_MOST]


def printed_place(place: str) -> str:
    """Return a dateline's place as a sentence prints it: `New York` for `NEW YORK`."""
    return " ".join(part.capitalize() if part.isupper() else part for part in place.split())


def sightings(texts: Sequence[str]) -> Iterator[Sighting]:
    """Yield every name in the parts of a text, the title first, as often as it occurs."""
    sentences = [_TOKEN.findall(sentence) for text in texts for sentence in _SENTENCE.split(text[:_LONGEST])]
    titles = len(_SENTENCE.split(texts[0][:_LONGEST])) if texts else 0
    headlines = [at < titles and _is_headline(sentence) for at, sentence in enumerate(sentences)]
    told = list(compress(sentences, map(not_, headlines)))
    inside = {token for sentence in told or sentences for token in sentence[1:] if token[0].isupper()}
    for sentence, headline in zip(sentences, headlines, strict=True):
        if _shouts(sentence):
            continue
        if headline and told:
            sentence = [token if token in inside else token.lower() for token in sentence]
        yield from _seen(sentence, inside)


def _seen(tokens: list[str], inside: set[str]) -> Iterator[Sighting]:
    for start, run in _runs(tokens):
        skipped, parts = trimmed(run, first=start == 0, inside=inside)
        if not parts:
            continue
        text = " ".join(parts).replace(" . ", ". ") if "." in parts else " ".join(parts)
        key = " ".join(words(text))
        if len(key) > 1:
            begin = start + skipped
            yield Sighting(Name(text, key), tokens, begin, begin + len(parts))


def _shouts(tokens: list[str]) -> bool:
    """Return whether a sentence is in capitals, so that they tell nothing."""
    if len(tokens) < 4 or not (tokens[1].isupper() or tokens[2].isupper()):
        return False
    letters = [token for token in tokens if token[0].isalpha()]
    return len(letters) > 3 and sum(token.isupper() for token in letters) > len(letters) * 0.6


def _is_headline(tokens: list[str]) -> bool:
    """Return whether nearly all words of a sentence are capitalised, as in Many a Headline, so that it takes others to tell names."""
    if len(tokens) < _HEADLINE or tokens[-1] == ".":
        return False
    long = [token for token in tokens if len(token) > 3 and token[0].isalpha()]
    return len(long) >= _HEADLINE and sum(token[0].isupper() for token in long) > len(long) * 0.8


def _runs(tokens: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of capitalised words with the small words that join them, and where each starts."""
    at = 0
    while at < len(tokens):
        if not tokens[at][0].isupper():
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and not tokens[end - 1].endswith(_OWNS) and (step := _goes_on(tokens, end)):
            end += step
        yield at, tokens[at:end]
        at = end


def _goes_on(tokens: list[str], at: int) -> int:
    """Return how many tokens from a place on belong to the run before it: a capitalised word, or small words and one; 0 for none."""
    token, last = tokens[at], tokens[at - 1]
    if token[0].isupper() or (token[0].isdigit() and last[0].isupper() and len(token) < 4) or _ARTICLED.match(token):
        return 1
    initial = _INITIAL.fullmatch(f"{last}{token}") is not None
    if not initial and (token not in _JOINING or (token in _PURPOSE and last.lower() not in _HAVING_A_PURPOSE)):
        return 0
    for step in (1, 2):
        after = tokens[at + step : at + step + 1]
        if after and after[0][0].isupper():
            return step + 1
        if initial or after != ["the"]:
            return 0
    return 0
