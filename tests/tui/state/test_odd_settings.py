"""A file of settings in which anything stands, or which is none: the usual settings hold, and it is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.state.setting_table import SETTINGS
from tui.state.settings import FILE, Settings, usual_value

TEXTS = {
    "brackets": b"colours = " + b"[" * 20_000,
    "not UTF-8": b'colours = "\xff"',
    "NUL": b"colours = \x00",
    "a huge number": b"update_every = " + b"9" * 5_000,
    "a table of keys that is a number": b"keys = 3",
    "an empty name": b'"" = 3\n[""]\n',
    "too large": b"#" * 20_000_001,
    "a lone quote": b'colours = "',
}
VALUES = (
    "3",
    "-1",
    "1e400",
    "nan",
    "inf",
    "-inf",
    '"x"',
    "''",
    "true",
    "[]",
    "{}",
    "1979-05-27",
    "9" * 400,
    '"' + "x" * 5_000 + '"',
    "[[[]]]",
)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_whatever_stands_there_the_usual_settings_hold(text: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(text)

    settings = Settings.load(tmp_path)

    assert settings == Settings()
    assert settings.wrong
    assert all("Error" not in sentence for sentence in settings.wrong)


def test_any_value_of_any_kind_is_taken_or_told(tmp_path: Path) -> None:
    for setting in SETTINGS:
        for value in VALUES:
            (tmp_path / FILE).write_text(f"{setting.name} = {value}\n")

            settings = Settings.load(tmp_path)

            assert settings.wrong or type(settings.value(setting.name)) is type(usual_value(setting.name))


def test_a_byte_order_mark_is_no_letter(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'\xef\xbb\xbfcolours = "dateline-light"\n')

    assert (Settings.load(tmp_path).colours, Settings.load(tmp_path).wrong) == ("dateline-light", ())


@pytest.mark.parametrize("kind", ["folder", "pipe", "dangling link", "looping link"])
def test_what_stands_in_its_place_is_told_and_never_waited_for(kind: str, tmp_path: Path) -> None:
    place = tmp_path / FILE
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        place.symlink_to("nowhere" if kind == "dangling link" else FILE)

    settings = Settings.load(tmp_path)

    assert settings == Settings()
    assert settings.wrong
