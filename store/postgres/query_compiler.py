"""Which stories are asked for, in PostgreSQL's terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb

from store.engine.field_names import SAID
from store.engine.order import start_of_day
from store.engine.terms import (
    Begins,
    Between,
    Clause,
    Combined,
    Everything,
    Has,
    HasAny,
    Near,
    Nothing,
    Scored,
    SideBySide,
    Worth,
)
from store.postgres.fragments import ALWAYS, NEVER, Fragment, all_true, any_true, joined, none_true
from store.postgres.lexemes import LETTERS, MONTH, NOTE, lexeme, quoted, without_nul
from store.postgres.stretches import flattened, is_stretch, months_of
from store.postgres.word_query import WordQuery, but, either, together, word_query

NearWords = Callable[[str, str, int], Sequence[str]]
"""Returns the words of a field that are up to so many letters away from one."""
BegunWords = Callable[[str, str], Sequence[str]]
"""Returns the words of a field that begin with some letters where they are few; none where they are many, or not known."""
Part = WordQuery | Fragment
_COLUMNS = {
    "id": "id",
    "theme": "theme",
    "at": "at",
    "themed": "themed",
    "understood": "understood",
    "sum": "sum",
    "moon": "moon",
}
"""Fields that stand in a column as they are."""
_FLAGS = {"undated": "undated", "copy": "copy"}
"""Columns that hold for a story or not."""
_MARKS = {"read": "m.read", "starred": "m.starred", "noted": "m.note <> ''"}
"""Fields that are what the person did to a story, and what says so."""
_MINE = "{row}.id = ANY(ARRAY(SELECT m.story FROM dateline.marks m WHERE m.person = current_user AND "
_ALSO_MINE = "EXISTS (SELECT 1 FROM dateline.marks m WHERE m.story = {row}.id AND m.person = current_user AND "
"""The person's own marks: few, found first, so that their stories are found by their ids beside others that are found by words; or as
many as stories that were read, which are looked up one by one."""
_SEEN = " UNION ALL SELECT m.story FROM dateline.told m WHERE "
"""What others say to all, found in the same way."""
_MOST_WAYS = 60
"""Ways of having some words of several that are asked for one by one."""
_FAR = 10_000_000
"""Days from the beginning of our years that are as good as never."""
_HUGE = 1 << 62
"""Beyond every number of a field."""


@dataclass(frozen=True, slots=True)
class QueryCompiler:
    """Says in SQL which stories are asked for."""

    near: NearWords
    """Finds words that are nearly one."""
    begun: BegunWords
    """Finds words that begin like one."""
    row: str = "s"
    """What the row of a story is called there."""
    words: str = "s.words"
    """What its words are called."""
    met: bool = False
    """Whether stories are met in their order, and looked at for the words: no index of these is to be used then."""

    @property
    def place(self) -> str:
        """By what stories are put in time order: where they are not met in it, no index of places is to be used."""
        return f"{self.row}.at" if self.met else f"{self.row}.at + 0"

    def condition(self, query: Clause) -> Fragment:
        """Return what holds for the stories that a query finds."""
        return self._plain(self._part(query))

    def _plain(self, part: Part) -> Fragment:
        if not isinstance(part, WordQuery):
            return part
        holds = f"{self.words} @@ %s::tsquery"
        return Fragment(f"({holds}) IS TRUE" if self.met else holds, (part.text,))

    def _part(self, query: Clause) -> Part:
        match query:
            case Everything():
                return ALWAYS
            case Nothing():
                return NEVER
            case Worth(query=inner) | Scored(query=inner):
                return self._part(inner)
            case Combined():
                return self._combined(query)
            case Between():
                return self._within(query)
            case Near(field=field, word=word, letters=letters):
                return self._leaf(HasAny(field, list(self.near(field, word, letters))))
            case _:
                return self._leaf(query)

    def _leaf(self, query: Has | HasAny | Begins | SideBySide) -> Part:
        if isinstance(query, HasAny) and not query.values:
            return NEVER
        if query.field == NOTE:
            found = word_query(query, "")
            return self._seen(Fragment("m.note_words @@ %s::tsquery", (found.text,))) if found else NEVER
        if query.field == "tags":
            return self._seen(_tagged(query))
        if query.field in LETTERS and query.field != "theme":
            if isinstance(query, Begins) and (few := self.begun(query.field, query.letters)):
                query = HasAny(query.field, few)
            return word_query(query) or NEVER
        return self._value(query)

    def _value(self, query: Has | HasAny | Begins | SideBySide) -> Fragment:
        """Return what holds where a field that is no word has one of some values."""
        field = query.field
        match query:
            case Has(value=value):
                values: Sequence[str | int] = [value]
            case HasAny(values=several):
                values = list(several)
            case Begins(letters=letters):
                return Fragment(f"{self.row}.{_COLUMNS[field]} ^@ %s", (without_nul(letters),))
            case _:
                return NEVER
        if field == "day" or field in SAID:
            return any_true(self._between(field, first, last) for first, last in _runs(map(int, values)))
        if field in _MARKS:
            return any_true(self._marked(field, bool(value)) for value in values)
        if field in _FLAGS:
            return any_true(Fragment(f"{'' if value else 'NOT '}{self.row}.{_FLAGS[field]}") for value in values)
        column = f"{self.row}.{_COLUMNS[field]}"
        if len(values) == 1:
            return Fragment(f"{column} = %s", (_plainly(values[0]),))
        return Fragment(f"{column} = ANY(%s)", ([_plainly(value) for value in values],))

    def _within(self, query: Between, at: str = "at") -> Fragment:
        return self._between(
            query.field, -_HUGE if query.first is None else query.first, _HUGE if query.last is None else query.last, at
        )

    def _between(self, field: str, first: int, last: int, at: str = "at") -> Fragment:
        if field == "day":
            return self._between("at", _place(first), _place(last + 1) - 1, at)
        if field in SAID:
            kind, told = (
                SAID.index(field),
                "SELECT n.story FROM dateline.mentions n WHERE n.kind = %s AND n.value BETWEEN %s AND %s",
            )
            return Fragment(f"{self.row}.id = ANY(ARRAY({told}))", (kind, _small(first), _small(last)))
        if field in _MARKS or field in _FLAGS:
            return any_true(self._part(Has(field, value)) for value in (0, 1) if first <= value <= last)  # type: ignore[misc]
        column = at if field == "at" else _COLUMNS[field]
        ends = [Fragment(f"{self.row}.{column} {sign} %s", (end,)) for sign, end in ((">=", first), ("<=", last))]
        return all_true(end for end, open_ in zip(ends, (first <= -_HUGE, last >= _HUGE - 1), strict=True) if not open_)

    def _combined(self, query: Combined) -> Part:
        query = flattened(query)
        stretches = [one for one in query.every if is_stretch(one)]
        every = [self._part(one) for one in query.every if not is_stretch(one)]
        if query.some and (not query.every or query.at_least > 1):
            every.append(self._some([self._part(one) for one in query.some], query.at_least))
        left_out = [self._part(one) for one in query.none]
        words, rest = _parted(every)
        if words and not self.met:
            months = [WordQuery(quoted(lexeme(MONTH, str(moon)))) for moon in months_of(stretches)]
            words += [either(months)] if months else []
            rest += [self._within(one, "at + 0") for one in stretches]  # no index of places alone is to be used
        else:
            rest += map(self._within, stretches)
        words_out, rest_out = _parted(left_out)
        if words and words_out:
            words, words_out = [but(together(words), words_out)], []
        out = [*rest_out, *([self._plain(either(words_out))] if words_out else [])]
        if words and not rest and not out:
            return together(words)
        found = [self._plain(together(words))] if words else []
        return all_true([*found, *rest, *([none_true(out)] if out else [])])

    def _some(self, parts: Sequence[Part], at_least: int) -> Part:
        """Return what holds where at least so many of some parts do."""
        parts = [part for part in parts if part != NEVER]
        words, rest = _parted(parts)
        if at_least <= 1:
            if words and not rest:
                return either(words)
            return any_true([*([self._plain(either(words))] if words else []), *rest])
        if words and not rest and comb(len(words), at_least) <= _MOST_WAYS:
            return either(together(some) for some in combinations(words, at_least)) if len(words) >= at_least else NEVER
        number = joined(" + ", (Fragment("(") + self._plain(part) + Fragment(")::int") for part in parts))
        return all_true([self._plain(self._some(parts, 1)), number + Fragment(" >= %s", (at_least,))])

    def _marked(self, field: str, holds: bool) -> Fragment:
        says = Fragment(_MARKS[field])
        if field == "read":
            found = Fragment(_ALSO_MINE.format(row=self.row)) + says + Fragment(")")
        else:
            found = self._seen(says) if field == "noted" else self._mine(says)
        return found if holds else none_true([found])

    def _mine(self, holds: Fragment) -> Fragment:
        """Return what holds where the person's own marks of a story say something."""
        return Fragment(_MINE.format(row=self.row)) + holds + Fragment("))")

    def _seen(self, holds: Fragment) -> Fragment:
        """Return what holds where the person's own marks of a story say something, or what others say of it to all."""
        return Fragment(_MINE.format(row=self.row)) + holds + Fragment(_SEEN) + holds + Fragment("))")


