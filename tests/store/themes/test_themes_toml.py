"""`themes.toml`: whatever stands in it is read or refused in a sentence, and a theme is added without touching the rest."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.api.errors import SettingsError
from store.api.themes import Theme
from store.themes.lexicon import load_lexicon
from store.themes.themes_toml import FILE, read_themes, with_theme
from store.themes.toml_file import document_in

WHOLE = (
    '[[theme]]\nkey = "rail"\nname = "Rail"\ncolour = "#00AA00"\n[theme.for]\n"night train" = 2\n[theme.against]\nmodel = 1\n'
)
VALUES = [
    '"x"',
    "5",
    "-1.5",
    "true",
    "[]",
    "{}",
    "{a = 1}",
    "{a = nan}",
    "{a = true}",
    '{a = "b"}',
    '"#00aa00"',
    '""',
    '"\\u202e"',
    "1979-05-27",
]
TABLES = some.dictionaries(
    some.sampled_from(["key", "name", "colour", "for", "against", "mine"]), some.sampled_from(VALUES)
).map(lambda table: "[[theme]]\n" + "".join(f"{name} = {value}\n" for name, value in table.items()))
WORDS = some.dictionaries(some.text(min_size=1, max_size=12), some.floats(-9, 9, width=16), max_size=4)


def read(content: bytes) -> object:
    """Return what a file with some content gives: its tables, or a sentence."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_bytes(content)
        try:
            return read_themes(path, needed=False).tables
        except SettingsError as refused:
            return str(refused)


def test_a_table_is_read_with_its_words_for_and_against(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(WHOLE)

    lexicon = load_lexicon(tmp_path)

    assert lexicon.themes[-2] == Theme("rail", "Rail", "#00aa00")
    assert lexicon.weights("en")["rail"] == {"night train": 2.0, "model": -1.0}
    assert lexicon.fingerprint != load_lexicon(tmp_path / "elsewhere").fingerprint


def test_a_file_that_must_be_there_and_is_not_is_told(tmp_path: Path) -> None:
    assert read_themes(tmp_path / FILE, needed=False).tables == ()
    with pytest.raises(SettingsError, match="install Dateline again"):
        read_themes(tmp_path / FILE, needed=True)
    (tmp_path / FILE).mkdir()
    with pytest.raises(SettingsError, match="can't be read"):
        read_themes(tmp_path / FILE, needed=False)


@given(some.binary(max_size=40) | some.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_themes_or_a_sentence(content: bytes) -> None:
    found = read(content)

    assert FILE in found if isinstance(found, str) else isinstance(found, tuple)


@given(some.lists(TABLES, min_size=1, max_size=3))
def test_any_tables_are_whole_themes_or_a_sentence_that_counts_them(tables: list[str]) -> None:
    found = read("".join(tables).encode())

    if isinstance(found, str):
        assert any(f"theme {number} " in found for number in range(1, len(tables) + 1))
        return
    assert isinstance(found, tuple)
    for table in found:
        assert table["name"].strip()
        assert table["name"].isprintable()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('key = 5\nname = "Rail"\ncolour = "#00aa00"', "needs a key"),
        ('key = 2026-01-01\nname = "Rail"\ncolour = "#00aa00"', "needs a key"),
        ('key = "rail"\nname = "Rail"\ncolour = 123456', "needs a colour"),
        ('key = "rail"\nname = "Rail"\ncolour = "#00aa00"\ninto = 7', "names the key of another theme"),
        *(
            (f'key = "rail"\nname = "Rail"\ncolour = "#00aa00"\nfor = {{train = {weight}}}', "from -100 to 100")
            for weight in ("nan", "inf", "-inf", "true", "101", "1" + "0" * 400)
        ),
        ("a = 1" + "0" * 5000, "is not TOML"),
        ("a = " + "[" * 9000, "without end"),
    ],
)
def test_what_would_be_no_theme_is_told(text: str, says: str) -> None:
    assert says in str(read(f"[[theme]]\n{text}\n".encode()))


