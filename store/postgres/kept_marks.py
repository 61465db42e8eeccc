"""Marks in the database: a person's own, and corrections of themes, which are of all who share the archive."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

import orjson

from store.api.story import StoryId
from store.api.views import UNMARKED, Marks
from store.postgres.connections import Connections
from store.postgres.fragments import Fragment
from store.postgres.intake import CHANNEL
from store.postgres.story_rows import JOINED, MARKS, mark_columns, marks_of
from store.record.marks import settled

if TYPE_CHECKING:
    from psycopg import Connection

_OF_MONTH = "(SELECT DISTINCT story AS id FROM dateline.rows WHERE month = %s)"
_OF_STORIES = (
    "(SELECT story AS id FROM dateline.marks WHERE story = ANY(%s) AND person = current_user"
    " UNION SELECT story FROM dateline.corrections WHERE story = ANY(%s))"
)
_FLAGS = {"read": ("read",), "starred": ("starred",), "tags": ("tags", "tag_keys"), "note": ("note", "note_words")}
"""Marks of a person to the columns that have them."""
_TELLING = frozenset(("tags", "note", "tags_for_all", "note_for_all"))
"""Marks that may be for all."""


class KeptMarks:
    """The marks of the person who is connected."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def together(self) -> AbstractContextManager[Connection]:
        """Have all that is asked and written within be one transaction."""
        return self._connections.together()

    def of_month(self, month: str) -> dict[StoryId, Marks]:
        """Return the marks of a month's stories, also of those that were taken out."""
        return self._asked(_OF_MONTH, (month,))

    def of(self, story_ids: Collection[StoryId]) -> dict[StoryId, Marks]:
        """Return the marks of some stories, as far as they have any."""
        ids = list(map(str, story_ids))
        return self._asked(_OF_STORIES, (ids, ids))

    def change(
        self, changes: Mapping[StoryId, Mapping[str, Any]], before: Mapping[StoryId, Marks] | None = None
    ) -> dict[StoryId, Marks]:
        """Change marks of stories, by the names of `Marks`, all at once; return them as they are then.

        `before` is how they are, where that was asked for within the same transaction.
        """
        with self._connections.together() as connection:
            before = self.of(list(changes)) if before is None else before
            now = {one: settled(replace(before.get(one, UNMARKED), **change)) for one, change in changes.items()}
            by_names: dict[tuple[str, ...], list[StoryId]] = {}
            for one, change in changes.items():
                by_names.setdefault(tuple(name for name in _FLAGS if name in change), []).append(one)
            with connection.cursor() as cursor:
                for names, ids in by_names.items():
                    if names:
                        columns = ["story", *(column for name in names for column in _FLAGS[name])]
                        rows = [mark_columns(one, now[one]) for one in ids]
                        cursor.executemany(_putting(columns), [[row[column] for column in columns] for row in rows])
                corrected = [(str(one), now[one].theme) for one, change in changes.items() if "theme" in change]
                if corrected:
                    cursor.executemany(_CORRECTED, [one for one in corrected if one[1]])
                    cursor.executemany(
                        "DELETE FROM dateline.corrections WHERE story = %s", [one[:1] for one in corrected if not one[1]]
                    )
            self.tell()
            self._tell({one: now[one] for one, change in changes.items() if change.keys() & _TELLING}, before)
        return now

    def tell(self) -> None:
        """Let the person's other screens know that marks of theirs were changed."""
        with self._connections.one() as connection:
            connection.execute(
                "INSERT INTO dateline.people AS p (revision) VALUES (1)"
                " ON CONFLICT (person) DO UPDATE SET revision = p.revision + 1 RETURNING pg_notify(%s, person)",
                (CHANNEL,),
            )

    def rows_of_month(self, month: str) -> list[Mapping[str, Any]]:
        """Return marks as rows of a file of a month, with what was brought in of them that Dateline doesn't know."""
        order = f"SELECT w.id, m.rest FROM {_OF_MONTH} w {JOINED.format(row='w')} WHERE m.rest IS NOT NULL"
        rest = {StoryId(one): orjson.loads(row) for one, row in self._connections.ask(Fragment(order, (month,)))}
        marks = self.of_month(month)
        said = {one: {name: value for name, value in asdict(its).items() if value} for one, its in marks.items()}
        ids = sorted({*said, *rest})
        return [{"id": str(one), **rest.get(one, {}), **said.get(one, {})} for one in ids]

    def keep_rest(self, rest: Mapping[StoryId, Mapping[str, Any]]) -> None:
        """Keep what rows of marks say beside what Dateline knows, so that it goes out again as it came."""
        order = (
            "INSERT INTO dateline.marks AS m (story, rest) VALUES (%s, %s)"
            " ON CONFLICT (story, person) DO UPDATE SET rest = coalesce(m.rest, excluded.rest)"
        )
        with self._connections.one() as connection, connection.cursor() as cursor:
            cursor.executemany(order, [(str(one), orjson.dumps(row)) for one, row in rest.items()])

    def _tell(self, now: Mapping[StoryId, Marks], before: Mapping[StoryId, Marks]) -> None:
        """Let all see what is for them of some stories' marks, and no more what is not."""
        told = {one: _for_all(marks) for one, marks in now.items()}
        other = {one: marks for one, marks in told.items() if marks != _for_all(before.get(one, UNMARKED))}
        if not other:
            return
        with self._connections.one() as connection, connection.cursor() as cursor:
            columns = ["story", *_FLAGS["note"], *_FLAGS["tags"]]
            rows = [mark_columns(one, marks) for one, marks in other.items() if marks != UNMARKED]
            cursor.executemany(_putting(columns, "told"), [[row[column] for column in columns] for row in rows])
            gone = [str(one) for one, marks in other.items() if marks == UNMARKED]
            if gone:
                cursor.execute("DELETE FROM dateline.told WHERE person = current_user AND story = ANY(%s)", (gone,))
            cursor.execute("SELECT dateline.tell(), pg_notify(%s, '')", (CHANNEL,))

    def _asked(self, which: str, values: tuple[object, ...]) -> dict[StoryId, Marks]:
        order = (
            f"SELECT w.id, {MARKS}, t.note, t.tags FROM {which} w {JOINED.format(row='w')}"
            " LEFT JOIN (SELECT * FROM dateline.told WHERE person = current_user) t ON t.story = w.id"
            " WHERE m.story IS NOT NULL OR c.story IS NOT NULL"
        )
        found: dict[StoryId, Marks] = {}
        for one, *given, note, tags in self._connections.ask(Fragment(order, values)):
            marks = marks_of(given)
            found[StoryId(one)] = replace(marks, note_for_all=bool(note), tags_for_all=tuple(tags)) if note or tags else marks
        return found


def _for_all(marks: Marks) -> Marks:
    """Return of marks what is for all."""
    return Marks(tags=marks.tags_for_all, note=marks.note if marks.note_for_all else "")


_CORRECTED = (
    "INSERT INTO dateline.corrections (story, theme) VALUES (%s, %s)"
    " ON CONFLICT (story) DO UPDATE SET theme = excluded.theme, person = excluded.person, changed = excluded.changed"
)


def _putting(columns: list[str], table: str = "marks") -> bytes:
    """Return the order that writes some columns of what a person says of a story, and leaves the others as they are."""
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns[1:])
    return (
        f"INSERT INTO dateline.{table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
        f" ON CONFLICT (story, person) DO UPDATE SET {changes}, changed = excluded.changed"
    ).encode()
