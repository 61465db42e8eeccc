"""Whatever stands in a file that can be written by hand, nothing of it steers the terminal: not in the shell, not on the screen."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual.color import Color

from store.paths import Paths
from store.text.clean import STEERING
from tests.conftest import Archives, story
from tui.terminal.steering_filter import STEERING_FILTER

EVIL = "\x1b]52;c;PAYLOAD\x07\x1b[31337m\x9d52;c;PAYLOAD\x9c\x9b31337m\u202e\u2066\x07\x08\x7f"
"""A clipboard's command, colours, the same in eight bits, marks of direction, a bell, signs taken back."""
STEERS = [b"\x1b]52", b"\x1b[31337m", b"\x07", b"\x08", b"\x7f", *(char.encode() for char in "\x9d\x9b\x9c\u202e\u2066")]
TOML = "".join(char if char.isprintable() and char.isascii() else f"\\u{ord(char):04x}" for char in EVIL)
UNTOUCHED = {"id", "published", "updated", "language", "undated", "read", "starred"}
KEYS = [
    "w", "\x1b", "c", "\x1b", "p", "\x1b", "b", "\x1b", "T", "\x1b", "v", "j", "l", "v", "I", "\x1b", "M", "\x1b", "X", "\x1b", "i",
    "i", "J", "\x1b", "'", "\x1b", "\x05", "\x1b", "D", "\x1b", "E", "/", "\x1b[A", "\x1b[A", "\r", "W", "\x1b", "\x1b", "\r", " ",
]  # fmt: skip


def stained(value: Any, name: str = "") -> Any:
    """Return what stands in a file with something that steers in each of its texts."""
    if isinstance(value, str):
        return value if name in UNTOUCHED else f"{value[:3]}{EVIL}{value[3:]}{EVIL}"
    if isinstance(value, list):
        return [stained(one) for one in value]
    return {key: stained(one, key) for key, one in value.items()} if isinstance(value, dict) else value


@pytest.fixture
def stained_archive(open_folder: Archives) -> tuple[str, ...]:
    """Make an archive of which every text in every file steers; returns the ids of its stories."""
    places = Paths.find()
    told = [
        story(
            f"Reservoir treaty signed, part {day}", f"2025-06-0{day}", f"Asif Zardari signed it in Geneva on June {day}, 2025.",
            place="GENEVA", source="The Herald", author="Ann Lee", caption="A dam", credit="AP", link=f"https://example.org/{day}",
            highlights=("Water flows again",),
        )
        for day in (1, 4, 8)
    ]  # fmt: skip
    archive = open_folder()
    ids = [taken.id for taken in archive.add(told).added]
    archive.understand()
    archive.mark(ids[0], starred=True, theme="water")
    archive.watches.put("Treaty", "treaty")
    archive.threads.rename(ids[0], "The treaty of the reservoir")
    archive.set_jump("a", ids[0])
    archive.close()
    for path in places.archive.glob("*.json"):
        path.write_text(json.dumps(stained(json.loads(path.read_bytes()))))
    places.config.mkdir(parents=True, exist_ok=True)
    (places.config / "themes.toml").write_text(
        f'[[theme]]\nkey = "water"\nname = "Water{TOML}"\ncolour = "#112233"\n[theme.for]\n"treaty" = 9\n"dam{TOML}" = 5\n'
    )
    (places.config / "settings.toml").write_text(f'colours = "dateline-dark{TOML}"\n')
    (places.config / "searches").write_text(f"treaty{EVIL}\nwater{EVIL}\n")
    return tuple(ids)


def steering(printed: bytes) -> list[bytes]:
    """Return what of an output steers that is not Dateline's own."""
    return [one for one in STEERS if one in printed]


def test_no_command_prints_what_steers(
    stained_archive: tuple[str, ...], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.cli import run

    bad = tmp_path / f"bad{EVIL}.txt"
    bad.write_text("")
    one, shown = stained_archive[1], ("find treaty", "themes --all", "threads", "thread treaty", "watch", "watch treaty")
    lines = [line.split() for plain in shown for line in (plain, f"{plain} --json")]
    lines += [
        [*line.split(), one] for line in ("show", "show --json", "related", "related --json", "rm", "restore", "rm --json")
    ]
    lines += [["brief", "treaty", "--format", form] for form in ("text", "markdown", "json", "ics")]
    lines += [["add", str(bad)], ["add", str(bad), "--json"], ["find", f"nothing{EVIL}"], ["show", EVIL], [f"nosuch{EVIL}"]]
    lines += [
        ["brief", "--from", EVIL],
        ["watch", f"no{EVIL}", "--remove"],
        ["theme", EVIL, "treaty"],
        ["--archive", str(bad), "themes"],
    ]
    for line in lines:
        monkeypatch.setattr(sys, "argv", ["dateline", *line])
        run()
        printed = capfdbinary.readouterr()
        assert not steering(printed.out + printed.err), (line, steering(printed.out + printed.err))
        assert printed.out + printed.err
        assert b"Traceback" not in printed.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
def test_the_screen_paints_nothing_that_steers(stained_archive: tuple[str, ...]) -> None:
    from tests.bench.terminal import Terminal

    terminal = Terminal([sys.executable, "-m", "tui"], {}, 140, 40)
    try:
        terminal.wait_for(b"Rese")
        for key in KEYS:
            terminal.send(key.encode())
            terminal.idle(0.12)
        seen = terminal.seen
    finally:
        terminal.close()

    assert b"Water" in seen
    assert not set(steering(seen)) - {b"\x07"}  # Dateline's own bell


def test_a_line_that_is_painted_keeps_its_width_without_what_steers() -> None:
    (harmless,) = STEERING_FILTER.apply([Segment(f"Wa{EVIL}ter")], Color(0, 0, 0))

    assert harmless.text == "Wa]52;c;PAYLOAD[31337m52;c;PAYLOAD31337mter"
    assert harmless.cell_length == Segment(f"Wa{EVIL}ter").cell_length
    assert not STEERING.search(harmless.text)


def test_everything_in_the_shell_is_printed_in_one_place() -> None:
    folder = Path(__file__).parents[2] / "tui" / "cli"

    assert [path.name for path in folder.glob("*.py") if re.search(r"\becho\(|(?<![_\w])print\(", path.read_text())] == [
        "output.py"
    ]
