"""What a phrase can begin with, so that a rule is tried only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates.anchoring.shared_years import SHARED, WEEKDAYS_SHARED
from store.dates.grammar.first_tokens import LENGTH, MayBegin, beginnings
from store.dates.grammar.phrases import compiled
from store.dates.grammar.rule import Rule
from store.dates.lexer.token_classes import LETTERS
from store.dates.lexer.tokenizer import read
from store.dates.matcher import RULES


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("abcd", {"abc"}),
        ("ab", {"ab"}),
        ("a?b", {"ab", "b"}),
        ("[ab]c", {"ac", "bc"}),
        ("(?:a|bc)d", {"ad", "bcd"}),
        ("(?P<x>a)b", {"ab"}),
        ("a(?=b)", {"ab"}),
        ("a(?=b)c", {"ab"}),
        ("a?(?=bcd)e", {"abc", "bcd"}),
        ("a(?!b)", {"a"}),
        ("(?:ab){0,4}c", {"c", "abc", "aba"}),
        ("(?:ab?){0,4}c", {"c", "ac", "abc", "aac", "aab", "aba", "aaa"}),
        ("a|b|cd", {"a", "b", "cd"}),
    ],
)
def test_a_pattern_begins_with_these(pattern: str, expected: set[str]) -> None:
    assert beginnings(pattern) == expected


def test_a_pattern_that_is_not_closed_is_refused() -> None:
    with pytest.raises(ValueError, match="does not end"):
        beginnings("ab)")


@given(st.data(), st.sampled_from(RULES))
def test_all_that_a_rule_reads_begins_as_it_is_said_to(data: st.DataObject, rule: Rule) -> None:
    """A rule that is not tried where it applies is lost without a word."""
    pattern = compiled(rule.phrase)
    starts = beginnings(pattern.pattern)
    text = data.draw(st.from_regex(pattern, alphabet=st.sampled_from(sorted(LETTERS.values()))))
    match = pattern.search(text)

    assert match is not None
    words = text[match.start() : match.start() + LENGTH]
    assert any(words[:length] in starts for length in range(1, LENGTH + 1))


@given(st.data(), st.sampled_from(["dot? comma? (to|and) year", "the? nth (?=quarter|units)", "small dash small|the unit"]))
def test_a_phrase_may_begin_where_it_does(data: st.DataObject, phrase: str) -> None:
    pattern, letters = compiled(phrase), st.sampled_from(sorted(LETTERS.values()))
    text = data.draw(st.from_regex(pattern, alphabet=letters, fullmatch=True) | st.text(letters, max_size=4))
    may_begin = MayBegin(phrase)

    assert may_begin[text[:LENGTH]] or pattern.match(text) is None
    assert not may_begin[""]


PARTS = ["3 May", "April 5", "June", "the 8th", "15", "Q1", "spring", "the second quarter", "Monday", "Jan."]
LISTS = st.lists(
    st.tuples(st.sampled_from(PARTS), st.sampled_from([" ", ", ", " and ", " to ", ", or ", "-", ". "])), min_size=2, max_size=6
)


@pytest.mark.parametrize("phrase", [SHARED, WEEKDAYS_SHARED, *(rule.phrase for rule in RULES)])
def test_wherever_a_phrase_stands_in_hard_cases_it_may_begin(phrase: str) -> None:
    pattern, may_begin = compiled(phrase), MayBegin(phrase)
    for line in (Path(__file__).parents[1] / "hard_cases.txt").read_text("utf-8").splitlines():
        classes = read(line).classes
        for at in range(len(classes)):
            assert may_begin[classes[at : at + LENGTH]] or pattern.match(classes, at) is None, line


@given(LISTS, st.sampled_from(["2023", "next week", "of last year"]))
def test_wherever_a_list_of_times_goes_on_it_may_go_on(parts: list[tuple[str, str]], told: str) -> None:
    classes = read(f"In {''.join(part + tie for part, tie in parts)}May {told} it rained.").classes
    for phrase in (SHARED, WEEKDAYS_SHARED):
        pattern, may_begin = compiled(phrase), MayBegin(phrase)
        for at in range(len(classes)):
            assert may_begin[classes[at : at + LENGTH]] or pattern.match(classes, at) is None
