"""Finding names: runs of capitalised words, without what a sentence or an office merely puts before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_

from store.api.story import Story
from store.names.boundaries import name_within
from store.names.capitalisation import Capitalisation, capitalisation_of, is_articled
from store.names.particles import begins_name, chain_at
from store.names.variants import full_names
from store.names.word_lists import ORGANISATION_WORDS, PARTICLES
from store.text.fold import words
from store.text.reading_limits import beginning_of

_ABBREVIATED = "St Ste Mt Ft Mr Mrs Ms Dr Prof Gen Sen Rep Gov Col Lt Capt Sgt Rev Hon Maj Adm Messrs".split()
_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<![\s.][A-Z]\.)" + "".join(rf"(?<!\b{short}\.)" for short in _ABBREVIATED) + r"[\"”’)]*\s+"
)
_TOKEN = re.compile(r"[^\W_](?:[\w&]|['’.\-‑](?=\w))*|[^\w\s]")
_INITIAL = re.compile(rf"(?:[A-Z]|{'|'.join(_ABBREVIATED)})\.")
_JOINING = frozenset(("of", "for"))
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
    story = beginning_of(story)
    return names_in((story.title, *story.highlights, story.caption, *story.body), story.place)


def names_in(texts: Sequence[str], place: str = "") -> list[Name]:
    """Return the names in the parts of a text that was written at a place."""
    found: dict[str, Name] = {}
    short_for: dict[str, Name] = {}
    for sighting in occurrences(texts):
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


def occurrences(texts: Sequence[str]) -> Iterator[Occurrence]:
    """Yield every name in the parts of a text, the title first, as often as it occurs."""
    sentences = [_TOKEN.findall(sentence) for text in texts for sentence in _SENTENCE.split(text[:_LONGEST])]
    titles = len(_SENTENCE.split(texts[0][:_LONGEST])) if texts else 0
    headlines = [at < titles and _is_headline(sentence) for at, sentence in enumerate(sentences)]
    told = list(compress(sentences, map(not_, headlines)))
    usage = capitalisation_of(told or sentences)
    for sentence, headline in zip(sentences, headlines, strict=True):
        if _shouts(sentence):
            continue
        if headline and told:
            sentence = [token if token in usage.inside else token.lower() for token in sentence]
        yield from _seen(sentence, usage)


def _seen(tokens: list[str], usage: Capitalisation) -> Iterator[Occurrence]:
    for start, end in _runs(tokens, usage):
        begin, parts = name_within(tokens, start, end, usage)
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
    if len(tokens) < _HEADLINE or tokens[-1] == ".":
        return False
    long = [token for token in tokens if len(token) > 3 and token[0].isalpha()]
    return len(long) >= _HEADLINE and sum(token[0].isupper() for token in long) > len(long) * 0.8


def _runs(tokens: list[str], usage: Capitalisation) -> Iterator[tuple[int, int]]:
    """Yield from where to where runs of capitalised words go, with the small words that join them."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token[0].isupper():
            end = at + 1
        elif token not in usage.beginning or not (many := begins_name(tokens, at, usage)):
            at += 1
            continue
        else:
            end = at + many
        while end < len(tokens) and not tokens[end - 1].endswith(_OWNS) and (step := _goes_on(tokens, end)):
            end += step
        yield at, end
        at = end


def _goes_on(tokens: list[str], at: int) -> int:
    """Return how many tokens from a place on belong to the run before it: a capitalised word, or small words and one; 0 for none."""
    token, last = tokens[at], tokens[at - 1]
    if token[0].isupper() or (token[0].isdigit() and last[0].isupper() and len(token) < 4):
        return 1
    if not token.isalpha() and is_articled(token):
        return 1
    if token in PARTICLES:
        chain = chain_at(tokens, at)
        return chain + 1 if chain else 0
    initial = _INITIAL.fullmatch(f"{last}{token}") is not None
    if not initial and (token not in _JOINING or (token in _PURPOSE and last.lower() not in _HAVING_A_PURPOSE)):
        return 0
    after = [step for step in (1, 2) if tokens[at + step : at + step + 1] and tokens[at + step][0].isupper()]
    if after and (after[0] == 1 or (not initial and tokens[at + 1] == "the")):
        return after[0] + 1
    return 1 + chain_at(tokens, at + 1) + 1 if initial and chain_at(tokens, at + 1) else 0