def _parted(parts: Iterable[Part]) -> tuple[list[WordQuery], list[Fragment]]:
    each = list(parts)
    return [one for one in each if isinstance(one, WordQuery)], [one for one in each if isinstance(one, Fragment)]


def _tagged(query: Has | HasAny | Begins | SideBySide) -> Fragment:
    match query:
        case Has(value=value):
            return Fragment("m.tag_keys @> ARRAY[%s]::text[]", (without_nul(str(value)),))
        case HasAny(values=values):
            return Fragment("m.tag_keys && %s::text[]", ([without_nul(str(value)) for value in values],))
        case Begins(letters=letters):
            return Fragment("EXISTS (SELECT 1 FROM unnest(m.tag_keys) tag WHERE tag ^@ %s)", (without_nul(letters),))
        case _:
            return NEVER


def _plainly(value: str | int) -> str | int:
    return without_nul(value) if isinstance(value, str) else value


def _place(day: int) -> int:
    """Return the first place in the time order of a day, however far away that is."""
    return max(-_HUGE, min(_HUGE, start_of_day(max(-_FAR, min(_FAR, day)))))


def _small(value: int) -> int:
    """Return a number that fits into a column of small ones."""
    return max(-(2**31), min(2**31 - 1, value))


def _runs(values: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last number of each run of numbers that follow one another."""
    each = sorted(set(values))
    if not each:
        return
    breaks = [at for at, (one, other) in enumerate(pairwise(each), 1) if other != one + 1]
    for begin, end in zip([0, *breaks], [*breaks, len(each)], strict=True):
        yield each[begin], each[end - 1]
