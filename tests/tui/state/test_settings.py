"""What a person likes, kept between sittings."""

from pathlib import Path

import pytest

from tui.state.settings import Settings


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    Settings(newest_first=True, colours="dateline-light").save(tmp_path / "config")

    assert Settings.load(tmp_path / "config") == Settings(newest_first=True, colours="dateline-light")


def test_how_often_feeds_are_updated_is_written_by_hand_and_kept(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("update_every = 30\nnotices = true\n")
    settings = Settings.load(tmp_path)
    settings.save(tmp_path)

    assert (settings.update_every, settings.notices) == (30, True)
    assert Settings.load(tmp_path) == settings


@pytest.mark.parametrize("text", ["newest_first = 3", "not toml at all [", 'newest_first = "yes"\ncolours = 5', ""])
def test_a_wrong_settings_file_means_the_usual(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.toml").write_text(text)

    assert Settings.load(tmp_path) == Settings()


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")

    Settings(newest_first=True).save(tmp_path / "config")
