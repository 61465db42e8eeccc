"""Dateline while another version of it is put in its place."""

from __future__ import annotations

import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pty")
ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?<>=]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>()][0-9AB]?)")


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Return a folder with the program in it, as an installation has it."""
    here = Path(__file__).parents[2]
    for part in ("store", "tui", "seeds"):
        shutil.copytree(here / part, tmp_path / "site" / part)
    return tmp_path / "site"


def test_a_part_that_is_gone_ends_the_screen_in_one_sentence(installed: Path) -> None:
    terminal = Terminal([sys.executable, "-c", f"import sys; sys.path.insert(0, {str(installed)!r}); {START}"], {})
    terminal.wait_for(b"2025")
    terminal.idle(1.0)
    shutil.rmtree(installed / "tui")

    with suppress(OSError):  # which reading from a program that has ended raises
        terminal.press(b"?", quiet=2.0)
    end = ESCAPES.sub(b"", terminal.seen[terminal.seen.rindex(b"\x1b[?1049l") :]).decode()
    terminal.close()

    assert "Dateline was installed anew while this window was open" in " ".join(end.split())
    assert "Traceback" not in end


START = "sys.argv = ['dateline']; from tui.__main__ import main; main()"
