"""Stories in other languages than English: each gets its theme by the words its language has in the table.

The stories stand in `stories_de.txt` and the like, one a line: theme, title, text; several themes with `/` between are all right.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from store.api.themes import OTHER
from store.paths import seeds_folder
from store.text.language import guess_language
from store.themes.classifier import ThemeClassifier
from store.themes.lexicon import ThemeLexicon, load_lexicon
from store.themes.toml_file import document_of
from store.themes.word_files import DEFAULT_LANGUAGE, FOLDER, folded_phrase
from tests.conftest import story

LANGUAGES = sorted(path.stem for path in (seeds_folder() / FOLDER).glob("*.toml") if path.stem != DEFAULT_LANGUAGE)
ENOUGH = 100
"""Words that each language has for each theme at least."""
Told = tuple[str, str, str, str]


def stories() -> Iterator[Told]:
    """Yield language, theme, title and text of every story in the files beside this one."""
    for path in sorted(Path(__file__).parent.glob("stories_*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                theme, title, text = (part.strip() for part in line.split("|", 2))
                yield path.stem.removeprefix("stories_"), theme, title, text


STORIES = list(stories())


@cache
def words_of(language: str) -> dict[str, list[tuple[str, str, str]]]:
    """Return the words of each theme: as they are compared, as written, and their weight."""
    document = document_of(seeds_folder() / FOLDER / f"{language}.toml")
    found: dict[str, list[tuple[str, str, str]]] = {}
    for theme, by_weight in document.items():
        for weight, listed in by_weight.items():
            texts = listed if isinstance(listed, list) else [listed]
            written = [one.strip() for text in texts for one in text.replace("\n", ",").split(",") if one.strip()]
            found.setdefault(theme, []).extend((folded_phrase(one, language), one, weight) for one in written)
    return found


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> ThemeLexicon:
    return load_lexicon(tmp_path_factory.mktemp("config"))


@pytest.fixture(scope="module")
def classifier(lexicon: ThemeLexicon) -> ThemeClassifier:
    return ThemeClassifier(lexicon)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_a_hundred_words_for_each_theme(language: str, lexicon: ThemeLexicon) -> None:
    by_theme = words_of(language)
    counts = {
        theme.key: len({phrase for phrase, _, weight in by_theme.get(theme.key, ()) if phrase and float(weight) > 0})
        for theme in lexicon.themes
        if theme.key != OTHER
    }

    assert {key: count for key, count in counts.items() if count < ENOUGH} == {}
    assert set(by_theme) == set(counts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_stands_in_a_theme_with_one_weight(language: str) -> None:
    for theme, listed in words_of(language).items():
        in_order = sorted(listed)
        twice = [(theme, one, other) for one, other in pairwise(in_order) if one[0] == other[0] and one[2] != other[2]]

        assert twice == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_can_be_found(language: str) -> None:
    every = [(phrase, written) for listed in words_of(language).values() for phrase, written, _ in listed]

    assert [written for phrase, written in every if not phrase.replace("*", "").strip()] == []


@pytest.mark.parametrize(("language", "theme", "title", "text"), STORIES, ids=[f"{told[0]}-{told[2]}" for told in STORIES])
def test_a_story_gets_its_theme_in_its_language(
    classifier: ThemeClassifier, language: str, theme: str, title: str, text: str
) -> None:
    guessed = guess_language(f"{title} {text}")
    chosen = classifier.choose(story(title, "2025-06-02", text, language=guessed))

    assert guessed == language
    assert chosen.themes[0] in theme.split("/")


@pytest.mark.parametrize("language", sorted({told[0] for told in STORIES}))
def test_every_theme_of_a_language_has_a_story(language: str, lexicon: ThemeLexicon) -> None:
    told = {key for story_language, theme, _, _ in STORIES if story_language == language for key in theme.split("/")}

    assert {theme.key for theme in lexicon.themes} - told == set()
