"""`dateline undo`: what was done in the shell, or on the screen, is taken back there."""

from __future__ import annotations

from tests.conftest import Archives, story
from tests.tui.cli.conftest import Typed

HARBOUR, FERRY = story("Harbour opens", "2025-06-12"), story("Ferry comes back", "2025-06-14")


def test_what_was_done_last_is_taken_back(typed: Typed, open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([HARBOUR])
    archive.add([FERRY])
    archive.mark(HARBOUR.id, starred=True)
    typed(f"rm {HARBOUR.id}")

    done = typed("undo")

    assert (done.status, done.out, done.err) == (0, "Took back: “Harbour opens” removed\n", "")
    assert typed(f"show {HARBOUR.id}").status == 0
    assert typed("undo -n 2").out == "Took back: star on “Harbour opens”\nTook back: “Ferry comes back” added\n"
    assert typed(f"show {FERRY.id}").status == 1


def test_the_last_changes_are_listed_with_their_times(typed: Typed, open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([HARBOUR])
    archive.mark(HARBOUR.id, starred=True)

    listed = typed("undo --list").out.splitlines()

    assert [line[16:] for line in listed] == ["\tstar on “Harbour opens”", "\t“Harbour opens” added"]
    assert all(line[4] == line[7] == "-" and line[13] == ":" for line in listed)
    assert [one["what"] for one in typed("undo --list --json").json] == ["star on “Harbour opens”", "“Harbour opens” added"]
    assert archive.marks(HARBOUR.id).starred


def test_where_there_is_nothing_it_says_so_and_fails(typed: Typed, open_folder: Archives) -> None:
    archive = open_folder()
    with archive._writer().record.steps.unnoted():
        archive.add([HARBOUR])

    done = typed("undo")

    assert (done.status, done.out, done.err) == (1, "", "dateline: nothing was done that can be taken back\n")
    assert typed("undo --list").out == "Nothing was done that can be taken back\n"


def test_what_was_changed_again_since_stays_and_that_is_told(typed: Typed, open_folder: Archives) -> None:
    archive = open_folder()
    archive.add([HARBOUR])
    archive.mark(HARBOUR.id, note="Ask the pilots.")
    with archive._writer().record.steps.unnoted():
        archive.mark(HARBOUR.id, note="Ask the crew.")

    done = typed("undo --json")

    told = "Not taken back, as it was changed since: note on “Harbour opens”"
    assert done.status == 1
    assert done.json == [
        {"undone": "", "kept": "", "passed": [told, "Not taken back, as it was changed since: “Harbour opens” added"]}
    ]
