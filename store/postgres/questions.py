"""The questions that are asked at every key: the first stories in time, and the best of what a line finds."""

from __future__ import annotations

from dataclasses import replace

from store.engine.terms import Clause
from store.postgres.candidates import Candidates
from store.postgres.fragments import Fragment
from store.postgres.query_compiler import QueryCompiler
from store.postgres.ranking import Ranker, words_in
from store.postgres.story_rows import JOINED, MARKS

_COLUMNS = {"read": "coalesce(m.read, false)::int", "sum": "s.sum", "at": "s.at", "day": "s.day", "copy": "s.copy::int"}
"""Numbers that are told of stories without their texts."""


def in_time(query: Clause, limit: int, compiler: QueryCompiler, *, descending: bool) -> Fragment:
    """Return the question for the first stories in time: id, place, line and marks of each.

    They are met in their order, or all found by their words and then put in order, as the compiler has it.
    """
    order = "DESC" if descending else "ASC"
    first = Fragment("SELECT s.id, s.at, s.row FROM dateline.entries s WHERE ") + compiler.condition(query)
    first += Fragment(f" ORDER BY {compiler.place} {order}, s.id LIMIT %s", (limit,))
    return (
        Fragment(f"SELECT f.id, f.at, f.row, {MARKS} FROM (") + first
        + Fragment(f") f {JOINED.format(row='f')} ORDER BY f.at {order}, f.id")
    )  # fmt: skip


def numbered(condition: Fragment, field: str) -> Fragment:
    """Return the question for a number of each story: it comes first, then what `in_time` gives."""
    order = Fragment(
        f"SELECT {_COLUMNS[field]}, s.id, s.at, s.row, {MARKS} FROM dateline.entries s {JOINED.format(row='s')} WHERE "
    )
    return order + condition + Fragment(" ORDER BY s.at, s.id")


def best(query: Clause, limit: int, among: Candidates) -> Fragment:
    """Return the question for the stories that answer a query best: how well each does, then id, place, line and marks."""
    known = among.words.frequencies(words_in(query))
    # The words are unpacked once, into a list of one, for all that is measured of them.
    ranker = Ranker(among.whole, known, replace(among.compiler, row="c", words="w.words[1]"))
    score = ranker.score(query)
    return (
        Fragment("WITH ") + among.of(query, limit)
        + Fragment(", scored AS (SELECT c.id, c.at, c.row, ") + score
        + Fragment(" AS score FROM chosen c CROSS JOIN LATERAL (SELECT ARRAY[c.words] AS words OFFSET 0) w")
        + _measures(ranker) + Fragment(" ORDER BY score DESC, c.at DESC, c.id LIMIT %s", (limit,))
        + Fragment(f") SELECT f.score, f.id, f.at, f.row, {MARKS} FROM scored f {JOINED.format(row='f')}")
        + Fragment(" ORDER BY f.score DESC, f.at DESC, f.id")
    )  # fmt: skip


def _measures(ranker: Ranker) -> Fragment:
    """Return what measures each story once, whatever is made of it then."""
    if not ranker.measures:
        return Fragment("")
    named = [measure + Fragment(f" AS r{nth}") for nth, measure in enumerate(ranker.measures)]
    columns = Fragment(", ".join(one.sql for one in named), tuple(value for one in named for value in one.values))
    return Fragment(" CROSS JOIN LATERAL (SELECT ") + columns + Fragment(" OFFSET 0) r")
