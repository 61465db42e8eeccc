"""Phrases over classes of words, and the patterns they become."""

from __future__ import annotations

import pytest

from store.dates.grammar.phrases import SHORTHANDS, compiled
from store.dates.grammar.rule import named_groups
from store.dates.lexer.tokenizer import read
from store.dates.matcher import RULES


def matches(phrase: str, text: str) -> bool:
    """Say whether a whole text is what a phrase describes."""
    return compiled(phrase).fullmatch(read(text).classes) is not None


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("month dot? small", "June 3", True),
        ("month dot? small", "Sept. 3", True),
        ("month dot? small", "June", False),
        ("any_month", "May", True),
        ("month", "May", False),
        ("(in|on) the? month", "in June", True),
        ("(in|on) the? month", "at June", False),
        ("spelled", "two hundred and fifty", True),
        ("spelled", "a hundred", True),
        ("spelled", "two and", False),
        ("fractional", "two and a half", True),
        ("fractional", "2 1/2", True),
        ("count", "a couple of", True),
        ("count", "many", True),
        ("exact", "many", False),
        ("month_day", "the 3rd of June", True),
        ("month_day", "June the twenty-first", True),
        ("month_day", "last June 3", True),
        ("any_year", "nineteen ninety-six", True),
        ("any_year", "two thousand and three", True),
        ("year_told", "fiscal 2024", True),
        ("year_told", "FY25", True),
        ("year_told", "'98", True),
        ("year_told", "last year", True),
        ("on_day", "next Friday, 13 June, 2025", True),
        ("timed", "5 p.m.", True),
        ("timed", "noon", True),
        ("timed", "five", False),
        ("spelled_era", "B.C.", True),
        ("near_unit", "next week", True),
        ("month (?! small)", "June", True),
        ("month (?! small) small", "June 3", False),
    ],
)
def test_a_phrase_describes_a_text(phrase: str, text: str, expected: bool) -> None:
    assert matches(phrase, text) is expected


@pytest.mark.parametrize("phrase", sorted(SHORTHANDS))
def test_a_shorthand_stands_for_words_and_never_for_nothing(phrase: str) -> None:
    assert compiled(phrase).fullmatch("") is None


def test_no_number_is_longer_than_four_steps() -> None:
    assert matches("spelled", "two hundred thousand five hundred")
    assert not matches("spelled", " ".join(["two hundred"] * 40))


def test_a_part_may_be_named_in_two_places() -> None:
    pattern = compiled("<year:year> month|month <year:year>")

    groups = named_groups(pattern)["year"]

    for text, at in (("2024 June", 0), ("June 2024", 1)):
        match = pattern.fullmatch(read(text).classes)
        assert match is not None
        assert [match.start(group) for group in groups if match.start(group) >= 0] == [at]


def test_a_part_may_lie_in_another() -> None:
    groups = named_groups(compiled("<told:the <number:ordinal>> of"))

    assert set(groups) == {"told", "number"}


def test_every_rule_has_a_name_of_its_own_and_a_phrase_of_some_words() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(compiled(rule.phrase).fullmatch("") is None for rule in RULES)
