"""Whether a word means what it says where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.text.fold import words
from store.themes.idioms import IDIOMS
from store.themes.language_words import LanguageWords
from store.themes.literal_sense import LiteralSense

THEMES = frozenset("treaty virus flood rocket reservoir water inflation bank river army ambassador war oil".split())


def meant(text: str, word: str) -> list[bool]:
    """Return for each time a word stands in a text whether it is meant there."""
    folded = words(text)
    sense = LiteralSense(text, folded, THEMES.__contains__)
    return [sense.is_meant(place, 1) for place, one in enumerate(folded) if one == word]


@pytest.mark.parametrize(
    ("text", "word", "literal"),
    [
        ("Both sides signed the treaty.", "treaty", [True]),
        ("A flood of letters reached the mayor.", "flood", [False]),
        ("A flood of water reached the town.", "flood", [True]),
        ("A flood of the river reached the town.", "flood", [True]),
        ("A flood of Danish tourists came.", "flood", [True]),
        ("Her pans are virus-free.", "virus", [False]),
        ("The virus is free to spread.", "virus", [True]),
        ("A rocket-shaped cake won.", "rocket", [False]),
        ("The star of The Treaty came late.", "treaty", [False]),
        ("The museum shows “The River of Money” today.", "river", [False]),
        ("He read 'Reservoir' and left.", "reservoir", [False]),
        ("The novel Reservoir is out.", "reservoir", [False]),
        ("Inflation, a comedy in three acts, opened.", "inflation", [False]),
        ("They saw Inflation, his new comedy, in May.", "inflation", [False]),
        ("Inflation, the bank said, rose.", "inflation", [True]),
        ("STAR OF THE TREATY TALKS ARRIVES IN GENEVA", "treaty", [True]),
    ],
)
def test_figures_of_speech_compounds_and_titles_are_not_meant(text: str, word: str, literal: list[bool]) -> None:
    assert meant(text, word) == literal


@given(some.sampled_from(IDIOMS), some.sampled_from(["", "They said of it: "]), some.sampled_from(["", ", he said.", " again"]))
def test_in_an_idiom_no_word_speaks_for_its_theme(idiom: str, before: str, after: str) -> None:
    language = LanguageWords("en", {"any": dict.fromkeys((word for word in idiom.split() if len(word) > 3), 3.0)})

    said, _ = language.phrases.found_in(f" {'  '.join(words(f'{before}{idiom}{after}'))} ")

    assert [len(one.phrase) for one in said] == [len(idiom.split())]
    assert not any(one.weights for one in said)


@given(
    some.text(max_size=80)
    | some.lists(some.sampled_from(["flood", "of", "The", "Treaty", ",", "a", "comedy", "“", "”", "-free", "'", "ﬁ"])).map(
        " ".join
    )
)
def test_every_word_of_any_text_is_meant_or_not(text: str) -> None:
    folded = words(text)
    sense = LiteralSense(text, folded, THEMES.__contains__)

    for place in range(len(folded)):
        assert isinstance(sense.is_meant(place, 1), bool)
        assert isinstance(sense.is_meant(place, len(folded) - place), bool)
