"""What is shown is saved to a form and a file behind the screen, and nothing is written over unasked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import story
from tests.tui.screens.sitting import PaperSitting, paper_sitting
from tui.dialogs.choice import Choice
from tui.dialogs.save_prompt import SavePrompt, Target

sitting = paper_sitting(
    [
        story("Ministers sign a river treaty", "2024-03-04", "The Indus Waters Treaty was discussed.", place="ISLAMABAD"),
        story("Reservoir falls to a low", "2025-06-02", "The river and the dam hold little water."),
        story("Remittances reach a record", "2025-05-20", "Wallets carried more remittances."),
    ]
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


def target(sitting: PaperSitting) -> Target:
    prompt = sitting.window.dialog
    assert isinstance(prompt, SavePrompt)
    return prompt._target


def test_all_stories_are_saved_under_a_name_that_says_what_they_are(sitting: PaperSitting) -> None:
    sitting.press("stories.save")
    assert target(sitting) == Target("all-themes.md", "markdown")
    sitting.answer(target(sitting))

    assert sitting.notices == ["3 stories to all-themes.md"]
    assert "Reservoir falls to a low" in Path("all-themes.md").read_text()


def test_a_search_is_saved_alone(sitting: PaperSitting) -> None:
    sitting.press("search.open")
    sitting.enter("river")
    sitting.press("stories.save")
    assert target(sitting).path == "river.md"
    sitting.answer(Target("river.json", "json"))

    saved = json.loads(Path("river.json").read_text())
    assert {one["title"] for one in saved["stories"]} == {"Ministers sign a river treaty", "Reservoir falls to a low"}
    assert sitting.notices[-1] == "2 stories to river.json"

    sitting.press("stories.save")
    assert target(sitting) == Target("river.json", "json")


def test_it_is_asked_before_anything_is_written_over(sitting: PaperSitting) -> None:
    Path("mine.md").write_text("my own words")
    sitting.press("stories.save")
    sitting.answer(Target("mine.md", "markdown"))
    assert isinstance(sitting.window.dialog, Choice)
    sitting.answer(0)
    assert target(sitting).path == "mine.md"
    sitting.answer(None)
    assert Path("mine.md").read_text() == "my own words"

    sitting.press("stories.save")
    sitting.answer(Target("mine.md", "markdown"))
    sitting.answer(1)
    assert "Reservoir" in Path("mine.md").read_text()


def test_a_folder_of_files_is_filled_and_another_is_not_mixed_into_unasked(sitting: PaperSitting) -> None:
    sitting.press("stories.save")
    sitting.answer(Target("notes", "folder"))
    assert len(list(Path("notes").iterdir())) >= 3

    sitting.press("stories.save")
    sitting.answer(Target("notes", "folder"))
    assert isinstance(sitting.window.dialog, Choice)


def test_what_cannot_be_written_says_why(sitting: PaperSitting) -> None:
    for path in ("gone/away.md", "~nobody-is-called-this/x.md"):
        sitting.press("stories.save")
        sitting.answer(Target(path, "markdown"))

        assert sitting.notices[-1].startswith("error: ")


def test_of_nothing_nothing_is_saved(sitting: PaperSitting) -> None:
    sitting.press("filter.state", "filter.state")
    sitting.press("stories.save")

    assert sitting.notices[-1] == "No stories are shown, so there is nothing to save"
