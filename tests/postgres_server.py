"""A real PostgreSQL for the tests: Debian's, a cluster of its own in a temporary folder, one for the whole run.

The first test that needs it starts it; it ends by itself when the run is over, however that ends. Nothing listens on the network.
"""

from __future__ import annotations

import os
import pwd
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Protocol, TypeVar

import pytest
from filelock import FileLock

from tests import citus_cluster

PORT = 54_329
"""What its socket is called by; no other program is asked for it, as the folder is its own."""
_USER = "postgres"
_SETTINGS = {
    "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "listen_addresses": "", "max_connections": "200",
    "shared_buffers": "64MB", "autovacuum": "off", "jit": "off", "wal_level": "minimal", "max_wal_senders": "0",
}  # fmt: skip
"""What is safe only where nothing is to be kept."""
LASTING = "DATELINE_BENCH_POSTGRES"
"""Set where a server is measured: it keeps what it is given, as one that people use does."""
_USUAL = {"listen_addresses": "", "max_connections": "200", "shared_buffers": "1GB", "max_wal_size": "4GB"}
"""What a server has that is measured."""
_PATIENCE = 60.0


class _Closing(Protocol):
    def close(self) -> None:
        """Be done with it."""


_O = TypeVar("_O", bound=_Closing)
_opened: list[_Closing] = []
_taken: dict[Path, str] = {}
_free: list[str] = []


def programs() -> Path | None:
    """Return the folder of PostgreSQL's own programs, the newest that is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else None


def needs_postgres() -> None:
    """Skip the test, with the reason, where there is no PostgreSQL; where everything is checked that is a failure."""
    if programs() is None:
        told = "no PostgreSQL here (apt-get install postgresql)"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)


def address(database: str) -> str:
    """Return the address of a database of the run's server, which is started if it was not."""
    if named := citus_cluster.servers():
        return citus_cluster.address(database, named[0])
    return f"postgresql:///{database}?host={_folder()}&port={PORT}&user={_USER}"


def database_for(path: Path) -> str:
    """Return the address of the database that belongs to a path in this process; the first time it is one that has nothing yet.

    To make a database takes a third of a second: one that another test is done with is emptied and taken again.
    """
    if path not in _taken:
        if not _free:
            name = f"d_{os.getpid()}_{len(_taken)}"
            _make(name)
            _free.append(name)
        _taken[path] = _free.pop()
    return address(_taken[path])


def _make(name: str) -> None:
    """Make a database with Dateline's tables."""
    import psycopg

    from store.postgres.migrations import migrate

    if citus_cluster.servers():
        citus_cluster.make(name)
        return
    with psycopg.connect(address("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    with psycopg.connect(address(name), autocommit=True) as connection:
        migrate(connection)


def _emptied(name: str) -> str:
    """Return a database in which nothing is left but the tables, and the partitions of months."""
    import psycopg

    with psycopg.connect(address(name), autocommit=True) as connection:
        tables = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'dateline'::regnamespace AND relkind IN ('r', 'p')"
            " AND NOT relispartition AND relname <> 'steps'"
        )
        connection.execute("SELECT dateline.make_index(name) FROM dateline.unmade_indexes")
        orders = [f"DELETE FROM dateline.{table}" for (table,) in tables]
        orders += ["INSERT INTO dateline.about DEFAULT VALUES", "INSERT INTO dateline.thread_state DEFAULT VALUES"]
        connection.execute("; ".join(orders).encode())
    return name


def open_for_a_test(kind: Callable[[str], _O], path: Path) -> _O:
    """Open something on the database that belongs to a path; it is closed, and the database emptied, by `close_what_a_test_opened`."""
    opened = kind(database_for(path))
    _opened.append(opened)
    return opened


def close_what_a_test_opened() -> None:
    """Close all that a test opened, and empty its databases for the next."""
    while _opened:
        _opened.pop().close()
    while _taken:
        _free.append(_emptied(_taken.popitem()[1]))


def _folder() -> Path:
    """Return the folder of the run's server; it is known by the process that all workers of a run belong to."""
    run = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    note = Path(f"/tmp/dateline-tests-postgres-{os.getuid()}-{run}-{_began(run)}")
    with FileLock(f"{note}.lock"):
        if not note.exists():
            folder = Path(mkdtemp(prefix="dateline-pg-"))
            keeper = [sys.executable, "-m", "tests.postgres_server", str(folder), str(run), str(note)]
            with (folder / "log").open("wb") as log:
                subprocess.Popen(keeper, cwd=Path(__file__).parent.parent, stdout=log, stderr=log, start_new_session=True)
            _wait_for(folder)
            note.write_text(str(folder))
    return Path(note.read_text())


def _began(process: int) -> str:
    """Return when a process began, in the system's own measure: numbers of processes come again."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19]


def _wait_for(folder: Path) -> None:
    import psycopg

    until = time.monotonic() + _PATIENCE
    while True:
        try:
            psycopg.connect(f"postgresql:///postgres?host={folder}&port={PORT}&user={_USER}").close()
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _keep(folder: Path, run: int, note: Path) -> None:
    """Start a server in a folder, and end it with the run that it is for."""
    found = programs()
    assert found is not None
    data, began = folder / "data", _began(run)
    as_somebody: list[str] = []
    if os.getuid() == 0:  # PostgreSQL does not run as root
        somebody = pwd.getpwnam(_USER)
        os.chown(folder, somebody.pw_uid, somebody.pw_gid)
        as_somebody = ["setpriv", f"--reuid={somebody.pw_uid}", f"--regid={somebody.pw_gid}", "--clear-groups"]
    make = [str(found / "initdb"), "-D", str(data), "-U", _USER, "-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8"]
    subprocess.run([*as_somebody, *make], check=True, stdout=subprocess.DEVNULL, cwd="/")
    settings = [
        part for name, value in (_USUAL if LASTING in os.environ else _SETTINGS).items() for part in ("-c", f"{name}={value}")
    ]
    start = [str(found / "postgres"), "-D", str(data), "-k", str(folder), "-p", str(PORT), *settings]
    server = subprocess.Popen([*as_somebody, *start], cwd="/")
    try:
        while server.poll() is None and _stands(run, began):
            time.sleep(0.3)
    finally:
        server.terminate() if _stands(run, began) else server.send_signal(3)  # at once: nothing is kept
        server.wait()
        if spent := os.environ.get("DATELINE_TEST_POSTGRES_SPENT"):  # a file to which the server's processor time is added
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            with Path(spent).open("a") as told:
                told.write(f"{used.ru_utime + used.ru_stime:.1f}\n")
        shutil.rmtree(folder, ignore_errors=True)
        note.unlink(missing_ok=True)
        Path(f"{note}.lock").unlink(missing_ok=True)


def _stands(process: int, began: str) -> bool:
    try:
        return _began(process) == began
    except OSError:
        return False


if __name__ == "__main__":
    _keep(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
