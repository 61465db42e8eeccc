"""What page lines begin with: no pattern ever finds a line that the quick look at its first letters passes over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.formats.news_text import blocks, bylines, furniture, list_headings, page_notices
from store.formats.news_text.line_openings import BYLINE, FURNITURE, LABEL, page_line_kinds
from store.formats.news_text.whole_lines import WHOLE_LINES
from store.text.clean import clean_line

PATTERNS = [
    (pattern.compiled, kind)
    for module, names, kind in (
        (furniture, "_STARTS _ALWAYS", FURNITURE),
        (page_notices, "_NOTICES _ASKS", FURNITURE),
        (bylines, "_REPORTED _ONLY_HELPED", BYLINE),
        (list_headings, "_MORE_FROM", FURNITURE),
        (blocks, "_URL _LABELLED _SOURCE _AUTHOR _PUBLISHED_IN", LABEL),
    )
    for pattern in map(vars(module).__getitem__, names.split())
]


@pytest.mark.parametrize(("pattern", "kind"), PATTERNS)
def test_what_a_pattern_finds_is_never_passed_over(pattern: re.Pattern[str], kind: str) -> None:
    @given(st.from_regex(pattern))
    def is_looked_at(text: str) -> None:
        found = pattern.search(text)
        line = clean_line(text[found.start() :]) if found else ""
        if pattern.match(line):
            assert kind in page_line_kinds(line)

    is_looked_at()


@pytest.mark.parametrize("written", [str, str.upper, str.title, "“{}”".format, "{} >".format])
def test_lines_that_are_furniture_as_a_whole_are_never_passed_over(written) -> None:  # type: ignore[no-untyped-def]
    assert all(FURNITURE in page_line_kinds(written(line)) for line in WHOLE_LINES)


def test_most_sentences_are_passed_over() -> None:
    assert not page_line_kinds("Boats of up to forty metres could moor there from the day of the fair on.")
    assert not page_line_kinds("The council said on Monday that the old harbour would open again in the spring.")
