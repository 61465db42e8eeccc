"""What a page of a browser asks for beyond the archive is not done, and it is told so."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.feeds import Feed, FeedChanges
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tests.web_server import WebServer
from tui.dialogs.add_prompt import Brought
from tui.terminal.hang_up import SERVER

PIER = story("Second pier for Lindau", "2025-12-08", "The ferry line asked on Monday for a second pier.")
sitting = paper_sitting([PIER])


@pytest.fixture(autouse=True)
def in_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("VISUAL", f"touch {tmp_path}/here/started")
    monkeypatch.setenv(SERVER, "1")


def told(sitting: PaperSitting) -> str:
    return sitting.notices.pop().removeprefix("warning: ").partition(";")[0]


def test_no_program_is_started_and_no_file_is_read_or_saved(sitting: PaperSitting, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# What nobody may read\n\nIt stands in a file beside the archive, and is long enough to be a story.")
    for key in ("story.edit", "story.pipe"):
        sitting.go_to(PIER.title)
        sitting.press(key)
        assert told(sitting) == "In a browser Dateline starts no other programs"
    sitting.press("stories.save")
    assert told(sitting) == "In a browser nothing is saved to files"
    sitting.press("command.open")
    sitting.enter("w stories.csv")
    assert told(sitting) == "In a browser nothing is saved to files"
    sitting.press("story.add")
    sitting.answer(Brought(path=str(secret)))
    assert told(sitting) == "In a browser no files are read"
    sitting.on.add.pasted(str(secret))
    sitting.settle()

    assert "What nobody may read" not in sitting.titles
    assert "What nobody may read" not in str(sitting.window.dialog and vars(sitting.window.dialog))
    assert not list((tmp_path / "here").iterdir())


def test_no_place_in_a_private_network_is_opened(sitting: PaperSitting, web: WebServer) -> None:
    sitting.on.follow.follow(web.url(), private=True)
    assert told(sitting) == "In a browser no place in a private network is opened to feeds"
    public, private = Feed("a", "A", "https://a.test/"), Feed("b", "B", web.url(), allow_private=True)  # type: ignore[arg-type]
    for feed, changes in (
        (public, FeedChanges(allow_private=True)),
        (private, FeedChanges(address=web.url("/other"))),
    ):
        sitting.on.feeds.change(feed, changes)
        assert told(sitting) == "In a browser no place in a private network is opened to feeds"
    assert not web.asked
