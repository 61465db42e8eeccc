"""The terminal after every end: as it was."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.hardening.line import Line, as_job, dateline, job_of
from tests.hardening.signals import FAULTS
from tests.tui.terminal.walks import prepare


@pytest.mark.parametrize("where", ["a key's handler", "a hard exit"])
def test_a_fault_leaves_the_terminal_as_it_was_and_is_told_in_a_sentence(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare()
    monkeypatch.delenv("DATELINE_RAISE")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with Line(dateline(before=FAULTS[where]), os.environ) as line:
        line.wait_for(b"2025")
        line.type(b"j")

        assert line.wait()
        assert line.left_behind() == ""
        assert line.status
        end = line.seen[line.seen.rindex(b"\x1b[?1049l") :]
        assert b"Traceback" not in end
        assert b"dateline: " in end


def test_letters_are_seen_while_a_program_that_asks_for_a_password_is_stopped_and_not_once_it_goes_on() -> None:
    asks = (
        "from tui.terminal.keeper import unseen\nimport os\nwith unseen():\n    print('well?', flush=True)\n    os.read(0, 1)"
    )
    with Line(as_job([sys.executable, "-c", asks]), os.environ) as line:
        line.wait_for(b"well?")
        os.kill(job_of(line), signal.SIGTSTP)
        line.wait_for(b"[stopped]")
        assert line.left_behind() == ""

        os.kill(job_of(line), signal.SIGCONT)
        line.wait_until(lambda: line.left_behind() == "raw")
        line.type(b"x\n")

        assert line.wait()
        assert line.left_behind() == ""
        assert b"x\r\n" not in line.seen


def test_letters_are_seen_again_also_if_a_program_is_killed_while_it_asks_for_a_password() -> None:
    asks = (
        "from tui.terminal.keeper import unseen\nimport os\nwith unseen():\n    print('well?', flush=True)\n    os.read(0, 1)"
    )
    with Line([sys.executable, "-c", asks], os.environ) as line:
        line.wait_for(b"well?")
        assert line.left_behind() == "raw"
        os.kill(line.pid, signal.SIGKILL)

        assert line.wait()
        assert line.left_behind() == ""
