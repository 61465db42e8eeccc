"""The lexicon: which themes are in use, which words of which language count, and what a person's own files change."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.api.errors import SettingsError
from store.api.themes import Theme
from store.themes.classifier import ThemeClassifier
from store.themes.lexicon import load_lexicon
from store.themes.own_themes import OwnThemes, change_theme
from store.themes.word_files import folded_phrase
from tests.conftest import story

TEN = {"diplomacy", "digital-finance", "security", "water", "economy", "energy", "technology", "climate", "health", "space"}


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file into a folder that may not be there yet."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_default_set_covers_a_newspaper(tmp_path: Path) -> None:
    themes = load_lexicon(tmp_path).themes

    more = {"politics", "justice", "science", "society", "disaster", "culture", "sport"}
    assert {theme.key for theme in themes} == TEN | more | {"other"}
    assert all(code.startswith("medtop:") for theme in themes for code in theme.medtop)
    assert len({theme.colour for theme in themes}) == len(themes)


def test_the_small_set_is_one_setting_away(tmp_path: Path) -> None:
    write(tmp_path, "themes.toml", 'set = "ten"\n[[theme]]\nkey = "sport"\nhidden = false\n')

    lexicon = load_lexicon(tmp_path)

    assert {theme.key for theme in lexicon.themes} == TEN | {"sport", "other"}
    assert lexicon.standing("culture") == ""


def test_a_theme_is_renamed_hidden_and_merged(tmp_path: Path) -> None:
    write(
        tmp_path,
        "themes.toml",
        '[[theme]]\nkey = "water"\nname = "Rivers"\n[[theme]]\nkey = "health"\nhidden = true\n'
        '[[theme]]\nkey = "digital-finance"\ninto = "economy"\n',
    )

    lexicon = load_lexicon(tmp_path)

    assert {theme.key: theme.name for theme in lexicon.themes}["water"] == "Rivers"
    assert [lexicon.standing(key) for key in ("water", "health", "digital-finance")] == ["water", "", "economy"]
    assert lexicon.weights("en")["economy"]["bitcoin*"] == 3
    coins = story("Bitcoin falls", "2025-06-02", "Cryptocurrency exchanges and stablecoins fell.")
    assert ThemeClassifier(lexicon).choose(coins).themes[0] == "economy"
    assert ThemeClassifier(lexicon).choose(coins, "digital-finance").themes[0] == "economy"


@pytest.mark.parametrize(
    ("into", "says"),
    [
        ({"water": "energy", "energy": "water"}, "into itself"),
        ({"water": "water"}, "into itself"),
        ({"water": "rivers"}, "“rivers”"),
    ],
)
def test_a_theme_merged_into_itself_or_into_none_is_told(tmp_path: Path, into: dict[str, str], says: str) -> None:
    tables = (f'[[theme]]\nkey = "{key}"\ninto = "{other}"\n' for key, other in into.items())
    path = write(tmp_path, "themes.toml", "".join(tables))

    with pytest.raises(SettingsError, match=r"\(water\)|\(energy\)") as told:
        load_lexicon(tmp_path)

    assert str(path) in str(told.value)
    assert says in str(told.value)


def test_themes_may_be_merged_one_after_another(tmp_path: Path) -> None:
    for key, into in (("water", "climate"), ("climate", "science"), ("energy", "climate")):
        change_theme(tmp_path, key, {"into": into})

    lexicon = load_lexicon(tmp_path)

    assert {lexicon.standing(key) for key in ("water", "climate", "energy")} == {"science"}


def test_what_is_no_file_of_words_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "themes.d/sv.toml", '[sport]\n3 = "målvakt*"\n')
    (tmp_path / "themes.d" / ".#sv.toml").symlink_to("somebody@somewhere.7")
    (tmp_path / "themes.d" / ".sv.toml").write_text("[[")
    os.mkfifo(tmp_path / "themes.d" / "pipe.toml")

    assert load_lexicon(tmp_path).weights("sv")["sport"] == {"malvakt*": 3}


@pytest.mark.parametrize(
    ("name", "stated"), [("pt-BR", ""), ("pt_br", ""), ("mine", 'language = "pt-BR"\n'), ("sv", 'language = "PT"\n')]
)
def test_words_of_a_country_count_for_its_language(tmp_path: Path, name: str, stated: str) -> None:
    write(tmp_path, f"themes.d/{name}.toml", stated + '[sport]\n3 = "frescobol"\n')

    lexicon = load_lexicon(tmp_path)

    assert ["frescobol" in lexicon.weights(language)["sport"] for language in ("pt", "pt-BR", "en")] == [True, True, False]


def test_stories_stand_where_a_row_of_merged_themes_ends(tmp_path: Path) -> None:
    write(
        tmp_path,
        "themes.toml",
        "".join(f'[[theme]]\nkey = "{key}"\ninto = "{into}"\n' for key, into in (("water", "climate"), ("climate", "energy")))
        + '[[theme]]\nkey = "sport"\ninto = "culture"\n[[theme]]\nkey = "culture"\nhidden = true\n',
    )

    lexicon = load_lexicon(tmp_path)

    ends = {key: lexicon.standing(key) for key in ("water", "climate", "energy", "sport", "culture", "never", "")}
    assert ends == {"water": "energy", "climate": "energy", "energy": "energy"} | dict.fromkeys(
        ("sport", "culture", "never", ""), ""
    )
    assert lexicon.without("energy").standing("water") == ""
    assert lexicon.with_theme(Theme("rail", "Rail", "#aabbcc"), {"train": 2}).standing("rail") == "rail"


def test_stories_of_a_hidden_theme_of_one_s_own_are_what_they_were_before_it(tmp_path: Path) -> None:
    own = '[[theme]]\nkey = "dams"\nname = "Dams"\ncolour = "#00aa00"\nhidden = {}\nfor = {{ reservoir = 3, dam = 3 }}\n'
    filed = '[sections]\nBarrages = "dams"\n'
    told = story("Reservoir falls", "2025-06-02", "The dam holds little; the dam is old, and the reservoir feeds a river.")

    write(tmp_path, "themes.toml", own.format("false"))
    assert ThemeClassifier(load_lexicon(tmp_path)).choose(told).themes[0] == "dams"
    write(tmp_path, "themes.toml", own.format("true"))
    write(tmp_path, "themes.d/mine.toml", filed)
    assert ThemeClassifier(load_lexicon(tmp_path)).choose(told).themes[0] == "water"
    assert ThemeClassifier(load_lexicon(tmp_path)).choose(replace(told, sections=("Barrages",))).themes[0] == "water"
    assert ThemeClassifier(load_lexicon(tmp_path).without("water")).choose(told).themes[0] == "other"


def test_what_was_made_of_a_language_s_words_is_shared_by_all_that_choose_by_a_lexicon(tmp_path: Path) -> None:
    write(tmp_path, "themes.d/sv.toml", '[sport]\n3 = "målvakt*"\n')
    lexicon = load_lexicon(tmp_path)
    stories = [replace(story("Talks"), language=language) for language in ("en", "de", "sv-SE", "xx")]

    for told in stories:
        ThemeClassifier(lexicon).choose(told)
    made = dict(lexicon.looked_up)
    for told in stories:
        ThemeClassifier(lexicon).choose(told)

    assert set(made) == {"en", "de", "sv"}
    assert all(lexicon.looked_up[language] is words for language, words in made.items())
    assert not lexicon.without("sport").looked_up


def test_words_for_a_theme_that_is_none_are_told(tmp_path: Path) -> None:
    path = write(tmp_path, "themes.d/sv.toml", '[sports]\n3 = "målvakt*"\n')

    with pytest.raises(SettingsError, match="there is no theme “sports”") as told:
        load_lexicon(tmp_path)

    assert str(path) in str(told.value)
    write(tmp_path, "themes.toml", '[[theme]]\nkey = "sports"\nname = "Sports"\ncolour = "#00aa00"\n')
    assert "målvakt*" not in load_lexicon(tmp_path).weights("en").get("sports", {})


def test_words_in_themes_d_are_added_to_a_language_or_to_all(tmp_path: Path) -> None:
    write(tmp_path, "themes.d/sv.toml", '[sport]\n3 = "målvakt*, straffläggning"\n-1 = "mål i riksdagen"\n')
    write(tmp_path, "themes.d/mine.toml", '[water]\n"2.5" = ["Spillway*", "weir"]\n')

    lexicon = load_lexicon(tmp_path)

    assert lexicon.weights("sv")["sport"] == {"malvakt*": 3, "strafflaggning": 3, "mal i riksdagen": -1}
    assert lexicon.weights("sv-SE") == lexicon.weights("sv")
    assert "malvakt*" not in lexicon.weights("en")["sport"]
    assert lexicon.weights("en")["water"]["spillway*"] == 2.5
    assert lexicon.weights("xx")["water"]["spillway*"] == 2.5


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[sport", "is not TOML"),
        ('[sport]\nmany = "goal"\n', "where a weight such as 2 belongs"),
        ("[sport]\n3 = 5\n", "lists no words"),
        ("sport = 5\n", "is no table"),
        ("\ud800", "is not TOML"),
    ],
)
def test_a_wrong_file_of_words_is_told_by_name(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "themes.d" / "de.toml"
    path.parent.mkdir()
    path.write_bytes(text.encode("utf-8", "surrogatepass"))

    with pytest.raises(SettingsError, match=r"de\.toml") as wrong:
        load_lexicon(tmp_path)

    assert says in str(wrong.value)


def test_a_file_of_words_that_comes_or_changes_is_followed(tmp_path: Path) -> None:
    own = OwnThemes(tmp_path)
    first = own.lexicon
    assert own.follow()[0] is first

    path = write(tmp_path, "themes.d/en.toml", '[sport]\n3 = "kabaddi"\n')
    second = own.follow()[0]
    path.write_text('[sport]\n3 = "kabaddi, kho kho"\n')
    third = own.follow()[0]

    assert len({first.fingerprint, second.fingerprint, third.fingerprint}) == 3
    assert third.weights("en")["sport"]["kho kho"] == 3


@given(some.text(max_size=40))
def test_a_phrase_folds_to_what_folds_to_itself(text: str) -> None:
    folded = folded_phrase(text)

    assert folded_phrase(folded) == folded
