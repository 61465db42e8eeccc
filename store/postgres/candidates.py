"""Which of the stories that a query finds are measured closely: of thousands some hundreds that may be the best."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.engine.terms import Clause
from store.postgres.fragments import Fragment, all_true
from store.postgres.query_compiler import QueryCompiler
from store.postgres.ranking import Whole, rarest, title_words, words_in
from store.postgres.spread import Frequencies, is_sparse, spread_of

MEASURED = 300
"""So many are: those with the most of the query's words in their titles, the newest first."""
_MANY = 3_000
"""Where so many are found, those with a word in their titles are looked for by it: to see all titles would take longest of all."""
_VERY_MANY = 12_000
"""Where so many are found, even if few of them have one."""
_APART = 3
"""How many times as many stories have several words as would if these had nothing to do with one another."""
_NEWEST = 150
"""So many of the newest others are measured besides where fewer of these have one than are wanted."""
_COLUMNS = "s.id, s.at, s.day, s.moon, s.theme, s.copy, s.undated, s.themed, s.understood, s.sum, s.row, s.sizes, s.words"
"""What is shown of a story, and all by which it may be asked for: that may also say how well it answers."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Finds them, from what is known of an archive."""

    compiler: QueryCompiler
    """Says what a query asks for."""
    whole: Whole
    """What all stories are together."""
    words: Frequencies
    """Knows how common words are."""

    def of(self, query: Clause, limit: int) -> Fragment:
        """Return the table `chosen`, as a question names it, of the stories that are measured."""
        number = max(MEASURED, limit)
        query = rarest(query, self.whole, self.words.frequencies(words_in(query)), number)
        titles = " | ".join(title_words(query))
        if not titles:
            in_time = self._in_time(query, number)
            return _table("chosen", Fragment(""), in_time.condition(query), f"{in_time.place} DESC", number)
        condition = self.compiler.condition(query)
        liked = Fragment(", ts_rank(s.titles, %s::tsquery) AS liked", (titles,))
        if self._are_few(query, limit):
            return _table("chosen", liked, condition, "liked DESC, s.at DESC", number)
        titled = all_true([condition, Fragment("s.words @@ %s::tsquery", (titles,))])
        in_time = self._in_time(query, _NEWEST)
        others = all_true([
            in_time.condition(query),
            Fragment("ts_rank(s.titles, %s::tsquery) = 0", (titles,)),
            Fragment("(SELECT count(*) FROM titled) < %s", (limit,)),
        ])  # fmt: skip
        return (
            _table("titled", liked, titled, "liked DESC, s.at DESC", number)
            + Fragment(", ") + _table("others", Fragment(", 0::real AS liked"), others, f"{in_time.place} DESC", _NEWEST)
            + Fragment(", chosen AS (SELECT * FROM titled UNION ALL SELECT * FROM others)")
        )  # fmt: skip

    def _in_time(self, query: Clause, limit: int) -> QueryCompiler:
        return replace(self.compiler, met=not is_sparse(query, limit, self.whole.stories, self.words))

    def _are_few(self, query: Clause, limit: int) -> bool:
        """Return whether to see the titles of all that a query finds takes no longer than to look for those with a word in theirs."""
        spread = spread_of(query, self.whole.stories, self.words)
        found = min(spread.most, spread.likely * _APART) if spread.likely else spread.most
        ranked = dict.fromkeys(words_in(query))
        in_titles = [one for one in ranked if one[0] == "title"]
        if found <= _MANY or len(in_titles) == len(ranked):
            return True
        titled = found * sum(self.words.frequencies(in_titles).values()) / max(1, self.whole.stories)
        return titled < limit and found <= _VERY_MANY


def _table(name: str, more: Fragment, condition: Fragment, order: str, limit: int) -> Fragment:
    """Return a table of the first so many entries for which something holds."""
    return (
        Fragment(f"{name} AS MATERIALIZED (SELECT {_COLUMNS}") + more + Fragment(" FROM dateline.entries s WHERE ") + condition
        + Fragment(f" ORDER BY {order}, s.id LIMIT %s)", (limit,))
    )  # fmt: skip
