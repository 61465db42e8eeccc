"""dateline brief, run as a person or a program would."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.tui.cli.shell import Shell

CLIPPINGS = dedent("""\
    Bridge at Ostrava falls into the river
    Updated 04 March 2025
    • A goods train stood on it

    OSTRAVA: The Miloš bridge fell into the Oder on Tuesday while a goods train stood on it, the city said.


    Inquiry into the Ostrava bridge begins
    Updated 20 March 2025
    • Engineers go to the river

    OSTRAVA: Engineers began to ask why the Miloš bridge at Ostrava fell on March 4 with a goods train on it.

    They are to report on 9 September 2025 to the transport committee in Prague.
    """)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    shell.json("add", "-", given=CLIPPINGS)
    return shell


def test_a_brief_of_a_search_is_printed(shell: Shell) -> None:
    done = shell.run("brief", "ostrava")

    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert lines[:2] == ["ostrava", "2 stories · 4 Mar 2025 – 20 Mar 2025"]
    assert "4 Mar 2025  2 stories" in lines
    assert "9 Sep 2025  announced, 1 story" in lines


def test_a_brief_is_written_in_the_form_its_file_is_named_for(shell: Shell) -> None:
    pytest.importorskip("icalendar")
    plain, marked, calendar = (shell.folder / f"brief.{ending}" for ending in ("json", "md", "ics"))
    for path in (plain, marked, calendar):
        done = shell.run("brief", "--from", "2025-09", "--to", "2025-09-30", "-o", str(path))
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")

    assert [one["first"] for one in json.loads(plain.read_bytes())["dates"]] == ["2025-09-09"]
    assert "- **9 Sep 2025**: They are to report" in marked.read_text(encoding="utf-8")
    assert b"DTSTART;VALUE=DATE:20250909" in calendar.read_bytes()


def test_a_story_and_a_theme_have_briefs(shell: Shell) -> None:
    found = shell.json("find", "inquiry")[0]

    done = shell.run("brief", "--story", found["id"], "--format", "json")
    themed = shell.run("brief", "--theme", found["themes"][0], "--format", "json")

    assert json.loads(done.stdout)["title"] == found["title"]
    assert json.loads(themed.stdout)["stories"] >= 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["zebra"], "no key dates: no story there mentions a date"),
        (["--thread", "zebra"], "no thread is called “zebra”"),
        (["--theme", "zebra"], "no theme is called “zebra”"),
        (["--story", "zebra"], "no story has the id “zebra”"),
        (["--from", "soonish"], "--from needs a date"),
        (["--from", "2025-06", "--to", "2025-05"], "--from 2025-06-01 is after --to 2025-05-31"),
    ],
)
def test_what_can_not_be_told_is_said_in_one_sentence(shell: Shell, asked: list[str], told: str) -> None:
    done = shell.run("brief", *asked)

    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().startswith(f"dateline: {told}")
    assert done.stderr.count(b"\n") == 1


def test_a_file_that_can_not_be_written_stays_as_it_was(shell: Shell) -> None:
    folder = shell.folder / "briefs"
    folder.mkdir()

    into_folder = shell.run("brief", "ostrava", "-o", str(folder))
    into_nothing = shell.run("brief", "ostrava", "-o", str(folder / "none" / "x.md"))

    assert (into_folder.returncode, into_nothing.returncode) == (1, 1)
    assert b"can't be written" in into_folder.stderr
    assert b"can't be written" in into_nothing.stderr
    assert list(folder.iterdir()) == []
