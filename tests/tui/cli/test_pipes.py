"""What is printed goes into pipes: `dateline | head`, `dateline find … | head -1`, and streams that are closed or full."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Typed

DATELINE = f"{sys.executable} -m tui"
FERRIES = "\n\n".join(
    f"Ferry {nth} sails to Lindau\nUpdated {nth:02} June 2025\n\nLINDAU: Ferry {nth} sailed over the lake, the harbour said."
    for nth in range(1, 26)
)


@pytest.fixture
def ferries(typed: Typed) -> None:
    """Add stories on 25 ferries, one a day."""
    typed("add -", given=FERRIES)


def in_shell(line: str) -> subprocess.CompletedProcess[str]:
    """Return what became of a line in a shell, whose exit status is that of each program in its pipe."""
    script = f"{line.replace('dateline', DATELINE)}; echo status ${{PIPESTATUS[@]}} >&2"
    return subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3], env=os.environ
    )


def test_dateline_in_a_pipe_prints_the_newest_stories_and_ends(ferries: None, typed: Typed) -> None:
    done = in_shell("dateline | cat")

    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert [line[1] for line in lines] == [f"2025-06-{day:02}" for day in range(25, 5, -1)]
    assert done.stderr == "status 0 0\n"
    assert typed("show", lines[0][0]).out.startswith("Ferry 25")


def test_in_an_archive_of_few_stories_these_are_the_newest(typed: Typed) -> None:
    typed("add -", given=FERRIES.split("\n\nFerry 3 ")[0])

    assert [line.split("\t")[2] for line in typed("").out.splitlines()] == [
        "Ferry 2 sails to Lindau",
        "Ferry 1 sails to Lindau",
    ]


def test_a_screen_without_a_keyboard_says_what_takes_a_pipe(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    done = typed("", given=FERRIES)

    assert (done.status, done.out) == (2, "")
    assert "dateline add - adds the stories that come in a pipe" in done.err


@pytest.mark.parametrize("command", ["find ferry", "find ferry --json", "", "export ferry --to markdown", "--help"])
def test_a_reader_that_goes_away_is_no_failure(ferries: None, command: str) -> None:
    assert in_shell(f"dateline {command} | head -1 >/dev/null").stderr == "status 0 0\n"


@pytest.mark.parametrize("command", ["find ferry", "export ferry"])
def test_a_closed_output_is_no_failure_and_a_full_one_is_told(ferries: None, command: str) -> None:
    assert in_shell(f"dateline {command} >&-").stderr == "status 0\n"
    if Path("/dev/full").exists():
        full = in_shell(f"dateline {command} >/dev/full").stderr
        assert full.endswith("status 1\n")
        assert full.startswith("dateline: the answer could not be written")


def test_a_list_for_programs_is_printed_story_by_story_and_is_still_one(ferries: None, typed: Typed) -> None:
    assert len(typed("find ferry --limit 25 --json").json) == 25
    assert typed("find ferry --limit 25 --json").out.startswith('[\n  {\n    "id": ')
    assert typed("watch --json").out == "[]\n"
