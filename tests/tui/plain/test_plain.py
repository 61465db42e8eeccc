"""Dateline line by line: a conversation with a real archive, as a person who hears it has it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.api.views import Selection
from store.folder.archive import FolderArchive
from store.paths import Paths
from tests.conftest import Archives, story
from tui.plain.commands import COMMANDS, understood
from tui.plain.loop import converse

NEWS = [
    ("Ministers sign a river treaty", "2024-03-04", "Water is to be shared along the Indus river from now on."),
    ("Envoys return for talks", "2025-05-12", "Diplomats of both sides met at the embassy for negotiations."),
    ("Remittances reach a record", "2025-05-20", "Workers sent more money home than in any month before."),
    ("Reservoir falls to a low", "2025-06-02", "The reservoir of the dam holds less water than last year."),
]
Talk = Callable[..., list[str]]


@pytest.fixture
def archive(open_folder: Archives) -> FolderArchive:
    archive = open_folder(holding=[story(title, day, body) for title, day, body in NEWS])
    archive.refresh()
    return archive


@pytest.fixture
def talk(archive: FolderArchive) -> Talk:
    """Return a function that types lines and returns what was said after the greeting, without the greeting."""

    def typed(*lines: str) -> list[str]:
        said = io.StringIO()
        converse(archive, [f"{line}\n" for line in lines], said)
        return said.getvalue().splitlines()[2:]

    return typed


def test_one_hears_what_there_is_and_where_one_is(archive: FolderArchive) -> None:
    said = io.StringIO()

    converse(archive, [], said, prompt="> ")

    greeting, place, prompt = said.getvalue().split("\n")
    assert greeting.startswith("Dateline. 4 stories, 4 unread.")
    assert place.startswith("Monday 2 June 2025. ")
    assert place.endswith("Unread. Reservoir falls to a low.")
    assert prompt == "> "


def test_one_goes_back_and_on_through_time_and_hears_where_it_ends(talk: Talk) -> None:
    said = talk("back", "b 2", "back", "next", "")

    heard = [line.rsplit(". ", 1)[-1] for line in said]
    assert heard == [
        "Remittances reach a record.",
        "Ministers sign a river treaty.",
        "This is the first story.",
        "Ministers sign a river treaty.",
        "Envoys return for talks.",
        "Remittances reach a record.",
    ]


def test_a_misspelled_search_finds_a_story_and_reading_marks_it_read(talk: Talk, archive: FolderArchive) -> None:
    said = talk("find remitances", "read", "where")

    assert "Also looked for: remitances as remittances." in said
    assert any(line.startswith("Found for remitances: 1 story.") for line in said)
    assert "Workers sent more money home than in any month before." in said
    assert "End of the story." in said
    assert "Unread" not in said[-1]
    assert archive.counts(Selection()).unread == 3


def test_numbers_lead_to_the_stories_of_a_list_and_all_leaves_it(talk: Talk) -> None:
    said = talk("/water", "2", "next", "go", "9", "all")

    assert said[0].startswith("Found for water: 2 stories.")
    assert said[3].startswith("Found for water, 2 of 2. ")
    assert said[4] == "This is the last story of the list; all leaves it."
    assert [line[:3] for line in said[6:8]] == ["1: ", "2: "]
    assert said[8] == "The list has 2 stories."
    assert said[9] == "All stories, in order of time."


def test_a_date_and_the_next_unread_story_are_gone_to(talk: Talk) -> None:
    said = talk("date may 2025", "read", "unread", "date never", "date 2031")

    assert said[0].endswith("Envoys return for talks.")
    assert "Remittances reach a record." in said[-4]
    assert said[-3].startswith("“never” is no date.")
    assert said[-2] == "There is no story that late; this is the last one."


def test_star_note_and_tags_stay_and_are_taken_back_one_by_one(talk: Talk) -> None:
    talk("star", "note Ask the water board", "tag Dam, summer")

    said = talk("note", "tag summer", "undo", "tag", "star", "undo", "where")

    assert said[0] == "Ask the water board"
    assert said[1].startswith("Tags: dam.")
    assert said[2].startswith("Took back: ")
    assert said[3] == "Tags: dam, summer."
    assert said[4].startswith("Star taken away.")
    assert said[5].startswith("Took back: ")
    assert "starred" in said[6]


def test_a_story_that_stands_alone_says_so(talk: Talk) -> None:
    assert talk("thread", "related", "go", "2", "find", "find zzzzqqq")[:4] == [
        "This story is in no thread.",
        "No story here belongs with it.",
        "There is no list. find, thread or related makes one.",
        "There is no list. find, thread or related makes one.",
    ]


def test_help_tells_every_command_and_quit_leaves(talk: Talk) -> None:
    said = talk("help", "fnid", "xyzzy", "q", "next")

    assert [line.split()[0].rstrip(",:") for line in said[: len(COMMANDS)]] == [command.name for command in COMMANDS]
    assert "There is no command “fnid”. Did you mean find?" in said
    assert "There is no command “xyzzy”. Type help to hear what there is." in said
    assert said[-1] == "Good-bye."


def test_no_two_commands_have_the_same_short_form() -> None:
    names = [name for command in COMMANDS for name in (command.name, *command.short)]

    assert len(names) == len(set(names))
    assert all(isinstance(understood(name), tuple) for name in names)


def test_what_stands_in_a_story_steers_nothing_and_fits_the_stream(archive: FolderArchive) -> None:
    archive.add([story("Café \x1b]2;evil\x07reopens ★", "2025-07-01", "Open \x1b[2Jagain.")])
    archive.refresh()
    raw = io.BytesIO()
    said = io.TextIOWrapper(raw, encoding="ascii")

    converse(archive, ["read\n"], said)
    said.flush()

    assert b"\x1b" not in raw.getvalue()
    assert b"Cafe reopens *" in raw.getvalue()


def test_an_empty_archive_says_how_to_begin() -> None:
    archive, said = FolderArchive(Paths.find(), seeded=False), io.StringIO()

    converse(archive, ["next\n", "read\n", "unread\n", "thread\n"], said)

    assert "There are no stories yet. In the shell, dateline add and a file adds some." in said.getvalue()
    archive.close()


def test_it_works_in_a_pipe(archive: FolderArchive, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--plain"],
        input="find treaty\nread\nquit\n",
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"TERM": "dumb"},
        cwd=Path(__file__).parents[3],
    )

    assert "Water is to be shared along the Indus river from now on." in done.stdout
    assert done.stderr == ""
