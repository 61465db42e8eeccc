"""How well stories answer, in PostgreSQL's terms: the rarer a word, and the more of a text it makes up, the more it says (BM25).

PostgreSQL's own measure, `ts_rank`, knows nothing of how rare a word is. But of a single word whose places all weigh the same it is a
sum over one divided by the squares of 1, 2, 3 …, one for each place, so that it tells how many places there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import log

from store.engine.terms import Clause, Combined, Everything, Has, Nothing, Scored, SideBySide, Worth
from store.postgres.fragments import Fragment, joined
from store.postgres.lexemes import LETTERS, lexeme, quoted
from store.postgres.query_compiler import QueryCompiler

_WEIGHT, _LENGTH = 1.2, 0.75
"""How soon more of a word says no more, and how much a long text counts against it; as everywhere."""
_ALL_PLACES = 1.64493406685
"""What the sum comes to for a word without end, pi * pi / 6: by this `ts_rank` divides."""
_SIZED = {"title": 1, "deck": 2, "body": 3}
"""Fields of which it is known how long they are, and where that stands in `sizes`."""
_NOTHING = Fragment("0.0")
_MANY = 8
"""Of so many alternatives and more the rarest are enough to find what is to be ranked."""

Known = Mapping[tuple[str, str], int]
"""How many stories have a word, by field and word."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What all stories are together."""

    stories: int
    """How many."""
    words: tuple[int, int, int]
    """How many words their titles, highlights and texts have."""

    def rarity(self, number: int) -> float:
        """Return how much a word says that so many stories have."""
        number = min(number, self.stories)
        return log(1 + (self.stories - number + 0.5) / (number + 0.5))

    def usual(self, name: str) -> float:
        """Return how many words a field usually has."""
        return max(1.0, self.words[_SIZED[name] - 1] / max(1, self.stories))


@dataclass(slots=True)
class Ranker:
    """Says in SQL how well a story answers a query that it is found by."""

    whole: Whole
    known: Known
    compiler: QueryCompiler
    """Says what holds of a story where it is ranked."""
    measures: list[Fragment] = field(default_factory=list)
    """What is measured of each story, once: columns `r0`, `r1` … of what is called `r`."""
    _places: dict[str, str] = field(default_factory=dict)

    def score(self, query: Clause) -> Fragment:
        """Return how well a story answers that is found by a query."""
        match query:
            case Nothing():
                return _NOTHING
            case Worth(query=inner, weight=weight):
                return _times(self.score(inner), weight)
            case Scored(score=score):
                return Fragment("%s::float8", (score,)) if score else _NOTHING
            case Combined(every=every, some=some):
                parts = [self.score(one) for one in every]
                parts += [self._if_found(one) for one in some]
                return joined(" + ", [part for part in parts if part != _NOTHING] or [_NOTHING])
            case Has(field=name, value=str() as word) if name in LETTERS:
                return self._word(name, word)
            case SideBySide(field=name, words=words) if name in LETTERS:
                rarity = sum(self.whole.rarity(self.known.get((name, word), 0)) for word in words)
                return Fragment("%s::float8", (rarity,))
            case Everything() | _:
                return Fragment("1.0")

    def _if_found(self, query: Clause) -> Fragment:
        """Return how well a story answers a query that it need not be found by."""
        score = self.score(query)
        if score == _NOTHING or _tells_itself(query):
            return score
        found = Fragment(self._measured(self.compiler.condition(query)))
        return Fragment("CASE WHEN ") + found + Fragment(" THEN ") + score + Fragment(" ELSE 0.0 END")

    def _word(self, name: str, word: str) -> Fragment:
        text = quoted(lexeme(LETTERS[name], word))
        rank = self._measured(Fragment(f"ts_rank('{{1,1,1,1}}', {self.compiler.words}, %s::tsquery)::float8", (text,)))
        rarity = self.whole.rarity(self.known.get((name, word), 0))
        if name not in _SIZED:
            return Fragment(f"CASE WHEN {rank} > 0 THEN %s::float8 ELSE 0.0 END", (rarity,))
        length = f"{_WEIGHT} * ({1 - _LENGTH} + {_LENGTH} * {self.compiler.row}.sizes[{_SIZED[name]}] / %s::float8)"
        times = f"(1 / ({_ALL_PLACES} * (1.000001 - {rank})) - 0.5)"
        said = f"%s::float8 * {1 + _WEIGHT} / (1 + {length} / {times})"
        return Fragment(f"CASE WHEN {rank} > 0 THEN {said} ELSE 0.0 END", (rarity, self.whole.usual(name)))

    def _measured(self, measure: Fragment) -> str:
        """Return what a measure is called, which is taken of each story once."""
        known = repr(measure)  # its values may be lists
        if known not in self._places:
            self._places[known] = f"r.r{len(self.measures)}"
            self.measures.append(measure)
        return self._places[known]


