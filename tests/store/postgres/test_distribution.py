"""How tables are spread over Citus: all are thought of, and Citus' rules of keys are kept.

Citus is nothing Debian has, so a stand-in takes the orders here: functions of its names that hold what they are told against the catalogue.
It shows that the orders are SQL and fit the tables, not what Citus makes of them; for that, see `tests/citus_cluster.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

import store
from store.postgres.distribution import COLUMNS, EVERYWHERE, HERE, NoCitusError, distributions
from store.shared.founding import found
from tests import citus_cluster
from tui.cli.shared_command import shared

_KEYS = """
SELECT c.relname, array_agg(a.attname) FROM pg_index i
JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
WHERE c.relnamespace = 'dateline'::regnamespace AND i.indisunique AND NOT c.relispartition GROUP BY c.relname, i.indexrelid
"""
_TABLES = """
SELECT relname FROM pg_class WHERE relnamespace = 'dateline'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
"""
_STAND_IN = """
CREATE TABLE pg_dist_partition (logicalrelid regclass PRIMARY KEY, column_type regtype);
CREATE TABLE told_all_servers (command text);
CREATE FUNCTION create_distributed_table(spread regclass, by text, colocate_with text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE type regtype;
BEGIN
  SELECT a.atttypid INTO STRICT type FROM pg_attribute a WHERE a.attrelid = spread AND a.attname = by;
  IF colocate_with <> 'none' AND type <> (SELECT column_type FROM pg_dist_partition WHERE logicalrelid = colocate_with::regclass) THEN
    RAISE EXCEPTION 'cannot colocate tables % and %', colocate_with, spread;
  END IF;
  INSERT INTO pg_dist_partition VALUES (spread, type);
END $$;
CREATE FUNCTION create_reference_table(spread regclass) RETURNS void LANGUAGE sql AS $$
  INSERT INTO pg_dist_partition VALUES (spread, NULL)
$$;
CREATE FUNCTION run_command_on_all_nodes(command text) RETURNS TABLE (success boolean, result text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE command;
  INSERT INTO told_all_servers VALUES (command);
  RETURN QUERY SELECT true, 'DO';
END $$;
INSERT INTO pg_extension SELECT 424242, 'citus', extowner, extnamespace, false, 'none' FROM pg_extension WHERE extname = 'plpgsql';
"""
_NO_STAND_IN = """
DELETE FROM pg_extension WHERE oid = 424242;
DROP FUNCTION create_distributed_table, create_reference_table, run_command_on_all_nodes;
DROP TABLE pg_dist_partition, told_all_servers;
"""


@pytest.fixture
def plain(address: str) -> Iterator[psycopg.Connection]:
    """Return a connection to a database without Citus."""
    if citus_cluster.servers():
        pytest.skip("asks what is done where there is no Citus")
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


@pytest.fixture
def stand_in(plain: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """Return a connection to a database where something takes Citus' orders."""
    plain.execute("SET allow_system_table_mods = on")
    plain.execute(_STAND_IN)
    yield plain
    plain.execute(_NO_STAND_IN)
    plain.execute(f"ALTER DATABASE {plain.info.dbname} RESET ALL".encode())


def test_each_table_is_spread_in_one_way_or_stays(plain: psycopg.Connection) -> None:
    assert {name for (name,) in plain.execute(_TABLES)} == set(COLUMNS)


def test_what_may_stand_once_is_told_by_what_a_table_is_spread_by(plain: psycopg.Connection) -> None:
    keys = [(table, columns) for table, columns in plain.execute(_KEYS) if COLUMNS[table] not in (HERE, EVERYWHERE)]

    assert keys
    assert [(table, columns) for table, columns in keys if COLUMNS[table] not in columns] == []


def test_all_that_is_of_a_story_stands_beside_it() -> None:
    beside = {one.table: one.order for one in distributions() if one.column in ("id", "story")}

    assert "colocate_with => 'none'" in beside.pop("entries")
    assert {"marks", "rows", "stories"} <= set(beside)
    assert all("colocate_with => 'dateline.entries'" in order for order in beside.values())


def test_the_orders_are_printed_and_done_once(stand_in: psycopg.Connection, address: str) -> None:
    first = CliRunner().invoke(shared, ["init", "--citus", "--archive", address])
    again = CliRunner().invoke(shared, ["init", "--citus", "--archive", address])

    spread = {one.table for one in distributions()}
    assert {
        str(name) for (name,) in stand_in.execute("SELECT relname FROM pg_dist_partition JOIN pg_class ON oid = logicalrelid")
    } == spread
    assert all(f"{one.order};" in first.output for one in distributions())
    assert "SELECT create_reference_table('dateline.firm');" in first.output
    assert "spread over the servers of Citus already" in again.output
    assert "create_" not in again.output


def test_every_server_is_told_what_our_connections_are(stand_in: psycopg.Connection, address: str) -> None:
    found(address, citus=True)

    with psycopg.connect(address) as connection:
        connection.execute("SELECT similarity('a', 'b')")
        assert connection.execute("SHOW pg_trgm.similarity_threshold").fetchone() == ("0.05",)
        assert connection.execute("SHOW enable_seqscan").fetchone() == ("off",)


def test_what_a_later_version_adds_is_spread_without_being_asked_for(stand_in: psycopg.Connection, address: str) -> None:
    assert found(address).distributed is None
    found(address, citus=True)
    stand_in.execute("DELETE FROM pg_dist_partition WHERE logicalrelid = 'dateline.owed'::regclass")

    assert any("dateline.owed" in order for order in found(address).distributed or ())


def test_an_order_that_is_refused_is_told_and_nothing_is_changed(stand_in: psycopg.Connection, address: str) -> None:
    stand_in.execute("ALTER FUNCTION create_reference_table RENAME TO no_reference_table")
    refused = CliRunner().invoke(shared, ["init", "--citus", "--archive", address])
    stand_in.execute("ALTER FUNCTION no_reference_table RENAME TO create_reference_table")

    assert "create_reference_table" in str(refused.exception)
    assert "no table was changed" in str(refused.exception)
    assert stand_in.execute("SELECT count(*) FROM pg_dist_partition").fetchone() == (0,)


@pytest.mark.parametrize(
    "refused",
    [
        pytest.param(r"\(SELECT FROM", id="a question for no column, whose answer can't be handed from server to server"),
        pytest.param(r"DO UPDATE SET[^\n]*?\b(now\(\)|current_user)", id="a change of what stands by more than what comes"),
    ],
)
def test_no_order_is_said_as_citus_refuses_it(refused: str) -> None:
    rooms = [Path(store.__file__).parent / room for room in ("postgres", "shared")]
    orders = {path: path.read_text() for room in rooms for path in room.rglob("*.py")}

    assert len(orders) > 40
    assert [path.name for path, order in orders.items() if re.search(refused, order)] == []


def test_without_citus_it_is_told_what_to_do_and_nothing_is_made(plain: psycopg.Connection, address: str) -> None:
    plain.execute("DROP SCHEMA dateline CASCADE")
    try:
        with pytest.raises(NoCitusError, match="this server has no Citus; install it on each server"):
            found(address, citus=True)

        assert plain.execute("SELECT to_regnamespace('dateline')").fetchone() == (None,)
    finally:
        found(address)
