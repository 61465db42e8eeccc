"""Words that point at the past, the present or the future."""

from __future__ import annotations

import pytest

from store.dates import Side
from tests.store.dates.tagging import only, told_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was recently sold.", "recently = PAST_REF"),
        ("It is now sold.", "now = PRESENT_REF"),
        ("It will soon be sold.", "soon = FUTURE_REF"),
        ("They come as soon as possible.", "as soon as possible = FUTURE_REF"),
        ("As soon as they came they left.", "–"),
        ("In recent years it fell.", "recent years = PAST_REF"),
        ("In recent months it fell.", "recent months = PXM"),
        ("In recent weeks it fell.", "recent weeks = PXW"),
        ("In the coming years it will fall.", "the coming years = PXY"),
        ("In the coming weeks it will fall.", "the coming weeks = PXW"),
        ("In the days ahead it will fall.", "the days ahead = PXD"),
        ("In the near future it will fall.", "the near future = FUTURE_REF"),
        ("In the future it will fall.", "the future = FUTURE_REF"),
        ("In the past it fell.", "–"),
        ("In past decades it fell.", "past decades = PAST_REF"),
        ("These days it falls.", "These days = PRESENT_REF"),
        ("Those days are gone.", "Those days = PAST_REF"),
        ("The current law stands.", "current = PRESENT_REF"),
    ],
)
def test_a_vague_time_is_read(text: str, expected: str) -> None:
    assert told_in(text) == expected


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("It was recently sold.", Side.PAST),
        ("It is now sold.", Side.PRESENT),
        ("It will soon be sold.", Side.FUTURE),
        ("In recent years it fell.", Side.PAST),
        ("In the near future it falls.", Side.FUTURE),
        ("In recent weeks it fell.", Side.NONE),
    ],
)
def test_a_vague_time_has_a_side_and_no_days(text: str, side: Side) -> None:
    mention = only(text)

    assert (mention.side, mention.first, mention.last, mention.precision) == (side, None, None, "")
