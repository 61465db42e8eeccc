"""The screen on an archive that several people share: what is for all, by whom, and what others say while it is open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Static

from store.api.views import Marks
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import story
from tests.store.conftest import address as address
from tests.store.shared.conftest import Shared
from tests.store.shared.conftest import opened as opened
from tests.store.shared.conftest import people as people
from tests.store.shared.test_connections import reachable
from tests.tui.cli.conftest import Typed
from tests.tui.cli.conftest import typed as typed
from tests.tui.guarding import Guarded
from tests.tui.hurried import hurry
from tests.tui.test_screen import Person
from tui.app import DatelineApp
from tui.state.opened_archive import open_at_newest

DAM = story("Dam at Tarbela is full", "2025-05-01", "The reservoir of the dam at Tarbela holds as much water as it can.")
Sitting = Callable[..., Any]


@pytest.fixture
def sit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sitting:
    """Return a way to sit down before the archive at an address."""
    hurry(monkeypatch)

    @asynccontextmanager
    async def sitting(address: str, width: int = 120, height: int = 40) -> AsyncIterator[Person]:
        opened = open_at_newest(address)
        app = DatelineApp(replace(opened, archive=Guarded(opened.archive)), tmp_path / "config")
        async with app.run_test(size=(width, height)) as pilot:
            person = Person(app, pilot)
            await person.settle()
            yield person
        opened.changes.finish(print)
        opened.archive.close()

    return sitting


def shown(person: Person, name: str) -> str:
    """Return what stands in a part of the screen that is shown."""
    part = person.screen.query_one(name, Static)
    return str(part.render()) if part.display else ""


def read(person: Person) -> str:
    """Return all that stands in the reading column."""
    return "\n".join(line.plain for line in person.screen.panes.story._page)


async def test_two_people_talk_beside_a_story(opened: Shared, people: dict[str, str], sit: Sitting) -> None:
    ben = opened(people["ben"])
    opened(people["ada"]).add([DAM])
    name = ben._engine.connections.person
    async with sit(people["ada"]) as ada:
        await ada.press("a")
        await ada.type("Ask them.")
        assert "for you alone" in str(ada.screen.panes.note.border_title)
        await ada.press("escape")
        assert ben.told(DAM.id) == []

        await ada.press("a", "ctrl+o")
        assert "Note for all" in str(ada.screen.panes.note.border_title)
        await ada.press("escape")
        assert any("Note saved, for all to read" in one for one in ada.told)
        assert "For all: Ask them." in shown(ada, "#note-text")
        assert [one.note for one in ben.told(DAM.id)] == ["Ask them."]

        await ada.press("number_sign")
        await ada.type("budget, to read")
        await ada.press("home", "ctrl+o")
        assert ada.screen.query_one("#prompt-input", Input).value == "budget (for all), to read"
        await ada.press("enter")
        assert "#budget (for all)  #to read" in shown(ada, "#note-text")
        assert [one.tags for one in ben.told(DAM.id)] == [("budget",)]

        ben.mark(DAM.id, note="I [b]asked[/b]:\n\nMonday.", note_for_all=True)
        ada.screen.controllers.disk.look_again()
        await ada.settle()
        assert f"{name}, " in shown(ada, "#note-told")
        assert "I [b]asked[/b]: Monday." in shown(ada, "#note-told")
        assert "Monday." in read(ada)
        ben.mark(DAM.id, note_for_all=False)
        ada.screen.controllers.disk.look_again()
        await ada.settle()
        assert shown(ada, "#note-told") == ""
        assert "Monday." not in read(ada)


async def test_what_is_done_while_the_database_is_away_is_shown_at_once_and_made_once(
    opened: Shared, people: dict[str, str], address: str, sit: Sitting
) -> None:
    opened(people["ada"]).add([DAM])
    async with sit(people["ada"]) as ada:
        await ada.press("number_sign")
        await ada.type("rivers")
        await ada.press("enter")
        reachable(address, may=False)
        try:
            await ada.pilot.press("s", "number_sign", *"dams", "enter")
            for _ in range(600):  # what can't be asked now fails meanwhile, which is told at the foot
                await ada.pilot.pause(0.05)
                if "#rivers  #dams" in shown(ada, "#note-text"):
                    break
            assert "#rivers  #dams" in shown(ada, "#note-text")
            assert ada.screen.controllers.browse.row
            assert ada.screen.controllers.browse.row.starred
        finally:
            reachable(address, may=True)
        await asyncio.to_thread(ada.app.opening.changes.rest, 60.0)
        assert "#rivers  #dams" in shown(ada, "#note-text")
    again = opened(people["ada"])
    assert again.marks(DAM.id) == Marks(starred=True, tags=("rivers", "dams"))
    assert [one.told for one in again.steps(3)] == [
        f"tags of “{DAM.title}”",
        f"star on “{DAM.title}”",
        f"tags of “{DAM.title}”",
    ]


async def test_who_chose_a_theme_is_said_where_it_is_explained(opened: Shared, people: dict[str, str], sit: Sitting) -> None:
    ada = opened(people["ada"])
    ada.add([DAM])
    ada.mark(DAM.id, theme="energy")
    async with sit(people["ben"], 60, 16) as ben:
        await ben.press("w")
        assert f"{ada._engine.connections.person} chose it, " in ben.panel


def test_notes_and_tags_for_all_in_the_shell(
    opened: Shared, people: dict[str, str], typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(people["ada"]).add([DAM])
    name = opened(people["ada"])._engine.connections.person

    monkeypatch.setenv("DATELINE_ARCHIVE", people["ada"])
    assert "Note for all saved" in typed(f"note {DAM.id} --for-all", "Ask them.").out
    assert "budget (for all), mine" in typed(f"tag {DAM.id} mine").out + typed(f"tag {DAM.id} budget --for-all").out.replace(
        "mine, budget (for all)", "budget (for all), mine"
    )
    monkeypatch.setenv("DATELINE_ARCHIVE", people["ben"])
    assert "Ask them." in typed(f"note {DAM.id}").out
    assert typed(f"tag {DAM.id}").out == f"budget ({name})\n"
    assert typed(f"show {DAM.id} --json").json["told"][0]["person"] == name
    assert "Ask them." in typed(f"show {DAM.id}").out
    monkeypatch.setenv("DATELINE_ARCHIVE", people["ada"])
    typed(f"note {DAM.id} --for-me")
    typed(f"tag {DAM.id} budget --for-me")
    assert opened(people["ben"]).told(DAM.id) == []


def test_in_an_archive_of_ones_own_nobody_can_be_told(typed: Typed) -> None:
    added = typed("add - --json", given="Ferry sails\nUpdated 02 June 2025\n\nLINDAU: It sailed.\n").json["added"][0]["id"]

    refused = typed(f"note {added} --for-all", "Hello")

    assert refused.status == 2
    assert "nobody else reads this archive" in refused.err
    assert "told" not in typed(f"show {added} --json").json


def test_what_looks_after_files_names_what_is_done_instead(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mine = FolderArchive(Paths.find(tmp_path / "mine"), seeded=False)
    mine.add([DAM])
    mine.close()
    typed("backup a.zip --archive mine")
    monkeypatch.setenv("DATELINE_ARCHIVE", "postgresql://nobody@127.0.0.1:1/nowhere")

    for line, instead in (
        ("doctor", "dateline shared tells how that is"),
        ("backup b.zip", "dateline shared export FOLDER"),
        ("restore a.zip", "dateline shared import FOLDER brings that in"),
    ):
        refused = typed(line)
        assert refused.status == 1
        assert instead in refused.err
    assert typed("restore a.zip --into there").status == 0
    assert (tmp_path / "there" / "2025-05.json").exists()
