"""Tags as they are typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.text.clean import clean_line
from store.text.tags import LONGEST, joined_tags, tags_of, without_tags


def test_tags_are_typed_with_commas_or_signs_between() -> None:
    assert tags_of("to read, #budget #Water board,, ") == ("to read", "budget", "Water board")
    assert tags_of("Café, cafe, CAFÉ") == ("Café",)
    assert tags_of("") == ()


def test_tags_join_and_go_whatever_their_case() -> None:
    assert joined_tags(("Lake",), ("lake", "ferry")) == ("Lake", "ferry")
    assert without_tags(("Lake", "ferry"), ("LAKE", "none")) == ("ferry",)


@given(st.text())
def test_whatever_is_typed_tags_can_be_typed_again(line: str) -> None:
    tags = tags_of(line)
    assert tags_of(", ".join(tags)) == tags
    assert all(clean_line(tag) == tag and len(tag) <= LONGEST for tag in tags)
