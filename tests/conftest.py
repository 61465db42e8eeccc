"""What the tests share: archives in a folder of their own, and stories made in one line."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from store.api.story import Story
from store.api.views import Cursor, Selection, StoryRow
from store.api.when import When
from store.folder.archive import FolderArchive
from store.identity.ids import base_id
from store.paths import Paths
from tests import made_once
from tests.web_server import WebServer

_USUAL = 10
settings.register_profile("usual", max_examples=_USUAL, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("often", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("usual")

# Where Python is told to keep nothing that it compiled, each worker and each command they start would compile everything anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

Archives = Callable[..., FolderArchive]
_FOLDERS, _PARTS = count(), ("archive", "cache", "config")
_TESTS = Path(__file__).parent


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Have a fresh checkout compiled by two processes before all workers begin at once: each would compile all of it."""
    if any(_TESTS.glob("store/dates/__pycache__/test_*-pytest-*.pyc")):
        return
    halves = ["store"], sorted(part.name for part in _TESTS.iterdir() if part.name != "store" and [*part.rglob("test_*.py")])
    collecting = [sys.executable, "-m", "pytest", "--collect-only", "-qq"]
    compiling = [
        subprocess.Popen([*collecting, *(str(_TESTS / part) for part in half)], stdout=subprocess.DEVNULL) for half in halves
    ]
    for process in compiling:
        process.wait()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Collect without looking for garbage, and never look through what was collected: that takes longer than many tests."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()
        gc.set_threshold(50_000, 20, 100)  # about as seldom as a sitting does


@pytest.fixture(scope="session", autouse=True)
def _base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where folders of tests stand. All workers of a run share the archives that any of them made; nobody has a proxy."""
    base = tmp_path_factory.getbasetemp()
    os.environ[made_once.SHARED] = str((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "made-once")
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        os.environ.pop(name, None)
        os.environ.pop(name.upper(), None)
    return base


@pytest.fixture(autouse=True)
def _own_folder(request: pytest.FixtureRequest, _base: Path) -> Iterator[Path]:
    """Let no test see or touch the person's own archive; gives where the test's own folder stands once it is asked for.

    One fixture does it, and makes nothing: for most tests what more of them did took longer than the test.
    """
    name = re.sub(r"\W", "_", request.node.name)[:12]
    folder = _base / f"{name}{next(_FOLDERS)}"
    for part in _PARTS:
        os.environ[f"DATELINE_{part.upper()}"] = f"{folder}/{part}"
    os.environ["DATELINE_RAISE"] = "1"  # what went wrong inside is seen, also in a process of its own
    yield folder
    for part in (*_PARTS, "raise"):
        os.environ.pop(f"DATELINE_{part.upper()}", None)


@pytest.fixture
def tmp_path(_own_folder: Path) -> Path:
    """Return a folder of the test's own, as pytest's own does, which looks through those of all tests before it."""
    _own_folder.mkdir(mode=0o700, exist_ok=True)  # it stands where another fixture made the archive in it
    return _own_folder


@pytest.fixture
def open_folder(tmp_path: Path) -> Iterator[Archives]:
    """Return a function that opens the test's archive, as often as one likes."""
    opened = []

    def open_it(*, seeded: bool = False, sitting: bool = False, holding: Sequence[Story] = ()) -> FolderArchive:
        if holding:
            made_once.lay_archive(holding, Paths.find())
        archive = FolderArchive(Paths.find(), seeded=seeded, sitting=sitting)
        opened.append(archive)
        return archive

    yield open_it
    for archive in opened:
        archive.close()


@pytest.fixture
def archive(open_folder: Archives) -> FolderArchive:
    """Return an empty archive."""
    return open_folder()


@pytest.fixture
def web() -> Iterator[WebServer]:
    """Return a web server on the loopback."""
    server = WebServer()
    yield server
    server.close()


def examples(usual: int) -> int:
    """Return how many examples of a costly property are tried: so many in the usual check, and in proportion where more are asked for.

    `python -m tests.hardening --only properties` asks for ten times as many, with `--long` for a hundred times.
    """
    return usual * settings().max_examples // _USUAL


def story(title: str = "Ministers meet in the capital", day: str = "2025-06-02", *body: str, **fields: object) -> Story:
    """Return a story."""
    text = body or (f"This is what was said about it: {title}.",)
    return Story(base_id(title), title, When(day), body=text, **fields)  # type: ignore[arg-type]


def all_rows(archive: FolderArchive, selection: Selection | None = None) -> list[StoryRow]:
    """Return every story's line, oldest first."""
    return list(archive.rows(selection or Selection(), Cursor(1, 0), 10_000))


def titles(archive: FolderArchive, words: str) -> list[str]:
    """Return the titles that a search finds, best first."""
    return [hit.story.title for hit in archive.search.find(Selection(words=words)).hits]
