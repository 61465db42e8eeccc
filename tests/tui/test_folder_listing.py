"""A path that is being typed is completed from what its folder holds, whatever the names there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.terminal.folder_listing import folder_listing, full_path, is_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("news/2025", "notes", ".hidden"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("Note.md", "new\nline.txt", ".secret"):
        (tmp_path / name).write_text("12345")
    return tmp_path


def listed(typed: str) -> list[str]:
    return [entry.name for entry in folder_listing(typed).entries]


def test_folders_come_first_and_hidden_names_only_when_asked_for(folder: Path) -> None:
    assert listed(f"{folder}/") == ["news/", "notes/", "new\nline.txt", "Note.md"]
    assert listed(f"{folder}/.") == [".hidden/", ".secret"]
    assert listed(f"{folder}/NOT") == ["notes/", "Note.md"]
    assert listed(f"{folder}/news") == ["news/"]


def test_what_is_taken_goes_on_from_what_was_typed(folder: Path) -> None:
    listing = folder_listing(f"{folder}/not")

    assert [listing.path_of(one) for one in listing.entries] == [f"{folder}/notes/", f"{folder}/Note.md"]
    assert listing.entries[1].size == 5


def test_the_folder_one_is_in_and_home_can_be_meant(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))

    assert "notes/" in listed("")
    assert folder_listing("no").path_of(folder_listing("no").entries[0]) == "notes/"
    assert "news/" in listed("~")
    assert is_folder("~/news")
    assert full_path("~/news") == folder / "news"


@pytest.mark.parametrize("typed", ["{}/gone/", "{}/Note.md/", "~nobody-is-called-this/", "nul\0/"])
def test_what_cannot_be_looked_into_says_so(folder: Path, typed: str) -> None:
    listing = folder_listing(typed.format(folder))

    assert not listing.entries
    assert "can't be looked into" in listing.problem
    assert not is_folder(typed.format(folder))


def test_a_folder_of_very_many_files_lists_some_and_counts_the_rest(tmp_path: Path) -> None:
    for number in range(230):
        (tmp_path / f"{number:03}.txt").touch()

    listing = folder_listing(f"{tmp_path}/")

    assert (len(listing.entries), listing.more) == (200, 30)
