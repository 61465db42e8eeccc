"""The commands in the shell, run as a person or a program would."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.tui.cli.shell import Shell

PASTED = dedent("""\
    Pakistan briefs team before world tour on India standoff

    Members of a delegation pose for a photo in New York, US, on June 2, 2025. (MOFA)
    Short Url
    https://example.org/ab12c
    Updated 02 June 2025
    Follow

    Pakistan briefs team before world tour on India standoff
        • Nine-member team will visit New York, Washington, London and Brussels
        • Another delegation, led by a former minister, goes to Moscow

    ISLAMABAD: A nine-member Pakistani delegation began meetings at the United Nations on Monday, the foreign office said.

    Diplomats will see the secretary-general and the ambassadors of the Security Council's members.

    Read more

    The ceasefire of May 10 still holds.


    Pakistan and Binance discuss digital payments and tokenization
    Updated 05 December 2025
    • Remittances are about $38 billion a year

    KARACHI: Bank presidents met a team of the crypto exchange to talk about blockchain payments and stablecoins.

    Wallets could make remittances cheaper, the ministry said.
    """)


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def pasted(shell: Shell) -> str:
    path = shell.folder / "pasted.txt"
    path.write_text(PASTED, encoding="utf-8")
    return str(path)


def test_two_pasted_stories_are_added_with_one_command(shell: Shell, pasted: str) -> None:
    done = shell.json("add", pasted)

    assert [one["title"] for one in done["added"]] == [
        "Pakistan briefs team before world tour on India standoff",
        "Pakistan and Binance discuss digital payments and tokenization",
    ]
    assert done["updated"] == done["unchanged"] == done["refused"] == []
    first, second = (shell.json("show", one["id"]) for one in done["added"])
    assert (first["published"], first["place"], first["themes"][0]) == ("2025-06-02", "ISLAMABAD", "diplomacy")
    assert (second["published"], second["place"], second["themes"][0]) == ("2025-12-05", "KARACHI", "digital-finance")
    assert first["credit"] == "MOFA"
    assert len(first["highlights"]) == 2
    assert first["body"][0].startswith("A nine-member Pakistani delegation")
    assert "Read more" not in first["body"]
    assert len(first["body"]) == 3
    for typed, title in (("delegaton", first["title"]), ("tokenisaton", second["title"])):
        assert shell.json("find", typed)[0]["title"] == title


def test_a_preview_says_where_stories_are_cut_and_keeps_nothing(shell: Shell, pasted: str) -> None:
    told = shell.run("add", pasted, "--preview").stdout.decode()
    answer = shell.json("add", "-", "--preview", given=PASTED)

    assert f"{pasted}:1 " in told
    assert "a date line" in told
    assert "KARACHI" in told
    assert [(one["line"] > 1, one["story"]["place"]) for one in answer["stories"]] == [(False, "ISLAMABAD"), (True, "KARACHI")]
    assert all(one["why"] for one in answer["stories"])
    assert not list(shell.folder.rglob("2025-*.json"))


def test_adding_again_changes_nothing(shell: Shell, pasted: str) -> None:
    shell.json("add", pasted)

    again = shell.json("add", "-", given=PASTED)

    assert len(again["unchanged"]) == 2
    assert not again["added"]


def test_what_is_refused_is_told_with_file_and_line_and_the_rest_is_kept(shell: Shell, pasted: str) -> None:
    (shell.folder / "binary.txt").write_bytes(b"\x00\x01")
    done = shell.run("add", pasted, str(shell.folder / "binary.txt"), str(shell.folder / "missing.txt"), "--json")

    assert done.returncode == 1
    answer = json.loads(done.stdout)
    assert len(answer["added"]) == 2
    assert [Path(one["file"]).name for one in answer["refused"]] == ["binary.txt", "missing.txt"]
    assert all(one["reason"] for one in answer["refused"])


def test_a_folder_is_read_whole(shell: Shell, pasted: str) -> None:
    deeper = shell.folder / "clips" / "june"
    deeper.mkdir(parents=True)
    (deeper / "a.txt").write_text(PASTED)
    (deeper / "b.png").write_bytes(b"\x89PNG")

    done = shell.run("add", str(shell.folder / "clips"))

    assert done.returncode == 0
    assert b"2 added" in done.stdout


def test_the_archive_may_be_named_before_or_after_the_command(shell: Shell, pasted: str) -> None:
    other = str(shell.folder / "other")
    shell.run("--archive", other, "add", pasted)

    assert shell.json("find", "binance", "--archive", other)
    assert (shell.folder / "other" / "2025-06.json").exists()


def test_related_names_its_reasons(shell: Shell) -> None:
    treaty = shell.json("find", "India holds the Indus Waters Treaty in abeyance")[0]

    related = shell.json("related", treaty["id"])

    assert {"id", "title", "published", "score", "reasons", "thread"} == set(related[0])
    assert any("Indus Waters Treaty" in reason for reason in related[0]["reasons"])


def test_find_is_best_first_and_speaks_the_model_s_names(shell: Shell) -> None:
    hits = shell.json("find", "treaty in abeyanse")

    assert {"id", "title", "published", "place", "themes", "score"} == set(hits[0])
    assert hits[0]["title"] == "India holds the Indus Waters Treaty in abeyance"
    assert [one["score"] for one in hits] == sorted((one["score"] for one in hits), reverse=True)


def test_removed_and_brought_back(shell: Shell, pasted: str) -> None:
    story_id = shell.json("add", pasted)["added"][0]["id"]

    assert shell.json("rm", story_id)["removed"][0]["id"] == story_id
    assert shell.run("show", story_id).returncode == 1
    assert shell.json("restore")["restored"]["id"] == story_id
    assert shell.run("show", story_id).returncode == 0


def test_themes_are_listed_with_their_numbers(shell: Shell) -> None:
    themes = shell.json("themes")

    assert themes[0]["key"] == "diplomacy"
    assert sum(one["stories"] for one in themes) >= 150


@pytest.mark.parametrize("arguments", [["add"], ["nonsense"], ["find"], ["add", "--nonsense"], ["find", "x", "--limit", "0"]])
def test_wrong_usage_leaves_with_2(shell: Shell, arguments: list[str]) -> None:
    assert shell.run(*arguments).returncode == 2


@pytest.mark.parametrize(
    "arguments", [["show", "nobody"], ["related", "nobody"], ["rm", "nobody"], ["restore"], ["find", "zzzzqqqq"]]
)
def test_what_is_not_there_is_one_sentence_and_1(shell: Shell, arguments: list[str]) -> None:
    done = shell.run(*arguments)

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_pipe_gets_plain_text(shell: Shell, pasted: str) -> None:
    shell.run("add", pasted)

    for arguments in (["find", "binance"], ["themes"], ["show", shell.json("find", "binance")[0]["id"]]):
        assert b"\x1b" not in shell.run(*arguments).stdout


def test_help_and_version(shell: Shell) -> None:
    assert b"Examples" in shell.run("--help").stdout
    assert shell.run("--version").stdout.startswith(b"dateline ")


def test_a_wrong_themes_file_is_one_sentence(shell: Shell) -> None:
    (shell.folder / "config").mkdir()
    (shell.folder / "config" / "themes.toml").write_text("[[theme]\n")

    done = shell.run("themes")

    assert done.returncode == 1
    assert b"themes.toml" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_search_kept_under_a_name_tells_what_it_has(shell: Shell, pasted: str) -> None:
    shell.run("add", pasted)

    done = shell.run("watch", "Binance", "binanse", "after:2024")
    shell.run("watch", "Delegation", "delegation")

    assert done.stdout.decode().splitlines() == ["Binance watches for ≈ binanse, after 2024", "1 unread of 1 so far"]
    assert shell.json("watch") == [
        {"name": "Binance", "line": "binanse after:2024", "stories": 1, "unread": 1},
        {"name": "Delegation", "line": "delegation", "stories": 1, "unread": 1},
    ]
    assert b"2025-12-05\tbinanse after:2024" in shell.run("watch").stdout


def test_a_new_line_takes_the_place_of_the_old_one_and_says_so(shell: Shell, pasted: str) -> None:
    shell.run("add", pasted)
    shell.run("watch", "Binance", "binance")

    done = shell.run("watch", "BINANCE", "binance", "|", "delegation")

    assert b"before, it watched for: binance" in done.stdout
    assert [one["stories"] for one in shell.json("watch")] == [2]


def test_a_name_alone_prints_its_stories_newest_first(shell: Shell, pasted: str) -> None:
    shell.run("add", pasted)
    shell.run("watch", "Pakistan", "pakistan", "sort:rank")
    shell.run("watch", "Quoted", '"united nations')

    assert [one["published"] for one in shell.json("watch", "pakistan")] == ["2025-12-05", "2025-06-02"]
    assert shell.run("watch", "Pakistan").stdout.index(b"Binance") < shell.run("watch", "Pakistan").stdout.index(b"briefs")
    assert len(shell.json("watch", "Quoted")) == 1


def test_a_list_without_stories_is_no_failure(shell: Shell, pasted: str) -> None:
    shell.run("add", pasted)
    assert b"no watch list yet" in shell.run("watch").stderr
    shell.run("watch", "Mars", "theme:space", "mars")

    done = shell.run("watch", "Mars")

    assert (done.returncode, done.stdout) == (0, b"")
    assert b"No story matches Mars yet" in done.stderr


def test_lists_are_moved_renamed_and_taken_away(shell: Shell, pasted: str) -> None:
    shell.run("add", pasted)
    for name in ("One", "Two", "Three"):
        shell.run("watch", name, "pakistan")

    shell.run("watch", "three", "--first")
    shell.run("watch", "one", "--move", "9")
    assert shell.json("watch", "two", "--rename", "Zwei") == {"renamed": {"name": "Zwei", "line": "pakistan"}}
    assert [one["name"] for one in shell.json("watch")] == ["Three", "Zwei", "One"]
    assert shell.json("watch", "zwei", "--remove")["removed"]["name"] == "Zwei"

    assert [one["name"] for one in shell.json("watch")] == ["Three", "One"]


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (["nobody"], 1),
        (["nobody", "--remove"], 1),
        (["nobody", "--rename", "Else"], 1),
        (["", "word"], 2),
        (["Water", ""], 1),
        (["Water", "(", ")"], 1),
        (["n" * 41, "word"], 1),
        (["no\x1b[2Jbody"], 1),
        (["--remove"], 2),
        (["Water", "--first", "--move", "2"], 2),
        (["Water", "word", "--rename", "Else"], 2),
    ],
)
def test_a_watch_list_that_cannot_be_is_one_sentence(shell: Shell, pasted: str, arguments: list[str], left: int) -> None:
    shell.run("add", pasted)

    done = shell.run("watch", *arguments)

    assert done.returncode == left
    assert done.stderr.startswith(b"dateline: ")
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stderr
    assert not shell.json("watch")


def test_a_damaged_watches_file_is_told_and_set_aside(shell: Shell, pasted: str) -> None:
    shell.run("add", pasted)
    (shell.folder / "archive" / "watches.json").write_text("{")

    done = shell.run("watch", "Water", "theme:water")

    assert done.returncode == 0
    assert b"watches.json, line 1" in done.stderr
    assert b"set aside" in done.stderr
    assert (shell.folder / "archive" / "watches.json.damaged").read_text() == "{"
    again = shell.run("watch")
    assert b"Water" in again.stdout
    assert b"watches.json.damaged is set aside" in again.stderr


def test_a_theme_is_made_in_the_shell_and_shown_with_its_reasons(shell: Shell) -> None:
    made = shell.json("theme", "Indus", "indus waters treaty")

    assert (made["key"], made["name"]) == ("indus", "Indus")
    assert made["stories"] >= 6
    assert made["words"]
    one = shell.json("find", "theme:indus")[0]
    why = shell.json("show", one["id"])["why"]
    assert why["theme"] == "indus"
    assert why["words"]["indus"]
    assert not why["corrected"]
    assert ", ".join(why["words"]["indus"]) in shell.run("show", one["id"]).stdout.decode()
    again = shell.run("theme", "INDUS", "treaty")
    assert again.returncode == 1
    assert "there is a theme “Indus” already" in again.stderr.decode()


def test_a_theme_whose_stories_another_holds_says_which(shell: Shell) -> None:
    words = "".join(
        f'"{word}*" = 100\n' for word in ("indus", "treat", "arbitra", "kishenganga", "river", "expert", "dam", "water")
    )
    config = shell.folder / "config"
    config.mkdir()
    (config / "themes.toml").write_text(f'[[theme]]\nkey = "rail"\nname = "Rail"\ncolour = "#00aa00"\n[theme.for]\n{words}')

    made = shell.run("theme", "Indus", "indus waters treaty")

    assert made.stdout.startswith(b"Indus  0 stories")
    assert "No story stands under it: Rail holds" in made.stderr.decode()


def test_a_field_a_theme_or_a_date_that_there_is_none_of_is_named(shell: Shell) -> None:
    for line, told in (
        ("in:2025", "`in:` is no field; did you mean `on:`?"),
        ("theme:watr flood", "no theme `watr`; did you mean `water`?"),
        ("on:2025-13", "`on:2025-13` is no date"),
        ("after:2025-05 before:2025-06", "`on:2025-05..2025-06` has both"),
    ):
        done = shell.run("find", line)

        assert done.returncode == 2
        assert told in done.stderr.decode()
        assert not done.stdout
    assert "no theme `watr`" in shell.run("watch", "Water", "theme:watr").stderr.decode()
    assert "no theme `watr`" in shell.run("brief", "theme:watr").stderr.decode()
    assert shell.json("watch") == []


def test_plain_dates_are_understood(shell: Shell) -> None:
    found = shell.json("find", "may 2025", "--limit", "100")

    assert sum(one["published"].startswith("2025-05") for one in found) > 5
    assert b"May 2025" in shell.run("brief", "may 2025").stdout
    dates = json.loads(shell.run("brief", "may 2025", "--format", "json").stdout)["dates"]
    assert {one["first"][:7] for one in dates} == {"2025-05"}
