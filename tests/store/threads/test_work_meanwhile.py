"""Threads are kept true while others write, and nobody has to wait long for that."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.lock import WriterLock
from store.threads import sync as syncing
from store.threads import thread_writer
from tests.conftest import Archives
from tests.store.threads.conftest import beside
from tests.store.threads.followed_stories import MATTERS, mates
from tests.store.threads.test_sync import REPORTS

SIGNED, DAM, VISIT, RULED = MATTERS[:4]


class Overtaken(WriterLock):
    """A lock that somebody quicker has first, each time it is taken."""

    before: Callable[[], object] = staticmethod(lambda: None)
    """What they do."""

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock once they are done."""
        self.before()
        with super().held():
            yield


def moved_by_hand(day: str, to: str) -> None:
    """Write the one story of a day's month into the file of another day's month, as told of that day."""
    old, new = (Paths.find().archive / f"{one[:7]}.json" for one in (day, to))
    there, here = json.loads(old.read_text()), json.loads(new.read_text())
    row = there["stories"].popitem()[1]
    here["stories"]["1000"] = {name: to if value == day else value for name, value in row.items()}
    old.write_text(json.dumps(there))
    new.write_text(json.dumps(here))


def test_a_story_that_moved_to_a_newer_month_stays_in_its_thread(
    followed: FolderArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed.close()
    sync = beside()
    moved_by_hand("2021-06-10", "2023-02-03")
    with sync.turn.held():  # somebody else is at the threads
        archive = FolderArchive(Paths.find(), seeded=False, patience=0.05)
        archive.refresh()
    sync.index.reload()
    assert list(sync.pending()) == ["2021-06", "2023-02"]
    monkeypatch.setattr(syncing, "_AT_ONCE", -1)  # each month is a part of its own, as where there is much

    sync.work_off()

    assert sync.pending() == {}
    assert mates(archive, SIGNED) == mates(archive, DAM)
    assert set(mates(archive, SIGNED)) == {one.title for one in (SIGNED, DAM, VISIT, RULED)}
    known = sync.source.ask(lambda tables: [set(tables.months.texts(month)) for month in ("2021-06", "2023-02")])
    assert known == [set(), {DAM.id, VISIT.id}]
    archive.close()


def test_what_is_new_is_read_as_it_was_found_whatever_another_thread_sees_meanwhile(open_folder: Archives) -> None:
    open_folder().close()
    archive, sync = FolderArchive(Paths.find(), seeded=False, patience=0.05), beside(lock=Overtaken)
    archive.add(MATTERS[:3])
    archive.refresh()
    with sync.turn.held():
        archive.add(MATTERS[3:])
    assert isinstance(sync.turn, Overtaken)

    def theme_all() -> None:
        for theme in ("water", "space"):  # with each commit stories stand elsewhere in the index
            for one in MATTERS[::3]:
                archive.mark(one.id, theme=theme)
        sync.index.reload()

    sync.turn.before = theme_all
    sync.work_off()

    sync.turn.before = lambda: None
    threads = sync.source.ask(lambda tables: [tables.members.thread_of(one.id) for one in MATTERS])
    assert threads is not None
    assert None not in threads
    sync.work_off()
    known = sync.source.ask(lambda tables: {month: set(tables.months.texts(month)) for month in sync.index.months()})
    assert known == {one.published.iso[:7]: {one.id} for one in MATTERS}
    archive.close()


def test_the_person_can_change_a_thread_between_two_that_are_named(
    open_folder: Archives, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_folder().close()
    archive, sync = FolderArchive(Paths.find(), seeded=False, patience=0.05), beside(lock=Overtaken)
    assert isinstance(sync.turn, Overtaken)
    with sync.turn.held():
        archive.add(MATTERS)
    monkeypatch.setattr(thread_writer, "_NAMED_TOGETHER", 1)
    nameless: list[int] = []

    def look() -> None:
        found = sync.source.ask(lambda tables: tables.threads.newest(10))
        nameless.append(sum(not one.name for one in found or ()))

    sync.turn.before = look
    sync.work_off()

    assert nameless[-2:] == [2, 1]
    assert all(one.name for one in archive.threads.threads())
    archive.close()


def test_a_mark_made_while_reports_are_folded_stays(open_folder: Archives) -> None:
    open_folder().close()
    archive, sync = FolderArchive(Paths.find(), seeded=False, patience=0.05), beside()
    with sync.turn.held():  # somebody else is at the threads
        archive.add(REPORTS)
    copy = max(one.id for one in REPORTS)  # the one of the lowest id stands for all
    lock = Overtaken(sync.index.folder, 5)
    lock.before = lambda: archive.mark(copy, theme="water")
    sync.lock = lock

    sync.work_off()

    sync.index.reload()
    stored = sync.index.get(copy)
    assert stored is not None
    assert stored.entry.copy
    assert stored.entry.marks.theme == "water"
    archive.close()
