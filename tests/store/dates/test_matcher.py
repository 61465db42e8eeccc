"""Which rule applies where, and in which order they are asked."""

from __future__ import annotations

from datetime import date

import pytest

from store.dates.grammar.timex import Context
from store.dates.lexer.tokenizer import read
from store.dates.matcher import RULES, occurrences
from tests.store.dates.tagging import only, values


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("on 3 May 2019", "day of a month with its year"),
        ("on Friday, 3 May 2019", "weekday with its date"),
        ("on 3 May", "day of a month"),
        ("on Friday", "weekday"),
        ("last Friday", "named weekday"),
        ("last Friday night", "day with its part"),
        ("on Friday next week", "weekday of a week"),
        ("at 5 p.m. on Friday", "time of day with its day"),
        ("at 5 p.m.", "time of day"),
        ("in May 2019", "month with its year"),
        ("in April", "month"),
        ("in 2019", "year"),
        ("in the third quarter of 2019", "nth part of a span"),
        ("in Q3 2019", "quarter in figures"),
        ("in the first half of 2019", "half of a year"),
        ("in the 1980s", "decade"),
        ("in the 19th century", "century"),
        ("two weeks ago", "some time ago"),
        ("for two weeks", "stretch of so many units"),
        ("every week", "every week"),
        ("last week", "which week, month or year"),
        ("the week before last", "week before last"),
        ("on Christmas Day 2019", "feast"),
        ("in 44 BC", "year of an era"),
        ("today", "today or a neighbour"),
        ("recently", "now"),
    ],
)
def test_the_longest_fitting_rule_reads_a_time(text: str, rule: str) -> None:
    assert only(f"It came {text}.").rule == rule


def test_rules_of_longer_times_are_asked_before_those_of_their_parts() -> None:
    names = [rule.name for rule in RULES]

    for longer, part in (
        ("century of an era", "century"),
        ("weekday of a week", "weekday"),
        ("nth weekday of a span", "weekday"),
        ("week before last", "which week, month or year"),
        ("time of day with its day", "weekday"),
        ("weekday with its date", "day of a month"),
        ("day of a month with its year", "day of a month"),
        ("month with its year", "month"),
        ("some time ago", "stretch of so many units"),
    ):
        assert names.index(longer) < names.index(part)


def test_a_rule_that_finds_no_such_day_leaves_the_words_to_the_next() -> None:
    assert values("It was 30 February 2019.") == ["2019-02"]
    assert values("It was 99 May 2019.") == ["2019-05"]


def test_occurrences_end_before_the_next_begins() -> None:
    tokens = read("On Friday 3 May 2019 at 5 p.m., last week, two days ago, and in 1998 of course.")

    past = 0
    for _, found, _, end in occurrences(tokens, Context(date(2025, 6, 11))):
        assert past <= found.begin < end <= len(tokens.classes)
        past = end
    assert past


def test_a_time_torn_from_a_longer_one_is_told_as_unknown() -> None:
    mention = only("They met on Friday of 1998.")

    assert mention.value == "XXXX"
    assert mention.text == "Friday of 1998"


@pytest.mark.parametrize("depth", [1, 2, 3, 20])
def test_a_chain_of_parts_is_read_only_so_deep(depth: int) -> None:
    text = "the last day of " * depth + "May 2024"

    assert all(values(text))


def test_a_day_beyond_the_calendar_is_none() -> None:
    assert values("It was 9999 decades ago.", date(8999, 12, 31)) in ([], ["P99990Y"])
