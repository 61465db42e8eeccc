"""A text as classed words: what the rules look at."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.lexer.token_classes import LETTERS
from store.dates.lexer.tokenizer import _parts, _plain, forget, read

NAMES = {letter: name for name, letter in LETTERS.items()}


def classes(text: str) -> list[str]:
    """Return the names of the classes of a text's words."""
    return [NAMES[letter] for letter in read(text).classes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday, 5 p.m.", ["on", "weekday", "comma", "small", "ampm"]),
        ("May 2019", ["maybe_month", "year"]),
        ("they may march", ["other", "would", "other"]),
        ("the '80s and the 1980s", ["the", "decade", "and", "the", "decade"]),
        ("the 22nd", ["the", "ordinal"]),
        ("two-year", ["ones", "dash", "unit"]),
        ("the year's end", ["the", "unit", "apos", "end"]),
        ("$2019", ["money", "year"]),
        ("1,998 points, 2.5%", ["amount", "other", "comma", "amount", "percent"]),
        ("the A320", ["the", "other", "other"]),
        ("3pm at 15:30", ["small", "ampm", "at", "clock"]),
        ("2 1/2 years", ["small", "fraction", "units"]),
        ("2025-06-03", ["isodate"]),
        ("one\n\ntwo\nthree", ["ones", "paragraph", "ones", "ones"]),
        ("It ended.", ["other", "ended", "dot"]),
        ("It was mended", ["other", "was", "did"]),
    ],
)
def test_words_have_their_classes(text: str, expected: list[str]) -> None:
    assert classes(text) == expected


@given(st.text(max_size=200))
def test_every_word_is_found_where_it_stands(text: str) -> None:
    reading = read(text)

    places = [reading.span(index) for index in range(len(reading.classes))]

    assert all(start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))


@given(st.text("aBs.,'’\"()$%;:?!-–1290/\f`Maythed ", max_size=12).map(lambda text: text.replace(" ", "")))
def test_the_short_way_to_read_a_stretch_agrees_with_the_long_one(stretch: str) -> None:
    assert _plain(stretch) in ("", _parts(stretch)[0])


@given(st.text("aBsed.,'’\"()$%;:?!-–19/\f`Maythe ", max_size=8).map(lambda text: text.replace(" ", "")))
def test_unknown_words_have_the_classes_of_their_parts(stretch: str) -> None:
    forget()

    assert read(stretch).classes == _parts(stretch)[0]


@pytest.mark.parametrize("stretch", ["'s-the", "’s-end", "\"'s-the", "s-end", "'s", "'S-the"])
def test_a_lone_apostrophe_s_is_read_the_same_both_ways(stretch: str) -> None:
    """Read the short way as four words and the long way as three, a text was told in the wrong places, or not at all."""
    reading = read(f"the month {stretch} was long")

    assert len(reading.classes) == len([reading.span(index) for index in range(len(reading.classes))])
    assert reading.written(len(reading.classes) - 1) == "long"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FY25 and Q3FY25", ["fy", "small", "and", "quarter_code", "fy", "small"]),
        ("2024/25", ["year", "slash", "small"]),
        ("5pm, 5 P.M. and 5.30pm", ["small", "ampm", "comma", "small", "ampm", "and", "amount", "ampm"]),
        ("twenty-first of May", ["tens", "dash", "ordinal_word", "of", "maybe_month"]),
        ("Christmas and EASTER", ["feast_start", "and", "feast_start"]),
        ("well-known St. John's", ["other", "dash", "other", "title", "dot", "other", "apos"]),
        ("isn’t, won't", ["is", "comma", "will"]),
        ("100% of 5–10", ["number", "percent", "of", "small", "dash", "small"]),
        ("a\r\n\r\nb", ["a", "paragraph", "letter"]),
        ("a \n \n b", ["a", "paragraph", "letter"]),
        ("(2019)", ["open", "year", "close"]),
    ],
)
def test_stretches_without_spaces_are_taken_apart(text: str, expected: list[str]) -> None:
    assert classes(text) == expected


def test_words_are_given_as_written_and_in_lower_case() -> None:
    reading = read("On Friday, 5 P.M.")

    assert [reading.written(index) for index in range(5)] == ["On", "Friday", ",", "5", "P.M."]
    assert reading.words(0, 3) == ["on", "friday", ","]
    assert reading.written(-1) == reading.word(5) == reading.word(99) == ""


@given(st.lists(st.text("aFy5-'’s.,", min_size=1, max_size=40), max_size=6))
def test_what_was_read_before_changes_nothing(stretches: list[str]) -> None:
    text = " ".join(stretches)
    before = read(text)
    spans = [before.span(index) for index in range(len(before.classes))]

    forget()
    again = read(text)

    assert again.classes == before.classes
    assert [again.span(index) for index in range(len(again.classes))] == spans


def test_texts_of_many_words_are_read_after_the_memory_is_full() -> None:
    text = " ".join(f"word{number}x" for number in range(60_000)) + " Friday"

    reading = read(text)

    assert reading.word(len(reading.classes) - 1) == "friday"
    assert NAMES[reading.classes[-1]] == "weekday"


@pytest.mark.parametrize("gap", [" ", "  ", "\n", "\n\n", "\r\n", "\n \n", "\n\n \n\n"])
def test_what_stands_between_two_words_and_before_one_is_as_long_as_in_the_text(gap: str) -> None:
    text = f"The well (dug in May){gap}to June, then the pump."
    tokens = read(text)
    words = [tokens.written(index) for index in range(len(tokens.classes))]
    may, june = words.index("May"), words.index("June")

    between = tokens.between(may, june)

    start, end = tokens.span(may)[1], tokens.span(june)[0]
    assert len(between) == end - start
    assert between.split() == text[start:end].split()
    assert tokens.before(june, 9).split() == text[end - 9 : end].split()


def test_what_stands_before_a_word_reaches_no_further_than_the_text_and_over_many_spaces() -> None:
    assert read("Since May").before(1, 16) == "Since "
    assert read("Since" + " " * 40 + "May").before(1, 16) == " " * 16
    assert read("May").before(0, 16) == ""
    assert read("x" * 5_000 + ",May").before(2, 4) == "xxx,"


def test_signs_inside_a_stretch_stand_between_its_words() -> None:
    tokens = read("(May/June)")

    assert tokens.between(1, 3) == "/"
    assert tokens.before(3, 16) == "(May/"
