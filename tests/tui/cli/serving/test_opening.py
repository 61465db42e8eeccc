"""The browser is told the address, and nobody else on the machine is."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from tui.cli.serving.opening import opened_in_browser

ADDRESS = "http://127.0.0.1:8127/token&'\"/"


def test_the_token_is_in_a_page_of_the_persons_own_and_gone_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = list[str]()
    monkeypatch.setattr(click, "launch", told.append)  # the system's browser

    with opened_in_browser(ADDRESS, tmp_path / "cache"):
        (page,) = (tmp_path / "cache").iterdir()
        assert told == [str(page)]
        assert page.stat().st_mode & 0o777 == 0o600
        assert "url=http://127.0.0.1:8127/token&amp;&#x27;&quot;/" in page.read_text()

    assert not list((tmp_path / "cache").iterdir())


def test_what_stands_under_its_name_is_not_written_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(click, "launch", lambda _: None)
    monkeypatch.setattr("os.getpid", lambda: 7)
    other = tmp_path / "other"
    other.write_text("mine")
    (tmp_path / "open-7.html").symlink_to(other)

    with opened_in_browser(ADDRESS, tmp_path):
        assert other.read_text() == "mine"
