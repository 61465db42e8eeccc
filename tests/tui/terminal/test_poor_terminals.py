"""Terminals with few colours, none, or no Unicode: what is sent to them is what they can show, and nothing is asked and waited for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.tui.terminal.seat import Seat
from tests.tui.terminal.walks import CONSOLE, NO_COLOURS, SIXTEEN, started

STYLES = re.compile(rb"\x1b\[([0-9;]*)m")
ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[78]|\][^\x07]*\x07)")
WALK = (b"j", b"k", b"/water", b"\r", b"\r", b"\x1b", b"\x1b", b"v", b"v", b"-", b"-", b"+", b"+")


@contextmanager
def walked(folder: Path, surroundings: Mapping[str, str]) -> Iterator[Seat]:
    """Give a seat after somebody went through the main screens."""
    with started(folder, (100, 30), surroundings=surroundings) as seat:
        for keys in WALK:
            seat.press(keys)
            seat.settle(0.25)
        seat.press(b"?")
        seat.wait_for("Keys")
        seat.press(b"\x1b")
        while "Keys" in seat.text:
            seat.settle(0.1)
        yield seat


def styles(seat: Seat) -> set[bytes]:
    """Return all that was asked of letters: `1` for bold, `31` for red and so on."""
    return {part for style in STYLES.findall(seat.painted) for part in style.split(b";")}


def test_without_colours_the_terminal_keeps_its_own_and_one_still_sees_where_one_is(tmp_path: Path) -> None:
    with walked(tmp_path, NO_COLOURS) as seat:
        assert styles(seat) - {b"", b"0", b"1", b"3", b"4", b"7", b"39", b"49"} == set()
        turned = [line for line in range(seat.screen.lines) if seat.screen.buffer[line][3].reverse]
        assert len(turned) == 1
        assert {cell.bg for row in seat.screen.buffer.values() for cell in row.values()} == {"default"}


def test_sixteen_colours_are_the_only_ones_and_themes_have_different_ones(tmp_path: Path) -> None:
    with walked(tmp_path, SIXTEEN) as seat:
        allowed = {*range(8), *range(30, 38), *range(39, 48), 49, *range(90, 98), *range(100, 108)}
        assert {int(part or 0) for part in styles(seat)} <= allowed
        here = [line for line in range(seat.screen.lines) if seat.screen.buffer[line][3].bg == "blue"]
        assert len(here) == 1
        inks = {seat.screen.buffer[line][1].fg for line in range(4, 28) if seat.screen.buffer[line][1].data == "●"}
        assert len(inks) >= 3
        assert "default" not in inks


def test_a_console_without_unicode_gets_ascii_alone(tmp_path: Path) -> None:
    with walked(tmp_path, CONSOLE) as seat:
        assert ESCAPES.sub(b"", seat.painted).isascii()
        assert "Enter" in seat.text.splitlines()[-1]
        assert re.findall(rb"\x1b\[\?\d+\$p|\x1b\[>\d+u", seat.painted) == []
        assert "2025 ---" in seat.text
        assert [line[:2] for line in seat.screen.display if line.startswith(">")] == [">o"]
