"""Themes: which a story has, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import SettingsError
from store.places import seeds_folder
from store.themes.book import load_book
from store.themes.choosing import Chooser
from store.views import Marks
from tests.conftest import story


@pytest.fixture
def chooser(tmp_path: Path) -> Chooser:
    return Chooser(load_book(seeds_folder(), tmp_path))


@pytest.mark.parametrize(
    ("title", "text", "theme"),
    [
        (
            "Envoys meet over border",
            "The foreign ministers held talks and their ambassadors will return to the embassies.",
            "diplomacy",
        ),
        (
            "Wallets for everyone",
            "The exchange and the bank will let merchants take stablecoins and instant payments.",
            "digital-finance",
        ),
        (
            "Gunmen attack police post",
            "Militants killed three soldiers in a raid, the army said, and troops came.",
            "security",
        ),
        ("Canals run dry", "The river has fallen and the reservoir holds little water for irrigation downstream.", "water"),
        (
            "Prices rise again",
            "Inflation reached nine per cent while exports and factory jobs fell, and the deficit grew.",
            "economy",
        ),
        (
            "Crude rises on supply fears",
            "Oil gained two dollars a barrel as OPEC kept output; refineries need more crude.",
            "energy",
        ),
        (
            "Chipmaker shows new processor",
            "The semiconductor company says its chips train artificial intelligence faster.",
            "technology",
        ),
        (
            "Hottest year on record",
            "Global warming and emissions of carbon dioxide made heatwaves likelier, climate experts said.",
            "climate",
        ),
        (
            "Hospitals see more measles",
            "Doctors urge vaccination as the virus spreads; the health ministry counts 300 patients.",
            "health",
        ),
        ("Probe nears Mars", "The spacecraft will enter orbit in May, the space agency said; its lander follows.", "space"),
        (
            "How to bake a lemon cake",
            "Beat the eggs with sugar until pale, fold in the flour and bake for forty minutes.",
            "other",
        ),
        (
            "Striker signs for city club",
            "The forward scored twenty goals last season and joins on a three-year contract.",
            "other",
        ),
    ],
)
def test_a_story_s_words_decide_its_theme(chooser: Chooser, title: str, text: str, theme: str) -> None:
    assert chooser.choose(story(title, "2025-06-02", text), Marks()).themes[0] == theme


def test_the_words_that_decided_are_told_strongest_first(chooser: Chooser) -> None:
    choice = chooser.choose(
        story("River falls", "2025-06-02", "The dam and the reservoir, the dam's outlets, the river."), Marks()
    )

    assert "dam" in choice.words["water"]
    assert "reservoir" in choice.words["water"]


def test_the_person_s_choice_wins(chooser: Chooser) -> None:
    choice = chooser.choose(story("River falls", "2025-06-02", "The dam and the reservoir."), Marks(theme="energy"))

    assert choice.themes[0] == "energy"
    assert choice.corrected


def test_own_themes_are_added_and_replace(tmp_path: Path) -> None:
    (tmp_path / "themes.toml").write_text(
        '[[theme]]\nkey = "football"\nname = "Football"\ncolour = "#00aa00"\nfor = {goal = 3, striker = 3}\n'
        '[[theme]]\nkey = "water"\nname = "Rivers"\ncolour = "#0000ff"\nfor = {river = 3}\n'
    )

    book = load_book(seeds_folder(), tmp_path)

    assert [theme.name for theme in book.themes if theme.key in ("football", "water")] == ["Rivers", "Football"]
    assert book.themes[-1].key == "other"
    assert Chooser(book).choose(story("Striker scores a late goal"), Marks()).themes[0] == "football"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[theme]\n", "not TOML"),
        ("theme = 5\n", "[[theme]]"),
        ('[[theme]]\nname = "x"\n', "needs a key"),
        ('[[theme]]\nkey = "Bad Key"\n', "needs a key"),
        ('[[theme]]\nkey = "x"\nname = "X"\ncolour = "red"\n', "colour"),
        ('[[theme]]\nkey = "x"\nname = "X"\ncolour = "#ff0000"\nfor = {a = "b"}\n', "number"),
    ],
)
def test_a_wrong_file_is_told_with_what_to_mend(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "themes.toml").write_text(text)

    with pytest.raises(SettingsError, match=r"themes\.toml") as wrong:
        load_book(seeds_folder(), tmp_path)

    assert says in str(wrong.value)
