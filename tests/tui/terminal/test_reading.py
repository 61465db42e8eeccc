"""What a person sees of a story that is read, on a real terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.terminal.seat import Seat, Size
from tests.tui.terminal.walks import started


def text_lines(seat: Seat) -> int:
    """Return how many lines of the terminal are the story's: those between the top line and the rule or the foot."""
    beneath = next((at for at, line in enumerate(seat.screen.display) if line.startswith("────────")), seat.size[1] - 1)
    return beneath - 1


@pytest.mark.parametrize(("size", "lines"), [((80, 24), 16), ((60, 16), 11)])
def test_a_story_that_is_read_in_a_small_window_has_room(tmp_path: Path, size: Size, lines: int) -> None:
    with started(tmp_path, size) as seat:
        seat.press(b"\r")
        seat.wait_for("Thread  ")
        seat.settle(0.3)
        assert lines <= text_lines(seat) < size[1] - 2
        assert not seat.stale()

        seat.press(b"z")
        seat.settle(0.3)
        assert text_lines(seat) == size[1] - 2
        assert not seat.stale()


def test_in_a_wide_window_what_belongs_stands_at_the_right_of_the_text(tmp_path: Path) -> None:
    with started(tmp_path, (200, 50)) as seat:
        seat.wait_for(" Thread  ")
        seat.settle(0.3)
        head = next(line for line in seat.screen.display if " Thread  " in line)

        assert head.index("Thread") > 150
        for key in (b"<", b"\\", b"z", b"\\", b"\x1b"):
            seat.press(key)
            seat.settle(0.3)
            assert not seat.stale()


def test_a_story_goes_to_a_command_and_to_the_editor_and_the_screen_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "Editing now"\nsleep 0.3\nsed -i.old "s/Friday/Freitag/" "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    monkeypatch.setenv("SHELL", "/bin/sh")
    with started(tmp_path, (80, 24)) as seat:
        seat.press(b"\r")
        seat.wait_for("Binance led by")
        seat.press(b"|")
        seat.wait_for("a command that gets")
        seat.press(b"grep -c Binance\r")
        seat.wait_for("ended with 0 · Enter goes back")
        seat.press(b"\r")
        seat.wait_for("“grep -c Binance” ended with 0")
        seat.settle(0.3)
        assert "Binance led by" in seat.text
        assert not seat.stale()

        seat.press(b"e")
        seat.wait_for("U takes it back")
        seat.settle(0.3)
        assert "sat down on Freitag with" in seat.text
        assert not seat.stale()


def test_the_split_follows_the_mouse(tmp_path: Path) -> None:
    with started(tmp_path, (120, 30)) as seat:
        before = seat.screen.display[10].index("│")
        seat.press(b"\x1b[<0;%d;11M" % (before + 1))
        for _ in range(100):  # the mouse moves until the rule follows it
            seat.press(b"\x1b[<32;41;11M")
            seat.settle(0.1, 0.2)
            if seat.screen.display[10].find("│") == 40:
                break
        seat.press(b"\x1b[<0;41;11m")
        seat.settle(0.2)

        assert seat.screen.display[10].index("│") == 40
        assert not seat.stale()
