"""A notice of the desktop about what an update brought, by a program that shows notices, found where programs are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.feeds.feed_files import rss
from tests.tui.cli.conftest import Typed
from tests.web_server import Answer, WebServer
from tui.terminal.desktop_notice import notice_command, show_notice


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file that a notice program, the only program there is, writes what it is told to."""
    told, folder = tmp_path / "told", tmp_path / "programs"
    folder.mkdir()
    program = folder / "notify-send"
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" >> {told}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return told


def test_new_stories_of_watch_lists_are_told_once(typed: Typed, web: WebServer, shown: Path) -> None:
    address = web.give("/feed", Answer(rss("Dam is full", "A ship sails")))
    typed(f"feeds add {address} --allow-private --no-fetch --name Rivers")
    typed("watch Water dam")

    first = typed("feeds update --notify --quiet")
    typed("feeds update --notify --quiet")

    assert first.status == 0
    assert shown.read_text() == "--app-name=Dateline|--|Dateline: 2 new stories|Water: 1|"


def test_a_feed_may_be_told_of_without_being_asked_each_time(typed: Typed, web: WebServer, shown: Path) -> None:
    address = web.give("/feed", Answer(rss("Dam is full")))
    typed(f"feeds add {address} --allow-private --no-fetch --notify --name", "R & D")

    typed("feeds update")

    assert shown.read_text().endswith("|Dateline: 1 new story|R &amp; D: 1|")


def test_where_no_notice_can_be_shown_it_is_said_in_the_shell(
    typed: Typed, web: WebServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    typed(f"feeds add {web.give('/feed', Answer(rss('Dam is full')))} --allow-private --no-fetch --notify --name Rivers")
    monkeypatch.setenv("PATH", str(tmp_path))

    done = typed("feeds update")

    assert (done.status, "no notice can be shown" in done.err, "Rivers: 1" in done.err) == (0, True, True)
    assert not show_notice("a", "b")


def test_what_is_told_can_be_no_option_and_steer_nothing(shown: Path) -> None:
    command = notice_command("--help\x1b[2J", "two\nlines \x07")

    assert command[-3:] == ["--", "--help", "two lines"]
