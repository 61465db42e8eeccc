"""`dateline doctor`: what it says in a pipe and for programs, what it does when asked, and its exit status."""

from __future__ import annotations

import os
from pathlib import Path

from tests.conftest import Archives, story
from tests.tui.cli.conftest import Typed

HARBOUR = story("Harbour opens", "2025-06-12")


def _archive(open_folder: Archives) -> Path:
    archive = open_folder()
    archive.add([HARBOUR])
    archive.mark(HARBOUR.id, starred=True)
    archive.close()
    return Path(os.environ["DATELINE_ARCHIVE"])


def test_it_tells_damage_and_repairs_it_only_when_asked(typed: Typed, open_folder: Archives) -> None:
    month = _archive(open_folder) / "2025-06.json"
    well = typed("doctor")
    assert (well.status, well.err) == (0, "")
    assert "well\tmonths\t1 story in 2 files, each once and in its month\t" in well.out.splitlines()

    month.write_bytes(b"{ scribble")
    told = typed("doctor")
    assert told.status == 1
    assert any(line.startswith("amiss\t2025-06.json\tit is damaged") for line in told.out.splitlines())
    asked = typed("doctor --repair")
    assert asked.status == 2
    assert "--repair --yes" in asked.err
    assert month.read_bytes() == b"{ scribble"

    done = typed("doctor --repair --yes --json")

    assert done.status == 0, done.json["left"]
    assert done.json["done"]
    assert month.with_name("2025-06.json.damaged").read_bytes() == b"{ scribble"
    assert typed(f"show {HARBOUR.id}").status == 0
    assert typed("doctor").status == 0


def test_settings_that_are_wrong_are_amiss(typed: Typed, open_folder: Archives) -> None:
    _archive(open_folder)
    config = Path(os.environ["DATELINE_CONFIG"])
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.toml").write_text("week_begins = 9\n")

    found = typed("doctor --json")

    assert found.status == 1
    assert [one["subject"] for one in found.json if one["health"] == "amiss"] == ["settings.toml"]


def test_a_backup_that_is_none_is_told(typed: Typed, open_folder: Archives) -> None:
    _archive(open_folder)

    found = typed("doctor --from nothing.zip")

    assert found.status == 1
    assert "amiss\tnothing.zip\tthere is no file nothing.zip" in found.out
