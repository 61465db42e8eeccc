"""Words and phrases of a lexicon, found in a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from store.themes.phrase_lookup import PhraseLookup

PARTS = some.sampled_from(["dam", "dam*", "river", "riv*", "r*", "bank", "of", "the"])
PHRASES = some.lists(PARTS, min_size=1, max_size=3).map(" ".join)
TEXTS = some.lists(some.sampled_from(["dam", "dams", "damage", "river", "rivers", "bank", "of", "the", "r", ""]), max_size=14)


def found(phrases: list[str], text: list[str]) -> list[tuple[int, str]]:
    lookup = PhraseLookup({"water": dict.fromkeys(phrases, 1.0)})
    return sorted((place, " ".join(one.phrase)) for place, one in lookup.found_in(text))


def stands(phrase: str, text: list[str], place: int) -> bool:
    """Return whether a phrase stands at a place, the slow way."""
    parts = phrase.split()
    there = text[place : place + len(parts)]
    return len(there) == len(parts) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part for part, word in zip(parts, there, strict=True)
    )


@given(some.lists(PHRASES, unique=True, max_size=6), TEXTS)
def test_everything_that_stands_in_a_text_is_found_where_it_stands(phrases: list[str], text: list[str]) -> None:
    assert found(phrases, text) == sorted(
        (place, phrase) for place in range(len(text)) for phrase in phrases if stands(phrase, text, place)
    )


def test_a_phrase_of_two_themes_speaks_for_both_and_may_speak_against_one() -> None:
    lookup = PhraseLookup({"water": {"river bank": 2.0}, "money": {"river bank": -3.0, "bank": 1.0}})

    ((_, phrase), (_, word)) = lookup.found_in(["river", "bank"])

    assert phrase.weights == [("water", 2.0), ("money", -3.0)]
    assert word.weights == [("money", 1.0)]


def test_a_word_is_of_a_theme_by_itself_or_only_in_a_phrase() -> None:
    lookup = PhraseLookup({"water": {"river bank": 2.0, "dam*": 1.0, "  ": 4.0}})

    assert [lookup.has_word(word) for word in ("dams", "dam", "river", "bank", "")] == [True, True, False, False, False]
