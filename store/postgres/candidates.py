"""Which of the stories that a query finds are measured closely: of thousands some hundreds that may be the best."""

from __future__ import annotations

from dataclasses import replace

from store.engine.terms import Clause
from store.postgres.fragments import Fragment, all_true
from store.postgres.query_compiler import QueryCompiler
from store.postgres.ranking import Whole, rarest, title_words, words_in
from store.postgres.spread import Frequencies, is_sparse, spread_of

MEASURED = 400
"""So many are: those with the most of the query's words in their titles, the newest first."""
_MANY = 3_000
"""Where so many are found, those with a word in their titles are looked for by it: to see all titles would take longest of all."""
_NEWEST = 150
"""So many of the newest others are measured besides where too few of these have one."""
_COLUMNS = "s.id, s.at, s.day, s.moon, s.theme, s.copy, s.undated, s.themed, s.understood, s.sum, s.row, s.sizes, s.words"
"""What is shown of a story, and all by which it may be asked for: that may also say how well it answers."""


def candidates(
    query: Clause,
    limit: int,
    compiler: QueryCompiler,
    whole: Whole,
    words: Frequencies,
) -> Fragment:
    """Return the table `chosen`, as a question names it, of the stories that are measured."""
    number = max(MEASURED, limit)
    query = rarest(query, whole, words.frequencies(words_in(query)), number)
    condition, titles = compiler.condition(query), " | ".join(title_words(query))
    if not titles:
        sparse = is_sparse(query, number, whole.stories, words)
        found = replace(compiler, met=not sparse).condition(query)
        return _table("chosen", Fragment(""), found, "s.at + 0 DESC" if sparse else "s.at DESC", number)
    liked = Fragment(", ts_rank(s.titles, %s::tsquery) AS liked", (titles,))
    if spread_of(query, whole.stories, words).most <= _MANY:
        return _table("chosen", liked, condition, "liked DESC, s.at DESC", number)
    titled = all_true([condition, Fragment("s.words @@ %s::tsquery", (titles,))])
    sparse = is_sparse(query, _NEWEST, whole.stories, words)
    others = all_true([
        replace(compiler, met=not sparse).condition(query),
        Fragment("ts_rank(s.titles, %s::tsquery) = 0", (titles,)),
        Fragment("(SELECT count(*) FROM titled) < %s", (number,)),
    ])  # fmt: skip
    return (
        _table("titled", liked, titled, "liked DESC, s.at DESC", number)
        + Fragment(", ") + _table("others", Fragment(", 0::real AS liked"), others, "s.at + 0 DESC" if sparse else "s.at DESC", _NEWEST)
        + Fragment(", chosen AS (SELECT * FROM titled UNION ALL SELECT * FROM others)")
    )  # fmt: skip


def _table(name: str, more: Fragment, condition: Fragment, order: str, limit: int) -> Fragment:
    """Return a table of the first so many entries for which something holds."""
    return (
        Fragment(f"{name} AS MATERIALIZED (SELECT {_COLUMNS}") + more + Fragment(" FROM dateline.entries s WHERE ") + condition
        + Fragment(f" ORDER BY {order}, s.id LIMIT %s)", (limit,))
    )  # fmt: skip
