"""The English words of the themes: the form of their file, and stories that must be told apart by them.

The stories stand in `english_stories.txt`, one a line.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from store.paths import seeds_folder
from store.themes.classifier import ThemeClassifier
from store.themes.lexicon import load_lexicon
from store.themes.word_files import folded_phrase
from tests.conftest import story

FILE = seeds_folder() / "words" / "en.toml"
STORIES = [
    tuple(part.strip() for part in line.split("|", 2))
    for line in (Path(__file__).parent / "english_stories.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
"""Invented news of every theme: themes that are right, title, text."""
TABLES: dict[str, dict[str, str]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
THEMES = tuple(TABLES)


def listed(theme: str) -> list[tuple[str, str]]:
    """Return a theme's words as the file has them, each with the weight it stands under."""
    return [
        (word.strip(), weight) for weight, text in TABLES[theme].items() for word in re.split(r"[,\n]", text) if word.strip()
    ]


def test_lines_fit_a_screen() -> None:
    assert [line for line in FILE.read_text(encoding="utf-8").splitlines() if len(line) > 132] == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_word_stands_as_it_is_compared(theme: str) -> None:
    assert [word for word, _ in listed(theme) if folded_phrase(word) != word] == []


@pytest.mark.parametrize("theme", THEMES)
def test_no_word_stands_twice_in_a_theme(theme: str) -> None:
    times = Counter(word for word, _ in listed(theme))

    assert [word for word, often in times.items() if often > 1] == []


@pytest.mark.parametrize("theme", THEMES)
def test_phrases_are_short_enough_to_stand_in_news(theme: str) -> None:
    assert [word for word, _ in listed(theme) if len(word.split()) > 5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_weight_is_a_small_whole_number(theme: str) -> None:
    assert {weight for _, weight in listed(theme)} <= {"3", "2", "1", "0", "-1", "-2", "-3"}


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_has_words_for_all_of_its_field(theme: str) -> None:
    assert sum(int(weight) > 0 for _, weight in listed(theme)) >= 600


@pytest.fixture(scope="module")
def classifier(tmp_path_factory: pytest.TempPathFactory) -> ThemeClassifier:
    return ThemeClassifier(load_lexicon(tmp_path_factory.mktemp("config")))


@pytest.mark.parametrize(("themes", "title", "text"), STORIES, ids=[title for _, title, _ in STORIES])
def test_a_story_gets_the_theme_a_reader_would_give_it(classifier: ThemeClassifier, themes: str, title: str, text: str) -> None:
    assert classifier.choose(story(title, "2025-06-02", text)).themes[0] in themes.split("/")
