"""What is sent over a slow line paints the same cells in fewer bytes."""

from __future__ import annotations

import os
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tests.tui.terminal.seat import Seat, differences
from tests.tui.terminal.walks import started
from tui.terminal.thrift import is_far, thrifty

INKS = st.sampled_from(
    [None, Color.default(), Color.from_ansi(3), Color.from_ansi(12), Color.from_rgb(200, 100, 50), Color.from_ansi(200)]
)
LOOKS = st.builds(
    lambda ink, ground, bold, under, turned: Style(color=ink, bgcolor=ground, bold=bold, underline=under, reverse=turned),
    INKS,
    INKS,
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
PIECES = st.lists(st.tuples(st.text("ab ★", min_size=1, max_size=4), LOOKS), max_size=6)


def screen(painted: str) -> pyte.Screen:
    shown = pyte.Screen(40, 6)
    pyte.Stream(shown).feed(painted)
    return shown


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 20), PIECES), max_size=6))
def test_any_frame_paints_the_same_cells(lines: list[tuple[int, int, list[tuple[str, Style]]]]) -> None:
    console = Console(color_system="truecolor", force_terminal=True)
    frame = "".join(
        f"\x1b[{y};{x}H" + Strip([Segment(text, look) for text, look in pieces]).render(console) for y, x, pieces in lines
    )

    assert differences(screen(thrifty(frame) + "x"), screen(frame + "x")) == []
    assert len(thrifty(frame)) <= len(frame) + 4


@pytest.mark.parametrize(
    "surroundings", [{"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, {"TMUX": "/tmp/t,1,0"}, {"TERM": "screen.xterm"}]
)
def test_a_line_that_leads_far_is_known_by_its_surroundings(surroundings: dict[str, str]) -> None:
    assert is_far(surroundings)
    assert not is_far({"TERM": "xterm-256color", "SSH_TTY": ""})


def test_over_a_line_all_is_painted_as_it_is_meant(tmp_path: Path) -> None:
    def steps(seat: Seat) -> int:
        before = len(seat.painted)
        for keys in (b"k", b"s", b"-", b"+"):
            seat.press(keys)
            seat.settle(0.2)
            assert not seat.stale(patience=2)
        return len(seat.painted) - before

    with started(tmp_path, (100, 30), surroundings={"SSH_TTY": "/dev/pts/9"}) as far:
        few = steps(far)
    near_by = {name: "" for name in ("SSH_CONNECTION", "SSH_TTY", "TMUX", "STY") if name in os.environ}
    with started(tmp_path, (100, 30), surroundings=near_by) as near:
        assert few < steps(near)
