"""An afternoon in the shell: clippings are added, looked for, read, put right and taken out again."""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import dedent

import pytest

from tests.tui.cli.conftest import Typed, at_terminal

BRIDGE = dedent("""\
    Bridge at Ostrava falls into the river
    Updated 04 March 2025
    • A goods train stood on it

    OSTRAVA: The Miloš bridge fell into the Oder on Tuesday while a goods train stood on it, the city said.

    """)
INQUIRY = dedent("""\
    Inquiry into the Ostrava bridge begins
    Updated 20 March 2025
    • Engineers go to the river

    OSTRAVA: Engineers began to ask why the Miloš bridge at Ostrava fell on March 4 with a goods train on it.

    They are to report on 9 September 2025 to the transport committee in Prague.

    """)
REPORT = dedent("""\
    Rusted bolts brought down the Ostrava bridge
    Updated 09 September 2025
    • Nobody looked at them for years

    OSTRAVA: Rusted bolts brought down the Miloš bridge at Ostrava in March, the engineers told the committee in Prague.

    """)
FERRY = dedent("""\
    Ferry to Lindau sails again
    Updated 02 June 2025
    • The lake is high

    LINDAU: The ferry to Lindau sailed again on Monday, the harbour master said.

    """)


@pytest.fixture
def kept(typed: Typed) -> dict[str, str]:
    """Keep four clippings, and return their ids by a word of their headlines."""
    added = typed("add - --json", given=BRIDGE + "\n" + INQUIRY + "\n" + REPORT + "\n" + FERRY).json["added"]
    assert len(added) == 4
    return {word: one["id"] for word in ("falls", "Inquiry", "Rusted", "Ferry") for one in added if word in one["title"]}


def test_what_is_added_is_listed_and_counted(typed: Typed) -> None:
    first = typed("add -", given=BRIDGE)
    again = typed("add -", given=BRIDGE)
    newer = typed("add -", given=BRIDGE.replace("the city said", "the city's mayor said").replace("04 March", "05 March"))

    assert first.out.splitlines()[0].split()[0::2] == ["added", "2025-03-04", "at", "falls", "the"]
    assert first.out.splitlines()[-1] == "1 story: 1 added"
    assert again.out.splitlines() == ["1 story: 1 already there"]
    assert newer.out.splitlines()[-1] == "1 story: 1 updated"


def test_of_very_many_only_the_first_are_listed(typed: Typed, tmp_path: Path) -> None:
    for nth in range(23):
        (tmp_path / f"{nth:02}.txt").write_text(
            FERRY.replace("Lindau sails", f"Harbour {nth} sails").replace("02 June", f"{nth + 1:02} June")
        )

    done = typed("add", *[str(path) for path in sorted(tmp_path.glob("*.txt"))])

    lines = done.out.splitlines()
    assert lines[-2:] == ["added     … and 3 more", "23 stories: 23 added"]
    assert len(lines) == 22


def test_what_is_refused_is_told_where_it_stands_and_leaves_with_1(typed: Typed, tmp_path: Path) -> None:
    empty, missing = tmp_path / "empty.txt", tmp_path / "missing.txt"
    empty.write_text("")

    done = typed("add", str(empty), str(missing))
    preview = typed("add --preview --json", str(missing))

    assert done.status == 1
    assert [line.split(": ")[1] for line in done.err.splitlines()] == [str(empty), str(missing)]
    assert done.out.splitlines() == ["2 refused"]
    assert preview.status == 1
    assert preview.json["refused"][0]["file"] == str(missing)


def test_a_preview_shows_the_parts_and_keeps_nothing(typed: Typed, tmp_path: Path) -> None:
    done = typed("add - --preview", given=INQUIRY)

    shown = {line.split()[0]: line.split(maxsplit=1)[1] for line in done.out.splitlines() if line.startswith("  ")}
    assert shown["published"] == "2025-03-20"
    assert shown["highlights"] == "Engineers go to the river"
    assert shown["body"].startswith("2 paragraphs: Engineers began")
    assert done.out.splitlines()[-1] == "1 story would be added, 0 refused; nothing is kept."
    assert not list((tmp_path / "archive").glob("2025-*.json"))


def test_a_misspelled_search_says_what_it_was_taken_for(typed: Typed, kept: dict[str, str]) -> None:
    done = typed("find ostrva brige")

    assert done.out.splitlines()[0].split("\t")[0] in (kept["falls"], kept["Inquiry"], kept["Rusted"])
    assert done.out.count("OSTRAVA") >= 3
    assert "ostrva → ostrava" in done.err
    assert [one["id"] for one in typed("find ferry --json").json] == [kept["Ferry"]]
    assert len(typed("find bridge --limit 2 --json").json) == 2
    assert len(typed("find bridge -n 1 --json").json) == 1


def test_a_search_without_an_answer_says_what_to_try(typed: Typed, kept: dict[str, str]) -> None:
    plain, timed = typed("find zebra"), typed("find ferry on:2031")

    assert (plain.status, timed.status) == (1, 1)
    assert plain.err == "dateline: no story matches “zebra”; try fewer words\n"
    assert "try a wider time" in timed.err
    assert (typed("find zebra --json").status, typed("find zebra --json").json) == (0, [])


