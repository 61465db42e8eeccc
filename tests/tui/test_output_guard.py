"""How a command ends when nobody takes what it prints."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.paths import Paths
from tests.made_once import lay_starting_archive

FULL = Path("/dev/full")
COMMANDS = {"find water --json": 0, "themes": 0, "brief water": 0, "--help": 0, "nosuch": 2}
"""Commands, with the exit status of each when all goes well."""


@pytest.fixture(autouse=True)
def starting_archive() -> None:
    """Begin with what a first start leaves: it is the end of a command that is looked at."""
    lay_starting_archive(Paths.find())


needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, a device that is always full")


def run(arguments: str, *, script: str) -> subprocess.CompletedProcess[str]:
    """Run a command within a line of a shell that stands in for `dateline` with $D."""
    line = script.replace("$D", f"{sys.executable} -m tui {arguments}")
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, check=False, env=os.environ, cwd=Path(__file__).parents[2]
    )


@needs_full
@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_full_device_is_told_in_one_sentence(arguments: str) -> None:
    answered = run(arguments, script="$D > /dev/full")
    silenced = run(arguments, script="$D > /dev/full 2> /dev/full")

    assert answered.returncode != 0
    assert silenced.returncode != 0
    assert "Traceback" not in answered.stderr
    assert "Exception ignored" not in answered.stderr
    if COMMANDS[arguments] == 0:
        assert "could not be written" in answered.stderr
        assert len(answered.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_reader_that_went_away_is_no_failure_of_the_answer(arguments: str) -> None:
    done = run(arguments, script="$D | head -c 1 > /dev/null; echo ${PIPESTATUS[0]}; $D | true; echo ${PIPESTATUS[0]}")

    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr
    assert done.stdout.split() == [str(COMMANDS[arguments])] * 2


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_command_without_streams_does_its_work(closed: str) -> None:
    done = run("themes", script=f"$D {closed}")

    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_what_was_refused_is_told_also_if_nobody_reads_the_answer() -> None:
    done = run("add nowhere.txt", script="$D | true; echo ${PIPESTATUS[0]}")

    assert done.stdout.strip() == "1"
    assert "nowhere.txt" in done.stderr
