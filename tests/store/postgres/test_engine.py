"""What PostgreSQL must do beyond the contract: marks a person, texts of any kind, months of any number, several that write at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest

from store.api.errors import DatelineError
from store.api.themes import ThemeChoice
from store.api.views import Marks
from store.engine.entry import Entry
from store.engine.fields import fields_of
from store.engine.protocol import OLDEST
from store.engine.terms import EVERYTHING, Begins, Has, HasAny, Near, SideBySide, these
from store.postgres.engine import PostgresEngine
from store.postgres.lexemes import placed, vector
from store.postgres.reasons import UnreachableDatabaseError
from tests.conftest import story
from tests.store.engine.test_contract import entry, found, take_in
from tests.store.postgres.conftest import Open

OLD = story("Old bridge", "2025-06-02")
MARKS = Marks(read=True, starred=True, theme="water", tags=("Ask Again", "dams"), note="Ask the barrage\0 twice")


def marked(marks: Marks) -> Entry:
    """Return a story with marks."""
    return Entry(OLD, marks, ThemeChoice(("other",), {}, corrected=False), ())


def somebody_else(address: str) -> str:
    """Return the address by which another person reaches the same database."""
    with psycopg.connect(address, autocommit=True) as connection:
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = 'amina'").fetchone():
            connection.execute("CREATE ROLE amina LOGIN SUPERUSER")
    return address.replace("user=postgres", "user=amina")


def test_marks_come_back_and_are_found_and_are_one_persons(engine: PostgresEngine, address: str) -> None:
    take_in(engine, [marked(MARKS)])
    hers = PostgresEngine(somebody_else(address))

    stored, other = engine.get(OLD.id), hers.get(OLD.id)
    queries = (
        Has("read", 1),
        Has("starred", 1),
        Has("noted", 1),
        Has("tags", "dams"),
        Begins("tags", "ask"),
        Has("note", "barrage"),
    )

    assert stored is not None
    assert other is not None
    assert stored.marks == stored.entry.marks == replace(MARKS, note="Ask the barrage\ufffd twice")
    assert other.marks == Marks(theme="water")
    for query in (*queries, SideBySide("note", ["the", "barrage"]), Near("note", "barage", 1)):
        assert (found(engine, query), found(hers, query)) == ({OLD.id}, set()), query
    assert engine.vocabulary("tags", "") == [("ask again", 1), ("dams", 1)]
    assert hers.vocabulary("tags", "") == []
    assert (engine.all_counts(EVERYTHING).unread, hers.all_counts(EVERYTHING).unread) == (0, 1)
    assert (engine.frequency("tags", "dams"), hers.frequency("tags", "dams")) == (1, 0)
    hers.close()


def test_what_a_person_did_stays_whoever_takes_the_story_in_again(engine: PostgresEngine) -> None:
    take_in(engine, [marked(Marks(starred=True))])
    take_in(engine, [marked(Marks())], instead=True)
    assert found(engine, Has("starred", 1)) == {OLD.id}

    with engine.writing() as intake:
        intake.drop(str(OLD.id))
    engine.reload()
    assert (engine.total, engine.get(OLD.id)) == (0, None)
    take_in(engine, [marked(Marks(read=True))])
    stored = engine.get(OLD.id)
    assert stored is not None
    assert stored.marks == Marks(starred=True)


def test_texts_of_any_kind_are_kept_and_found(engine: PostgresEngine) -> None:
    long, longer = "a" * 990 + "b" * 40, "a" * 990 + "c" * 40
    odd = entry(
        story("It's a \\ 'quoted' dam", "2025-06-02", long, "x\0y", place="D'I \\ KHAN\0", link="http://a.test/" + "é" * 2_000)
    )
    large = entry(story("A book", "2025-06-03", " ".join(f"wordnumber{nth}" for nth in range(3_000)), longer))
    take_in(engine, [odd, large])

    assert found(engine, SideBySide("title", ["its", "a"])) == {odd.story.id}
    assert found(engine, Has("title", "quoted")) == {odd.story.id}
    assert found(engine, Has("place", fields_of(odd)["place"])) == {odd.story.id}
    assert found(engine, HasAny("link", fields_of(odd)["link"])) == {odd.story.id}
    assert found(engine, Has("link", fields_of(odd)["link"][0] + "e")) == set()
    assert found(engine, Has("body", fields_of(odd)["body"][0].split()[0])) == {odd.story.id}
    assert found(engine, Has("body", "wordnumber7")) == found(engine, Has("title", "book")) == {large.story.id}
    for one in (odd, large):
        stored = engine.get(one.story.id)
        assert stored is not None
        assert stored.story == one.story


def test_no_text_is_too_much_for_one_vector(address: str) -> None:
    words = [f"wordnumber{nth}" for nth in range(120_000)]
    with psycopg.connect(address) as connection:
        for lexemes in ({"b": placed("b", words)}, {"b": placed("b", ["the"] * 120_000)}, {"z": dict.fromkeys(words, "")}):
            row = connection.execute("SELECT length(%s::tsvector)", (vector(lexemes),)).fetchone()
            assert row is not None
            assert row[0] > 0


def test_stories_of_any_year_stand_in_time_order_in_few_partitions(engine: PostgresEngine, address: str) -> None:
    days = ["0001-01-01", "1989-12-31", "1990-01-01", "2025-06-30", "2025-07-01", "2099-12-31", "2100-01-01", "9999-12-31"]
    take_in(engine, [entry(story(f"Story of {day}", day)) for day in days])

    rows = [engine.row(there) for _, there in engine.search(EVERYTHING, 20, OLDEST)[0]]
    with psycopg.connect(address) as connection:
        parts = {
            row[0]
            for row in connection.execute(
                "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'dateline.stories'::regclass"
            )
        }

    assert [row.published.iso for row in rows] == days
    assert {f"dateline.stories_{part}" for part in ("before", "1990_01", "2025_06", "2025_07", "2099_12", "after")} <= parts
    assert list(engine.counts_by_month(EVERYTHING).days.values()) == [1] * 8


def test_tallies_and_words_stay_true_whatever_is_put_and_dropped(engine: PostgresEngine) -> None:
    first = [entry(story(f"Dam {nth}", f"2025-06-0{nth}"), "water") for nth in range(1, 6)]
    take_in(engine, first)
    take_in(
        engine,
        [replace(one, copy=one is first[0], choice=ThemeChoice(("economy",), {}, corrected=False)) for one in first[:3]],
        instead=True,
    )
    with engine.writing() as intake:
        intake.drop("economy", "theme")
        intake.put(fields_of(first[1]))
        intake.put(fields_of(first[1]))
    engine.reload()

    assert engine.total == engine.extent(EVERYTHING).count == 3
    assert dict(engine.all_counts(EVERYTHING).themes) == {"water": 3}
    assert engine.frequencies(("title",), ["dam", "1", "2"]) == {"dam": 3, "2": 1}
    assert engine.extent(these([first[1].story.id])).count == 1


def test_several_write_at_once_and_nothing_is_lost(engine: PostgresEngine, open_engine: Open) -> None:
    def write(which: int) -> None:
        mine = open_engine()
        for nth in range(4):
            take_in(mine, [entry(story(f"Dam {which} number {nth}", f"20{10 + which}-0{nth + 1}-02"))])

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, range(3)))
    engine.reload()

    assert engine.total == len(found(engine, Has("title", "dam"))) == engine.all_counts(EVERYTHING).total == 12
    assert engine.frequency("title", "dam") == 12


def test_a_database_that_does_not_answer_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.postgres.connections._PATIENCE", 0.5)

    with pytest.raises(UnreachableDatabaseError, match="does not answer") as told:
        PostgresEngine("postgresql:///nothing?host=/nowhere/at/all")
    assert isinstance(told.value, DatelineError)


def test_what_waits_beside_the_indexes_is_put_into_them(engine: PostgresEngine, address: str) -> None:
    indexes = "SELECT oid FROM pg_class WHERE relname ~ '_words_idx$|^words_near$' AND relkind = 'i'"
    waiting = f"SELECT sum((pgstatginindex(oid)).pending_tuples) FROM ({indexes}) each_index"
    take_in(engine, [entry(OLD)])
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS pgstattuple")
        assert connection.execute(waiting).fetchone() != (0,)
        engine.settle()
        assert connection.execute(waiting).fetchone() == (0,)
    assert found(engine, Has("title", "bridge")) == {OLD.id}