def test_a_search_that_makes_no_sense_finds_nothing_and_leaves_with_2(typed: Typed, kept: dict[str, str]) -> None:
    done = typed("find theme:nosuch --json")

    assert (done.status, done.out.strip()) == (2, "[]")
    assert "no theme `nosuch`" in done.err


def test_a_story_is_read_whole_with_what_decided_its_theme(typed: Typed, kept: dict[str, str]) -> None:
    done = typed("show", kept["Inquiry"])

    lines = done.out.splitlines()
    assert lines[0] == "Inquiry into the Ostrava bridge begins"
    assert lines[1].startswith("OSTRAVA · 2025-03-20")
    assert "• Engineers go to the river" in lines
    assert lines[-2] == "They are to report on 9 September 2025 to the transport committee in Prague."
    plain = typed("show --json", kept["Inquiry"]).json
    assert plain["place"] == "OSTRAVA"
    assert plain["why"]["theme"] == plain["themes"][0]
    assert plain["not_understood"] == ""


def test_in_a_terminal_a_story_is_wrapped(typed: Typed, kept: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    at_terminal(monkeypatch)

    assert max(len(line) for line in typed("show", kept["Rusted"]).out.splitlines()) <= 60


def test_stories_of_one_matter_are_related_and_make_a_thread(typed: Typed, kept: dict[str, str]) -> None:
    related = typed("related --json", kept["falls"]).json
    shown = typed("related", kept["falls"])
    (thread,) = typed("threads --json").json
    listed = typed("threads")

    assert {one["id"] for one in related} == {kept["Inquiry"], kept["Rusted"]}
    assert {one["thread"] for one in related} == {thread["name"]}
    assert all(one["reasons"] for one in related)
    assert f"thread: {thread['name']}, 1 of 3 stories" in shown.err
    assert (thread["stories"], thread["first"], thread["last"]) == (3, "2025-03-04", "2025-09-09")
    names = {theme["key"]: theme["name"] for theme in typed("themes --json").json}
    assert listed.out == f"{thread['id']}\t2025-03-04\t2025-09-09\t{thread['name']}\t3\t{names[thread['theme']]}\n"


def test_a_thread_is_printed_by_its_number_or_words_of_its_name(typed: Typed, kept: dict[str, str]) -> None:
    (listed,) = typed("threads --json").json

    by_id = typed(f"thread {listed['id']}")
    by_name = typed("thread bridge")
    plain = typed(f"thread {listed['id']} --json").json

    assert by_id.out == by_name.out
    assert [row["id"] for row in plain["rows"]] == [kept["falls"], kept["Inquiry"], kept["Rusted"]]
    assert by_id.out.count("◆") == sum(row["key"] for row in plain["rows"])
    assert f"Latest, {plain['last']}: {plain['stands']}" in by_id.out
    assert plain["theme"] == listed["theme"]


@pytest.mark.parametrize("name", ["zebra", "99", "9" * 40, "²"])
def test_a_thread_that_there_is_none_of_is_one_sentence(typed: Typed, kept: dict[str, str], name: str) -> None:
    for line in ("thread", "brief --thread"):
        done = typed(line, name)

        assert (done.status, done.out) == (1, "")
        assert done.err == f"dateline: no thread is called “{name}”; dateline threads lists them\n"


def test_a_story_alone_is_related_to_nothing(typed: Typed, kept: dict[str, str]) -> None:
    done = typed("related", kept["Ferry"])

    assert (done.status, done.out, done.err) == (0, "", "No related stories.\n")
    assert typed("related nobody").status == 1


def test_an_archive_without_threads_says_so(typed: Typed) -> None:
    typed("add -", given=FERRY)

    assert typed("threads").err == "No threads yet: no two stories here are on the same news.\n"
    assert typed("threads --json").json == []


def test_stories_go_and_come_back_and_those_that_are_not_there_are_named(typed: Typed, kept: dict[str, str]) -> None:
    gone = typed("rm", kept["Ferry"], "nobody")
    back = typed("restore")

    assert gone.status == 1
    assert gone.out == f"Removed Ferry to Lindau sails again (dateline restore {kept['Ferry']} brings it back)\n"
    assert gone.err.startswith("dateline: no story has the id “nobody”")
    assert back.out == "Restored: Ferry to Lindau sails again\n"
    assert typed("rm --json", kept["Ferry"]).json == {
        "removed": [{"id": kept["Ferry"], "title": "Ferry to Lindau sails again"}],
        "unknown": [],
    }


def test_an_earlier_text_is_shown_and_brought_back(typed: Typed, kept: dict[str, str]) -> None:
    assert "has no earlier text" in typed("show --earlier", kept["Ferry"]).err
    typed(
        "add -",
        given=FERRY.replace("the harbour master said", "the harbour's master told reporters").replace("02 June", "03 June"),
    )

    shown = typed("show --earlier", kept["Ferry"])
    (plain,) = typed("show --earlier --json", kept["Ferry"]).json
    assert shown.out.splitlines()[0] == f"1 back, brought back by: dateline restore {kept['Ferry']} --text 1"
    assert "the harbour master said" in plain["body"][0]
    assert typed("restore", kept["Ferry"]).status == 0
    assert "the harbour master said" in typed("show", kept["Ferry"]).out


def test_what_two_papers_carried_is_shown_and_taken_apart(typed: Typed, kept: dict[str, str]) -> None:
    text = "The first boat sailed from Lindau at noon, the harbour master said, with forty people on board."
    for paper in ("Bote", "Kurier"):
        head = f"title: Lake boat is back\ndate: 2025-06-02\nsource: {paper}\nlink: https://{paper.lower()}.example/1\n"
        typed("add -", given=f"---\n{head}---\n\n{text}\n")
    (one,) = [row["id"] for row in typed("find lake boat --json").json if "Lake" in row["title"]]

    assert "also in Kurier · https://kurier.example/1" in typed("show", one).out
    assert typed("part", one).out.startswith("A story of its own now: Lake boat is back (Kurier · ")
    assert typed("show --json", one).json["also"] == []
    assert (typed("part", one).status, "nothing to part" in typed("part", one).err) == (1, True)


def test_themes_are_listed_in_their_order_with_their_numbers(typed: Typed, kept: dict[str, str]) -> None:
    plain, shown = typed("themes --json").json, typed("themes").out.splitlines()

    assert [line.split("\t")[2] for line in shown] == [one["key"] for one in plain]
    assert sum(one["stories"] for one in plain) == 4
    assert all(one["stories"] for one in plain)
    assert [one["stories"] for one in plain[:-1]] == sorted((one["stories"] for one in plain[:-1]), reverse=True)
    every = [one["key"] for one in typed("themes --all --json").json]
    assert {"sport", "culture", "other"} <= set(every)
    assert [line.split("\t")[2] for line in typed("themes --all").out.splitlines()] == every


def test_themes_are_hidden_merged_and_renamed(typed: Typed, kept: dict[str, str]) -> None:
    assert typed("themes rename water Rivers").out.startswith("Renamed   Water to Rivers")
    assert typed("themes merge digital-finance economy").out.startswith("Merged    Digital finance into Economy")
    assert typed("themes hide rivers --json").json["theme"] == {"key": "water", "name": "Rivers", "hidden": True, "into": ""}
    every = {one["key"]: one for one in typed("themes --all --json").json}
    assert (every["water"]["hidden"], every["digital-finance"]["into"]) == (True, "economy")
    assert (every["water"]["stories"], every["digital-finance"]["stories"]) == (0, 0)
    assert "merged into Economy" in typed("themes --all").out

    assert typed("themes show digital-finance").status == 0
    assert typed("themes merge rivers climate").status == 0
    assert {one["key"]: one for one in typed("themes --all --json").json}["water"].get("hidden") is None
    assert "“red” is no colour" in typed("themes colour rivers red").err
    assert typed("themes use ten").out.startswith("In use    10 themes")
    refused = typed("themes hide nosuch")
    assert (refused.status, refused.err.count("\n")) == (1, 1)
    assert "dateline themes --all lists them" in refused.err


def test_a_theme_is_called_by_its_key_before_any_name(typed: Typed, kept: dict[str, str]) -> None:
    config = Path(os.environ["DATELINE_CONFIG"])
    config.mkdir(parents=True, exist_ok=True)
    (config / "themes.toml").write_text('[[theme]]\nkey = "diplomacy"\nname = "Water"\n')

    assert typed("themes hide water --json").json["theme"]["key"] == "water"

    (config / "themes.toml").unlink()
    typed("themes rename water Rivers")
    assert "“Water” is the key of the theme “Rivers”" in typed("themes rename diplomacy Water").err


def test_a_brief_of_a_merged_theme_is_of_what_it_stands_under(typed: Typed, kept: dict[str, str]) -> None:
    key = typed("themes --json").json[0]["key"]
    into = "health" if key != "health" else "water"
    typed(f"themes merge {key} {into}")

    assert typed(f"brief --theme {key}").out == typed(f"brief --theme {into}").out != ""
    typed(f"themes hide {into}")
    refused = typed(f"export --theme {key}")
    name = {one["key"]: one["name"] for one in typed("themes --all --json").json}[into]
    assert (refused.status, refused.out) == (1, "")
    assert f"{name} is hidden; dateline themes show {into} uses it again" in refused.err


def test_what_could_become_a_theme_is_told(typed: Typed, kept: dict[str, str]) -> None:
    told = typed("themes suggest")

    assert (told.status, "share too little" in told.err or bool(told.out)) == (0, True)
    assert typed("themes suggest --json").json == []


def test_a_theme_that_cannot_be_made_is_one_sentence(typed: Typed, kept: dict[str, str]) -> None:
    assert typed("theme X theme:nosuch").status == 2
    done = typed("theme Zebras zebra")

    assert done.status == 1
    assert done.err.count("\n") == 1
    assert done.err.startswith("dateline: ")
