"""As many stories as a server must see before it answers as it does in a large archive: a few that were taken in, many times over."""

from __future__ import annotations

from psycopg import Connection
from psycopg.sql import SQL, Identifier

_ANOTHER = {
    **dict.fromkeys(("id", "story", "lead"), "{} || '-' || n"),
    "at": "{} + n",
    "value": "{} + n",
    "person": "{} || n",
    "thread": "{} + 1000000 * n",
    "titles": "{} || ('tmany' || n || ':1')::tsvector",
    "words": "{} || ('tmany' || n || ':1 bmany' || n || ':1')::tsvector",
}
"""What another of each has of its own: its id, its place within the day, the days it speaks of, its thread, and a word that no other has.
Another's marks are another person's, of the same stories."""
_OF_STORIES = (
    "entries", "stories", "mentions", "rows", "marks", "corrections", "work", "members", "young", "reports", "texts", "threads", "clusters",
)  # fmt: skip
_COLUMNS = (
    "SELECT attname, atttypid = 'bytea'::regtype FROM pg_attribute"
    " WHERE attrelid = ('dateline.' || %s)::regclass AND attnum > 0 AND NOT attisdropped"
)
_TOTALS = """
UPDATE dateline.about SET stories = stories * {0}, title_words = title_words * {0}, deck_words = deck_words * {0},
  body_words = body_words * {0}, generation = generation + 1;
UPDATE dateline.tallies SET number = number * {0};
UPDATE dateline.words SET stories = stories * {0};
INSERT INTO dateline.words SELECT field, 'many' || n, 1 FROM unnest(ARRAY['t', 'b']) field, generate_series(1, 5000) n;
SELECT dateline.settle();
VACUUM ANALYZE;
"""


def multiply(connection: Connection, times: int) -> None:
    """Have each story of a database so many times, with all that is of it, and let the server see what there is then."""
    for table in _OF_STORIES:
        columns = {
            name: "{}" if is_plain else _ANOTHER.get(name, "{}") for name, is_plain in connection.execute(_COLUMNS, (table,))
        }
        if table == "marks":
            columns["story"] = "{}"
        values = [SQL(value).format(Identifier("o", name)) for name, value in columns.items()]
        order = SQL("INSERT INTO {} ({}) SELECT {} FROM {} o, generate_series(1, {} - 1) n")
        named = Identifier("dateline", table)
        connection.execute(order.format(named, SQL(", ").join(map(Identifier, columns)), SQL(", ").join(values), named, times))
    for total in filter(str.strip, _TOTALS.format(times).split(";")):
        connection.execute(total.encode())
