"""The engine: finds, counts, gives back and takes in stories that stand in a PostgreSQL database."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from store.api.story import StoryId
from store.api.views import Breakdown, Counts, StoryRow
from store.engine.entry import Stored
from store.engine.protocol import BEST, NEWEST, OLDEST, Address, Extent, Hits
from store.engine.terms import EVERYTHING, Clause, Has, these
from store.postgres.candidates import Candidates
from store.postgres.connections import Connections
from store.postgres.counts import Counter, all_but_unread, is_tallied
from store.postgres.fragments import Fragment
from store.postgres.intake import PostgresIntake
from store.postgres.many_at_once import ManyAtOnce
from store.postgres.migrations import check
from store.postgres.months import make_partitions
from store.postgres.query_compiler import QueryCompiler
from store.postgres.questions import best, in_time, numbered
from store.postgres.ranking import Whole, even_score, ranks
from store.postgres.spread import is_sparse, spread_of
from store.postgres.story_rows import Found, found
from store.postgres.words import Words

_ABOUT = """
SELECT a.generation, coalesce((SELECT p.revision FROM dateline.people p WHERE p.person = current_user), 0),
  coalesce((SELECT t.number FROM dateline.tellings t), 0), a.stories, a.title_words, a.deck_words, a.body_words FROM dateline.about a
