"""What the terminal shows is what the program means, wherever random keys lead; and the witness of that can be trusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.terminal.keys import all_keys
from tests.tui.terminal.seat import Seat, Stale
from tests.tui.terminal.walks import TERMINALS, Walker, started, walks
from tui.screens.timeline.bindings import KEYS

MAKE_WRONG = b"\x07"
"""Ctrl+g, which has the program make the fault that the witness was started with."""


@pytest.mark.parametrize(
    ("window", "seed", "arriving"),
    [("120x40", 1, False), ("60x16", 2, False), ("changing", 5, True)],
)
def test_after_random_keys_every_cell_is_what_the_program_means(tmp_path: Path, window: str, seed: int, arriving: bool) -> None:
    walked = list(walks(tmp_path, Walker(seed, window, arriving), 3, steps=4, quiet=0.1))

    assert len(walked) == 3
    assert not [walk.told for walk in walked if walk.wrong]


@pytest.mark.parametrize(("terminal", "seed"), [("none", 6), ("sixteen", 7), ("console", 8)])
def test_so_it_is_at_five_sizes_on_terminals_with_few_colours_or_none(tmp_path: Path, terminal: str, seed: int) -> None:
    walked = list(walks(tmp_path, Walker(seed, "five"), 1, steps=3, quiet=0.1, surroundings=TERMINALS[terminal]))

    assert len(walked) == 1
    assert not [walk.told for walk in walked if walk.wrong]


def test_every_key_of_the_tables_is_walked() -> None:
    keys = all_keys()

    assert {"slash", "pagedown", "alt+down", "shift+tab", "ctrl+o"} <= set(keys)
    assert {key for binding in KEYS for key in binding.key.split(",")} <= set(keys)
    assert keys["left_curly_bracket"] == "{"


def once_made(seat: Seat, found: Callable[[], list[Stale]]) -> list[Stale]:
    """Return what is found wrong once the program had its turn to make the fault: where the machine is busy that takes a while."""
    for _ in range(50):
        if wrong := found():
            return wrong
        seat.settle(0.1, 0.2)
    return []


@pytest.mark.parametrize("fault", ["text", "colour", "swallowed"])
def test_a_stale_cell_is_seen_and_asking_does_not_mend_it(tmp_path: Path, fault: str) -> None:
    with started(tmp_path, (100, 30), fault) as seat:
        seat.calm()  # what comes later would paint anew, and mend
        assert not seat.stale()

        def made_again() -> list[Stale]:
            seat.press(MAKE_WRONG)
            return seat.stale(patience=2)  # what works behind may have painted all of it anew meanwhile

        assert once_made(seat, made_again)


def test_what_is_kept_for_too_long_is_seen(tmp_path: Path) -> None:
    with started(tmp_path, (100, 30), "untold") as seat:
        seat.press(MAKE_WRONG)
        seat.settle(0.3)

        assert not seat.stale()
        assert once_made(seat, seat.kept_too_long)


def test_where_widgets_are_may_be_asked_for_before_they_are_laid_out_anew(tmp_path: Path) -> None:
    with started(tmp_path, (100, 30), "swallowed, but kept whole") as seat:
        seat.press(MAKE_WRONG)
        seat.settle(0.3)

        assert not seat.stale()


def test_a_second_key_that_comes_before_a_window_is_closed_takes_nothing_else_away(tmp_path: Path) -> None:
    with started(tmp_path, (100, 30)) as seat:
        for key in (b"m", b"ab", b"X", b"\r\r", b"?", b"\x1b"):
            seat.press(key)
            seat.settle(0.3)

        assert "2025" in seat.text
        assert not seat.stale()
