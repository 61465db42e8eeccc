"""What became other is told in small pieces, and taken back where nothing newer stands."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from store.record.differences import NOTHING, Back, difference, taken_back

plain = some.recursive(
    some.none() | some.booleans() | some.integers(0, 3) | some.text("ab", max_size=3),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(plain | some.just(NOTHING), plain | some.just(NOTHING))
def test_a_change_is_taken_back_once(before: Any, after: Any) -> None:
    made = difference(before, after)

    if made is not None:
        back = taken_back(after, made)
        assert back.newer == 0
        assert back.changed
        assert back.value is before or back.value == before
        again = taken_back(back.value, made)
        assert again.value is before or again.value == before


@given(plain, plain, plain)
def test_whatever_stands_there_it_is_put_back_or_stays(before: Any, after: Any, now: Any) -> None:
    made = difference(before, after)

    if made is not None:
        back = taken_back(now, made)
        assert back.changed or back.newer or back.value == now


def test_what_is_newer_stays_and_the_rest_goes_back() -> None:
    made = difference({"line": "dam", "name": "Water"}, {"line": "dam | lake", "name": "Rivers"})
    assert made is not None

    back = taken_back({"line": "dam | lake", "name": "Streams"}, made)

    assert back == Back({"line": "dam", "name": "Streams"}, changed=1, newer=1)


def test_long_lists_tell_only_the_stretch_that_is_different() -> None:
    lines = [f"line {nth}" for nth in range(1000)]

    made = difference(lines, [*lines[:500], "more", *lines[500:]])

    assert made == {"from": 500, "was": [], "is": ["more"], "of": [1000, 1001]}
    assert taken_back([*lines, "at the end"], made).newer == 1