def _tells_itself(query: Clause) -> bool:
    """Return whether the score of a query is nothing where it does not find a story: that of a word is, and so that of several."""
    match query:
        case Worth(query=inner):
            return _tells_itself(inner)
        case Has(field=field, value=str()):
            return field in LETTERS
        case Combined(every=(), some=some, none=(), at_least=1):
            return all(map(_tells_itself, some))
        case _:
            return False


def words_in(query: Clause) -> Iterator[tuple[str, str]]:
    """Yield each word that a query ranks by, with its field."""
    match query:
        case Has(field=name, value=str() as word) if name in LETTERS:
            yield name, word
        case SideBySide(field=name, words=words) if name in LETTERS:
            yield from ((name, word) for word in words)
        case Worth(query=inner):
            yield from words_in(inner)
        case Combined(every=every, some=some):
            for one in (*every, *some):
                yield from words_in(one)


def ranks(query: Clause) -> bool:
    """Return whether a query says of some stories that they answer better than others."""
    match query:
        case Worth(query=inner):
            return ranks(inner)
        case Combined(every=every, some=some):
            return any(map(ranks, every)) or any(not (isinstance(one, Scored) and one.score == 0) for one in some)
        case Has(value=str()) | SideBySide():
            return True
        case _:
            return False


def even_score(query: Clause) -> float:
    """Return how well each story answers that is found by a query which says of none that it answers better than others."""
    match query:
        case Scored(score=score):
            return score
        case Worth(query=inner, weight=weight):
            return weight * even_score(inner)
        case Combined(every=every):
            return sum(map(even_score, every))
        case _:
            return 1.0


def rarest(query: Clause, whole: Whole, known: Known, enough: int) -> Clause:
    """Return a query that finds what may be the best of what another finds: of many alternatives only those that say most.

    So many stories that have them are enough. What has none of these would need all the others to come near.
    """
    match query:
        case Combined(every=every, some=some, none=none, at_least=1) if every:
            return Combined(tuple(rarest(one, whole, known, enough) for one in every), some, none)
        case Combined(every=(), some=some, none=none, at_least=1) if len(some) >= _MANY:
            weighed = [_weighed(one, whole, known) for one in some]
            if any(one is None for one in weighed):
                return query
            chosen: list[Clause] = []
            number = 0
            for _, times, one in sorted((one for one in weighed if one), key=lambda each: -each[0]):
                if chosen and number + times > enough:
                    break
                chosen.append(one)
                number += times
            return Combined(some=chosen, none=none)
        case _:
            return query


def _weighed(query: Clause, whole: Whole, known: Known) -> tuple[float, int, Clause] | None:
    """Return what a word says at most, in how many stories it is, and its query; None if it is no single word."""
    weight, inner = 1.0, query
    while isinstance(inner, Worth):
        weight, inner = weight * inner.weight, inner.query
    if not (isinstance(inner, Has) and isinstance(inner.value, str) and inner.field in LETTERS):
        return None
    times = known.get((inner.field, inner.value), 0)
    return weight * whole.rarity(times), times, query


def _times(score: Fragment, weight: float) -> Fragment:
    return score if score == _NOTHING or weight == 1 else Fragment("%s::float8 * ", (weight,)) + _closed(score)


def _closed(score: Fragment) -> Fragment:
    return Fragment("(") + score + Fragment(")")


def title_words(query: Clause) -> list[str]:
    """Return the words of titles that a query ranks by, as a query of words writes them."""
    return [quoted(lexeme("t", word)) for name, word in dict.fromkeys(words_in(query)) if name == "title"]
