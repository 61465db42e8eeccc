"""Features: what a story is known by: its telling words, pairs of neighbouring words, and names, each as a small id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from re import compile as pattern
from zlib import crc32

from store.api.story import Story
from store.names import find_names, is_place
from store.names.word_lists import DEMONYMS, ORDINARY_WORDS, STOP_WORDS
from store.text.fold import words
from store.text.stems import stem_of
from store.threads.cluster.broad_names import broad_in_headline, broad_words, is_broad

_WORD = pattern(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_LONGEST_WORD = 60
_LONGEST = 8_000
"""Characters of a story that are read; a story says what it is about before that."""
_FULL = 9.0
"""More mentions of a word than this make it no more telling."""


class Kind(IntEnum):
    """What a feature is: the last two bits of its id."""

    WORD = 0
    """A word's stem."""
    COMMON = 1
    """The stem of a word that is common in English."""
    PAIR = 2
    """Two stems that follow each other."""
    NAME = 3
    """A name, by how it is written."""


_KINDS = tuple(Kind)
_WEIGHT = {Kind.WORD: 1.0, Kind.COMMON: 0.35, Kind.PAIR: 0.5, Kind.NAME: 1.0}
"""How much a mention counts: a pair repeats what its words say, a common word says little however rare it is here."""
_MOST = {Kind.WORD: 80, Kind.COMMON: 30, Kind.PAIR: 40, Kind.NAME: 30}
"""How many features of each kind a story is known by."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a story is known by."""

    weights: Mapping[int, float]
    """Each feature to how prominent it is in the story, 0 to 9."""
    printed: Mapping[int, str]
    """Each feature to how the story prints it."""
    day: int
    """The story's first day, as an ordinal."""
    broad: frozenset[int] = frozenset()
    """Features that many threads share: places, peoples, institutions, names of one word."""
    headline: bool = False
    """Whether it is a headline alone, whose few words say little."""


def kind_of(feature: int) -> Kind:
    """Return what a feature is."""
    return _KINDS[feature & 3]


def _feature_id(text: str, kind: int) -> int:
    return (crc32(text.encode()) & 0x3FFF_FFFF) << 2 | kind


@lru_cache(50_000)
def feature_id(text: str, kind: Kind) -> int:
    """Return a feature's id: 30 bits of its text's checksum and two of its kind."""
    return _feature_id(text, kind)


def features_of(story: Story, names: Sequence[str] | None = None) -> Features:
    """Return what a story is known by, be it a headline alone or a full text.

    Finding names takes longest; who has the folded keys of the story's names at hand gives them as `names`.
    """
    fuller = bool(story.body or story.highlights)
    parts = [(story.title, 2 if fuller else 1), *((text, 2) for text in story.highlights), *((text, 1) for text in story.body)]
    counts: Counter[int] = Counter()
    printed: dict[int, str] = {}
    pairs: dict[int, tuple[str, str]] = {}
    for text, worth in _first(parts):
        for feature, spelled in _words_and_pairs(text, pairs):
            if feature in counts:
                counts[feature] += worth
            else:
                counts[feature], printed[feature] = worth, spelled
    keys: Sequence[str] = ()
    if fuller:
        found = [(name.key, name.text) for name in find_names(story)] if names is None else _as_printed(names, printed)
        for key, spelled in found:
            feature = feature_id(key, Kind.NAME)
            counts[feature] = 1
            printed[feature] = spelled
        keys = [key for key, _ in found]
        wide = broad_words(keys, story.place)
    else:
        wide = broad_in_headline(words(story.title))
    wide |= {word for spelled in printed.values() if (word := _place_word(spelled))}
    stems = {_telling(word) for word in wide}
    broad = {feature_id(stem, kind) for stem in stems if stem for kind in (Kind.WORD, Kind.COMMON)}
    place = " ".join(words(story.place))
    broad.update(feature_id(key, Kind.NAME) for key in keys if is_broad(key) or key == place)
    broad.update(feature for feature, both in pairs.items() if both[0] in stems and both[1] in stems)
    weights = {feature: min(_FULL, count) * _WEIGHT[kind_of(feature)] for feature, count in _strongest(counts)}
    shown = {feature: printed[feature] for feature in weights}
    return Features(weights, shown, story.published.first_day.toordinal(), frozenset(broad.intersection(weights)), not fuller)


def _as_printed(keys: Iterable[str], printed: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return names' keys each with the name as the story prints its words, capitalised if it does not."""
    found = []
    for key in keys:
        parts = [(word, printed.get(known[0][1], "")) for word in key.split() if (known := _known(word))]
        found.append((key, " ".join(text if text[:1].isupper() else word.capitalize() for word, text in parts) or key))
    return found


def _first(parts: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield a story's parts as far as they are read."""
    left = _LONGEST
    for text, worth in parts:
        if left <= 0:
            return
        yield text[:left], worth
        left -= len(text)


def _strongest(counts: Counter[int]) -> Iterator[tuple[int, int]]:
    """Yield the most mentioned features of each kind; of equals, those mentioned first."""
    taken = dict.fromkeys(Kind, 0)
    for feature, count in counts.most_common():
        kind = kind_of(feature)
        if taken[kind] < _MOST[kind]:
            taken[kind] += 1
            yield feature, count


def _words_and_pairs(text: str, pairs: dict[int, tuple[str, str]]) -> Iterator[tuple[int, str]]:
    """Yield the feature and the print of each telling word, and of each two that follow each other; note the stems of these."""
    before, before_start, before_end = "", 0, -4
    for match in _WORD.finditer(text):
        start, end = match.span()
        spelled = match.group()
        for stem, feature in _known(spelled[:_LONGEST_WORD]):
            if stem:
                if feature >= 0:
                    yield feature, spelled
                if before and start - before_end < 4:
                    feature = _feature_id(f"{before} {stem}", Kind.PAIR)
                    pairs[feature] = before, stem
                    yield feature, text[before_start:end]
            before, before_start, before_end = stem, start, end


@lru_cache(50_000)
def _place_word(spelled: str) -> str:
    """Return a printed word folded if it is known as a place or a people; nothing if not."""
    folded = words(spelled)
    return folded[0] if len(folded) == 1 and spelled[0].isupper() and (is_place(folded[0]) or folded[0] in DEMONYMS) else ""


@lru_cache(50_000)
def _known(spelled: str) -> tuple[tuple[str, int], ...]:
    """Return the stem and feature of each folded word of a printed one; no stem if it tells nothing, below 0 if it tells only in pairs."""
    return tuple((stem, _word_id(word, stem)) for word in words(spelled) for stem in (_telling(word),))


def word_feature(word: str) -> int:
    """Return the feature of a folded word; below 0 if it tells nothing."""
    return _word_id(word, _telling(word))


def _word_id(word: str, stem: str) -> int:
    if not stem or word.isdigit():
        return -1
    return feature_id(stem, Kind.COMMON if stem in _COMMON_STEMS else Kind.WORD)


@lru_cache(50_000)
def _telling(word: str) -> str:
    """Return a word's stem, or nothing if it only holds a sentence together."""
    stem = stem_of(word[:40])
    return "" if word in ORDINARY_WORDS or stem in _EMPTY or len(stem) < 2 else stem


_SAID_SHORT = (
    "percent pct is are was were be been has have had do does did re ll ve wasnt isnt dont cant wont didnt doesnt hes shes theyre youre"
).split()
_EMPTY = frozenset(stem_of(word) for word in (*ORDINARY_WORDS, *_SAID_SHORT))
_COMMON_STEMS = frozenset(stem_of(word) for word in STOP_WORDS)
