"""Whether words are enough to give a story a theme."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.themes.evidence import Cue, Evidence, distinct, is_enough
from store.themes.language_words import LanguageWords
from store.themes.story_parts import Place
from store.themes.weighted_phrase import WeightedPhrase
from tests.conftest import story

LATE, EARLY, TOP = Place.LATE, Place.EARLY, Place.TOP
WORDS = {
    "water": {"dam": 3.0, "reservoir*": 2.0, "river*": 1.0, "river bank": -2.0},
    "economy": {"bank": 1.0, "trade war": 3.0, "price*": 2.0},
    "security": {"war": 3.0, "army": 2.0},
}


def cue(phrase: str, weight: float = 1.5, where: Place = EARLY) -> Cue:
    return Cue(WeightedPhrase(tuple(phrase.split())), weight, weight, where)


def definite_first(cues: list[Cue]) -> list[Cue]:
    return sorted(cues, key=lambda cue: (-cue.weight, -cue.place, -len(cue.said.phrase)))


def read(title: str, *body: str, language: str = "en") -> Evidence:
    return Evidence(LanguageWords(language, WORDS)).read(story(title, "2025-06-02", *body))


def test_a_part_without_words_adds_none() -> None:
    assert read("Three dams — no more", "…", "They stood.").length == read("Three dams no more", "They stood.").length == 6


CUES = some.builds(
    cue,
    some.lists(some.sampled_from(["dam", "dams", "river", "reservoir", "reserv*", "water"]), min_size=1, max_size=2).map(
        " ".join
    ),
    some.floats(0.1, 4),
    some.sampled_from(Place),
)


@pytest.mark.parametrize(
    ("cues", "decides"),
    [
        ([cue("dam", 3.0, TOP)], True),
        ([cue("dam", 3.0, EARLY)], False),
        ([cue("dam", 2.9, TOP)], False),
        ([cue("night train", 2.0, TOP)], True),
        ([cue("dam"), cue("river")], True),
        ([cue("dam", 1.0), cue("river", 1.0)], False),
        ([cue("dam"), cue("dams")], False),
        ([cue("reservoir"), cue("reserv*")], False),
        ([cue("river bank"), cue("bank loan")], False),
        ([cue("dam", 1.5, LATE), cue("river", 1.5, LATE)], False),
        ([cue(word, 1.5, LATE) for word in ("dam", "river", "canal", "lake")], True),
        ([cue("dam", 0.4, TOP), cue("river", 0.4, TOP), cue("canal", 0.4, TOP)], False),
    ],
)
def test_one_strong_word_at_the_top_or_several_that_say_different_things(cues: list[Cue], decides: bool) -> None:
    assert is_enough(distinct(definite_first(cues))) is decides


@given(some.lists(CUES, max_size=6))
def test_what_says_different_things_is_of_what_there_is_and_more_of_it_is_no_less(cues: list[Cue]) -> None:
    found = distinct(definite_first(cues))

    assert len(found) <= len(cues)
    assert all(one in cues for one in found)
    if is_enough(found):
        assert is_enough(distinct(definite_first([*cues, cue("spillway", 3.0, TOP)])))


def test_a_word_counts_more_in_the_title_than_at_the_beginning_and_there_more_than_further_down() -> None:
    long = "and so on " * 120
    scores = [
        read(title, body).scores()[0]["water"]
        for title, body in [("Dam", long), ("Title", f"dam {long}"), ("Title", f"{'so ' * 80}dam"), ("Title", f"{long}dam")]
    ]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def test_repeating_a_word_adds_ever_less_and_another_one_more() -> None:
    once, twice, often = (read("Title", " ".join(["dam"] * many)).scores()[0]["water"] for many in (1, 2, 12))

    assert twice - once < once
    assert often < 4 * once
    assert read("Title", "dam reservoir").scores()[0]["water"] > twice


def test_words_may_speak_against_a_theme() -> None:
    assert read("Title", "The river bank").scores()[0]["water"] < 0


def test_the_longer_a_story_the_more_is_needed_but_no_more_is_read_than_its_beginning() -> None:
    short, long, longest = (read("Title", "so " * many) for many in (20, 400, 40_000))

    assert short.needed < long.needed < longest.needed
    assert longest.length < 2_000
    assert long.needed / short.needed == pytest.approx(sqrt(long.length / short.length))


def test_what_speaks_for_a_theme_is_told_as_the_story_has_it_strongest_first() -> None:
    evidence = read("Reservoirs are full", "The rivers rose; the dam held, and the gates were shut.")

    evidence.scores()
    assert evidence.told("water") == ("dam", "reservoirs", "rivers")


@pytest.mark.parametrize(
    ("text", "theme", "speaks"),
    [
        ("The dam's gates", "water", True),
        ("A trade war of tariffs", "security", False),
        ("A trade war of tariffs", "economy", True),
        ("Sarah Bank said so", "economy", False),
        ("Mr Bank and Mr Price said so", "economy", False),
        ("Mr Price said so. Price, a farmer, is 60.", "economy", False),
        ("The Price of Bread", "economy", True),
        ("Central Bank cuts rates", "economy", True),
        ("the price rose", "economy", True),
    ],
)
def test_possessives_phrases_and_peoples_names_are_seen_through(text: str, theme: str, speaks: bool) -> None:
    assert (read("Title", text).scores()[0].get(theme, 0.0) > 0) is speaks


def test_whom_the_text_calls_by_a_full_name_is_known_in_the_title() -> None:
    assert "economy" not in read("Price wins again", "Mary Price won on Sunday.").scores()[0]


@given(some.text(max_size=400), some.sampled_from(["en", "fr", "zh", "ar", ""]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    evidence = read("Title", text, language=language)

    assert evidence.needed > 0
    speaking = evidence.scores()[1]
    assert all(cue.share > 0 for theme in speaking for cue in evidence.cues(theme))
