"""Finding names: runs of capitalised words, without what a sentence or an office merely puts before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from store.fold import words
from store.model import Story
from store.names.lists import CALENDAR, JOINING, PEOPLES, PLAIN, TITLES

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")
_TOKEN = re.compile(r"[^\W_](?:[\w&]|['’.\-‑](?=\w))*|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s?$")
_BREAKS_NOTHING = frozenset("&")
_MOST = 60
_LONGEST = 40_000


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a story prints it."""

    text: str
    """How it is printed."""
    key: str
    """What its spellings have in common: folded words."""


def name_keys(story: Story) -> list[str]:
    """Return the folded keys of a story's names, each once, in order of appearance."""
    return [name.key for name in find_names(story)]


def find_names(story: Story) -> list[Name]:
    """Return a story's names, each once, in order of appearance; an abbreviation counts as the name it was given for."""
    texts = (story.title, *story.highlights, story.caption, *story.body)
    sentences = [sentence for text in texts for sentence in _SENTENCE.split(text[:_LONGEST])]
    tokens = [_TOKEN.findall(sentence) for sentence in sentences]
    inside = {token for sentence in tokens for token in sentence[1:] if token[0].isupper()}
    found: dict[str, Name] = {}
    short_for: dict[str, Name] = {}
    for sentence in tokens:
        for name, short in _names(sentence, inside):
            found.setdefault(name.key, name)
            if short:
                short_for[short] = name
    for short, name in short_for.items():
        if found.pop(short, None) and name.key not in found:
            found[name.key] = name
    if story.place:
        place = " ".join(part.capitalize() if part.isupper() else part for part in story.place.split())
        key = " ".join(words(place))
        found.setdefault(key, Name(place, key))
    return list(found.values())[:_MOST]


def _names(tokens: list[str], inside: set[str]) -> Iterator[tuple[Name, str]]:
    """Yield a sentence's names, each with the abbreviation it is given in brackets, if any."""
    if _shouts(tokens):
        return
    for start, run in _runs(tokens):
        parts = _trimmed(run, first=start == 0, inside=inside)
        if not parts:
            continue
        text = " ".join(parts)
        end = start + len(run)
        short = tokens[end + 1] if tokens[end : end + 1] == ["("] and tokens[end + 2 : end + 3] == [")"] else ""
        key = " ".join(words(text))
        if len(key) > 1:
            yield Name(text, key), " ".join(words(short)) if short.isupper() else ""


def _shouts(tokens: list[str]) -> bool:
    """Return whether a sentence is in capitals, so that they tell nothing."""
    if len(tokens) < 4 or not (tokens[1].isupper() or tokens[2].isupper()):
        return False
    letters = [token for token in tokens if token[0].isalpha()]
    return len(letters) > 3 and sum(token.isupper() for token in letters) > len(letters) * 0.6


def _runs(tokens: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield runs of capitalised words with the small words that join them, and where each starts."""
    at = 0
    while at < len(tokens):
        if not tokens[at][0].isupper():
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            if tokens[end][0].isupper() or (tokens[end][0].isdigit() and tokens[end - 1][0].isupper() and len(tokens[end]) < 4):
                end += 1
            elif (step := _joined(tokens, end)) and not tokens[end - 1].endswith(("'s", "’s")):
                end += step
            else:
                break
            if tokens[end - 1].endswith(("'s", "’s")):
                break
        yield at, tokens[at:end]
        at = end


def _joined(tokens: list[str], at: int) -> int:
    """Return how many small words join the run to another capitalised word: `of`, `of the`, `for`; 0 for none."""
    if tokens[at] not in JOINING or tokens[at] in ("and", "the"):
        return 0
    for step in (1, 2):
        after = tokens[at + step : at + step + 1]
        if after and after[0][0].isupper():
            return step + 1
        if after != ["the"]:
            return 0
    return 0


def _trimmed(run: Iterable[str], *, first: bool, inside: set[str]) -> list[str]:
    """Return a run without what is no part of the name; nothing if no name is left."""
    parts = [_POSSESSIVE.sub("", part) for part in run]
    low = [part.lower() for part in parts]
    while parts and (
        low[0] in CALENDAR
        or (low[0] in TITLES and len(parts) > 1)
        or low[0] in PLAIN
        or (low[0] in PEOPLES and _office(low[1:]))
    ):
        parts, low, first = parts[1:], low[1:], False
    while parts and (low[-1] in CALENDAR or low[-1] in JOINING or low[-1] in PLAIN):
        parts, low = parts[:-1], low[:-1]
    if not parts or (len(parts) == 1 and (low[0] in PEOPLES or low[0] in TITLES or len(parts[0]) < 2)):
        return []
    if first and len(parts) == 1 and parts[0] not in inside and not parts[0].isupper():
        return []
    return parts


def _precedes(low: list[str]) -> bool:
    """Return whether a run's first word only stands before the name."""
    first = low[0]
    return first in CALENDAR or first in PLAIN or (first in TITLES and len(low) > 1) or (first in PEOPLES and _office(low[1:]))


def _office(low: list[str]) -> bool:
    """Return whether what follows a people's adjective is only an office: `Indian Prime Minister Modi`."""
    return bool(low) and low[0] in TITLES
