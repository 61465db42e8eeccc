"""The Tab key in a shell: what is offered for what is typed, and how bash puts it into the line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from store.text.fold import fold
from tests.tui.cli.conftest import Typed
from tests.tui.cli.test_stories import BRIDGE, FERRY, INQUIRY, REPORT
from tui.cli.completed import COMPLETED, completed_by
from tui.cli.completing import OFFERS
from tui.cli.completion_command import SHELLS

ROOT = Path(__file__).parents[3]


@pytest.fixture
def kept(typed: Typed) -> dict[str, str]:
    """Add four stories and a watch list, and return the ids by a word of the headlines."""
    added = typed("add - --json", given="\n".join((BRIDGE, INQUIRY, REPORT, FERRY))).json["added"]
    typed("watch", "Lake ferries", "ferry")
    return {word: one["id"] for word in ("falls", "Inquiry", "Rusted", "Ferry") for one in added if word in one["title"]}


def offered(typed: Typed, monkeypatch: pytest.MonkeyPatch, line: str, breaks: str = " \t\n\"'@><=;|&(:") -> list[str]:
    """Return what bash is given for a line with the cursor at its end."""
    with monkeypatch.context() as patch:
        patch.setenv("_DATELINE_COMPLETE", "bash_complete")
        patch.setenv("COMP_LINE", line)
        patch.setenv("COMP_BREAKS", breaks)
        done = typed("")
    assert done.err == ""
    return [one.split("\t", 1)[1] for one in done.out.splitlines() if one]


def test_commands_and_options_are_offered(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    assert offered(typed, monkeypatch, "dateline f") == ["feeds", "find"]
    assert "--earlier" in offered(typed, monkeypatch, "dateline show --")
    assert offered(typed, monkeypatch, "dateline export --to js") == ["json", "jsonl", "jsonfeed"]
    assert offered(typed, monkeypatch, "dateline completion z") == ["zsh"]


def test_ids_are_offered_with_what_they_stand_for(typed: Typed, kept: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    newest = offered(typed, monkeypatch, "dateline show ")

    assert newest[0] == f"{kept['Rusted']}  (2025-09-09 Rusted bolts brought down the Ostrava bridge)"
    assert len(newest) == 4
    assert offered(typed, monkeypatch, f"dateline rm {kept['falls']} {kept['Ferry'][:9]}") == [kept["Ferry"]]


def test_names_of_several_words_are_written_as_one(typed: Typed, kept: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    (thread,) = typed("threads --json").json
    first, *rest = thread["name"].split()

    assert offered(typed, monkeypatch, f"dateline thread {fold(first)[:3]}") == [thread["name"].replace(" ", "\\ ")]
    assert offered(typed, monkeypatch, f"dateline thread {first} ") == ["\\ ".join(rest)]
    assert offered(typed, monkeypatch, 'dateline brief --thread "') == [thread["name"]]
    assert offered(typed, monkeypatch, "dateline watch la") == ["Lake\\ ferries"]
    assert offered(typed, monkeypatch, "dateline watch Lake\\ f") == ["Lake\\ ferries"]


def test_a_search_line_is_completed_as_on_the_screen(
    typed: Typed, kept: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert offered(typed, monkeypatch, "dateline find bridge is:unr") == ["unread"]
    assert offered(typed, monkeypatch, "dateline find bridge is:unr", breaks=" ") == ["is:unread"]
    assert offered(typed, monkeypatch, "dateline find place:lin") == ["Lindau"]
    assert "digital-finance" in offered(typed, monkeypatch, "dateline themes hide digi")
    typed("tag", kept["Ferry"], "lake steamers")
    assert offered(typed, monkeypatch, f"dateline tag {kept['falls']} la") == ["lake\\ steamers"]
    assert offered(typed, monkeypatch, "dateline export --theme=digi") == ["digital-finance"]


def test_what_cannot_be_asked_offers_nothing_and_complains_of_nothing(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert offered(typed, monkeypatch, f"dateline --archive {tmp_path}/none show ") == []
    assert not (tmp_path / "none").exists()
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "themes.toml").write_text("[[theme")
    (tmp_path / "archive").mkdir()
    assert offered(typed, monkeypatch, "dateline show 5") == []


def test_files_are_left_to_the_shell(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    for line in ("dateline add ~/clip", "dateline feeds import ", "dateline export -o riv"):
        with monkeypatch.context() as patch:
            patch.setenv("_DATELINE_COMPLETE", "bash_complete")
            patch.setenv("COMP_LINE", line)
            assert typed("").out.startswith("file\t")


def test_an_argument_is_completed_by_what_the_help_calls_it() -> None:
    assert completed_by("ID...") is not None
    assert completed_by("[ID|FILE.zip]") is not None
    assert completed_by("DATE") is None
    assert completed_by(None) is None
    assert set(OFFERS) == COMPLETED


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_takes_its_script(typed: Typed, shell: str) -> None:
    done = typed(f"completion {shell}")

    assert (done.status, done.err) == (0, "")
    assert f"_DATELINE_COMPLETE={shell}_complete" in done.out
    if shutil.which(shell):
        told = subprocess.run([shell, "-n"], input=done.out, capture_output=True, text=True, check=False)
        assert (told.returncode, told.stderr) == (0, "")


def test_bash_itself_completes_a_line(kept: dict[str, str], tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    (tmp_path / "dateline").write_text(f'#!/bin/sh\ncd {ROOT} && exec {sys.executable} -m tui "$@"\n')
    (tmp_path / "dateline").chmod(0o755)
    script = dedent(f"""\
        PATH={tmp_path}:$PATH
        eval "$(dateline completion bash)"
        COMP_LINE="dateline show {kept["Ferry"][:6]}"
        COMP_POINT=${{#COMP_LINE}}
        _dateline_completion dateline
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """)

    done = subprocess.run([bash, "-c", script], capture_output=True, text=True, check=True, env=os.environ)

    assert (done.stdout, done.stderr) == (f"{kept['Ferry']}\n", "")
