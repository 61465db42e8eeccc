"""Going back and forward along the trail."""

from store.api.story import StoryId
from tui.trail import Stop, Trail

A, B, C = (Stop(StoryId(name), name) for name in "abc")


def test_back_leads_to_where_one_jumped_from_and_forward_leads_on_again() -> None:
    trail = Trail()
    trail.leave(A)
    trail.leave(B)

    assert trail.back(C) == B
    assert trail.back(B) == A
    assert trail.back(A) is None
    assert trail.forward(A) == B
    assert trail.forward(B) == C
    assert trail.forward(C) is None


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.leave(A)
    trail.back(B)
    trail.leave(A)

    assert trail.forward(C) is None


def test_the_place_one_is_already_at_is_passed_over() -> None:
    trail = Trail()
    trail.leave(A)
    trail.leave(B)

    assert trail.back(B) == A
