"""Taking in very many stories of which none stands yet: copied into the tables as they come, and counted here rather than there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from store.api.story import StoryId
from store.api.views import UNMARKED, Marks
from store.postgres.copying import copy_in
from store.postgres.intake import ABOUT, CHANNEL, CORRECTED, COUNTING, MARKED, MONTHS, TALLIED, TURN
from store.postgres.lexemes import COUNTED
from store.postgres.story_rows import COLUMNS, ENTRY, MARK_COLUMNS, mark_columns, parted

if TYPE_CHECKING:
    from psycopg import Connection

_TO_BE_UNDERSTOOD = "INSERT INTO dateline.work SELECT unnest(%s::text[]), unnest(%s::bigint[]) ON CONFLICT (story) DO NOTHING"
_END = "DROP TABLE marked, tallied, monthly"
_OF_STORIES = ("id", "at", "story")
_SHORT = itemgetter(*map(COLUMNS.index, _OF_STORIES))
_TOLD = itemgetter(*map(COLUMNS.index, ("id", "at", "day", "moon", "theme", "copy", "understood", "sum", "sizes")))


class ManyAtOnce:
    """Takes such stories in, within one transaction of a connection that nobody else uses meanwhile.

    How many stories have each of their words waits in the database until `store.postgres.settling` adds it up.
    """

    def __init__(self, connection: Connection, prepare: Callable[[Sequence[int]], None]) -> None:
        """`prepare` makes the partitions of months."""
        self._connection, self._prepare = connection, prepare
        self._words: dict[str, Counter[str]] = {letter: Counter() for letter in sorted(COUNTED)}
        self._tallies: Counter[tuple[int, str, bool, int]] = Counter()
        self._prepared: set[int] = set()
        self._months: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
        self._titles = self._decks = self._bodies = 0
        self._to_be_understood: list[tuple[str, int]] = []
        connection.execute(COUNTING)

    def put_all(self, fields: Sequence[Mapping[str, Any]]) -> None:
        """Take in some hundred stories, given by their fields, that stand nowhere yet; marks that come with them stay outside.

        Each step is taken with all of them before the next: a processor is quicker at one kind of work.
        """
        if not fields:
            return
        given = list(map(parted, fields))
        for letter, counter in self._words.items():
            counter.update(chain.from_iterable(one.lexemes[letter] for one in given))
        for one in given:
            self._count(one.row)
        if new := self._months.keys() - self._prepared:
            self._prepare(sorted(new))
            self._prepared |= new
        copy_in(self._connection, "dateline.entries", ENTRY, (one.row[: len(ENTRY)] for one in given))
        copy_in(self._connection, "dateline.stories", _OF_STORIES, (_SHORT(one.row) for one in given))
        copy_in(self._connection, "dateline.mentions", ("story", "kind", "value"), (said for one in given for said in one.said))

    def _count(self, row: Sequence[Any]) -> None:
        story_id, at, day, moon, theme, copy, understood, summed, sizes = _TOLD(row)
        self._tallies[day, theme, copy, moon] += 1
        title, deck, body = sizes
        month = self._months[moon]
        month[0] += 1
        month[1] += title + deck + body
        month[2] ^= summed
        self._titles += title
        self._decks += deck
        self._bodies += body
        if not understood:
            self._to_be_understood.append((story_id, at))

    def mark(self, marks: Mapping[StoryId, Marks]) -> None:
        """Have marks be the person's where there are none yet."""
        rows = [mark_columns(one, its) for one, its in marks.items() if its != UNMARKED]
        if rows:
            copy_in(self._connection, "marked", MARK_COLUMNS, [[row[name] for name in MARK_COLUMNS] for row in rows])

    def finish(self) -> None:
        """Count what was taken in with what stands."""
        words = ((letter, word, number) for letter, counter in self._words.items() for word, number in counter.items())
        copy_in(self._connection, "dateline.coming_words", ("field", "word", "stories"), words)
        tallied = ((*key, number) for key, number in self._tallies.items())
        copy_in(self._connection, "tallied", ("day", "theme", "copy", "moon", "number"), tallied)
        monthly = ((moon, *numbers) for moon, numbers in self._months.items())
        copy_in(self._connection, "monthly", ("moon", "number", "words", "texts"), monthly)
        do = self._connection.execute
        do("SELECT pg_advisory_xact_lock(%s)", (TURN,))
        if waiting := self._to_be_understood:
            do(_TO_BE_UNDERSTOOD, ([one for one, _ in waiting], [at for _, at in waiting]))
        for order in (TALLIED.encode(), MONTHS, MARKED, CORRECTED):
            do(order)
        number = sum(numbers[0] for numbers in self._months.values())
        do(ABOUT, (number, self._titles, self._decks, self._bodies))
        do("SELECT pg_notify(%s, '')", (CHANNEL,))
        do(_END)