@given(
    some.lists(
        some.builds(
            "{0}{1} = {2}{3}{2}\n{4}".format,
            some.sampled_from("abc"),
            some.integers(0, 9),
            some.sampled_from(['"', '"""', "'", "'''"]),
            some.lists(some.sampled_from(["dam", ", ", "\n", "'", '"', "\\n", "# "]), max_size=5).map("".join),
            some.sampled_from(["", "# it's\n", '# """\n']),
        ),
        max_size=4,
    ).map("".join)
)
def test_whatever_signs_stand_around_words_they_are_what_toml_says(text: str) -> None:
    def told(read: Callable[[str], object]) -> str:
        try:
            return repr(read(text))
        except (tomllib.TOMLDecodeError, SettingsError) as error:
            return str(error)

    assert told(tomllib.loads) in told(lambda text: document_in(Path("words.toml"), text.encode()))


def test_a_byte_order_mark_is_no_mistake_and_a_file_without_end_is(tmp_path: Path) -> None:
    assert read(b"\xef\xbb\xbf" + WHOLE.encode()) == read(WHOLE.encode())
    assert "is larger than 20 MB" in str(read(b"#" * 20_000_001))
    os.mkfifo(tmp_path / FILE)
    with pytest.raises(SettingsError, match="is no regular file"):
        load_lexicon(tmp_path)


def test_names_and_words_can_not_steer_a_terminal(tmp_path: Path) -> None:
    text = '[[theme]]\nkey = "rail"\nname = "R\\u001b[31mail"\ncolour = "#00aa00"\nfor = {"night\\u202e train" = 2}\n'
    (tmp_path / FILE).write_text(text)

    (table,) = read_themes(tmp_path / FILE, needed=False).tables

    assert (table["name"], table["for"]) == ("Rail", {"night train": 2})


@pytest.mark.parametrize("before", ["", "# mine", WHOLE, WHOLE + "# the end", 'theme = []\n[other]\na = "b"\n'])
def test_a_theme_is_added_behind_all_that_stands_there(tmp_path: Path, before: str) -> None:
    path = tmp_path / FILE
    path.write_text(before)
    if "theme = []" in before:
        with pytest.raises(SettingsError, match="another form"):
            with_theme(path, Theme("sea", "Sea", "#0000ff"), {"harbour": 2.0})
        return

    whole = with_theme(path, Theme("sea", "Sea", "#0000ff"), {"harbour": 2.0}).decode()

    assert whole.startswith(before)
    assert tomllib.loads(whole)["theme"][-1] == {"key": "sea", "name": "Sea", "colour": "#0000ff", "for": {"harbour": 2}}


def test_a_new_file_says_how_it_is_written(tmp_path: Path) -> None:
    whole = with_theme(tmp_path / FILE, Theme("sea", "Sea", "#0000ff"), {}).decode()

    assert whole.startswith("# Themes of your own")
    assert tomllib.loads(whole)["theme"][0]["for"] == {}


@given(some.text(some.characters(exclude_categories=["Cs"]), min_size=1, max_size=30), WORDS)
def test_whatever_a_theme_and_its_words_are_called_the_file_stays_readable(name: str, words: dict[str, float]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        path.write_text(WHOLE)
        try:
            content = with_theme(path, Theme("sea", name, "#0000ff"), words)
        except SettingsError:
            return  # two words are the same once they are cleaned
        path.write_bytes(content)

        tables = tomllib.loads(path.read_text(encoding="utf-8"))["theme"]

    assert [table["key"] for table in tables] == ["rail", "sea"]
    assert len(tables[1]["for"]) <= len(words)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[water]\nwords = 3", "“water”"),
        ("themes = 3", "“themes”"),
        ("n = " + "9" * 5_000, "thousands of digits"),
        ("# caf\xe9", "line 1 is not UTF-8"),
    ],
)
def test_what_is_known_of_nothing_is_told_and_not_left_out_in_silence(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "themes.toml").write_bytes(text.encode("latin-1"))

    with pytest.raises(SettingsError, match=named):
        load_lexicon(tmp_path)
