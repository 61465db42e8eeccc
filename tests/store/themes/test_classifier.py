"""Themes: which a story has, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.api.errors import SettingsError
from store.themes.classifier import ThemeClassifier
from store.themes.lexicon import load_lexicon
from tests.conftest import story


@pytest.fixture
def classifier(tmp_path: Path) -> ThemeClassifier:
    return ThemeClassifier(load_lexicon(tmp_path))


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
            "sport",
        ),
    ],
)
def test_a_story_s_words_decide_its_theme(classifier: ThemeClassifier, title: str, text: str, theme: str) -> None:
    assert classifier.choose(story(title, "2025-06-02", text)).themes[0] == theme


def test_the_words_that_decided_are_told_strongest_first(classifier: ThemeClassifier) -> None:
    choice = classifier.choose(story("River falls", "2025-06-02", "The dam and the reservoir, the dam's outlets, the river."))

    assert "dam" in choice.words["water"]
    assert "reservoir" in choice.words["water"]


def test_the_person_s_choice_wins(classifier: ThemeClassifier) -> None:
    choice = classifier.choose(story("River falls", "2025-06-02", "The dam and the reservoir."), "energy")

    assert choice.themes[0] == "energy"
    assert choice.corrected


def test_own_themes_are_added_and_replace(tmp_path: Path) -> None:
    (tmp_path / "themes.toml").write_text(
        '[[theme]]\nkey = "football"\nname = "Football"\ncolour = "#00aa00"\nfor = {nutmeg = 3, stepover = 3}\n'
        '[[theme]]\nkey = "water"\nname = "Rivers"\ncolour = "#0000ff"\nfor = {river = 3}\n'
    )

    lexicon = load_lexicon(tmp_path)

    assert [theme.name for theme in lexicon.themes if theme.key in ("football", "water")] == ["Rivers", "Football"]
    assert lexicon.themes[-1].key == "other"
    assert ThemeClassifier(lexicon).choose(story("A nutmeg and a stepover")).themes[0] == "football"


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
        load_lexicon(tmp_path)

    assert says in str(wrong.value)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Lantern walk for Lunar New Year", "Families walked around the lake with lanterns for Lunar New Year."),
        ("Cook swears by her virus-free pans", "A cook says her pans are virus-free and her soup is under a cloud of foam."),
        ("Flood of letters for the lost dog", "A flood of letters and a river of biscuits reached the dog's home."),
        ("Bell ringers in a war of words", "Two towers fight a war of words over who rings first."),
        ("Oil painting found in a shed", "An oil painting of a garden was found in a shed."),
        ("Patient gardener waits for tulips", "A patient gardener waited six years for his tulips."),
        ("Rocket-shaped cake wins prize", "A rocket-shaped cake with a moon of sugar won the prize."),
        ("Diplomatic answer about a hat", "The duchess gave a diplomatic answer about her hat."),
        ("Hospitality prize for an inn", "An inn beside the church won a prize for its hospitality and its flowers."),
    ],
)
def test_one_weak_word_or_a_figure_of_speech_decides_no_theme(classifier: ThemeClassifier, title: str, text: str) -> None:
    assert classifier.choose(story(title, "2025-06-02", text)).themes == ("other",)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Singer to star in The Ambassador", "The singer will star in The Ambassador, a comedy about a hotel."),
        ("Museum shows “The River of Money”", "The film “The River of Money” and the novel Reservoir are on show."),
        ("School play 'Inflation' sells out", "A play called Inflation has sold out."),
        ("Choir has a drought of tenors", "There is a drought of tenors and an epidemic of sore throats."),
    ],
)
def test_a_work_s_title_says_nothing_but_that_it_is_a_work(classifier: ThemeClassifier, title: str, text: str) -> None:
    assert set(classifier.choose(story(title, "2025-06-02", text)).themes) <= {"culture", "other"}


@pytest.mark.parametrize(
    ("title", "text", "theme"),
    [
        ("Flood of muddy water fills the valley", "The river left its bed and a flood of water filled the valley.", "water"),
        ("Outbreak of measles in a harbour town", "Doctors count forty patients.", "health"),
        ("Bitcoin falls", "It fell on Monday.", "digital-finance"),
        ("Wave of bombings shakes the capital", "The army sent soldiers.", "security"),
        ("Author of the climate report warns of emissions", "The climate report says that emissions must fall.", "climate"),
    ],
)
def test_a_strong_word_decides_alone_and_weak_ones_together(
    classifier: ThemeClassifier, title: str, text: str, theme: str
) -> None:
    assert classifier.choose(story(title, "2025-06-02", text)).themes[0] == theme


def test_what_a_long_story_mentions_at_its_end_is_not_its_theme(classifier: ThemeClassifier) -> None:
    long = [
        f"Guest number {at} ate the cake with the blue icing and went home by the late tram, tired and glad."
        for at in range(12)
    ]

    told = classifier.choose(story("Cake for a hundred guests", "2025-06-02", *long, "The river and the dam were lit."))

    assert told.themes == ("other",)
