"""Notes and tags written in the shell, and found again by a search."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Typed

FERRY = "Ferry to Lindau sails again\nUpdated 02 June 2025\n\nLINDAU: The ferry to Lindau sailed again on Monday.\n"


@pytest.fixture
def ferry(typed: Typed) -> str:
    """Keep one story and return its id."""
    added: str = typed("add - --json", given=FERRY).json["added"][0]["id"]
    return added


def test_a_note_is_written_read_added_to_and_found(typed: Typed, ferry: str) -> None:
    assert typed(f"note {ferry}").status == 1
    written = typed(f"note {ferry[:8]}", "Ask the harbour master about winter")

    assert "Note saved on Ferry to Lindau sails again" in written.out
    assert "dateline undo takes it back" in written.out
    typed(f"note {ferry} --add -", given="and about the crew\n")
    assert typed(f"note {ferry}").out == "Ask the harbour master about winter\n\nand about the crew\n"
    assert "Ferry to Lindau" in typed("find note:harbor").out
    assert "Ferry to Lindau" in typed("find is:noted").out
    typed(f"note {ferry} --clear")
    assert typed("find is:noted").status == 1


def test_a_note_is_written_in_the_editor(typed: Typed, ferry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib\nfile = pathlib.Path(sys.argv[1])\nfile.write_text(file.read_text() + 'See also the dam')\n"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    monkeypatch.delenv("VISUAL", raising=False)

    typed(f"note {ferry} Winter")
    typed(f"note {ferry} --edit")

    assert typed(f"note {ferry}").out == "Winter\nSee also the dam\n"
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    failed = typed(f"note {ferry} --edit")
    assert failed.status == 1
    assert "the note stays as it was" in failed.err
    assert typed(f"note {ferry}").out.startswith("Winter")


def test_tags_are_put_on_listed_counted_and_taken_off(typed: Typed, ferry: str) -> None:
    assert typed("tag").status == typed(f"tag {ferry}").status == 1
    told = typed(f"tag {ferry}", "#To read", "lake", "LAKE")

    assert "Tags are now To read, lake: Ferry to Lindau sails again" in told.out
    assert typed(f"tag {ferry}").out == "To read\nlake\n"
    assert typed("tag --json").json == [{"tag": "lake", "stories": 1}, {"tag": "To read", "stories": 1}]
    assert "Ferry" in typed("find tag:lake").out
    assert typed(f"tag {ferry} Lake --remove --json").json["tags"] == ["To read"]
    typed(f"tag {ferry} --remove")
    assert typed(f"tag {ferry}").status == 1


@pytest.mark.parametrize("line", ["note {} text --clear", "note {} --clear --edit", "note {} --add", "tag --remove"])
def test_what_makes_no_sense_together_is_refused(typed: Typed, ferry: str, line: str) -> None:
    refused = typed(line.format(ferry))

    assert refused.status == 2
    assert refused.err.startswith("dateline: ")
