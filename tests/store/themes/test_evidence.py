"""Whether words are enough to give a story a theme."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from store.themes.evidence import Cue, Prominence, distinct, is_enough

LATE, EARLY, TOP = Prominence.LATE, Prominence.EARLY, Prominence.TOP
CUES = some.builds(
    Cue,
    some.lists(some.sampled_from(["dam", "dams", "river", "reservoir", "reserv*", "water"]), min_size=1, max_size=2).map(tuple),
    some.floats(0.1, 4),
    some.floats(0.1, 9),
    some.sampled_from(Prominence),
)


def cue(phrase: str, weight: float = 1.5, where: Prominence = EARLY) -> Cue:
    return Cue(tuple(phrase.split()), weight, weight, where)


@pytest.mark.parametrize(
    ("cues", "decides"),
    [
        ([cue("dam", 3.0, TOP)], True),
        ([cue("dam", 3.0, EARLY)], False),
        ([cue("dam", 2.9, TOP)], False),
        ([cue("night train", 2.5, TOP)], True),
        ([cue("dam"), cue("river")], True),
        ([cue("dam", 1.0), cue("river", 1.0)], False),
        ([cue("dam"), cue("dams")], False),
        ([cue("reservoir"), cue("reserv*")], False),
        ([cue("river bank"), cue("bank loan")], False),
        ([cue("dam", 1.5, LATE), cue("river", 1.5, LATE)], False),
        ([cue(word, 1.5, LATE) for word in ("dam", "river", "canal", "lake")], True),
        ([cue("dam", 0.4, TOP), cue("river", 0.4, TOP), cue("canal", 0.4, TOP)], False),
    ],
)
def test_one_strong_word_at_the_top_or_several_that_say_different_things(cues: list[Cue], decides: bool) -> None:
    assert is_enough(distinct(cues), 50, 9.0) is decides


def test_the_longer_a_story_the_more_is_needed() -> None:
    found = distinct([cue("dam"), cue("river")])

    assert [is_enough(found, length, 4.0) for length in (0, 120, 240, 960)] == [True, True, True, False]
    assert not is_enough(found, 10, 2.9)


@given(some.lists(CUES, max_size=6), some.integers(0, 5_000), some.floats(0, 20))
def test_what_decides_does_so_with_a_higher_score_and_in_a_shorter_story(cues: list[Cue], length: int, score: float) -> None:
    found = distinct(cues)

    assert len(found) <= len(cues)
    if is_enough(found, length, score):
        assert is_enough(found, length, score + 1)
        assert is_enough(found, length // 2, score)
