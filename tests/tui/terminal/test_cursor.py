"""The terminal's own cursor stands where the person is, so that magnifiers and screen readers follow."""

from __future__ import annotations

from pathlib import Path

from tests.tui.terminal.seat import Seat
from tests.tui.terminal.walks import started


def before(seat: Seat) -> str:
    """Return what stands on the cursor's line before it."""
    return str(seat.screen.display[seat.screen.cursor.y])[: seat.screen.cursor.x]


def behind(seat: Seat) -> str:
    """Return what stands on the cursor's line from the cursor on."""
    return str(seat.screen.display[seat.screen.cursor.y])[seat.screen.cursor.x :]


def is_reading(seat: Seat) -> bool:
    """Return whether the cursor stands before the title of the story that is read."""
    title = behind(seat).strip()
    return seat.screen.cursor.x > 40 and bool(title) and title in seat.text


def test_it_follows_from_the_timeline_into_a_line_a_story_a_list_and_the_lanes(tmp_path: Path) -> None:
    with started(tmp_path, (120, 36)) as seat:
        seat.wait_until(lambda: behind(seat).startswith("▌"))
        newest = behind(seat)
        seat.press(b"k")
        seat.wait_until(lambda: behind(seat).startswith("▌") and behind(seat) != newest)

        seat.press(b"/wat")
        seat.wait_until(lambda: before(seat).endswith("/ wat") and behind(seat).startswith(" "))

        seat.press(b"er\r")
        seat.wait_until(lambda: "“water”" in seat.text and behind(seat).startswith("▌"))

        seat.press(b"\r")
        seat.wait_until(lambda: is_reading(seat))

        seat.press(b"\x1b")
        seat.wait_until(lambda: behind(seat).startswith("▌"))
        seat.press(b"\x1b")
        seat.wait_until(lambda: "“water”" not in seat.text)
        seat.press(b"vl")
        seat.wait_until(lambda: behind(seat).startswith("▌") and "by theme" in seat.text)
