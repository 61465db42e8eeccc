"""What is pasted into a real terminal is taken as text, shown as it would be kept, and steers nothing."""

from __future__ import annotations

from pathlib import Path

from tests.tui.terminal.walks import started

HARBOUR = """Harbour opens after the storm
Published 12 June 2025

LINDAU: The harbour opened on Thursday after three days. Crews cleared the last of the sand before dawn.

The port said that two berths were in use again.
"""


def bracketed(text: str) -> bytes:
    """Return what a terminal sends for a paste."""
    return b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~"


def test_a_paste_is_shown_kept_and_gone_to(tmp_path: Path) -> None:
    with started(tmp_path, (80, 24)) as seat:
        seat.press(bracketed(HARBOUR))
        seat.wait_for("Add this story?")
        seat.wait_for("The port said that two berths were in use again.")
        assert "2025-06-12" in seat.text
        assert "LINDAU" in seat.text
        assert not seat.stale()

        seat.press(b"\r")
        seat.wait_for("Added “Harbour opens")
        seat.settle(0.3)

        assert "Thu 12" in seat.text
        assert not seat.stale()


def test_no_letter_of_a_paste_is_taken_for_a_key(tmp_path: Path) -> None:
    with started(tmp_path, (60, 16)) as seat:
        seat.press(
            bracketed("q\n\nq\x9b31mqq\x9d0;pwned\x07\x0e\u202e" + "Qq / g m " * 20)
        )  # terminals take ESC out of a paste
        seat.wait_for("Add this story?")
        seat.settle(0.3)

        assert seat.screen.title != "pwned"
        assert not seat.stale()
        seat.press(b"\x1b")
        seat.settle(0.6)
        assert "Add this story?" not in seat.text


def test_megabytes_of_paste_are_taken_in_one_piece(tmp_path: Path) -> None:
    with started(tmp_path, (100, 30)) as seat:
        seat.press_all(bracketed(HARBOUR + "\n" + "It went on and on, and on again. " * 55_000))
        seat.wait_for("This text is long", 60)
        seat.settle(0.3)

        assert "Harbour opens after the storm" in seat.text
        assert not seat.stale()
