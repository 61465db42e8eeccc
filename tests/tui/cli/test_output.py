"""How answers are printed."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.record.record import Record
from store.text.clean import STEERING
from store.text.numbers import counted
from tests.conftest import Archives, story
from tests.tui.cli.conftest import at_terminal
from tests.tui.widgets.stage import row
from tui.cli import output
from tui.cli.output import (
    complain,
    date_note,
    escaped,
    iso_day,
    joined,
    plain_name,
    plain_row,
    print_paragraph,
    print_row,
    refreshed,
    say,
    styled,
)

LONG = "Ministers of the two countries signed a treaty on the waters of the river after talks."


def test_a_row_has_its_id_its_day_and_its_title_in_columns(capsys: pytest.CaptureFixture[str]) -> None:
    print_row(row("Rain", "2025-06-02T14:05"))
    print_row(row("Rain", "2025"), lead="added     ", sign="◆", bold=False)

    assert capsys.readouterr().out.splitlines() == ["Rain  2025-06-02  Rain", "added     Rain  2025       ◆ Rain"]


def test_work_that_takes_long_before_an_answer_is_told_once(
    open_folder: Archives, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_folder().add([story(f"Report {nth}", f"2025-0{nth}-02") for nth in range(1, 6)])
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "another-cache"))
    monkeypatch.setattr(output, "_LONG", 0.0)

    refreshed(open_folder())

    assert capsys.readouterr().err.splitlines() == [
        "dateline: indexing the whole archive first, as there is no whole index of it…"
    ]


def test_work_for_an_archive_that_changed_is_told_as_that(
    open_folder: Archives, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = open_folder()
    archive.add([story("Report")])
    Record(tmp_path / "archive").write("2025-07", [story("Report of another program", "2025-07-02")])
    monkeypatch.setattr(output, "_LONG", 0.0)

    refreshed(archive)

    assert capsys.readouterr().err.splitlines() == [
        "dateline: indexing first, as the archive changed since it was last looked at…"
    ]


def test_programs_get_the_same_fields_of_every_story() -> None:
    assert plain_row(row("Rain"), score=0.5) == {"id": "Rain", "title": "Rain", "published": "2025-06-02", "score": 0.5}
    assert plain_name(row("Rain")) == {"id": "Rain", "title": "Rain"}


def test_in_a_pipe_a_paragraph_is_one_line_without_colour(capsys: pytest.CaptureFixture[str]) -> None:
    print_paragraph(LONG, "• ")
    say(styled("Rain", bold=True, colour="#3366cc"))

    assert capsys.readouterr().out.splitlines() == [f"• {LONG}", "Rain"]


def test_in_a_terminal_a_paragraph_is_wrapped_and_colours_are_used(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_terminal(monkeypatch)
    print_paragraph(LONG, "• ")
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) == 2
    assert all(len(line) <= 60 for line in lines)
    assert lines[1].startswith("  ")
    assert styled("Rain", bold=True, colour="#3366cc") == "\x1b[38;2;51;102;204m\x1b[1mRain\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert styled("Rain", bold=True, colour="#3366cc") == "Rain"


@given(st.text(max_size=60))
def test_json_stays_the_same_for_a_program_and_cannot_steer(text: str) -> None:
    written = json.dumps(text, ensure_ascii=False)

    assert json.loads(escaped(written)) == text
    assert not STEERING.search(escaped(written))


@given(st.text(st.sampled_from("ab\x1b[31m]\u202e\x9b\x07 \n")))
def test_what_is_printed_cannot_steer_but_to_colour_letters(text: str) -> None:
    capture = pytest.MonkeyPatch()
    printed: list[str] = []
    with capture.context() as patch:
        patch.setattr("click.echo", lambda message, **_options: printed.append(message))
        say(text)

    assert not STEERING.search(re.sub(r"\x1b\[[0-9;]*m", "", printed[0]))


def test_words_that_many_answers_share() -> None:
    assert joined(("LINDAU", "", "Herald")) == "LINDAU · Herald"
    assert [counted(count, "story", "stories") for count in (0, 1, 1_200)] == ["0 stories", "1 story", "1,200 stories"]
    assert iso_day(739_405) == "2025-06-03"
    assert date_note(story()) == ""
    assert date_note(story(undated=True)) == " (the file's date)"
    assert date_note(story(derived=True)) == " (from its age)"


def test_what_is_wrong_is_wrapped_in_a_terminal_with_what_there_is_to_choose_from(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    complain(LONG, "Rain\nat last")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    complain(LONG, "Rain\nat last")

    plain, *rest = capsys.readouterr().err.splitlines()
    assert (plain, rest[0]) == (f"dateline: {LONG}", "  Rain at last")
    assert rest[1].startswith("dateline: Ministers")
    assert rest[2].startswith(" " * 10)
    assert rest[-1] == "  Rain at last"
