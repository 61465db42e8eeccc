"""The terminal's own cursor stands where the person is, so that magnifiers and screen readers follow."""

from __future__ import annotations

from pathlib import Path

from tests.tui.terminal.seat import Seat
from tests.tui.terminal.walks import started


def look(seat: Seat, keys: bytes) -> str:
    """Press keys and return the line of the screen on which the cursor stands, from the cursor on."""
    for key in keys:
        seat.press(bytes([key]))
        seat.settle(0.2)
    cursor = seat.screen.cursor
    return str(seat.screen.display[cursor.y])[cursor.x :]


def test_it_follows_from_the_timeline_into_a_line_a_story_a_list_and_the_lanes(tmp_path: Path) -> None:
    with started(tmp_path, (120, 36)) as seat:
        newest = look(seat, b"")
        assert newest.startswith("▌")
        above = look(seat, b"kk")
        assert above.startswith("▌")
        assert above != newest

        assert look(seat, b"/wat").startswith(" ")
        cursor = seat.screen.cursor
        assert str(seat.screen.display[cursor.y])[: cursor.x].endswith("/ wat")

        look(seat, b"er\r")
        seat.settle(0.4)
        assert look(seat, b"").startswith("▌")

        title = look(seat, b"\r").strip()
        assert title in seat.text
        assert seat.screen.cursor.x > 40

        look(seat, b"\x1b\x1b")
        seat.settle(0.3)
        assert look(seat, b"vl")[:1] == "▌"
