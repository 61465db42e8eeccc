"""Going back and forward along the trail."""

from store.api.story import StoryId
from tui.screens.timeline.trail import Stop, Trail

A, B, C = (Stop(StoryId(name), name) for name in "abc")


def test_back_leads_to_where_one_jumped_from_and_forward_leads_on_again() -> None:
    trail = Trail().leave(A).leave(B)
    way = []
    for forward, here in ((False, C), (False, B), (False, A), (True, A), (True, B), (True, C)):
        trail, stop = trail.forward(here) if forward else trail.back(here)
        way.append(stop)

    assert way == [B, A, None, B, C, None]


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    trail, _ = Trail().leave(A).back(B)
    trail = trail.leave(A)

    assert trail.forward(C) == (trail, None)


def test_the_place_one_is_already_at_is_passed_over() -> None:
    _, stop = Trail().leave(A).leave(B).back(B)

    assert stop == A
