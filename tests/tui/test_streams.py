"""How a command ends in this process, and what a window is told when its program was replaced."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tui.terminal import installation
from tui.terminal.output_guard import BROKEN_OFF, DONE, FAILED, complain, run_guarded


def failing(error: BaseException) -> int:
    """Return the exit status of a command that ends with an error."""

    def command() -> int:
        raise error

    return run_guarded(command)


def test_a_command_leaves_with_its_own_status() -> None:
    assert [run_guarded(lambda: DONE), run_guarded(lambda: 2)] == [DONE, 2]


def test_a_reader_that_went_away_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(BrokenPipeError()) == DONE
    assert failing(OSError(errno.EPIPE, "Broken pipe")) == DONE
    assert capsys.readouterr().err == ""


def test_what_the_person_broke_off_is_said_by_the_status_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(KeyboardInterrupt()) == BROKEN_OFF
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
            "dateline: the answer could not be written (No space left on device); make room, or send it elsewhere, and ask again",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", "/archive/2025-06.json"),
            "dateline: /archive/2025-06.json can't be used (Permission denied); mend that and try again",
        ),
        (OSError("odd"), "dateline: the answer could not be written (odd); make room, or send it elsewhere, and ask again"),
    ],
)
def test_what_went_wrong_is_one_sentence(error: OSError, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert failing(error) == FAILED
    assert capsys.readouterr().err.splitlines() == [sentence]


def test_a_sentence_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    complain("no \x1b[2J such\nfile")

    printed = capsys.readouterr().err
    assert printed.count("\n") == 1
    assert "\x1b" not in printed


def test_a_program_that_was_replaced_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    part = tmp_path / "part.py"
    part.write_text("one")
    monkeypatch.setattr(installation, "_PARTS", [part])
    monkeypatch.setattr(installation, "_AT_START", installation.stamp())

    assert not installation.is_replaced()
    assert installation.crash_sentence("trace").startswith("something went wrong inside Dateline")
    part.unlink()
    assert installation.is_replaced()
    assert installation.crash_sentence("trace") == (
        "Dateline was installed anew while this window was open, and a part of it was gone; start it again"
    )
    part.write_text("another one")
    assert installation.is_replaced()


def test_what_happened_is_kept_in_a_file_where_there_is_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    told = installation.crash_sentence("Traceback: boom")

    (kept,) = tmp_path.glob("dateline-*.txt")
    assert str(kept) in told
    assert kept.read_text() == "Traceback: boom"
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert installation.crash_sentence("Traceback: boom").endswith("start it again")
