"""Taking stories in: laid down beside the tables as they come, and put into them all at once at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from store.engine.order import A_DAY
from store.engine.terms import Has
from store.postgres.copying import copy_in
from store.postgres.fragments import Fragment
from store.postgres.lexemes import COUNTED
from store.postgres.story_rows import COLUMNS, ENTRY, MARK_COLUMNS, Given, parted

if TYPE_CHECKING:
    from psycopg import Connection

CHANNEL = "dateline"
"""What everybody who has the archive open listens to."""
TURN = 0x64617465_03
"""What is held while stories are put into the tables: two that do so at once would wait for each other without end."""
_TOGETHER = 500
"""Stories that are laid down together."""
COUNTING = """
CREATE TEMPORARY TABLE marked (story text COLLATE "C", read boolean, starred boolean, tags text[], tag_keys text[],
  note text, note_words tsvector, theme text) ON COMMIT DROP;
CREATE TEMPORARY TABLE tallied (day integer, theme text COLLATE "C", copy boolean, moon integer, number bigint) ON COMMIT DROP;
CREATE TEMPORARY TABLE monthly (moon integer, number bigint, words bigint, texts bigint) ON COMMIT DROP;
"""
"""Tables of what is to be added to those of all."""
_BEGIN = f"""{COUNTING}
CREATE TEMPORARY TABLE taken ON COMMIT DROP AS SELECT *, ''::bytea AS story, 0::bigint AS nth FROM dateline.entries LIMIT 0;
CREATE TEMPORARY TABLE said (story text COLLATE "C", kind smallint, value integer) ON COMMIT DROP;
CREATE TEMPORARY TABLE counted (field text COLLATE "C", word text COLLATE "C", number bigint) ON COMMIT DROP;
"""
_END = "DROP TABLE taken, said, marked, tallied, monthly, counted"
"""Another may begin within the same transaction."""
_ONCE = "DELETE FROM taken one USING taken other WHERE one.id = other.id AND one.at = other.at AND one.nth < other.nth"
_TOTALS = (
    "SELECT count(*), coalesce(sum(s.sizes[1]), 0), coalesce(sum(s.sizes[2]), 0), coalesce(sum(s.sizes[3]), 0) FROM {rows}"
)
_GOING = "dateline.entries s WHERE s.id = ANY(%s) AND s.at = ANY(%s)"
_TO_MONTHS_THAT_STAND = "SELECT id, at FROM taken WHERE moon IN (SELECT moon FROM dateline.story_months)"
"""What comes to a month that has no story yet can't stand there already."""
_COUNTING_TAKEN = (
    "INSERT INTO counted SELECT left(word, 1), substr(word, 2), ndoc FROM ts_stat('SELECT words FROM taken')"
    " WHERE left(word, 1) = ANY(%s)"
)
_COUNTING_GONE = (
    "INSERT INTO counted SELECT left(lexeme, 1), substr(lexeme, 2), -count(*)"
    " FROM dateline.entries s, unnest(tsvector_to_array(s.words)) lexeme"
    " WHERE s.id = ANY(%s) AND s.at = ANY(%s) AND left(lexeme, 1) = ANY(%s) GROUP BY lexeme"
)
_COUNTED = """
INSERT INTO dateline.words AS w (field, word, stories)
SELECT field, word, sum(number) FROM counted GROUP BY field, word HAVING sum(number) <> 0 ORDER BY field, word
ON CONFLICT (field, word) DO UPDATE SET stories = w.stories + excluded.stories
"""
_NONE_LEFT = """
DELETE FROM dateline.words w USING (SELECT DISTINCT field, word FROM counted WHERE number < 0) gone
WHERE w.field = gone.field AND w.word = gone.word AND w.stories <= 0 AND NOT EXISTS (SELECT 1 FROM dateline.coming_words)
"""
"""Where words wait to be added, less than none may be what is to be taken off them."""
TALLIED = f"""
INSERT INTO dateline.tallies AS t (day, theme, copy, moon, at, number)
SELECT day, theme, copy, moon, day * {A_DAY}::bigint, sum(number) FROM tallied
GROUP BY day, theme, copy, moon HAVING sum(number) <> 0 ORDER BY day, theme, copy
ON CONFLICT (day, theme, copy) DO UPDATE SET number = t.number + excluded.number
"""
_TO_BE_UNDERSTOOD = "INSERT INTO dateline.work SELECT id, at FROM taken WHERE understood = 0 ON CONFLICT (story) DO NOTHING"
MONTHS = """
INSERT INTO dateline.story_months AS m (moon, stories, words, texts)
SELECT moon, sum(number), sum(words), bit_xor(texts) FROM monthly GROUP BY moon ORDER BY moon
ON CONFLICT (moon) DO UPDATE SET
  stories = m.stories + excluded.stories, words = m.words + excluded.words, texts = m.texts # excluded.texts
"""
_NO_MONTH = "DELETE FROM dateline.story_months WHERE stories <= 0 AND moon IN (SELECT moon FROM monthly)"
_NO_MORE = """
DELETE FROM dateline.tallies t USING (SELECT DISTINCT day, theme, copy FROM tallied WHERE number < 0) gone
WHERE t.day = gone.day AND t.theme = gone.theme AND t.copy = gone.copy AND t.number <= 0
"""
MARKED = """
INSERT INTO dateline.marks (story, read, starred, tags, tag_keys, note, note_words)
SELECT DISTINCT ON (story) story, read, starred, tags, tag_keys, note, note_words FROM marked
WHERE read OR starred OR tags <> '{}' OR note <> '' ORDER BY story ON CONFLICT (story, person) DO NOTHING
"""
CORRECTED = """
INSERT INTO dateline.corrections (story, theme) SELECT DISTINCT ON (story) story, theme FROM marked WHERE theme <> '' ORDER BY story
ON CONFLICT (story) DO NOTHING
"""
ABOUT = """
UPDATE dateline.about SET generation = generation + 1, stories = stories + %s,
  title_words = title_words + %s, deck_words = deck_words + %s, body_words = body_words + %s
"""


