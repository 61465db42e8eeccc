"""A story is piped to a command or changed in an editor, and nothing a person writes there is lost."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from store.api.story import Story
from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tui.dialogs.story_form import StoryForm

PIER = replace(
    story(
        "Second pier for Lindau",
        "2025-12-08",
        "The ferry line asked on Monday for a second pier, as boats wait up to forty minutes in summer.\n\n"
        "The board will meet on 12 January 2026, and a first count of passengers is due before that.",
    ),
    source="Herald",
    highlights=("The board decides in March",),
)
sitting = paper_sitting([PIER, story("Another", "2025-01-01")])


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("builtins.input", lambda _: "")


def left(tmp_path: Path) -> list[Path]:
    return sorted(tmp_path.glob("dateline-*.txt"))


def edit(sitting: PaperSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Open the story in an editor that does what a script says."""
    editor = tmp_path / "my editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"'{editor}' --wait")
    sitting.go_to(PIER.title)
    sitting.press("story.edit")


def kept(sitting: PaperSitting) -> Story:
    found = sitting.ask(lambda archive: archive.story(PIER.id))
    assert isinstance(found, Story)
    return found


def replacing(old: str, new: str) -> str:
    return f'sed -i.old "s/{old}/{new}/" "$2"'


def test_what_is_changed_in_the_editor_is_kept_and_can_be_taken_back(
    sitting: PaperSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(sitting, tmp_path, monkeypatch, replacing("forty", "fifty"))

    assert "fifty minutes" in kept(sitting).body[0]
    assert kept(sitting).highlights == PIER.highlights
    assert kept(sitting).source == "Herald"
    assert "fifty minutes" in sitting.paper.story.story.body[0]  # type: ignore[union-attr]
    assert sitting.notices[-1] == "Changed the story's text · U takes it back"
    assert not left(tmp_path)
    assert "forty" in sitting.ask(lambda archive: archive.earlier(PIER.id))[0].body[0]


def test_an_editor_that_changes_nothing_leaves_nothing(
    sitting: PaperSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(sitting, tmp_path, monkeypatch, "exit 0")
    assert sitting.notices[-1] == "Nothing was changed"
    edit(sitting, tmp_path, monkeypatch, "exit 3")
    assert sitting.notices[-1] == "warning: my editor ended with 3; nothing is changed"
    assert not left(tmp_path)


def test_where_the_editor_fails_the_text_is_left_where_it_is_told(
    sitting: PaperSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(sitting, tmp_path, monkeypatch, replacing("forty", "fifty") + "; exit 4")

    (path,) = left(tmp_path)
    assert "fifty" in path.read_text()
    assert f"ended with 4; nothing is changed, your text is left in {path}" in sitting.notices[-1]
    assert kept(sitting) == replace(kept(sitting), body=PIER.body)


def test_another_headline_makes_another_story_which_is_asked_for(
    sitting: PaperSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(sitting, tmp_path, monkeypatch, replacing("Second pier for Lindau", "Two piers for Bregenz"))

    form = sitting.window.dialog
    assert isinstance(form, StoryForm)
    assert f"your text is also in {left(tmp_path)[0]}" in sitting.notices[-1]
    assert kept(sitting).title == PIER.title


def test_a_text_that_is_written_anew_from_end_to_end_is_asked_for_too(
    sitting: PaperSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(
        sitting,
        tmp_path,
        monkeypatch,
        'printf "Second pier for Lindau\\n\\nPublished 2025-12-08\\n\\nGulls rest there.\\n" > "$2"',
    )

    assert isinstance(sitting.window.dialog, StoryForm)
    assert kept(sitting).body == PIER.body


def test_an_editor_that_is_not_there_is_told(sitting: PaperSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/editor")
    sitting.go_to(PIER.title)
    sitting.press("story.edit")

    assert "can't be started: No such file or directory" in sitting.notices[-1]
    assert "set VISUAL or EDITOR" in sitting.notices[-1]
    assert not left(tmp_path)


def test_a_command_gets_the_text_without_anything_that_steers_a_terminal(
    sitting: PaperSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELL", "/bin/sh")
    sitting.go_to(PIER.title)
    sitting.press("story.pipe")
    sitting.enter(f"cat > {tmp_path / 'got'}; exit 7")

    got = (tmp_path / "got").read_text()
    assert got.startswith("Second pier for Lindau\n")
    assert "• The board decides in March" in got
    assert "\x1b" not in got
    assert sitting.notices[-1].startswith("warning: “cat > ")
    assert sitting.notices[-1].endswith("ended with 7")
    sitting.press("story.pipe")
    assert sitting.paper.prompt.text.startswith("cat > ")


def test_a_command_that_reads_nothing_is_no_failure(sitting: PaperSitting) -> None:
    sitting.press("story.pipe")
    sitting.enter("true")
    assert sitting.notices[-1] == "“true” ended with 0"


def test_where_there_is_no_terminal_to_lend_it_is_told_and_nothing_is_left(
    sitting: PaperSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting.window.has_terminal = False
    edit(sitting, tmp_path, monkeypatch, "exit 0")
    assert "can't have the terminal here" in sitting.notices[-1]
    sitting.press("story.pipe")
    sitting.enter("true")
    assert "can't have the terminal here" in sitting.notices[-1]
    assert not left(tmp_path)
    assert os.environ["VISUAL"]
