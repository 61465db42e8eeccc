"""Words reach PostgreSQL in its own form as if they had been written down and read there."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.postgres.lexemes import placed, quoted, vector
from tests import postgres_server

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=8) | st.sampled_from(
    ["the", "'s", "back\\slash", "Île", "水", "x" * 999, "é" * 499]
)


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[psycopg.Connection]:
    """Return a connection to a database."""
    with psycopg.connect(postgres_server.database_for(tmp_path_factory.mktemp("vectors")), autocommit=True) as opened:
        yield opened
    postgres_server.close_what_a_test_opened()


def is_read_as(connection: psycopg.Connection, words: list[str], written: str) -> bool:
    """Return whether words are the vector that is written so."""
    order = "SELECT %s::tsvector = %s::tsvector"
    row = connection.execute(order, (vector({"b": placed("b", words)}), written)).fetchone()
    return bool(row and row[0])


@given(words=st.lists(WORDS | st.just(""), max_size=12))
def test_words_and_their_places_are_what_they_are_written_down(connection: psycopg.Connection, words: list[str]) -> None:
    written = " ".join(f"{quoted('b' + word)}:{place}" for place, word in enumerate(words, 1) if word)

    assert is_read_as(connection, words, written)


def test_as_many_places_are_noted_as_postgresql_notes(connection: psycopg.Connection) -> None:
    often = " ".join(f"bthe:{place}" for place in range(1, 256))
    late = [f"n{nth}" for nth in range(1, 16_384)] + ["last", "n16383", "last", "é"]
    written = " ".join(f"bn{nth}:{nth}" for nth in range(1, 16_384)) + " blast:16383 bé:16383"

    assert is_read_as(connection, ["the"] * 300, often)
    assert is_read_as(connection, late, written)


def test_words_that_become_the_same_stand_there_once(connection: psycopg.Connection) -> None:
    assert is_read_as(connection, ["a\0", "b", "a\ufffd"], "ba\ufffd:1,3 bb:2")
