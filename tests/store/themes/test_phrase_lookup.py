"""Words and phrases of a lexicon, found in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.themes.phrase_lookup import MANY, PhraseLookup
from store.themes.weighted_phrase import WeightedPhrase

PARTS = some.sampled_from(["dam", "dam*", "river", "riv*", "r*", "bank", "of", "the"])
PHRASES = some.lists(PARTS, min_size=1, max_size=3).map(" ".join)
TEXTS = some.lists(some.sampled_from(["dam", "dams", "damage", "river", "rivers", "bank", "of", "the", "r"]), max_size=14)


def said_in(lookup: PhraseLookup, text: list[str]) -> list[WeightedPhrase]:
    """Return what a text, given as its words, has of a lexicon, in order."""
    return lookup.found_in(f" {'  '.join(text)} ")[0]


def found(phrases: list[str], text: list[str], texts: int = 1) -> list[tuple[int, str]]:
    """Return the index and phrase of what stands in a text, after it was read so often."""
    lookup = PhraseLookup({"water": dict.fromkeys(phrases, 1.0)})
    spaced = f" {'  '.join(text)} "
    for _ in range(texts):
        said, begins = lookup.found_in(spaced)
    return [(spaced.count(" ", 0, begin) // 2, " ".join(one.phrase)) for one, begin in zip(said, begins, strict=True)]


def label_of(one: WeightedPhrase) -> str:
    """Return a phrase for a person to read."""
    return " ".join(one.phrase).replace("*", "")


def stands(phrase: str, text: list[str], place: int) -> bool:
    """Return whether a phrase, or its plural, stands at a place, the slow way."""
    parts = phrase.split()
    there = text[place : place + len(parts)]
    if there[-1:] == [f"{parts[-1]}s"]:
        there[-1] = parts[-1]
    return len(there) == len(parts) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part for part, word in zip(parts, there, strict=True)
    )


@given(some.lists(PHRASES, unique=True, max_size=6), TEXTS)
def test_what_is_found_stands_there_and_no_longer_phrase_does(phrases: list[str], text: list[str]) -> None:
    free = 0
    for place, phrase in found(phrases, text):
        long = len(phrase.split())
        assert place >= free
        assert stands(phrase, text, place)
        assert not any(len(other.split()) > long and stands(other, text, place) for other in phrases)
        free = place + long


@given(some.lists(PHRASES, unique=True, max_size=6), TEXTS)
def test_who_reads_many_texts_finds_the_same_in_one_pass(phrases: list[str], text: list[str]) -> None:
    assert found(phrases, text, texts=MANY) == found(phrases, text)


@given(
    some.lists(some.sampled_from(["dam", "dam*", "the dam", "плотин*", "東京"]), unique=True, max_size=3),
    some.lists(some.sampled_from(["dam", "dams", "the", "плотина", "東京", "𝕏"]), max_size=8),
)
def test_letters_of_any_script_may_stand_among_them(phrases: list[str], text: list[str]) -> None:
    assert found(phrases, text, texts=MANY) == found(phrases, text)


@given(some.lists(PHRASES, unique=True, max_size=6), TEXTS)
def test_whatever_stands_in_a_text_is_found_or_lies_over_what_is(phrases: list[str], text: list[str]) -> None:
    taken = {place + at for place, phrase in found(phrases, text) for at in range(len(phrase.split()))}

    for place in range(len(text)):
        for phrase in phrases:
            if stands(phrase, text, place):
                assert taken & set(range(place, place + len(phrase.split())))


def test_the_longest_phrase_takes_its_words_from_all_themes() -> None:
    lookup = PhraseLookup(
        {"security": {"war": 3.0}, "economy": {"trade war": 3.0, "trade": 1.0}, "health": {"virus": 2.0}}, ["war of words"]
    )

    assert [label_of(one) for one in said_in(lookup, "a trade war is no war".split())] == ["trade war", "war"]
    assert [one.weights for one in said_in(lookup, "a war of words".split())] == [()]


@pytest.mark.parametrize(
    ("word", "label"),
    [("rivers", "river"), ("armies", "army"), ("churches", "church"), ("glass", ""), ("gas", ""), ("hives", "")],
)
def test_a_plural_counts_as_its_singular(word: str, label: str) -> None:
    lookup = PhraseLookup({"any": dict.fromkeys(("river", "army", "church", "glas", "ga", "hiv", "interest rate"), 1.0)})

    assert "".join(label_of(one) for one in said_in(lookup, [word])) == label
    assert [label_of(one) for one in said_in(lookup, ["interest", "rates"])] == ["interest rate"]


def test_for_one_theme_the_most_definite_entry_counts() -> None:
    lookup = PhraseLookup({"sport": {"scor*": 2.0, "scorn": -1.0, "score": 3.0}, "culture": {"score": 1.0}})

    assert [one.weights for one in said_in(lookup, ["scorn", "scored", "score"])] == [
        (("sport", -1.0),),
        (("sport", 2.0),),
        (("sport", 3.0), ("culture", 1.0)),
    ]


def test_the_longest_phrase_is_found_whatever_form_its_second_word_has() -> None:
    lookup = PhraseLookup({"any": {"new years eve": 1.0, "new year": 1.0}}, ["new year resolution"])

    for text in ("new year resolution", "new years eve"):
        assert [" ".join(one.phrase) for one in said_in(lookup, text.split())] == [text]


def test_a_phrase_of_two_themes_speaks_for_both_and_may_speak_against_one() -> None:
    lookup = PhraseLookup({"water": {"river bank": 2.0}, "money": {"river bank": -3.0, "bank": 1.0}})

    phrase, word = said_in(lookup, ["river", "bank", "bank"])

    assert phrase.weights == (("water", 2.0), ("money", -3.0))
    assert word.weights == (("money", 1.0),)


def test_a_word_is_of_a_theme_by_itself_or_only_in_a_phrase() -> None:
    lookup = PhraseLookup({"water": {"river bank": 2.0, "dam*": 1.0, "  ": 4.0}})

    assert [lookup.has_word(word) for word in ("dams", "dam", "river", "bank", "")] == [True, True, False, False, False]
