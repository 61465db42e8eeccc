"""What is copied goes to the system's clipboard where there is one, and what its program complains of goes nowhere."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.terminal.clipboard import put_on_clipboard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs of this test are shell scripts")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of programs, the only one that is looked into; the desktop is there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return tmp_path


def program(folder: Path, name: str, does: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)


def test_the_first_program_that_can_takes_the_text(programs: Path, capfd: pytest.CaptureFixture[str]) -> None:
    program(programs, "xclip", "echo no desktop >&2; exit 1")
    program(programs, "xsel", f"/bin/cat > {programs}/taken")

    assert put_on_clipboard("Ölpreis 1 €\n") == "xsel"
    assert (programs / "taken").read_text("utf-8") == "Ölpreis 1 €\n"
    assert capfd.readouterr() == ("", "")


def test_without_a_desktop_or_a_program_it_is_left_to_the_terminal(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert put_on_clipboard("a") == ""

    program(programs, "xclip", f"/bin/cat > {programs}/taken")
    monkeypatch.delenv("DISPLAY")
    assert put_on_clipboard("a") == ""


def test_a_program_that_hangs_is_not_waited_for(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.terminal.clipboard._PATIENCE", 0.1)
    program(programs, "xclip", "/bin/sleep 5")

    assert put_on_clipboard("a") == ""
