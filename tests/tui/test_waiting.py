"""While another program writes to the archive: nothing freezes, and what a person does is shown at once and made afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from store.api.views import Selection, StoryRow
from store.folder.archive import FolderArchive
from store.paths import Paths
from store.record.record import Record
from tests.conftest import story
from tests.tui.test_screen import STORIES, Person, Sit, sit  # noqa: F401 - a fixture
from tui.screens.timeline.bindings import KEYS
from tui.state.change_queue import ChangeQueue

_HOLDING = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1] + "/.lock"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_elsewhere(folder: Path) -> Iterator[None]:
    """Hold a folder's lock from another process."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDING, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            holder.stdin.close()


async def until_held(person: Person) -> None:
    for _ in range(200):
        if person.app.opening.changes.left and person.screen.session.held == len(person.app.opening.changes.left):
            return
        await person.pilot.pause(0.02)
    raise AssertionError(f"nothing waits: {person.app.opening.changes.left}")


def now(person: Person) -> StoryRow:
    row = person.screen.controllers.browse.row
    assert row is not None
    return row


def foot(person: Person) -> str:
    """Return what stands at the foot once what was told has gone."""
    person.screen.panes.status_bar.hush()
    return person.screen.panes.status_bar.render().plain


async def test_no_key_asks_the_archive_on_the_screens_own_thread(sit: Sit) -> None:  # noqa: F811
    """The archive that `sit` gives refuses to be asked there."""
    async with sit(100, 24) as person:
        for key in (key for binding in KEYS if binding.id != "screen.back" for key in binding.key.split(",")[:1]):
            await person.pilot.press(*key.split(" "), "enter", "escape")
            while len(person.app.screen_stack) > 2:
                await person.pilot.press("escape")
        await person.settle()


async def test_what_is_done_meanwhile_is_shown_at_once_and_made_in_order_when_the_archive_is_free(sit: Sit) -> None:  # noqa: F811
    async with sit(quick=True) as person:
        here = now(person)
        with held_elsewhere(Paths.find().archive):
            for key in ("s", "r", "m", "a", "s", "s"):
                await person.pilot.press(key)
            await until_held(person)
            assert "5 changes of yours wait" in foot(person)
            assert now(person).starred
            assert now(person).read
            assert person.screen.session.counts.unread == len(STORIES) - 1
            await person.pilot.press("k", "j", "apostrophe", "a")
            await person.pilot.pause(0.1)
            assert not any(notice.severity == "error" for notice in person.screen.panes.status_bar.all_told)
        await person.settle()
        assert person.app.opening.changes.left == ()
        assert "wait" not in foot(person)
        kept = FolderArchive(Paths.find())
        kept.refresh()
        row = kept.row(here.id)
        assert row is not None
        assert row.starred
        assert row.read
        assert kept.jumps() == {"a": here.id}
        kept.close()


async def test_a_theme_a_watch_list_and_a_new_theme_are_kept_too(sit: Sit) -> None:  # noqa: F811
    async with sit(quick=True) as person:
        await person.press("slash", *"river", "enter")
        with held_elsewhere(Paths.find().archive):
            await person.pilot.press("W", *"Rivers", "enter")
            await until_held(person)
            await person.pilot.pause()
            assert [one.watch.name for one in person.screen.session.watched] == ["Rivers"]
            assert person.screen.focused is person.screen.panes.timeline
            before = now(person).theme
            await person.pilot.press("c", "end", "up", "enter")
            await person.pilot.pause(0.1)
            assert now(person).theme == "other" != before
        await person.settle()
        kept = FolderArchive(Paths.find())
        kept.refresh()
        assert [watch.name for watch in kept.watches.all()] == ["Rivers"]
        row = kept.row(now(person).id)
        assert row is not None
        assert row.theme == "other"
        kept.close()


async def test_leaving_waits_with_a_line_and_loses_nothing(sit: Sit) -> None:  # noqa: F811
    said: list[str] = []
    holding = ExitStack()

    def free(sentence: str) -> None:
        said.append(sentence)
        holding.close()

    async with sit(quick=True) as person:
        changes = person.app.opening.changes
        holding.enter_context(held_elsewhere(Paths.find().archive))
        await person.pilot.press("s")
        await until_held(person)
        await person.pilot.press("q", "q")
        assert changes.finish(free) == ()
    assert len(said) == 1
    assert "a change of yours is made after it" in said[0]
    kept = FolderArchive(Paths.find())
    kept.refresh()
    assert kept.counts(Selection(starred=True)).total == 1
    kept.close()


async def test_what_another_program_is_still_adding_is_told_in_one_line_and_shown_after_it(sit: Sit) -> None:  # noqa: F811
    async with sit(quick=True) as person:
        with held_elsewhere(Paths.find().index):
            Record(Paths.find().archive).write("2023-01", [story("A story from elsewhere", "2023-01-01")])
            for _ in range(3):
                person.screen.controllers.disk.look_again()
                await person.settle()
            assert "Another program is writing: its stories show once it is done" in foot(person)
            assert not any(notice.severity == "error" for notice in person.screen.panes.status_bar.all_told)
            await person.press("k", "s")
            assert now(person).starred
        person.screen.controllers.disk.look_again()
        await person.settle()
        assert "Another program" not in foot(person)
        assert person.screen.session.counts.total == len(STORIES) + 1


def test_changes_that_are_given_up_are_named() -> None:
    from store.api.errors import ArchiveLockedError

    def locked() -> None:
        raise ArchiveLockedError("held")

    def ctrl_c(_sentence: str) -> None:
        raise KeyboardInterrupt

    changes = ChangeQueue()
    changes.do("star “A”", locked, print, print)
    changes.do("mark a", lambda: None, print, print)

    assert changes.finish(ctrl_c) == ("star “A”", "mark a")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_being_ended_by_the_system_loses_nothing(archive: FolderArchive) -> None:
    from tests.bench.terminal import Terminal

    archive.add(STORIES)
    archive.close()
    terminal = Terminal([sys.executable, "-m", "tui"], {})
    terminal.wait_for(b"2025")
    terminal.idle(0.5)
    with held_elsewhere(Paths.find().archive):
        terminal.press(b"s", quiet=0.5)
        terminal.wait_for(b"change of yours waits")
        os.kill(terminal.pid, signal.SIGTERM)
        terminal.wait_for(b"made after it")
    with suppress(OSError):  # which reading from a program that has ended raises
        while terminal.read():
            pass
    terminal.close()
    kept = FolderArchive(Paths.find())
    kept.refresh()
    assert kept.counts(Selection(starred=True)).total == 1
    kept.close()
