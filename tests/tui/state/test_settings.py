"""What a person likes: one file that says what each setting does, and in which their own words stay."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from pathlib import Path

import pytest

from tui.state.setting_table import BY_NAME, SETTINGS
from tui.state.settings import NAMES, Settings
from tui.state.settings_file import put, save, settings_text


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    liked = Settings(newest_first=True, colours="dateline-light", date_format="2025-06-02", update_every=30)
    save(tmp_path / "config", liked)

    assert Settings.load(tmp_path / "config") == liked


def test_every_setting_stands_in_the_table_and_the_file_with_what_it_does() -> None:
    assert {setting.name for setting in SETTINGS} == set(NAMES) == {each.name for each in fields(Settings)} - {"keys", "wrong"}
    text = settings_text()
    for setting in SETTINGS:
        assert f"# {setting.does}" in text
    kept = tomllib.loads(text)
    assert Settings().with_kept(kept, text) == Settings()
    assert not Settings().with_kept(kept, text).wrong


def test_the_persons_own_comments_and_order_stay_when_one_thing_changes(tmp_path: Path) -> None:
    before = '# mine\nnotices = true # loud\n\ncolours = \'dateline-light\'\n\n# my keys\n[keys]\n"story.star" = "*"\n'
    (tmp_path / "settings.toml").write_text(before)

    put(tmp_path, "notices", False)
    put(tmp_path, "zoom", "years")

    after = (tmp_path / "settings.toml").read_text()
    assert after.startswith("# mine\nnotices = false # loud\n\ncolours = 'dateline-light'\n")
    assert after.endswith('# my keys\n[keys]\n"story.star" = "*"\n')
    assert after.index(f"# {BY_NAME['zoom'].does}") < after.index('zoom = "years"') < after.index("# my keys")
    assert Settings.load(tmp_path).zoom == "years"


def test_what_is_as_the_file_says_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("newest_first = true\n")
    save(tmp_path, Settings(newest_first=True))

    assert (tmp_path / "settings.toml").read_text() == "newest_first = true\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("newest_first = 3", "newest_first is false or true; it stays false"),
        ('density = "airy"', 'density is "comfortable" or "compact"; it stays comfortable'),
        ("update_every = -5", "update_every is 0 or more; it stays 0"),
        ("update_every = true", "update_every is a whole number; it stays 0"),
        ("colours = 5", "colours is a text in quotes; it stays dateline-dark"),
        ("colors = 'x'", "no setting is called colors (colours?); it is ignored"),
        ("theme = 'x'", "no setting is called theme (colours?); it is ignored"),
        ("first_day = 'x'", "no setting is called first_day (week_begins?); it is ignored"),
        ('[keys]\n"story.star" = 5', "keys are a text in quotes; story.star keeps its own"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_holds_instead(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "settings.toml").write_text(f"# first\n\nnotices = true\n{line}\n")
    settings = Settings.load(tmp_path)

    assert settings == replace(Settings(), notices=True)
    assert settings.wrong == (f"settings.toml, line {4 + line.count(chr(10))}: {told}",)


def test_a_file_that_is_no_toml_means_the_usual_and_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("not toml at all [")

    settings = Settings.load(tmp_path)
    with pytest.raises(ValueError, match="line 1"):
        save(tmp_path, replace(settings, notices=True))

    assert settings == Settings()
    assert "line 1" in settings.told[0]
    assert (tmp_path / "settings.toml").read_text() == "not toml at all ["


def test_of_much_that_is_wrong_the_first_is_told_and_where_the_rest_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("a = 1\nb = 1\nc = 1\nd = 1\n")

    assert Settings.load(tmp_path).told[2] == "and 2 more in settings.toml: dateline config names them"
