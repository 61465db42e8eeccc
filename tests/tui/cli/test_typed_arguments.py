"""Names that are empty and bytes that are no text: what a script types when a variable is not set or its file is in Latin-1."""

from __future__ import annotations

import pytest

from store.folder.archive import FolderArchive
from tests.conftest import story
from tests.tui.cli.conftest import Typed

NO_TEXT = "caf\udce9"
"""What Python makes of the letters of a word in Latin-1."""


@pytest.mark.parametrize(
    "command", ["add", "show", "rm", "restore", "thread", "watch", "note", "tag", "backup", "export -o", "brief -o"]
)
def test_an_empty_name_is_refused_and_is_not_the_folder_one_is_in(typed: Typed, command: str) -> None:
    refused = typed(command, "")

    assert refused.status == 2
    assert "empty" in refused.err
    assert not refused.out


@pytest.mark.parametrize(
    "command",
    [
        "show {}",
        "rm {}",
        "restore {}",
        "find {}",
        "note {id} {}",
        "tag {id} {}",
        "watch rain {}",
        "thread {}",
    ],
)
def test_bytes_that_are_no_text_are_refused(typed: Typed, archive: FolderArchive, command: str) -> None:
    kept = story("A harbour opens")
    archive.add([kept])
    archive.mark(kept.id, note="Ask Ada.")

    refused = typed(command.format(NO_TEXT, id=kept.id))

    assert refused.status in (1, 2)
    assert refused.err.count("\n") == 1
    assert typed("note", kept.id).out == "Ask Ada.\n"


def test_an_empty_text_takes_no_note_away(typed: Typed, archive: FolderArchive) -> None:
    kept = story("A harbour opens")
    archive.add([kept])
    archive.mark(kept.id, note="Ask Ada.")

    refused = typed("note", kept.id, "")

    assert refused.status == 2
    assert "--clear" in refused.err
    assert typed("note", kept.id).out == "Ask Ada.\n"
