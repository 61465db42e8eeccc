"""The words an archive has: how many stories have each, which begin with some letters, and which are nearly one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import OSA

from store.engine.lru_cache import LruCache
from store.engine.terms import Has
from store.postgres.fragments import Fragment
from store.postgres.lexemes import COUNTED, LETTERS, NOTE, beginning, is_cut, lexeme, without_nul
from store.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask = Callable[[Fragment], list[tuple[Any, ...]]]
    Count = Callable[[Has], int]

_KEPT = 50_000
"""Words of which it is kept how many stories have them."""
_KEPT_BEGINNINGS = 1_000
_MOST_BEGUN = 40
"""Words that begin alike and are asked for one by one: otherwise an index goes through all stories of them, whatever else is asked."""
_MOST_NEAR = 64
_LEAST_ALIKE = 0.05
"""How much of their groups of three letters words share at least that are nearly one, as far as any are looked at."""
_OF_MARKS = {
    "tags": "SELECT story, unnest(tag_keys) AS word FROM dateline.marks WHERE person = current_user"
    " UNION SELECT story, unnest(tag_keys) FROM dateline.told",
    NOTE: "SELECT story, unnest(tsvector_to_array(note_words)) AS word FROM dateline.marks WHERE person = current_user AND note <> ''"
    " UNION SELECT story, unnest(tsvector_to_array(note_words)) FROM dateline.told WHERE note <> ''",
}
"""Fields that are a person's own, or told to all, and where their words stand."""
_ENDLESS = "\U0010ffff"


