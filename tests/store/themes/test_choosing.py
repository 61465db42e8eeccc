"""Choosing a story's themes: sections, hidden and merged themes, the person's own, people's names, and what stays under Other."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.themes.classifier import ThemeClassifier
from store.themes.lexicon import load_lexicon
from store.themes.naive_bayes import LearnedTheme
from tests.conftest import story

MATCH = (
    "Late goal takes Harbour Rovers to the cup final",
    "The striker scored in extra time and the goalkeeper saved a penalty in the semi-final on Saturday.",
)
BUDGET = (
    "Opposition votes against the budget",
    "Members of parliament of both opposition parties rejected the finance minister's budget after a debate; "
    "the prime minister said his coalition would put it to a second vote.",
)
DRUGS = (
    "Ministers to debate hospital waiting lists",
    "The health secretary told parliament that the government would publish a bill; Labour and Conservative MPs in the Commons asked "
    "for more doctors and nurses in hospitals.",
)


def choosing(tmp_path: Path, own: str = "") -> ThemeClassifier:
    (tmp_path / "themes.toml").write_text(own, encoding="utf-8")
    return ThemeClassifier(load_lexicon(tmp_path))


def test_stories_of_a_hidden_theme_stay_under_other_and_are_taken_for_no_other_s(tmp_path: Path) -> None:
    shown, hidden = choosing(tmp_path), choosing(tmp_path, '[[theme]]\nkey = "sport"\nhidden = true\n')

    assert shown.choose(story(*MATCH[:1], "2025-06-02", MATCH[1])).themes[0] == "sport"
    assert hidden.choose(story(*MATCH[:1], "2025-06-02", MATCH[1])).themes == ("other",)


def test_stories_of_a_merged_theme_stand_under_what_it_was_merged_into(tmp_path: Path) -> None:
    merged = choosing(tmp_path, '[[theme]]\nkey = "sport"\ninto = "culture"\n')

    assert merged.choose(story(MATCH[0], "2025-06-02", MATCH[1])).themes[0] == "culture"


def test_who_makes_a_theme_finds_its_stories_under_it_though_another_theme_has_words_for_them(tmp_path: Path) -> None:
    own = '[[theme]]\nkey = "cups"\nname = "Cups"\ncolour = "#00aa00"\nfor = {"cup final" = 3, penalty = 3, goalkeeper = 3}\n'

    assert choosing(tmp_path, own).choose(story(MATCH[0], "2025-06-02", MATCH[1])).themes[:2] == ("cups", "sport")


def test_what_those_who_govern_argue_about_is_politics_and_the_matter_comes_second(tmp_path: Path) -> None:
    classifier = choosing(tmp_path)

    assert classifier.choose(story(BUDGET[0], "2025-06-02", BUDGET[1])).themes[0] == "politics"
    assert classifier.choose(story(DRUGS[0], "2025-06-02", DRUGS[1])).themes[:2] == ("politics", "health")


@pytest.mark.parametrize(
    ("title", "text", "never"),
    [
        ("Tiger Woods at a school fair", "Tiger Woods opened the fair of a village school. Woods cut a ribbon.", "climate"),
        ("Rivers opens a bakery", "Joan Rivers opened a bakery with her sister. Rivers baked the first loaf.", "water"),
        ("Mr Banks and his bicycle", "Mr Banks has a bicycle. Banks will ride it home.", "economy"),
        ("Swift to marry", "Taylor Swift will marry in June. Swift met him at a fair.", "sport"),
        ("A portrait of George Bush", "A neighbour painted George Bush. Bush liked it.", "climate"),
        ("Mars wins at cards", "Bruno Mars won at cards. Mars laughed.", "space"),
    ],
)
def test_a_person_s_name_is_no_evidence(tmp_path: Path, title: str, text: str, never: str) -> None:
    choice = choosing(tmp_path).choose(story(title, "2025-06-02", text))

    assert never not in choice.themes
    assert never not in choice.words


@pytest.mark.parametrize(
    ("title", "text", "theme"),
    [
        ("Wall Street ends higher", "Stocks on Wall Street closed higher.", "economy"),
        ("Supreme Court hears appeal", "The Supreme Court will rule in June.", "justice"),
        ("Real Madrid held", "Real Madrid drew 1-1 at home.", "sport"),
        ("World Bank lends more", "The World Bank will lend more.", "economy"),
    ],
)
def test_names_of_places_and_institutions_are_evidence(tmp_path: Path, title: str, text: str, theme: str) -> None:
    assert choosing(tmp_path).choose(story(title, "2025-06-02", text)).themes[0] == theme


@pytest.mark.parametrize(
    "story_text",
    [
        ("How to fold a napkin", "Lay the napkin flat, fold it twice and press the edge with your thumb."),
        ("My cat sleeps all day", "She sleeps on the sofa until noon and wakes for her bowl."),
        (
            "A simple apple cake",
            "Peel the apples, stir the butter with sugar, and leave the cake in the oven until golden.",
        ),
        ("A walk along the old wall", "We left after breakfast and came back when the light was nearly gone."),
        ("Yellow paint for the fence", "The second coat dries overnight; then the brush can be washed."),
    ],
)
def test_what_no_theme_fits_stays_under_other(tmp_path: Path, story_text: tuple[str, str]) -> None:
    assert choosing(tmp_path).choose(story(story_text[0], "2025-06-02", story_text[1])).themes == ("other",)


def test_a_section_decides_and_words_decide_within_it(tmp_path: Path) -> None:
    classifier = choosing(tmp_path)
    told = story("Tickets sold out within an hour", "2025-06-02", "People queued around the block.", sections=("Sport",))

    choice = classifier.choose(told)

    assert choice.themes[0] == "sport"
    assert choice.filed == {"sport": "Sport"}
    assert "filed under “Sport”" in choice.summary


def test_a_section_outweighs_words_of_another_theme_and_a_correction_outweighs_it(tmp_path: Path) -> None:
    classifier = choosing(tmp_path)
    told = story(
        "Club's shares fall after defeat", "2025-06-02", "Investors sold shares; profits fell.", sections=("Football",)
    )

    assert classifier.choose(told).themes[0] == "sport"
    assert classifier.choose(told, "economy").themes[:2] == ("economy", "sport")


def test_what_was_learned_outweighs_a_section(tmp_path: Path) -> None:
    learned = {"energy": LearnedTheme(9, {"turbin": 3.0, "harbour": 2.0}, 0.5, 3.0)}
    told = story("Turbines in the harbour", "2025-06-02", "The turbines came by ship.", sections=("Sport",))

    assert choosing(tmp_path).choose(told).themes[0] != "energy"
    assert choosing(tmp_path).having_learned(learned).choose(told).themes[0] == "energy"


def test_a_story_filed_under_a_hidden_theme_stays_under_other(tmp_path: Path) -> None:
    classifier = choosing(tmp_path, '[[theme]]\nkey = "sport"\nhidden = true\n')
    told = story(
        "Tickets sold out", "2025-06-02", "People queued around the block for shares in the club.", sections=("Sport",)
    )

    assert classifier.choose(told).themes == ("other",)


def test_tags_that_are_no_sections_are_read_as_words(tmp_path: Path) -> None:
    text = ("Saturday at the harbour", "2025-06-02", "Hundreds came, and it rained all afternoon.")

    assert choosing(tmp_path).choose(story(*text)).themes == ("other",)
    assert choosing(tmp_path).choose(
        story(*text, sections=("Champions League final", "goalkeepers", "penalty shootout"))
    ).themes == ("sport",)


def test_a_language_without_words_of_its_own_is_read_with_the_english_ones(tmp_path: Path) -> None:
    classifier = choosing(tmp_path)

    for language in ("xx", "xy-Latn", "", *(f"q{letter}{other}" for letter in "abcdefghij" for other in "abcdefghij")):
        assert classifier.choose(story(MATCH[0], "2025-06-02", MATCH[1], language=language)).themes[0] == "sport"


def test_one_paragraph_or_many_make_no_difference(tmp_path: Path) -> None:
    classifier, sentences = (
        choosing(tmp_path),
        [sentence for _, text in (MATCH, BUDGET, DRUGS) for sentence in text.split("; ")],
    )

    one, many = story("On Monday", "2025-06-02", "\n".join(sentences)), story("On Monday", "2025-06-02", *sentences)

    assert classifier.choose(one) == classifier.choose(many)
