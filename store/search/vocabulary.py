"""The words an archive uses, and which of them a misspelled word was meant to be."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from store.engine.field_names import TEXT
from store.engine.lru_cache import LruCache
from store.engine.protocol import Engine
from store.engine.terms import Near
from store.engine.words import search_words
from store.search.letter_edits import edits_at_start, with_a_letter
from store.text.phonetics import phonetic_key
from store.text.stems import stem_of as stem_of

SHORTEST = 4
"""Words of fewer letters are not corrected."""
_KEPT = 30_000
"""Words of lists that are kept: those of two letters alone have as many in a large archive."""
_MOST_PREFIXED = 64
_READ_FOR_WORDS = 6
_MOST_SPLITS = 4
_LETTERS = 3
_SPELLED_APART = 3
"""Letters by which two spellings of one name may differ."""


class Vocabulary:
    """The words of some fields; lists are read by their first letters, and only the latest few are kept."""

    def __init__(self, engine: Engine, fields: tuple[str, ...] = TEXT, lists: LruCache[str, list[str]] | None = None) -> None:
        self._engine = engine
        self._fields = fields
        self.lists: LruCache[str, list[str]] = LruCache(_KEPT, _size) if lists is None else lists
        """First letters and a field to words; may be handed on to the vocabulary of a later state of the index."""

    def frequency(self, word: str) -> int:
        """Return in about how many stories a word occurs."""
        return self._engine.frequencies(self._fields, (word,)).get(word, 0)

    def known(self, words: Collection[str]) -> list[str]:
        """Return those of some words that occur in any story."""
        found = self._engine.frequencies(self._fields, words)
        return [word for word in words if word in found]

    def rarity(self, word: str) -> float:
        """Return by how much the index counts a word more than one in every story, as it is rarer."""
        stories, number = self._engine.total, min(self.frequency(word), self._engine.total)
        return log(1 + (stories - number + 0.5) / (number + 0.5))

    def beginning(self, prefix: str, limit: int = _MOST_PREFIXED) -> list[str]:
        """Return words that begin with some letters, up to a number of each field."""
        found: dict[str, None] = {}
        for field in self._fields:
            found |= dict.fromkeys(word for word, _ in self._engine.vocabulary(field, prefix, limit))
        return list(found)

    def inflections(self, word: str) -> list[str]:
        """Return the other words of the archive with the same stem: `remittance` for `remittances`; `f16s` for `f16`."""
        if not word.isalpha():
            forms = (
                (word.removesuffix("s"), f"{word}s") if word[-1:] in "0123456789s" and not word.rstrip("s").isdigit() else ()
            )
            return self.known([form for form in forms if form != word])
        if len(word) < SHORTEST:
            return []
        return self.known([form for form in forms_of(word) if form != word])

    def splits(self, word: str) -> list[tuple[str, ...]]:
        """Return the parts in which a word stands in some stories: `e` and `mail` for `email`."""
        found = self._engine.vocabulary("spelled", f"{word} ", _MOST_SPLITS)
        return [tuple(term.split()[1:]) for term, _ in found]

    def spellings(self, word: str) -> list[str]:
        """Return other spellings of a word that is part of a name, by the common ways to transliterate: `zelenskyy`."""
        if len(word) < SHORTEST + 1:
            return []
        near = _extract(word, self._list(word[:2], ("named",)), _SPELLED_APART)
        sound = phonetic_key(word)
        return self.known([other for other, _, _ in near if other != word and phonetic_key(other) == sound])[:6]

    def corrections(self, word: str, limit: int = 8, *, alike: bool = False) -> list[str]:
        """Return the words that a misspelled one was most likely meant to be, the likeliest first; if alike, those one letter away.

        One wrong, missing, doubled or swapped letter is forgiven in words of four to seven letters, two in longer ones.
        """
        reach = reach_of(word)
        if not reach:
            return self._likeliest(dict.fromkeys(self.known(with_a_letter(word)), 1), limit)
        near = self._misspelled(word)
        if not near and reach > 1 and not alike:
            near = self._far(word, reach)
        return self._likeliest(near, limit)

    def _misspelled(self, word: str) -> dict[str, int]:
        """Return the words that are one letter away from one."""
        begun = _extract(word, self._list(word[:_LETTERS], self._fields), 1)
        edited = self.known(edits_at_start(word, _LETTERS))
        return dict.fromkeys([*(other for other, _, _ in begun if other != word), *edited], 1)

    def _far(self, word: str, reach: int) -> dict[str, int]:
        """Return words that are more letters away from one; those that begin alike are preferred."""
        for letters in (_LETTERS, 2):
            found = _extract(word, self._list(word[:letters], self._fields), reach)
            if found:
                return {other: distance for other, distance, _ in found if other != word}
        return self._anywhere(word, reach)

    def continuations(self, beginning: str, limit: int = 4) -> list[str]:
        """Return words whose beginning a misspelled, unfinished word was most likely meant to be."""
        reach = reach_of(beginning)
        if not reach:
            return []
        size = len(beginning)
        for letters in (3, 2):
            words: dict[str, str] = {}
            for other in self._list(beginning[:letters], self._fields):
                if len(other) > size:
                    words.setdefault(other[:size], other)
            near = {start: distance for start, distance, _ in _extract(beginning, list(words), reach)}
            if near:
                closest = min(near.values())
                starts = sorted(start for start, distance in near.items() if distance == closest)[:3]
                return self._likeliest({word: closest for start in starts for word in self.beginning(start, 12)}, limit)
        return []

    def _anywhere(self, word: str, reach: int) -> dict[str, int]:
        """Return words near one that begin otherwise: the index finds stories with them, the stories give the words."""
        found: dict[str, int] = {}
        for field in self._fields:
            for stored in self._engine.stories(Near(field, word, reach), _READ_FOR_WORDS):
                story = stored.story
                text = (story.title, *story.highlights, story.caption, *story.body, story.place, story.source, story.author)
                known = set(search_words(" ".join(text)[:60_000]))
                found |= {other: distance for other, distance, _ in _extract(word, list(known), reach) if other != word}
            if found:
                break
        return found

    def _likeliest(self, near: dict[str, int], limit: int) -> list[str]:
        """Return the nearest words; among equally near ones the commoner first."""
        best = min(near.values(), default=0)
        nearest = [word for word, distance in near.items() if distance == best]
        times = self._engine.frequencies(self._fields, nearest)
        ranked = sorted((best, -log(1 + times.get(word, 0)), word) for word in nearest)
        return [word for _, _, word in ranked[:limit]]

    def _list(self, letters: str, fields: tuple[str, ...]) -> list[str]:
        """Return all words of some fields that begin with two or three letters, the commoner first in each field."""
        read = self._engine.vocabulary
        return self.lists.answer(
            f"{letters} {fields[0]}",
            lambda: list(dict.fromkeys(word for field in fields for word, _ in read(field, letters))),
        )


def _size(words: list[str]) -> int:
    return 1 + len(words)


def reach_of(word: str) -> int:
    """Return how many wrong letters are forgiven in a word."""
    return 0 if len(word) < SHORTEST or word.isdigit() else 1 if len(word) < 8 else 2


def _extract(word: str, others: list[str], reach: int) -> list[tuple[str, int, int]]:
    return process.extract(word, others, scorer=OSA.distance, score_cutoff=reach, limit=64)


_ENDINGS = "s es ed ing d e er ers ment ments ly al ally ion ions ation ations able ity ness ive".split()


@lru_cache(4_000)
def forms_of(word: str) -> tuple[str, ...]:
    """Return the forms an English word may take, all with its own stem: `remit`, `remitted`, `remitting` for `remits`."""
    stem = stem_of(word)
    bases = {stem, word, stem + stem[-1:], stem.removesuffix("i") + "y", word.removesuffix("s"), stem + "e"}
    forms = {base + ending for base in bases for ending in ("", *_ENDINGS)}
    forms |= {stem.removesuffix("i") + ending for ending in ("ies", "ied", "ier", "iest")}
    return tuple(sorted(form for form in forms if stem_of(form) == stem))