class PostgresIntake:
    """Takes stories in, within one transaction of a connection that nobody else uses meanwhile."""

    def __init__(
        self, connection: Connection, condition: Callable[[Has], Fragment], prepare: Callable[[Sequence[int]], None]
    ) -> None:
        """`condition` says in SQL which stories are meant; `prepare` makes the partitions of months, which others see at once."""
        self._connection, self._condition, self._prepare = connection, condition, prepare
        self._waiting: list[Given] = []
        self._number = 0
        self._moons: set[int] = set()
        self._drops: dict[str, dict[str, None]] = {}
        connection.execute(_BEGIN.encode())

    def put(self, fields: dict[str, Any]) -> None:
        """Take in a story, given by its fields, beside what stands there.

        Marks that come with it are taken in where the person has none: what was done to a story stands in no other place than here.
        """
        self._waiting.append(parted(fields))
        self._moons.add(fields["moon"])
        if len(self._waiting) == _TOGETHER:
            self._lay_down()

    def drop(self, value: str, field: str = "id") -> None:
        """Take out the stories that have a value in a field, as they stood before the block began; marks of them stay."""
        self._drops.setdefault(field, {})[str(value)] = None

    def finish(self) -> None:
        """Put all of it into the tables."""
        self._lay_down()
        self._prepare(sorted(self._moons))
        do = self._connection.execute
        do("SELECT pg_advisory_xact_lock(%s)", (TURN,))
        do(_ONCE)
        gone, come = self._take_out(), self._put_in()
        do(_COUNTED)
        do(_NONE_LEFT)
        do(TALLIED.encode())
        do(_NO_MORE)
        do(_TO_BE_UNDERSTOOD)
        do(MONTHS)
        do(_NO_MONTH)
        do(MARKED)
        do(CORRECTED)
        do(ABOUT, [more - less for more, less in zip(come, gone, strict=True)])
        do("SELECT pg_notify(%s, '')", (CHANNEL,))
        do(_END)

    def _take_out(self) -> list[int]:
        """Take out what is to go, and return how many stories it is, and how many words they had."""
        going = self._going()
        if not going:
            return [0, 0, 0, 0]
        ids, places = [story_id for story_id, _ in going], [at for _, at in going]
        do = self._connection.execute
        do(_COUNTING_GONE, (ids, places, sorted(COUNTED)))
        do(_tallying("-", _GOING), (ids, places))
        do(_by_month("-", _GOING), (ids, places))
        totals = do(_TOTALS.format(rows=_GOING).encode(), (ids, places)).fetchone()
        for table in ("entries", "stories"):
            do(f"DELETE FROM dateline.{table} s WHERE s.id = ANY(%s) AND s.at = ANY(%s)".encode(), (ids, places))
        do("DELETE FROM dateline.mentions WHERE story = ANY(%s)", (ids,))
        return [int(one) for one in totals or ()]

    def _put_in(self) -> list[int]:
        """Put in what came, and return how many stories it is, and how many words they have."""
        do = self._connection.execute
        do(_COUNTING_TAKEN, (sorted(COUNTED),))
        do(_tallying("+", "taken s"))
        do(_by_month("+", "taken s"))
        totals = do(_TOTALS.format(rows="taken s").encode()).fetchone()
        columns = ", ".join(ENTRY)
        do(f"INSERT INTO dateline.entries ({columns}) SELECT {columns} FROM taken".encode())
        do("INSERT INTO dateline.stories (id, at, story) SELECT id, at, story FROM taken")
        do("INSERT INTO dateline.mentions SELECT DISTINCT story, kind, value FROM said ON CONFLICT DO NOTHING")
        return [int(one) for one in totals or ()]

    def _going(self) -> list[tuple[str, int]]:
        """Return what is to be taken out: what was dropped, and what would stand at the very place of what comes."""
        going: dict[tuple[str, int], None] = {}
        for field, values in self._drops.items():
            if field == "id":
                going |= self._places(Fragment("s.id = ANY(%s)", ([*values],)))
                continue
            for value in values:
                going |= self._places(self._condition(Has(field, value)))
        taken = self._connection.execute(_TO_MONTHS_THAT_STAND).fetchall()
        if taken:
            ids, places = [row[0] for row in taken], [row[1] for row in taken]
            going |= self._places(Fragment("s.id = ANY(%s) AND s.at = ANY(%s)", (ids, places)))
        return [*going]

    def _places(self, condition: Fragment) -> dict[tuple[str, int], None]:
        order = Fragment("SELECT s.id, s.at FROM dateline.entries s WHERE ") + condition
        return {(row[0], row[1]): None for row in self._connection.execute(order.order, order.values)}

    def _lay_down(self) -> None:
        """Lay down what waits beside the tables."""
        given, self._waiting = self._waiting, []
        numbers = range(self._number, self._number + len(given))
        self._number += len(given)
        copy_in(
            self._connection, "taken", (*COLUMNS, "nth"), ((*one.row, nth) for nth, one in zip(numbers, given, strict=True))
        )
        copy_in(self._connection, "said", ("story", "kind", "value"), (said for one in given for said in one.said))
        copy_in(self._connection, "marked", MARK_COLUMNS, (one.marks for one in given if one.marks))


def _tallying(sign: str, rows: str) -> bytes:
    """Return the order that counts some rows by day and theme."""
    columns = "s.day, s.theme, s.copy, s.moon"
    return f"INSERT INTO tallied SELECT {columns}, {sign}count(*) FROM {rows} GROUP BY {columns}".encode()


def _by_month(sign: str, rows: str) -> bytes:
    """Return the order that tells what the texts of some rows are together, month by month."""
    words = "coalesce(sum(s.sizes[1] + s.sizes[2] + s.sizes[3]), 0)"
    return (
        f"INSERT INTO monthly SELECT s.moon, {sign}count(*), {sign}{words}, bit_xor(s.sum) FROM {rows} GROUP BY s.moon".encode()
    )
