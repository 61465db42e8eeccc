"""What is set, and where from, told in the shell."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.cli.conftest import Typed


@pytest.fixture
def file() -> Path:
    folder = Path(os.environ["DATELINE_CONFIG"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "settings.toml"


def held(typed: Typed, name: str) -> tuple[object, str]:
    one = next(one for one in typed("config --json").json if one["name"] == name)
    return one["value"], one["source"]


def test_each_setting_is_told_with_where_it_comes_from(typed: Typed, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('# mine\nzoom = "years"\nnotices = false\nsigns = "plain"\n\n[keys]\n"story.star" = "f7"\n')
    monkeypatch.setenv("DATELINE_SIGNS", "ascii")

    assert held(typed, "zoom") == ("years", "settings.toml, line 2")
    assert held(typed, "notices") == (False, "settings.toml, line 3")
    assert held(typed, "signs") == ("ascii", "DATELINE_SIGNS")
    assert held(typed, "density") == ("comfortable", "default")
    assert held(typed, "keys.story.star") == ("f7", "settings.toml, line 7")
    assert held(typed, "config") == (str(file.parent), "DATELINE_CONFIG")
    assert 'zoom\t"years"\tsettings.toml, line 2\n' in typed("config").out


def test_what_is_wrong_is_told_by_its_line_with_an_exit_status(typed: Typed, file: Path) -> None:
    file.write_text('density = "airy"\n[keys]\n"story.star" = "j"\n"story.stra" = "x"\n')
    done = typed("config")

    assert done.status == 1
    assert done.err.splitlines() == [
        'dateline: settings.toml, line 1: density is "comfortable" or "compact"; it stays comfortable',
        "dateline: settings.toml, line 3: j is the key of timeline.next; story.star keeps s",
        "dateline: settings.toml, line 4: nothing is called story.stra (story.star?); no key follows from it",
    ]
    assert 'density\t"comfortable"\tdefault\n' in done.out
    assert "keys." not in done.out


def test_the_path_is_printed_and_the_file_is_written_once(typed: Typed, file: Path) -> None:
    assert typed("config --path").out == f"{file}\n"
    assert f"There is no {file} yet" in typed("config").err

    assert typed("config --write").status == 0
    before = file.read_text()
    assert "# How days are written" in before
    file.write_text(before + "# mine\n")
    typed("config --write")
    assert file.read_text().endswith("# mine\n")
    assert not typed("config").err


def test_every_key_is_listed_by_its_id_as_it_holds(typed: Typed, file: Path) -> None:
    file.write_text('[keys]\n"story.star" = "ctrl+x"\n')
    lines = typed("config --keys").out.splitlines()

    assert any(line.startswith("ctrl+x\tstory.star\t") for line in lines)
    assert any(line.startswith("j, ↓\ttimeline.next\t") for line in lines)
