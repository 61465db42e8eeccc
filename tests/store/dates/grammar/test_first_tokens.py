"""What a phrase can begin with, so that a rule is tried only there."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from store.dates.grammar.first_tokens import LENGTH, MayBegin, beginnings
from store.dates.grammar.phrases import compiled
from store.dates.grammar.rule import Rule
from store.dates.lexer.token_classes import LETTERS, letter_set
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
        ("(?:ab){0,4}c", {"c", "abc"}),
        ("a|b|cd", {"a", "b", "cd"}),
    ],
)
def test_a_pattern_begins_with_these(pattern: str, expected: set[str]) -> None:
    assert beginnings(pattern) == expected


def test_a_pattern_that_is_not_closed_is_refused() -> None:
    with pytest.raises(ValueError, match="does not end"):
        beginnings("ab)")


NUMBER_WORDS = letter_set("ones teens tens hundred thousand a dash and")
"""Of these, three in a row may be the beginning of a longer number than is looked for."""


@settings(max_examples=120, deadline=None)
@given(st.data(), st.sampled_from(RULES))
def test_all_that_a_rule_reads_begins_as_it_is_said_to(data: st.DataObject, rule: Rule) -> None:
    """A rule that is not tried where it applies is lost without a word."""
    pattern = compiled(rule.phrase)
    starts = beginnings(pattern.pattern)
    text = data.draw(st.from_regex(pattern, alphabet=st.sampled_from(sorted(LETTERS.values()))))
    match = pattern.search(text)

    assert match is not None
    words = text[match.start() : match.start() + LENGTH]
    assume(not NUMBER_WORDS.issuperset(words))
    assert any(words[:length] in starts for length in range(1, LENGTH + 1))


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(["dot? comma? (to|and) year", "the? nth (?=quarter|units)", "small dash small|the unit"]))
def test_a_phrase_may_begin_where_it_does(data: st.DataObject, phrase: str) -> None:
    pattern, letters = compiled(phrase), st.sampled_from(sorted(LETTERS.values()))
    text = data.draw(st.from_regex(pattern, alphabet=letters, fullmatch=True) | st.text(letters, max_size=4))
    may_begin = MayBegin(phrase)

    assert may_begin[text[:LENGTH]] or pattern.match(text) is None
    assert not may_begin[""]
