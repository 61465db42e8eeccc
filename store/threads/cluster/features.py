"""Features: what a story is known by: its telling words, pairs of neighbouring words, and names, each as a small id."""

from __future__ import annotations

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

_WORD = pattern(r"([^\W_]+(?:['’ʼ][^\W_]+)*)")
_CLOSE = 4
"""Words with fewer signs between them follow each other."""
_KEPT = 20_000
"""Words that are kept with what is known of them."""
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
_WEIGHTS = tuple(_WEIGHT.values())
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


@lru_cache(_KEPT)
def feature_id(text: str, kind: Kind) -> int:
    """Return a feature's id: 30 bits of its text's checksum and two of its kind."""
    return _feature_id(text, kind)


def features_of(story: Story, names: Sequence[str] | None = None) -> Features:
    """Return what a story is known by, be it a headline alone or a full text.

    Finding names takes longest; who has the folded keys of the story's names at hand gives them as `names`.
    """
    fuller = bool(story.body or story.highlights)
    parts = [(story.title, 2 if fuller else 1), *((text, 2) for text in story.highlights), *((text, 1) for text in story.body)]
    read = _Reading()
    for text, worth in _first(parts):
        read.take(text, worth)
    counts, printed, wide = read.counts, read.printed, read.places
    keys: Sequence[str] = ()
    if fuller:
        found = [(name.key, name.text) for name in find_names(story)] if names is None else _as_printed(names, printed)
        for key, spelled in found:
            feature = feature_id(key, Kind.NAME)
            counts[feature] = 1
            printed[feature] = spelled
            wide.add(_place_word(spelled))
        keys = [key for key, _ in found]
        wide |= broad_words(keys, story.place)
    else:
        wide |= broad_in_headline(words(story.title))
    strongest = _strongest(counts)
    weights = {feature: (count if count < _FULL else _FULL) * _WEIGHTS[feature & 3] for feature, count in strongest}
    shown = {feature: printed[feature] for feature in weights}
    broad = _broad(weights, wide, read.pairs, keys, " ".join(words(story.place)))
    return Features(weights, shown, story.published.first_day.toordinal(), broad, not fuller)


class _Reading:
    """Reads a story's texts word by word."""

    def __init__(self) -> None:
        self.counts: dict[int, int] = {}
        """How often each feature is mentioned."""
        self.printed: dict[int, str] = {}
        """How each is printed where it first stands."""
        self.pairs: dict[int, tuple[str, str]] = {}
        """The two stems of each pair."""
        self.places: set[str] = set()
        """Words that are known as places or peoples, folded."""

    def take(self, text: str, worth: int) -> None:
        """Count the telling words of a text, and each two that follow each other."""
        counts, printed = self.counts, self.printed
        before, before_sum, before_spelled = "", 0, ""
        pieces = iter(_WORD.split(text))  # what is between, word, what is between, word, …
        for between, spelled in zip(pieces, pieces, strict=False):
            known = _known(spelled[:_LONGEST_WORD])
            if not known:
                before = ""
                continue
            for stem, feature, place, begun, goes_on in known:
                if stem:
                    if feature >= 0:
                        if feature in counts:
                            counts[feature] += worth
                        else:
                            counts[feature], printed[feature] = worth, spelled
                            if place:
                                self.places.add(place)
                    if before and (between == " " or len(between) < _CLOSE):
                        feature = (crc32(goes_on, before_sum) & 0x3FFF_FFFF) << 2 | 2  # the checksum of "before stem"
                        if feature in counts:
                            counts[feature] += worth
                        else:
                            counts[feature], printed[feature] = worth, f"{before_spelled}{between}{spelled}"
                            self.pairs[feature] = before, stem
                before, before_sum, before_spelled, between = stem, begun, "", ""
            before_spelled = spelled


def _broad(
    weights: Iterable[int], wide: Iterable[str], pairs: Mapping[int, tuple[str, str]], keys: Iterable[str], place: str
) -> frozenset[int]:
    """Return the features that many threads share: words of places and peoples, pairs of these, broad names."""
    stems = {_telling(word) for word in wide if word}
    broad = {feature_id(stem, kind) for stem in stems if stem for kind in (Kind.WORD, Kind.COMMON)}
    broad.update(feature_id(key, Kind.NAME) for key in keys if is_broad(key) or key == place)
    broad.intersection_update(weights)
    if stems:
        known = ((feature, *pairs[feature]) for feature in weights if feature & 3 == Kind.PAIR)
        broad.update(feature for feature, one, other in known if one in stems and other in stems)
    return frozenset(broad)


def _as_printed(keys: Iterable[str], printed: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return names' keys each with the name as the story prints its words, capitalised if it does not."""
    found = []
    for key in keys:
        parts = [(word, printed.get(known[0][1], "") if (known := _known(word)) else "") for word in key.split()]
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


def _strongest(counts: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the most mentioned features of each kind; of equals, those mentioned first."""
    left = list(_MOST.values())
    for feature in sorted(counts, key=counts.__getitem__, reverse=True):
        if left[feature & 3]:
            left[feature & 3] -= 1
            yield feature, counts[feature]


@lru_cache(_KEPT)
def _place_word(spelled: str) -> str:
    """Return a printed word folded if it is known as a place or a people; nothing if not."""
    folded = words(spelled)
    return folded[0] if len(folded) == 1 and spelled[0].isupper() and (is_place(folded[0]) or folded[0] in DEMONYMS) else ""


@lru_cache(_KEPT)
def _known(spelled: str) -> tuple[tuple[str, int, str, int, bytes], ...]:
    """Return of each folded word of a printed one its stem, its feature, and the word if it is a place's.

    Nothing if no word in it tells anything. There is no stem if one of several does not, and the feature is below 0 if it tells only
    in pairs. The last two are what the checksum of a pair begins with that begins with it, and the bytes a pair goes on with that ends
    with it.
    """
    place = _place_word(spelled)
    known = [(word, _telling(word)) for word in words(spelled)]
    if not any(stem for _, stem in known):
        return ()
    return tuple((stem, _word_id(word, stem), place, crc32(stem.encode()), b" " + stem.encode()) for word, stem in known)


def word_feature(word: str) -> int:
    """Return the feature of a folded word; below 0 if it tells nothing."""
    return _word_id(word, _telling(word))


def _word_id(word: str, stem: str) -> int:
    if not stem or word.isdigit():
        return -1
    return feature_id(stem, Kind.COMMON if stem in _COMMON_STEMS else Kind.WORD)


@lru_cache(_KEPT)
def _telling(word: str) -> str:
    """Return a word's stem, or nothing if it only holds a sentence together."""
    stem = stem_of(word[:40])
    return "" if word in ORDINARY_WORDS or stem in _EMPTY or len(stem) < 2 else stem


_SAID_SHORT = (
    "percent pct is are was were be been has have had do does did re ll ve wasnt isnt dont cant wont didnt doesnt hes shes theyre youre"
).split()
_EMPTY = frozenset(stem_of(word) for word in (*ORDINARY_WORDS, *_SAID_SHORT))
_COMMON_STEMS = frozenset(stem_of(word) for word in STOP_WORDS)