class Words:
    """What is known of an archive's words; kept until stories are taken in."""

    def __init__(self, ask: Ask, count: Count) -> None:
        """`ask` returns the rows of a question, `count` how many stories have a word."""
        self._ask, self._count = ask, count
        self._known: LruCache[tuple[str, str], int] = LruCache(_KEPT)
        self._begun: LruCache[tuple[str, str], int] = LruCache(_KEPT_BEGINNINGS)
        self._few: LruCache[tuple[str, str], tuple[str, ...]] = LruCache(_KEPT_BEGINNINGS)

    def forget(self) -> None:
        """Keep nothing any more: other stories may have these words now."""
        self._known = LruCache(_KEPT)
        self._begun = LruCache(_KEPT_BEGINNINGS)
        self._few = LruCache(_KEPT_BEGINNINGS)

    def frequency(self, field: str, word: str) -> int:
        """Return how many stories have a word or value in a field."""
        return self.frequencies([(field, word)])[field, word]

    def frequencies(self, words: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Return how many stories have each of some words, given with their fields; asked for all at once."""
        asked = dict.fromkeys(words)
        found = self._known.of(asked)
        missing: dict[tuple[str, str], tuple[str, str]] = {}
        for field, word in asked.keys() - found.keys():
            if field in _OF_MARKS or LETTERS.get(field) not in COUNTED:
                found[field, word] = self._count(Has(field, word))  # marks change all the time
            else:
                whole = lexeme(LETTERS[field], word)
                missing[whole[0], whole[1:]] = field, word
        if missing:
            letters, texts = [letter for letter, _ in missing], [text for _, text in missing]
            order = (
                "SELECT w.field, w.word, w.stories FROM unnest(%s::text[], %s::text[]) AS asked (field, word)"
                " JOIN dateline.words w ON w.field = asked.field AND w.word = asked.word"
            )
            numbers = {(row[0], row[1]): int(row[2]) for row in self._ask(Fragment(order, (letters, texts)))}
            found |= {asked: self._known.put(asked, numbers.get(place, 0)) for place, asked in missing.items()}
        return found

    def beginnings(self, beginnings: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Return how many stories at most have a word that begins so, for some fields and first letters; asked for all at once."""
        asked = dict.fromkeys(beginnings)
        found = self._begun.of(asked)
        missing = [one for one in asked if one not in found]
        if missing:
            starts = [beginning(LETTERS[field], letters) for field, letters in missing]
            order = (
                "SELECT asked.nth, sum(w.stories) FROM unnest(%s::text[], %s::text[], %s::text[])"
                " WITH ORDINALITY AS asked (field, first, last, nth) JOIN dateline.words w"
                " ON w.field = asked.field AND w.word >= asked.first AND w.word < asked.last GROUP BY asked.nth"
            )
            firsts = [start[1:] for start in starts]
            rows = self._ask(Fragment(order, ([start[0] for start in starts], firsts, [first + _ENDLESS for first in firsts])))
            numbers = {int(nth): int(number) for nth, number in rows}
            found |= {one: self._begun.put(one, numbers.get(nth, 0)) for nth, one in enumerate(missing, 1)}
        return found

    def begun_so(self, field: str, letters: str) -> Sequence[str]:
        """Return all words of a field that begin with some letters where these are few; none where they are many, or not known."""
        if field in _OF_MARKS or LETTERS.get(field) not in COUNTED:
            return ()
        known = self._few.get((field, letters))
        if known is None:
            start = beginning(LETTERS[field], letters)
            order = "SELECT word FROM dateline.words WHERE field = %s AND word >= %s AND word < %s LIMIT %s"
            rows = self._ask(Fragment(order, (start[0], start[1:], start[1:] + _ENDLESS, _MOST_BEGUN + 1)))
            each = tuple(str(word) for (word,) in rows)
            known = self._few.put((field, letters), () if len(each) > _MOST_BEGUN or any(map(is_cut, each)) else each)
        return known

    def beginning(self, field: str, letters: str, limit: int | None) -> list[tuple[str, int]]:
        """Return the words of a field that begin with some letters, each with its number of stories, the commonest first."""
        most = Fragment(" LIMIT %s", (limit,)) if limit is not None else Fragment("")
        if field == "id":
            order = Fragment(
                "SELECT s.id, 1 FROM dateline.entries s WHERE s.id >= %s AND s.id < %s", (letters, letters + _ENDLESS)
            )
            return [(str(word), 1) for word, _ in self._ask(order + Fragment(" ORDER BY s.id") + most)]
        if field in _OF_MARKS:
            begun = Fragment(
                f"SELECT word, count(*) FROM ({_OF_MARKS[field]}) all_words WHERE word ^@ %s", (without_nul(letters),)
            )
            rows = self._ask(begun + Fragment(" GROUP BY word ORDER BY 2 DESC, word") + most)
            return [(clean_line(str(word)), int(number)) for word, number in rows]  # others may have written it by hand
        start = beginning(LETTERS[field], letters)
        span = (LETTERS[field], start[1:], start[1:] + _ENDLESS)
        order = Fragment("SELECT word, stories FROM dateline.words WHERE field = %s AND word >= %s AND word < %s", span)
        rows = self._ask(order + Fragment(" ORDER BY stories DESC, word") + most)
        return [(str(word), int(number)) for word, number in rows if not is_cut(word)]

    def near(self, field: str, word: str, letters: int) -> Sequence[str]:
        """Return the commonest words of a field that are up to so many letters away from one; two swapped letters are one.

        Candidates share groups of three letters with it.
        """
        if field in _OF_MARKS:
            rows = self._ask(
                Fragment(f"SELECT word, count(*) FROM ({_OF_MARKS[field]}) all_words GROUP BY word ORDER BY 2 DESC")
            )
        else:
            alike = Fragment(
                "SELECT word, stories FROM dateline.words WHERE field = %s AND word %% %s AND length(word) BETWEEN %s AND %s"
                " ORDER BY stories DESC, word",
                (LETTERS[field], without_nul(word), len(word) - letters, len(word) + letters),
            )
            rows = self._ask(alike)
        near = [str(one) for one, _ in rows if OSA.distance(word, str(one), score_cutoff=letters) <= letters]
        return near[:_MOST_NEAR]


LEAST_ALIKE = f"SET pg_trgm.similarity_threshold = {_LEAST_ALIKE}"
"""What is said to PostgreSQL of each connection, so that it finds words that share little with one."""
