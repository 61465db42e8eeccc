"""Stories that come many at once stand there as if they had come one by one, whatever is made only behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from store.api.errors import ArchiveLockedError
from store.api.views import Marks
from store.engine.entry import Entry
from store.engine.fields import fields_of
from store.engine.terms import Has, Near
from store.postgres.engine import PostgresEngine
from store.postgres.settling import put_off_indexes, settle
from tests import postgres_server
from tests.conftest import story
from tests.store.engine.test_contract import BANK, DAM, STORIES, entry, found, take_in

TABLES = ("entries", "stories", "mentions", "tallies", "words", "story_months", "work", "about")
LATER = entry(story("Dam is mended", "2026-01-01", "The dam stands."), "water", understood=7)


def take_in_many(engine: PostgresEngine, entries: Sequence[Entry]) -> None:
    """Take stories in as when many come at once."""
    with engine.taking_in_many() as many:
        many.put_all(list(map(fields_of, entries)))


def tables(address: str) -> dict[str, list[tuple[object, ...]]]:
    """Return all that stands in the tables of stories."""
    with psycopg.connect(address) as connection:
        found = {name: connection.execute(f"SELECT * FROM dateline.{name} ORDER BY 1, 2, 3".encode()) for name in TABLES[:-2]}
        rows = {name: cursor.fetchall() for name, cursor in found.items()}
        return rows | {name: connection.execute(f"SELECT * FROM dateline.{name}".encode()).fetchall() for name in TABLES[-2:]}


def indexes(address: str) -> set[tuple[object, ...]]:
    """Return how each index is made."""
    with psycopg.connect(address) as connection:
        return set(
            connection.execute(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'dateline' AND tablename NOT LIKE 'stories_%'"
            )
        )


def test_they_stand_there_as_if_they_had_come_one_by_one(engine: PostgresEngine, address: str, tmp_path: Path) -> None:
    other_address = postgres_server.database_for(tmp_path / "other")
    other = postgres_server.open_for_a_test(PostgresEngine, tmp_path / "other")
    made = indexes(address)

    put_off_indexes(engine.connections)
    put_off = indexes(address)
    for some in (STORIES[:2], (*STORIES[2:], LATER)):
        take_in_many(engine, some)
        take_in(other, some)
    settle(engine.connections)
    engine.reload()

    assert tables(address) == tables(other_address)
    assert put_off < made
    assert indexes(address) == made
    assert found(engine, Has("body", "dam")) == {DAM, STORIES[1].story.id, LATER.story.id}
    assert found(engine, Near("title", "brigde", 1)) == found(other, Near("title", "brigde", 1)) != set()


def test_marks_are_the_persons_where_there_are_none_yet(engine: PostgresEngine) -> None:
    take_in(engine, [replace(STORIES[0], marks=Marks(note="Here first."))])

    with engine.taking_in_many() as many:
        many.put_all([fields_of(STORIES[2])])
        many.mark({DAM: Marks(note="Late."), BANK: Marks(starred=True, theme="water")})

    stored = [engine.get(one) for one in (DAM, BANK)]
    assert [one and one.marks for one in stored] == [Marks(note="Here first."), Marks(starred=True, theme="water")]


def test_what_stands_already_is_told_and_nothing_of_the_rest_stays(engine: PostgresEngine, address: str) -> None:
    take_in(engine, STORIES[:1])
    before = tables(address)

    with pytest.raises(ArchiveLockedError, match="try again"):
        take_in_many(engine, STORIES)

    assert tables(address) == before


def test_a_story_that_is_taken_out_before_words_are_added_up_takes_its_words_along(
    engine: PostgresEngine, address: str
) -> None:
    take_in_many(engine, STORIES[:2])

    with engine.writing() as intake:
        intake.drop(str(DAM))
    settle(engine.connections)

    with psycopg.connect(address) as connection:
        words: dict[str, int] = dict(
            connection.execute("SELECT word, stories FROM dateline.words WHERE field = 'b'").fetchall()
        )
    assert (words["dam"], "water" in words) == (1, False)
