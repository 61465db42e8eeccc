"""What a terminal can show is told by the surroundings alone, and a person's wish comes before them."""

from __future__ import annotations

import pytest

from tui.terminal.abilities import Abilities, Depth, Signs, abilities


@pytest.mark.parametrize(
    ("surroundings", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Depth.FULL),
        ({"TERM": "screen", "COLORTERM": "24bit"}, Depth.FULL),
        ({"TERM": "screen-256color"}, Depth.MANY),
        ({"TERM": "xterm-kitty"}, Depth.MANY),
        ({"TERM": "alacritty-direct"}, Depth.FULL),
        ({"TERM": "xterm"}, Depth.SIXTEEN),
        ({"TERM": "xterm", "TEXTUAL_COLOR_SYSTEM": "truecolor"}, Depth.FULL),
        ({"TERM": "linux"}, Depth.SIXTEEN),
        ({}, Depth.SIXTEEN),
        ({"TERM": "vt100"}, Depth.NONE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, Depth.NONE),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, Depth.MANY),
        ({"TERM": "linux", "DATELINE_COLOURS": "256"}, Depth.MANY),
        ({"NO_COLOR": "1", "DATELINE_COLOURS": "16"}, Depth.SIXTEEN),
        ({"TERM": "linux", "DATELINE_COLOURS": "many"}, Depth.SIXTEEN),
    ],
)
def test_a_terminal_gets_as_many_colours_as_its_surroundings_say(surroundings: dict[str, str], depth: Depth) -> None:
    assert abilities(surroundings).depth is depth


@pytest.mark.parametrize(
    ("surroundings", "signs"),
    [
        ({"TERM": "xterm", "LANG": "en_GB.UTF-8"}, Signs.UNICODE),
        ({"TERM": "xterm"}, Signs.UNICODE),
        ({"TERM": "linux", "LANG": "de_AT.utf8"}, Signs.PLAIN),
        ({"TERM": "xterm", "LANG": "C"}, Signs.ASCII),
        ({"TERM": "xterm", "LANG": "en_GB.UTF-8", "LC_ALL": "POSIX"}, Signs.ASCII),
        ({"TERM": "xterm", "LANG": "en_GB.ISO-8859-1"}, Signs.ASCII),
        ({"TERM": "xterm", "LANG": "C", "DATELINE_SIGNS": "unicode"}, Signs.UNICODE),
    ],
)
def test_a_terminal_gets_the_signs_that_its_letters_and_its_font_have(surroundings: dict[str, str], signs: Signs) -> None:
    assert abilities(surroundings).signs is signs


def test_the_settings_come_before_what_is_found_and_after_what_is_said_for_one_start() -> None:
    assert abilities({"TERM": "linux"}, signs="unicode", depth="none") == Abilities(Depth.NONE, Signs.UNICODE)
    assert abilities({"DATELINE_SIGNS": "ascii"}, signs="unicode").signs is Signs.ASCII
    assert abilities({"TERM": "xterm-256color"}, signs="runes", depth="auto") == Abilities(Depth.MANY, Signs.UNICODE)
