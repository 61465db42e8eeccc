"""Stories of three invented matters, and what takes them into threads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.api.story import Story, StoryId
from store.api.threads import Thread
from store.api.when import When
from store.folder.archive import FolderArchive
from store.identity.ids import base_id
from store.index.index import StoryIndex
from store.paths import Paths
from store.record.lock import WriterLock
from store.record.notebook import Notebook
from store.record.record import Record
from store.threads.db.sqlite_tables import SqliteTables
from store.threads.db.thread_file import FILE, ThreadFile
from store.threads.sync import ThreadSync
from store.threads.thread_writer import ThreadWriter
from tests.conftest import Archives
from tests.store.threads.followed_stories import MATTERS

RIVER = [
    ("Velmora and Tassia sign the Alder River Compact", "2021-03-01"),
    ("Tassia says the Alder River Compact is being broken", "2021-04-12"),
    ("Velmora closes its Alder River sluices for repairs", "2021-06-02"),
    ("Envoys meet over the Alder River Compact", "2021-07-19"),
]
FERRY = [
    ("Ferry Queen Oona runs aground off Pellan", "2021-03-02"),
    ("Captain of the ferry Queen Oona questioned in Pellan", "2021-03-03"),
    ("Divers patch the hull of the Queen Oona", "2021-03-09"),
]
CHESS = [
    ("Ines Quarto wins the Lorraby chess open", "2021-03-01"),
    ("Quarto defends her Lorraby chess title", "2021-03-20"),
    ("Lorraby chess open moves to a larger hall for Quarto", "2021-06-30"),
]


def headline(title: str, day: str) -> Story:
    """Return a story that is a headline alone."""
    return Story(base_id(title), title, When(day))


def headlines(*matters: list[tuple[str, str]]) -> list[Story]:
    """Return the headlines of some matters in time order."""
    return [headline(*one) for one in sorted((one for matter in matters for one in matter), key=lambda one: one[1])]


def thread_of(writer: ThreadWriter, title: str) -> int:
    """Return the thread of the story with a title."""
    found = writer.thread_of(base_id(title))
    assert found is not None, title
    return found


def opened(folder: Path) -> ThreadWriter:
    """Return what keeps threads in the file of a folder."""
    return ThreadWriter(SqliteTables.to_write(folder / FILE))


def listed(writer: ThreadWriter, least: int = 2) -> list[Thread]:
    """Return the threads of so many stories, those with the newest first."""
    return writer.tables.threads.newest(1_000, least)


def ids(matter: list[tuple[str, str]]) -> list[StoryId]:
    """Return the ids of a matter's stories."""
    return [base_id(title) for title, _ in matter]


def beside(patience: float = 5, lock: type[WriterLock] = WriterLock) -> ThreadSync:
    """Return what another process keeps the threads of the test's archive with."""
    paths = Paths.find()
    index, record = StoryIndex(paths.index), Record(paths.archive, patience=patience)
    turn = lock(index.folder / "threads", patience)
    return ThreadSync(index, WriterLock(index.folder, patience), turn, Notebook(record), ThreadFile(index.folder))


@pytest.fixture
def writer() -> Iterator[ThreadWriter]:
    """Return what keeps threads in memory, and has none yet."""
    made = ThreadWriter(SqliteTables.in_memory())
    yield made
    made.tables.close()


@pytest.fixture
def followed(open_folder: Archives) -> FolderArchive:
    """Return an archive whose threads are found."""
    archive = open_folder(holding=MATTERS)
    archive.refresh()
    return archive
