"""What is in sight of lines that are one or two lines of the screen tall."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.timeline.sight import Sight

SIGHTS = st.builds(
    lambda tall, height, pinned: Sight(len(tall), height, tall.__getitem__, pinned),
    st.lists(st.integers(1, 2), min_size=1, max_size=60),
    st.integers(4, 20),
    st.booleans(),
)


def sight(tall: str, height: int = 5) -> Sight:
    """Return what is seen of lines given by how tall they are, a heading pinned over them."""
    return Sight(len(tall), height, lambda line: int(tall[line]), pinned=True)


def test_the_first_in_sight_is_one_line_and_the_others_are_as_tall_as_they_are() -> None:
    assert sight("12212").places(1) == [(1, 0), (2, 0), (2, 1), (3, 0), (4, 0)]
    assert sight("12").places(0) == [(0, 0), (1, 0), (1, 1)]
    assert sight("").places(0) == []


def test_scrolling_moves_as_little_as_needed() -> None:
    seen = sight("1121212111")

    assert seen.scrolled(2, 0, middle=False) is None
    assert seen.scrolled(4, 0, middle=False) == 2
    assert seen.scrolled(4, 4, middle=False) == 3
    assert seen.scrolled(9, 0, middle=True) == 7


@given(SIGHTS, st.data())
def test_where_one_scrolls_to_the_line_is_all_in_sight(seen: Sight, data: st.DataObject) -> None:
    line = data.draw(st.integers(int(seen.pinned and seen.lines > 1), seen.lines - 1))
    top = data.draw(st.integers(0, seen.last_top))

    found = seen.scrolled(line, top, middle=data.draw(st.booleans()))

    there = top if found is None else found
    assert seen.shows(line, there) or (line == 0 and there == 0)
    assert (line, seen.tall(line) - 1) in seen.places(there) or line == there


@given(SIGHTS)
def test_at_the_bottom_the_last_line_is_in_sight_and_no_more_fits(seen: Sight) -> None:
    places = seen.places(seen.last_top)

    assert places[-1][0] == seen.lines - 1
    assert seen.last_top == 0 or len(seen.places(seen.last_top)) >= seen.height - 2


@given(SIGHTS, st.data())
def test_a_line_stands_where_it_is_said_to_stand(seen: Sight, data: st.DataObject) -> None:
    top = data.draw(st.integers(0, seen.lines - 1))

    for y, (line, part) in enumerate(seen.places(top)):
        assert seen.offset(line, top) + part == y
    assert seen.whole(top) >= len({line for line, _ in seen.places(top)}) - 1