"""

_LISTED = 500
"""The lines of so many stories are soon brought here."""
_SOON_COUNTED = 4_000
"""So many stories are counted within some milliseconds, each in a microsecond."""
_COUNTED_BESIDE = 40_000
"""So many are while the best of a line are found and those around them, if the server has a processor for each."""


class PostgresEngine:
    """The stories of a database, as the person who is connected sees them."""

    def __init__(self, address: str, patience: float = 10.0) -> None:
        """Connect to a libpq address, waiting so long for each connection. Raises UnreachableDatabaseError, SchemaError."""
        self._connections = Connections(address, patience)
        self.generation = 0
        """Grows whenever answers may have changed."""
        self._lock = threading.Lock()
        self._words = Words(self._ask, lambda word: self.extent(word).count)
        self._compiler = QueryCompiler(self._words.near, self._words.begun_so)
        try:
            with self._connections.one() as connection:
                check(connection)
            self._seen, self._whole = self._about()
        except BaseException:
            self.close()
            raise

    @property
    def connections(self) -> Connections:
        """The connections of this program to the database."""
        return self._connections

    def close(self) -> None:
        """End all connections."""
        self._connections.close()

    @property
    def total(self) -> int:
        """How many stories there are."""
        return self._whole.stories

    @property
    def listed(self) -> int:
        """So many stories that were found can all be gone through in a moment."""
        return _LISTED

    def counts_soon(self, query: Clause, *, beside: bool = False) -> bool:
        """Return whether all stories that answer a query are counted about as soon as the first of them are found.

        `beside` is whether they would be counted while these are looked for.
        """
        return spread_of(query, self.total, self._words).likely <= (_COUNTED_BESIDE if beside else _SOON_COUNTED)

    def reload(self) -> bool:
        """See what was taken in since, by whichever program; returns whether there was anything."""
        with self._lock:
            seen, whole = self._about()
            if seen == self._seen:
                return False
            if seen[0] != self._seen[0]:
                self._words.forget()  # marks change nothing of them
            self._seen, self._whole = seen, whole
            self.generation += 1
            return True

    def search(self, query: Clause, limit: int, order: str = BEST, *, counted: bool = False) -> tuple[Hits, int | None]:
        """Return the first so many stories that answer a query, and how many there are in all if they are to be counted."""
        number = self.extent(query).count if counted else None
        if limit <= 0 or number == 0:
            return [], number
        if order == BEST and ranks(query):
            return self._best(query, limit), number
        each = list(map(found, self._ask(self._in_time(query, limit, order))))
        if order == BEST:
            score = even_score(query)
            return [(score, one) for one in each], number
        return [(one.at, one) for one in each], number

    def row(self, address: Address) -> StoryRow:
        """Return the line of a story that was found; it came with it."""
        there: Found = address
        return there.row

    def stored(self, address: Address) -> Stored:
        """Return a story that was found."""
        there: Found = address
        return next(iter(self._whole_stories([there])), there.stored(b"[null,null]"))

    def get(self, story_id: StoryId) -> Stored | None:
        """Return a story by its id, or None if there is no such story."""
        return next(iter(self.stories(these([story_id]), 1, NEWEST)), None)

    def stories(self, query: Clause, limit: int, order: str = BEST) -> list[Stored]:
        """Return the first so many stories that answer a query."""
        if limit <= 0:
            return []
        if order == BEST and ranks(query):
            return self._whole_stories([one for _, one in self._best(query, limit)])
        return self._whole_stories(list(map(found, self._ask(self._in_time(query, limit, order)))))

    def numbers(self, query: Clause, field: str) -> Sequence[tuple[int, Address]]:
        """Return the number in a field of each story that answers a query, and where the story is; no text is read for it."""
        rows = self._ask(numbered(self._compiler.condition(query), field))
        return [(int(row[0]), found(row[1:])) for row in rows]

    def extent(self, query: Clause) -> Extent:
        """Return how many stories answer a query, and from when to when."""
        return self._counter(query).extent()

    def counts(self, query: Clause, first: int, last: int) -> Counts:
        """Return how many stories that answer a query stand on each day of a span, and under each theme."""
        return self._counter(query).days(first, last)

    def counts_by_month(self, query: Clause) -> Counts:
        """Return how many stories that answer a query stand in each month, on its first day; themes are not counted."""
        return self._counter(query).months()

    def unread(self, hits: Hits) -> int:
        """Return how many of some stories that were found are unread."""
        return sum(not address.marks.read for _, address in hits)

    def all_counts(self, query: Clause) -> Counts:
        """Return the counts of the query that means all stories, which tallies tell."""
        reach = self.extent(EVERYTHING)
        return self.counts(query, reach.first, reach.last)

    def breakdown(self, query: Clause, *, weekly: bool) -> Breakdown:
        """Return how many stories that answer a query each theme has in each week (from its Monday) or month."""
        return self._counter(query).breakdown(weekly=weekly)

    def values(self, query: Clause, field: str, limit: int) -> dict[str, int]:
        """Return the commonest values of a field among the stories that answer a query, the commonest first."""
        return self._counter(query).commonest(field, limit)

    def days_told(self, query: Clause, first: int, last: int) -> Mapping[int, int]:
        """Return how many of the stories that answer a query tell something of each day of a span, by ordinals."""
        return self._counter(query).days_told(first, last)

    def frequency(self, field: str, value: str) -> int:
        """Return in about how many stories a word or value stands in a field."""
        return self._words.frequency(field, value)

    def frequencies(self, fields: Sequence[str], words: Collection[str]) -> Mapping[str, int]:
        """Return in about how many stories each of some words stands in that of some fields where most have it; others are left out."""
        found = self._words.frequencies((field, word) for word in words for field in fields)
        return {word: most for word in words if (most := max(found[field, word] for field in fields))}

    def expect(self, words: Callable[[], Iterable[tuple[str, str]]]) -> None:
        """Be told of which words it is asked next how common they are, and ask for all of them at once."""
        self._words.frequencies(words())

    def vocabulary(self, field: str, letters: str, limit: int | None = None) -> list[tuple[str, int]]:
        """Return the words or values of a field that begin with some letters, each with its frequency, the commonest first."""
        return self._words.beginning(field, letters, limit)

    @contextmanager
    def writing(self, threads: int = 1) -> Iterator[PostgresIntake]:  # noqa: ARG002 - PostgreSQL has processes of its own
        """Take stories in, and out; all at once at the end, or not at all."""
        with self._connections.one() as connection, connection.transaction():
            intake = PostgresIntake(connection, self._condition, self._make_partitions)
            yield intake
            intake.finish()

    @contextmanager
    def taking_in_many(self) -> Iterator[ManyAtOnce]:
        """Take in very many stories of which none stands yet; all at once at the end, or not at all."""
        with self._connections.one() as connection, connection.transaction():
            many = ManyAtOnce(connection, self._make_partitions)
            yield many
            many.finish()

    def make_room_for(self, moons: Sequence[int]) -> None:
        """Make the partitions of months that have none, so that those who take in many of their stories need not wait for each other."""
        self._make_partitions(moons)

    def settle(self) -> None:
        """Put into the indexes what waits beside them; whoever took in much does so at the end."""
        self._ask(Fragment("SELECT dateline.settle()"))

    def _best(self, query: Clause, limit: int) -> list[tuple[float, Found]]:
        """Return the stories that answer a query best, each with how well it does."""
        rows = self._ask(best(query, limit, Candidates(self._compiler, self._whole, self._words)))
        return [(float(row[0]), found(row[1:])) for row in rows]

    def _whole_stories(self, each: Sequence[Found]) -> list[Stored]:
        """Return stories that were found, with their texts; those that were taken out since are left out."""
        if not each:
            return []
        order = "SELECT s.id, s.at, s.story FROM dateline.stories s WHERE s.id = ANY(%s) AND s.at = ANY(%s)"
        rows = self._ask(Fragment(order, ([one.id for one in each], [one.at for one in each])))
        texts = {(row[0], row[1]): bytes(row[2]) for row in rows}
        # One that was taken in anew, at another place, since it was found is asked for by its id.
        stories = [one.stored(text) if (text := texts.get(one[:2])) else self.get(StoryId(one.id)) for one in each]
        return [story for story in stories if story is not None]

    def _in_time(self, query: Clause, limit: int, order: str) -> Fragment:
        compiler = replace(self._compiler, met=not is_sparse(query, limit, self.total, self._words))
        return in_time(query, limit, compiler, descending=order != OLDEST)

    def _condition(self, query: Has) -> Fragment:
        return self._compiler.condition(query)

    def _counter(self, query: Clause) -> Counter:
        condition = self._compiler.condition(query)
        rest = all_but_unread(query)
        if rest is not None and is_tallied(rest):
            return Counter(self._ask, condition, self._compiler.condition(rest), unread=True)
        return Counter(self._ask, condition, condition if is_tallied(query) else None)

    def _about(self) -> tuple[tuple[int, int, int], Whole]:
        """Return what changes with every answer, stories, the person's marks and what others tell, and what all stories are together."""
        seen, marked, told, stories, *words = self._ask(Fragment(_ABOUT))[0]
        return (int(seen), int(marked), int(told)), Whole(int(stories), (int(words[0]), int(words[1]), int(words[2])))

    def _make_partitions(self, moons: Sequence[int]) -> None:
        with self._connections.one() as connection:
            make_partitions(connection, moons)

    def _ask(self, question: Fragment) -> list[tuple[Any, ...]]:
        return self._connections.ask(question)
