"""Keys that come in one breath, over a slow line or from a program, all go where the ones before them lead."""

from __future__ import annotations

from pathlib import Path

from tests.tui.terminal.walks import started


def test_a_search_typed_in_one_breath_finds(tmp_path: Path) -> None:
    with started(tmp_path, (100, 30)) as seat:
        seat.press(b"/remitances\r")
        seat.wait_for("“remitances”")
        seat.press(b"\x1b")
        seat.wait_for("all themes")
        seat.press(b"g1960\rjk")
        seat.settle(0.5)
        assert "1960" in seat.text
        assert not seat.stale()


def test_a_note_and_tags_typed_in_one_breath_are_found_and_survive_a_kill(tmp_path: Path) -> None:
    with started(tmp_path, (120, 30)) as seat:
        seat.press(b"aAsk the harbour master")
        seat.wait_for("Ask the harbour master")
        seat.settle(1.0)
    with started(tmp_path, (120, 30)) as seat:  # the first was killed, with the note's page open
        seat.wait_for("Ask the harbour master")
        seat.settle(0.5)
        seat.press(b"#to read, lake\r")
        seat.wait_for("Tags: to read, lake")
        seat.wait_for("#to read")
        seat.press(b"/tag:lake note:harbor\r")
        seat.wait_for("in your notes harbor")
        seat.wait_for("Binance and the banks")
        assert not seat.stale()
