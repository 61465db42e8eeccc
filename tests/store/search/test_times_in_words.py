"""A time among the words: it means the time, and the words as well."""

from __future__ import annotations

from datetime import date

import pytest

from store.folder.archive import FolderArchive
from tests.conftest import story, titles

YEAR = date.today().year - 1


@pytest.fixture
def dated(archive: FolderArchive) -> FolderArchive:
    archive.add(
        [
            story("Flood in the valley", f"{YEAR}-05-10", "Water rose at night."),
            story("Bank opens a branch", f"{YEAR}-05-21", "It may lend more."),
            story(
                "A look back at the flood", f"{YEAR}-09-01", f"The flood of May {YEAR} took forty houses, and may come again."
            ),
            story("Harvest is in", f"{YEAR}-10-01", f"In {YEAR} it may rain less."),
            story("Old flood", "1998-05-02", "Nobody may forget."),
        ]
    )
    archive.understand()
    return archive


@pytest.mark.parametrize("line", [f"may {YEAR}", f"May {YEAR} ", f"{YEAR}-05"])
def test_a_month_finds_what_is_of_it_and_what_speaks_of_it(dated: FolderArchive, line: str) -> None:
    assert set(titles(dated, line)) == {"Flood in the valley", "Bank opens a branch", "A look back at the flood"}


def test_a_month_narrows_other_words(dated: FolderArchive) -> None:
    assert set(titles(dated, f"flood may {YEAR}")) == {"Flood in the valley", "A look back at the flood"}
    assert titles(dated, f"10 may {YEAR}")[0] == "Flood in the valley"
    assert titles(dated, f"bank {YEAR}") == ["Bank opens a branch"]


def test_may_alone_is_a_word(dated: FolderArchive) -> None:
    assert "Flood in the valley" not in titles(dated, "may ")
    assert dated.search.describe("may") == "≈ may"


def test_it_is_said_which_time_was_understood(dated: FolderArchive) -> None:
    assert dated.search.describe("flood may 2025") == "≈ flood, May 2025"
    assert dated.search.describe("3 june 2025") == "3 Jun 2025"


def test_in_quotes_and_fields_and_behind_a_not_it_is_words(dated: FolderArchive) -> None:
    assert titles(dated, f'"may {YEAR}"') == ["A look back at the flood"]
    assert titles(dated, f"title:may title:{YEAR}") == []
    assert "Flood in the valley" in titles(dated, f"flood !{YEAR}")
