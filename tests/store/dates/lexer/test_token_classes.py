"""Classes of tokens and the words in them."""

from __future__ import annotations

import pytest

from store.dates.gregorian.calendar_names import MONTH_NUMBERS, WEEKDAY_FORMS, WEEKDAY_NUMBERS
from store.dates.lexer.token_classes import LETTERS, SETS, SIGNS, letter_set, letters_for
from store.dates.lexer.word_classes import DECADES, ORDINALS, RECURRING, SEASON_CODES, UNITS, VAGUE, VOCABULARY


def test_every_class_has_a_letter_of_its_own() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert all(len(letter) == 1 for letter in LETTERS.values())


def test_words_and_signs_are_of_classes_that_exist() -> None:
    assert set(VOCABULARY.values()) | set(SIGNS.values()) <= set(LETTERS)


def test_sets_are_made_of_classes_and_sets_and_hide_none() -> None:
    assert {name for names in SETS.values() for name in names.split()} <= LETTERS.keys() | SETS.keys()
    assert not LETTERS.keys() & SETS.keys()


@pytest.mark.parametrize(
    ("names", "classes"),
    [
        ("month", ["month"]),
        ("any_month", ["month", "maybe_month"]),
        ("every_unit", ["unit", "clock_unit", "units", "clock_units", "weekends", "seasons"]),
        ("in on", ["in", "on"]),
    ],
)
def test_a_set_has_the_letters_of_its_classes(names: str, classes: list[str]) -> None:
    assert letters_for(names) == "".join(LETTERS[name] for name in classes)
    assert letter_set(names) == {LETTERS[name] for name in classes}


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("May", "maybe_month"),
        ("may", "would"),
        ("March", "maybe_month"),
        ("june", "month"),
        ("JUNE", "month"),
        ("August", "month"),
        ("sun", None),
        ("Sun", "maybe_weekday"),
        ("Sept", "month"),
        ("sept", "month"),
        ("dec", None),
        ("friday", "weekday"),
        ("Fridays", "weekdays"),
        ("Second", "second"),
        ("YEARS", "units"),
        ("upcoming", "coming"),
        ("preceding", "previous"),
        ("won’t", "will"),
        ("won", "did"),
        ("Gen", "title"),
        ("gen", None),
        ("a", "a"),
        ("B", "letter"),
    ],
)
def test_capitals_decide_where_a_word_is_two_things(word: str, name: str | None) -> None:
    assert VOCABULARY.get(word) == name


def test_an_august_body_is_no_month() -> None:
    assert "august" not in VOCABULARY


@pytest.mark.parametrize(
    ("class_name", "table"),
    [
        ("unit units clock_unit clock_units quarter weekend weekends seasons", UNITS),
        ("recurring", RECURRING),
        ("vague", VAGUE),
        ("season maybe_season", SEASON_CODES),
        ("decade_word", DECADES),
        ("weekday weekdays maybe_weekday", WEEKDAY_FORMS),
        ("month maybe_month", MONTH_NUMBERS),
    ],
)
def test_every_word_of_a_class_can_be_looked_up(class_name: str, table: dict[str, object]) -> None:
    words = {word.lower() for word, name in VOCABULARY.items() if name in class_name.split()}

    assert words <= table.keys()


def test_numbers_of_words() -> None:
    assert (ORDINALS["twenty-first"], DECADES["noughties"], DECADES["fifties"]) == (21, 100, 50)
    assert (WEEKDAY_NUMBERS["thurs"], WEEKDAY_FORMS["sundays"], MONTH_NUMBERS["sept"]) == (3, 6, 9)
