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


def test_a_story_that_is_read_has_room_in_windows_of_any_size(tmp_path: Path) -> None:
    with started(tmp_path, (80, 24)) as seat:
        seat.press(b"\r")
        seat.wait_for("Thread  ")
        seat.settle(0.3)
        assert 16 <= text_lines(seat) < 22
        seat.press(b"z")
        seat.settle(0.3)
        assert text_lines(seat) == 22
        assert not seat.stale()
        seat.press(b"z")
        resized(seat, (60, 16))
        assert 11 <= text_lines(seat) < 14
        assert not seat.stale()

        resized(seat, (200, 50))
        head = next(line for line in seat.screen.display if " Thread  " in line)
        assert head.index("Thread") > 150
        for key in (b"<", b"\\", b"z", b"\\", b"\x1b", b"\\"):
            seat.press(key)
            seat.settle(0.3)
            assert not seat.stale()

        resized(seat, (120, 30))
        dragged(seat, 40)
        assert seat.screen.display[10].index("│") == 40
        assert not seat.stale()


def resized(seat: Seat, size: Size) -> None:
    """Make the window another size, and wait until it is painted."""
    seat.resize(size)
    seat.settle(0.3)
    seat.stale()


def dragged(seat: Seat, column: int) -> None:
    """Drag the rule beside the story to a column: the mouse moves until it follows."""
    seat.press(b"\x1b[<0;%d;11M" % (seat.screen.display[10].index("│") + 1))
    for _ in range(100):
        seat.press(b"\x1b[<32;%d;11M" % (column + 1))
        seat.settle(0.1, 0.2)
        if seat.screen.display[10].find("│") == column:
            break
    seat.press(b"\x1b[<0;%d;11m" % (column + 1))
    seat.settle(0.2)


def test_words_are_found_in_the_story_and_it_goes_to_a_command_and_to_the_editor(
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
        seat.press(b"/binance\r")
        seat.wait_for("“binance” 1 of 2")
        seat.press(b"nn")
        seat.wait_for("“binance” 1 of 2 · round to the first")
        seat.press(b"\x1b")
        seat.wait_for("read on")
        assert not seat.stale()

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
